"""Whatever a report holds, a browser shows letters."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Browser

from tests.browser.test_every_page import visiting
from tests.web import hostile


def test_markup_is_shown_as_letters_and_runs_nowhere(browser: Browser, site: str) -> None:
    with visiting(browser, site) as seen:
        report = hostile.hostile().report
        for path in ("/reports", "/actors?name=Count", "/ledger", f"/report?id={quote(report['id'], safe='')}"):
            seen.page.goto(path)
            assert hostile.SCRIPT in seen.page.locator("body").inner_text(), path
            assert seen.page.locator("main script, main img[src=x], main svg").count() == 0
            assert seen.page.locator("a[href^='javascript:']").count() == 0
            assert seen.page.title() != "taken"
        assert "49" not in seen.page.locator("h1").inner_text()
        assert seen.wrong == []


def test_writing_that_is_turned_turns_nothing_else(browser: Browser, site: str) -> None:
    with visiting(browser, site) as seen:
        seen.page.goto("/actors")
        shown = seen.page.locator("main").inner_text()
        assert "\u202e" not in shown
        assert "Mira \N{REPLACEMENT CHARACTER}tloS" in shown


def test_a_report_that_is_forged_to_look_like_a_form_is_none(browser: Browser, site: str) -> None:
    with visiting(browser, site) as seen:
        seen.page.goto(f"/report?id={quote(hostile.hostile().report['id'], safe='')}")
        for form in seen.page.locator("form").all():
            assert (form.get_attribute("action") or "").startswith("/")
