"""The section "In short": the few things to know first, composed from the record, each with its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pactwatch.linking.disputes import LinkedDispute
from pactwatch.views.days import counted
from pactwatch.views.deeds import Deed, deed_line, is_quarrel
from pactwatch.views.disputed import dispute_line, weightiest
from pactwatch.views.draft import Draft, called
from pactwatch.views.due import bearers, due_day, stage
from pactwatch.views.look import COMMITMENTS
from pactwatch.views.outline import Group, Line, Ours, Section
from pactwatch.views.planned import AHEAD, is_past, soonest
from pactwatch.views.positions import statement_line, statement_of, statement_order
from pactwatch.views.sides import side_lines
from pactwatch.views.standing import Standing


def summary_section(
    draft: Draft,
    told: Sequence[Deed],
    deeds: Mapping[str, Deed],
    standings: Mapping[str, Standing],
    disputes: Mapping[str, LinkedDispute],
) -> Section:
    """At most seven lines: dates past and next, doubts, the newest deed, the next plan, disputes, the newest word."""
    lines = (
        *dates(draft, list(standings.values())),
        *happenings(draft, told, disputes),
        *quarrel(draft, deeds, standings),
        *last_word(draft),
    )
    return Section("short", "In short", (Group("", lines),) if lines else (), "Nothing was read from these reports.")


def dates(draft: Draft, standings: Sequence[Standing]) -> Iterator[Line]:
    """How many dates are past without word, and the latest; what is in doubt; the next date."""
    silent = (one for one in standings if stage(one) == "past" and one.unreported)
    past = sorted(silent, key=lambda one: (-(one.days or 0), one.key))
    ahead = sorted((one for one in standings if stage(one) == "next"), key=lambda one: (one.days or 0, one.key))
    doubted = [one for one in ahead if one.status == "at risk"]
    if past:
        number = counted(len(past), "date")
        yield duty(draft, past[0], f"{number} past, not reported done; the latest {far(past[0])}: ")
    if doubted:
        yield duty(draft, doubted[0], f"{counted(len(doubted), 'commitment')} in doubt; the next {far(doubted[0])}: ")
    if ahead and ahead[:1] != doubted[:1]:
        yield duty(draft, ahead[0], f"Next date, {far(ahead[0])}: ")


def far(one: Standing) -> str:
    """How far a due date is from the day."""
    days = one.days or 0
    return "today" if days == 0 else f"in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} ago"


def duty(draft: Draft, one: Standing, opening: str) -> Line:
    """A commitment in one sentence."""
    source = draft.cite_sentence(one.key.report, one.text.action)
    words = (Ours(f"{bearers(draft, one)}: "), draft.quote(one.key.report, one.text.action, source))
    return Line((Ours(opening, strong=True), *words), (source,), due_day(one), COMMITMENTS[one.status])


def happenings(draft: Draft, deeds: Sequence[Deed], disputes: Mapping[str, LinkedDispute]) -> Iterator[Line]:
    """The newest deed that was done, and the next that is planned, with who denies it."""
    done = [one for one in deeds if one.telling.status in ("happened", "ongoing") and not is_quarrel(one.event.type)]
    dated = [(days, one) for one in done if (days := one.days) and days[1] <= draft.known.day]
    if dated:
        _, newest = max(dated, key=lambda item: (item[0], draft.known.stories(item[1].event.members), item[1].key))
        yield opened("Newest deed: ", deed_line(draft, newest))
    ahead = [one for one in deeds if one.telling.status in AHEAD and not is_past(draft, one)]
    if ahead:
        first = soonest(draft, ahead)[0]
        dispute = disputes.get(first.event.id)
        against = side_lines(draft, dispute)[:2] if dispute else ()
        opening = f"{counted(len(ahead), 'plan')}; the next{', contested' if against else ''}: "
        yield opened(opening, deed_line(draft, first, under=against))


def quarrel(draft: Draft, deeds: Mapping[str, Deed], standings: Mapping[str, Standing]) -> Iterator[Line]:
    """How much is disputed, and the newest dispute."""
    disputes = draft.known.dossier.disputes
    if disputes:
        newest = weightiest(draft, disputes)[0]
        yield opened(
            f"{counted(len(disputes), 'dispute')}; the newest: ", dispute_line(draft, newest, deeds, standings)
        )


def last_word(draft: Draft) -> Iterator[Line]:
    """The newest direct speech of somebody who is named."""
    direct = [
        one
        for one in draft.known.dossier.statements
        if one.speaker and draft.known.actors[one.speaker].named and statement_of(draft, one).mode == "direct"
    ]
    if direct:
        newest = max(direct, key=lambda one: statement_order(draft, one))
        who = called(draft.known.actors[newest.speaker or ""])
        yield opened(f"Last quoted: {who} ", statement_line(draft, newest))


def opened(opening: str, line: Line) -> Line:
    """A line with the words that open it."""
    return replace(line, pieces=(Ours(opening, strong=True), *line.pieces))
