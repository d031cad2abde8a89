"""Every page in a real browser: wide and on a phone, with script and without, by keyboard, in print, for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

LISTS = (
    *("/", "/changes", "/ledger", "/timeline", "/disputes", "/positions", "/statements", "/actors", "/network", "/map"),
    *("/reports", "/search?words=the", "/review", "/log", "/login", "/ledger?as_of=soon"),
)
INNER = ("/ledger/", "/timeline/", "/disputes/", "/statements/", "/actors/", "/report?")
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


class Watched:
    """A page that is watched: what it asks for, what goes wrong in it, what pops up."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.wrong: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", self.told)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("dialog", lambda dialog: self.wrong.append(f"dialog: {dialog.message}"))

    def told(self, message: Any) -> None:
        """Keeps what the console says, but that a page of ours answered with a status of its own."""
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            self.wrong.append(message.text)


@contextmanager
def visiting(browser: Browser, site: str, **how: Any) -> Iterator[Watched]:
    """A new browser window."""
    context = browser.new_context(base_url=site, **how)
    try:
        yield Watched(context.new_page())
    finally:
        context.close()


@pytest.fixture(scope="module")
def paths(browser: Browser, site: str) -> list[str]:
    """Every page that stands in the navigation, and of each kind of entry the pages of the first few."""
    found = list(LISTS)
    with visiting(browser, site, java_script_enabled=False) as seen:
        for path in LISTS[:11]:
            seen.page.goto(path)
            links = [link.get_attribute("href") or "" for link in seen.page.locator("main a").all()]
            for start in INNER:
                found += [link.partition("#")[0] for link in links if link.startswith(start)][:2]
    kept = {start: [path for path in dict.fromkeys(found) if path.startswith(start)][:2] for start in INNER}
    assert all(kept.values()), kept
    return [*LISTS, *(path for paths in kept.values() for path in paths)]


def overflow(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def test_every_page_is_whole_for_everybody_and_asks_nothing_of_others(
    browser: Browser, site: str, paths: list[str]
) -> None:
    """Wide and light with script: axe-core finds nothing serious, nothing goes wrong, nobody else is asked."""
    axe = Axe()
    with visiting(browser, site, viewport=WIDE, color_scheme="light") as seen:
        for path in paths:
            seen.page.goto(path)
            assert overflow(seen.page) <= 0, path
            result = axe.run(seen.page, options={"resultTypes": ["violations"]})
            serious = [one for one in result.response["violations"] if one["impact"] in ("serious", "critical")]
            assert [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in serious] == [], path
            assert seen.page.title() != "taken"
        assert seen.wrong == []
        assert {urlsplit(one).netloc for one in seen.asked} == {urlsplit(site).netloc}


def test_every_page_fits_a_phone_without_script(browser: Browser, site: str, paths: list[str]) -> None:
    """360 pixels, dark, no script: nothing runs over the edge, every page has one heading and its way on."""
    with visiting(browser, site, viewport=PHONE, color_scheme="dark", java_script_enabled=False) as seen:
        for path in paths:
            seen.page.goto(path)
            assert overflow(seen.page) <= 0, path
            assert seen.page.locator("h1").count() == 1, path
            assert seen.page.locator("main").count() == 1, path
        assert seen.wrong == []
        assert {urlsplit(one).netloc for one in seen.asked} == {urlsplit(site).netloc}


def test_dark_pages_can_be_read(browser: Browser, site: str) -> None:
    axe = Axe()
    with visiting(browser, site, viewport=PHONE, color_scheme="dark") as seen:
        for path in ("/", "/ledger", "/report?id=wire-1&at=0-20"):
            seen.page.goto(path)
            result = axe.run(seen.page, options={"runOnly": ["color-contrast", "color-contrast-enhanced"]})
            assert [one["id"] for one in result.response["violations"]] == [], path


def test_the_keyboard_alone_leads_from_a_commitment_to_its_words_and_back(browser: Browser, site: str) -> None:
    with visiting(browser, site, viewport=WIDE) as seen:
        page = seen.page
        page.goto("/ledger")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "To the content"
        page.keyboard.press("Enter")
        press_until(page, "document.activeElement.matches('main .lines a.theirs')")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        page.wait_for_url("**/ledger/*")
        press_until(page, "document.activeElement.matches('#h-words ~ p a')")
        page.keyboard.press("Enter")
        page.wait_for_url("**/report?*")
        assert page.locator("mark.cited").count() >= 1
        assert page.locator("#cited").is_visible()
        press_until(page, "document.activeElement.matches('.text a.k')")
        page.keyboard.press("Enter")
        assert "#e" in page.url


def press_until(page: Page, condition: str) -> None:
    """Presses Tab until the focus is where it is to be."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate(condition):
            return
    pytest.fail(f"the keyboard never reaches {condition}")


def test_an_entry_that_is_hovered_or_focused_shows_its_words_without_script(browser: Browser, site: str) -> None:
    with visiting(browser, site, viewport=WIDE, java_script_enabled=True) as seen:
        page = seen.page
        page.goto("/report?id=wire-1")
        entry = page.locator(".entries li").first
        number = (entry.get_attribute("id") or "")[1:]
        words = page.locator(f".m{number}").first
        before = words.evaluate("one => getComputedStyle(one).backgroundColor")
        entry.hover()
        assert words.evaluate("one => getComputedStyle(one).backgroundColor") != before
        page.mouse.move(0, 0)
        assert words.evaluate("one => getComputedStyle(one).backgroundColor") == before
        entry.locator("a").first.focus()
        assert words.evaluate("one => getComputedStyle(one).backgroundColor") != before


def test_a_form_works_without_script_and_keeps_the_day(browser: Browser, site: str) -> None:
    with visiting(browser, site, java_script_enabled=False) as seen:
        page = seen.page
        page.goto("/ledger?as_of=2024-04-20")
        page.get_by_label("Stage").select_option("next")
        page.get_by_role("form", name="Show only").get_by_role("button", name="Show").click()
        assert "stage=next" in page.url
        assert "as_of=2024-04-20" in page.url
        assert "As of 20 Apr 2024" in page.content()


def test_print_drops_the_navigation_and_keeps_the_sources(browser: Browser, site: str) -> None:
    with visiting(browser, site) as seen:
        page = seen.page
        page.goto("/ledger")
        page.emulate_media(media="print")
        assert not page.locator("header nav").is_visible()
        assert not page.locator("form.filters").first.is_visible()
        assert page.locator(".notes q").first.is_visible()


def test_a_reviewer_corrects_in_place(browser: Browser, site: str) -> None:
    with visiting(browser, site, java_script_enabled=False) as seen:
        page = seen.page
        page.goto("/entry?report=denial.txt&entry=e1")
        page.get_by_text("Decide on this telling").first.click()
        page.get_by_label("Status").first.select_option("expected")
        page.get_by_role("button", name="Correct").first.click()
        assert "expected" in page.locator("main .lines .word").first.inner_text()
        page.goto("/log")
        page.get_by_role("button", name="Undo").first.click()
        assert "undone" in page.locator("main").inner_text()
