"""The ledger: commitments by agreement, a calendar of due dates, and one commitment with its whole history."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Annotated, NamedTuple, get_args

from fastapi import APIRouter, Depends, HTTPException, Response

from pactwatch.model import CommitmentStatus
from pactwatch.views.answers.ledger import STAGES, Heard, Ledger, LedgerEntry, ledger
from pactwatch.web.asking import Chosen, Number, paged
from pactwatch.web.visit import Here

MERGED = 100  # commitments that are offered as being the same

router = APIRouter()


class Filter:
    """Which commitments are shown."""

    def __init__(
        self,
        agreement: Chosen = None,
        by: Chosen = None,
        status: Chosen = None,
        stage: Chosen = None,
        month: Chosen = None,
    ) -> None:
        self.agreement, self.by, self.status, self.stage, self.month = agreement, by, status, stage, month

    def fits(self, one: LedgerEntry) -> bool:
        """Whether a commitment is one of those asked for, whatever the month."""
        return (
            (self.agreement is None or one.agreement == self.agreement)
            and (self.by is None or any(who.id == self.by for who in one.by))
            and (self.status is None or one.status == self.status)
            and (self.stage is None or one.stage == self.stage)
        )

    def in_month(self, one: LedgerEntry) -> bool:
        """Whether it is due in the month asked for."""
        return self.month is None or (due_day(one) or "").startswith(self.month)


class Month(NamedTuple):
    """A month of the calendar strip with what is due in it; `now` is the month of the day shown."""

    value: str
    entries: list[LedgerEntry]
    now: bool


class Moment(NamedTuple):
    """One thing in a commitment's history: words that bear on it, or what we say ourselves."""

    day: str | None
    what: str
    word: Heard | None = None


@router.get("/ledger")
def whole(here: Here, chosen: Annotated[Filter, Depends()], number: Number = 1) -> Response:
    """The ledger, by agreement."""
    answer = here.ask(ledger)
    fitting = [one for one in answer.entries if chosen.fits(one)]
    named = Counter(one.agreement for one in answer.entries)
    fitting.sort(key=lambda one: (one.agreement is None, -named[one.agreement], one.agreement or ""))
    pages = paged([one for one in fitting if chosen.in_month(one)], number)
    return here.page(
        "ledger.html.jinja",
        answer=answer,
        chosen=chosen,
        agreements=[(name, name) for name in sorted(filter(None, named))],
        bearers=bearers(answer),
        statuses=[(status, status) for status in get_args(CommitmentStatus)],
        months=calendar(fitting, answer.as_of),
        groups=grouped(pages.shown),
        pages=pages,
        figure=here.figure("ledger"),
    )


@router.get("/ledger/{id}")
def one(here: Here, id: str) -> Response:
    """One commitment with its whole history."""
    answer = here.ask(ledger)
    entry = next((one for one in answer.entries if one.id == id), None)
    if entry is None:
        raise HTTPException(404, "No such commitment is known on this day")
    beside = [one for one in answer.entries if one.agreement == entry.agreement][:MERGED]
    review = here.review("commitments", id, [(f"{one.clause or ''} {one.action.text}", one.id) for one in beside])
    return here.page("commitment.html.jinja", answer=answer, entry=entry, history=history(answer, entry), review=review)


def bearers(answer: Ledger) -> list[tuple[str, str]]:
    """Who owes something, those who owe most first."""
    owed = Counter((who.id, who.name) for one in answer.entries for who in one.by)
    return [who for who, _ in sorted(owed.items(), key=lambda item: (-item[1], item[0][1]))][:100]


def due_day(one: LedgerEntry) -> str | None:
    """The day on which a commitment is due first."""
    return one.due[0].day if one.due else None


def calendar(entries: Iterable[LedgerEntry], as_of: str) -> list[Month]:
    """The months in which something is due, in their order."""
    due: dict[str, list[LedgerEntry]] = defaultdict(list)
    for one in entries:
        if day := due_day(one):
            due[day[:7]].append(one)
    return [
        Month(month, sorted(due[month], key=lambda one: due_day(one) or ""), month == as_of[:7])
        for month in sorted(due)
    ]


def grouped(entries: Sequence[LedgerEntry]) -> list[tuple[str | None, list[tuple[str, list[LedgerEntry]]]]]:
    """Commitments by agreement, and in it by stage."""
    groups = []
    for agreement, ones in groupby(entries, key=lambda one: one.agreement):
        at = defaultdict(list)
        for one in ones:
            at[one.stage].append(one)
        groups.append((agreement, [(str(stage), at[stage]) for stage in STAGES if stage in at]))
    return groups


def history(answer: Ledger, entry: LedgerEntry) -> list[Moment]:
    """All that is known of a commitment, by day: its words, its due dates, what reports say of it, how it stands."""
    moments = [Moment(entry.action.published, "These words became known.")]
    moments += [Moment(word.words.published, "", word) for word in reversed(entry.evidence)]
    moments += [
        Moment(due.day, "The last day in time" + ("." if number == 0 else ", by another date that is given."))
        for number, due in enumerate(entry.due)
        if due.day
    ]
    moments.sort(key=lambda one: one.day or "")
    return [*moments, Moment(answer.as_of, f"As of this day: {entry.status}; {entry.why}.")]
