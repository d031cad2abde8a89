"""By when: the deadlines of a clause, and the dates that follow from the signing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pactwatch.codes import table, uses
from pactwatch.model import Due, DueFrom, DueKind, Time
from pactwatch.reading.commitments import phrases
from pactwatch.reading.commitments.anchors import EVENTS, Anchor, event_after, is_event
from pactwatch.reading.commitments.periods import added, days_of, find_periods
from pactwatch.reading.forms import form
from pactwatch.reading.parser import Document

OPENERS, RELATIONS, AT_ONCE = (f"commitments_deadline_{name}" for name in ("openers", "relations", "at_once"))
RANK = ("date", "period after", "period before", "event", "at once")
ISO_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as it stands in the text, `start` to `end`, before any date is computed.

    `period` is ISO 8601; `anchor` the event it runs from or before, None where the text names none; `time` the date
    that is given. `bound` is `latest`, `at` or `earliest`.
    """

    start: int
    end: int
    kind: DueKind
    bound: str = "latest"
    period: str | None = None
    anchor: Anchor | None = None
    time: Time | None = None


def find_deadlines(
    document: Document, start: int, end: int, times: tuple[Time, ...], since: str | None = None
) -> list[Deadline]:
    """The deadlines in a clause from `start` to `end`, in order; of two that overlap the more telling one. A date
    before `since` (the signing) is none."""
    found: list[Deadline] = []
    for deadline in sorted(
        [
            *by_period(document, start, end),
            *by_date(document, start, end, times, since),
            *by_word(document, start, end),
            *by_event(document, start, end),
        ],
        key=lambda d: (RANK.index(d.kind) if d.kind != "at once" else 2, d.start),
    ):
        if not any(other.start < deadline.end and deadline.start < other.end for other in found):
            found.append(deadline)
    return merged(document.text, sorted(found, key=lambda d: d.start))


def opener(text: str, start: int, at: int, before: str) -> re.Match[str] | None:
    """The word that makes what stands at an offset a deadline: "within", "no later than"."""
    match = phrases.pattern(OPENERS, after=r"\s*(?:the\s+)?$").search(text, max(start, at - 60), at)
    if match and before in phrases.row(OPENERS, match["phrase"])["before"].split("|"):
        return match
    return None


def by_period(document: Document, start: int, end: int) -> Iterator[Deadline]:
    """Deadlines that count a period: "within thirty (30) days of the signing", "sixty days before the elections"."""
    text = document.text
    for period in find_periods(text, start, end):
        begin, bound = period.start, ""
        if match := opener(text, start, period.start, "period"):
            begin, bound = match.start(), phrases.row(OPENERS, match["phrase"])["bound"]
        elif "day" in text[period.start : period.end] and (
            match := form("counted_day").search(text, start, period.start)
        ):
            begin, bound = match.start(), "at" if match["on"] else "latest"
        elif re.search(r"\b(?:for|every|each|per|first|last|next)\s*(?:the\s+)?$", text[start : period.start]):
            continue
        gap = re.match(r"[\s,)]*", text[period.end : end])
        after = period.end + (gap.end() if gap else 0)
        match = phrases.pattern(RELATIONS).match(text, after, end)
        relation = phrases.row(RELATIONS, match["phrase"]) if match else None
        if relation is not None and (bound or relation["alone"] == "yes"):
            assert match is not None
            anchor = event_after(document, match.end(), end)
            if anchor is not None:
                kind: DueKind = "period before" if relation["side"] == "before" else "period after"
                yield Deadline(begin, anchor.end, kind, bound or "latest", period.value, anchor)
                continue
        if bound and bound != "at":
            yield Deadline(begin, period.end, "period after", bound, period.value)


def by_date(document: Document, start: int, end: int, times: tuple[Time, ...], since: str | None) -> Iterator[Deadline]:
    """Deadlines that name a date, none before `since`: "by 20 January 2012", "no later than the end of May"."""
    for time in times:
        if not (start <= time.start < end) or time.type not in ("DATE", "TIME") or time.begins is None:
            continue
        match = opener(document.text, start, time.start, "date")
        owns = document.text.startswith(("'s", "’s"), time.end)  # "ahead of Saturday's vote"
        if match and not owns and not (since and (time.ends or time.begins) < since):
            yield Deadline(match.start(), time.end, "date", phrases.row(OPENERS, match["phrase"])["bound"], time=time)


def by_word(document: Document, start: int, end: int) -> Iterator[Deadline]:
    """Deadlines that need no date: "immediately", "at once upon signing"."""
    for match in phrases.pattern(AT_ONCE).finditer(document.text, start, end):
        joined = form("at_once_joint").match(document.text, match.end(), end)
        anchor = event_after(document, joined.end(), end) if joined else None
        yield Deadline(match.start(), anchor.end if anchor else match.end(), "at once", anchor=anchor)


@cache
def event_openers() -> re.Pattern[str]:
    """The words before an event that make it a deadline; "on" and "at" only before a day or the edge of something."""
    edges = [row["lemma"] for row in table(EVENTS) if row["edge"] in ("start", "end")]
    any_event, a_day = ("|".join(uses("commitments", use)) for use in ("before event", "before day"))
    days = "|".join((*uses("commitments", "event day"), *edges))
    return re.compile(rf"\b(?:(?:{any_event})\s+|(?:{a_day})\s+(?=(?:the\s+)?(?:{days})))", re.I)


def by_event(document: Document, start: int, end: int) -> Iterator[Deadline]:
    """Deadlines set by an event: "before the end of the Transitional Period", "upon its adoption"."""
    for match in event_openers().finditer(document.text, start, end):
        anchor = event_after(document, match.end(), end)
        if anchor is not None and is_event(anchor, match[0].strip().lower()):
            yield Deadline(match.start(), anchor.end, "event", anchor=anchor)


def merged(text: str, deadlines: list[Deadline]) -> list[Deadline]:
    """Deadlines without those that only say "no sooner than"; one that goes on in the next gives it its beginning."""
    kept: list[Deadline] = []
    for deadline in deadlines:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.bound == "earliest"
            and form("between_deadlines").fullmatch(text, before.end, deadline.start)
        ):
            kept[-1] = replace(deadline, start=before.start)
        else:
            kept.append(deadline)
    return [deadline for deadline in kept if deadline.bound != "earliest"]


def due_of(document: Document, deadlines: list[Deadline], signed: str | None) -> tuple[Due | None, tuple[Due, ...]]:
    """A duty's due date and the others that are given or follow and differ from it, stated dates first.

    `signed` is the ISO date of the signing, or the part of one that is known. A stated date that a period leads to as
    well tells so in its `from`.
    """
    dues = [computed(document, deadline, signed) for deadline in deadlines]
    if not dues:
        return None, ()
    dues.sort(key=lambda due: (due.value is None or due.kind == "at once", RANK.index(due.kind), due.start))
    first = dues[0]
    same = next((due.from_ for due in dues[1:] if due.from_ is not None and due.value == first.value), None)
    if first.from_ is None and first.value is not None and same is not None:
        first = first.model_copy(update={"from_": same})
    others: dict[str, Due] = {}
    for due in dues[1:]:
        if due.value is not None and due.value != first.value:
            others.setdefault(due.value, due)
    return first, tuple(others.values())


def computed(document: Document, deadline: Deadline, signed: str | None) -> Due:
    """A deadline with its date, where the date is given or follows from the signing."""
    words = document.words(deadline.start, deadline.end)
    value, begins, ends = dates_of(document, deadline, signed)
    anchor = deadline.anchor
    counted = anchor is not None and (deadline.period is not None or value is not None)
    return Due.model_validate(
        {
            "value": value,
            "begins": begins,
            "ends": ends,
            "how": "computed" if counted else "stated",
            "kind": deadline.kind,
            "from": DueFrom(anchor=anchor.words, period=deadline.period) if anchor is not None else None,
            "start": words.start,
            "end": words.end,
            "text": words.text,
        }
    )


def dates_of(document: Document, deadline: Deadline, signed: str | None) -> tuple[str | None, str | None, str | None]:
    """A deadline's value and the days it covers: of "the end of May" the last; None where they cannot be computed."""
    time = deadline.time
    if time is not None:
        if form("end_of").search(document.text, deadline.start, deadline.end):
            return time.ends, time.ends, time.ends
        return time.value[:10], time.begins, time.ends
    if deadline.anchor is None:
        return None, None, None
    at_signing = deadline.anchor.at_signing or deadline.anchor.words == "signing"
    origin = signed if at_signing else deadline.anchor.words
    if origin is None or not ISO_DATE.fullmatch(origin):
        return None, None, None
    sign = -1 if deadline.kind == "period before" else 1
    value = added(origin, deadline.period, sign) if deadline.period else origin
    return value, *days_of(value)
