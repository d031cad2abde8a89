"""Today: what is due, overdue and at risk, and what changed since the last visit."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Response

from pactwatch.views.answers.ledger import Ledger, ledger
from pactwatch.web.asking import Day, Number, paged, shifted
from pactwatch.web.visit import Here, Visit

MOST = 6  # entries of a section
AHEAD = 30  # days
LAST, BEFORE = "visited", "visited-before"  # cookies: the day shown on the last visit, and on the one before it
A_YEAR = 365 * 24 * 3600

router = APIRouter()


@router.get("/")
def today(here: Here, since: Day = None) -> Response:
    """What a desk officer looks at first."""
    answer = here.ask(ledger)
    day, why = since_when(here, since, answer.as_of)
    changes = here.desk.diff(day, here.at)
    shown = [one for one in changes.entries if one.on != "dispute"]
    page = here.page(
        "today.html.jinja",
        answer=answer,
        duties=duties(answer),
        most=MOST,
        changes=changes,
        why_since=why,
        shown=shown[: 2 * MOST],
        total=len(shown),
        disputes=[one for one in changes.entries if one.on == "dispute"],
    )
    remember(here, page, answer.as_of)
    return page


@router.get("/changes")
def changes(here: Here, since: Day = None, number: Number = 1) -> Response:
    """All that changed between two days."""
    day, _ = since_when(here, since, here.known.day)
    answer = here.desk.diff(day, here.at)
    return here.page("changes.html.jinja", answer=answer, pages=paged(answer.entries, number))


def duties(answer: Ledger) -> tuple[tuple[str, str, list[object], str], ...]:
    """The sections of what is owed: id, title, entries, and what is said where there are none."""
    soon = shifted(answer.as_of, AHEAD)
    next_ones = [one for one in answer.entries if one.stage == "next" and (one.due[0].day or "~") <= soon]
    return (
        ("overdue", "Overdue", [one for one in answer.entries if one.status == "overdue"], "Nothing is overdue."),
        ("at risk", "At risk", [one for one in answer.entries if one.status == "at risk"], "Nothing is in doubt."),
        ("due", f"Due within {AHEAD} days", list(next_ones), f"Nothing is due within {AHEAD} days."),
    )


def since_when(here: Visit, asked: str | None, day: str) -> tuple[str, str]:
    """The day since which changes are shown, and why that day: asked for, the last visit, else a week before."""
    if asked:
        return asked, ""
    cookies = here.request.cookies
    for name in (LAST, BEFORE):
        seen = cookies.get(name, "")
        if is_a_day(seen) and seen < day:
            return seen, "the day shown on your last visit"
    return here.week_before, "a week before"


def is_a_day(value: str) -> bool:
    """Whether a cookie holds an ISO day."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def remember(here: Visit, page: Response, day: str) -> None:
    """Keeps the day shown, and the one of the visit before it, in the reader's own browser."""
    last = here.request.cookies.get(LAST)
    if last == day or here.at.day:
        return
    if last:
        page.set_cookie(BEFORE, last, max_age=A_YEAR, httponly=True, samesite="strict")
    page.set_cookie(LAST, day, max_age=A_YEAR, httponly=True, samesite="strict")
