"""The section "Disputed": each question with its sides, one beside the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from pactwatch.linking.disputes import LinkedDispute
from pactwatch.views.days import written
from pactwatch.views.deeds import Deed, deed_words
from pactwatch.views.draft import Draft
from pactwatch.views.due import bearers, due_day
from pactwatch.views.look import DISPUTED
from pactwatch.views.outline import Line, Ours, Section
from pactwatch.views.planned import AHEAD
from pactwatch.views.positions import statement_line
from pactwatch.views.sides import side_lines
from pactwatch.views.standing import Standing

SHOWN = 3


def disputed_section(draft: Draft, deeds: Mapping[str, Deed], standings: Mapping[str, Standing]) -> Section:
    """All disputes, the newest first."""
    disputes = weightiest(draft, draft.known.dossier.disputes)
    return Section(
        id="disputed",
        title="Disputed",
        groups=draft.group("", disputes, lambda one: dispute_line(draft, one, deeds, standings), SHOWN),
        empty="No report shows two sides of one question.",
    )


def weightiest(draft: Draft, disputes: Iterable[LinkedDispute]) -> list[LinkedDispute]:
    """The newest first; of one day those about commitments, then about what is to come, then the rest."""
    return sorted(
        sorted(disputes, key=lambda one: (weight(draft, one), one.id)), key=partial(became_known, draft), reverse=True
    )


def weight(draft: Draft, dispute: LinkedDispute) -> int:
    """0 for a dispute about a commitment, 1 about an event ahead, 2 about another event, 3 about what was said."""
    known = draft.known
    if any(id in known.commitments for id in dispute.about):
        return 0
    events = [known.events[id] for id in dispute.about if id in known.events]
    statuses = {known.shelf.events[key].status for event in events for key in event.members}
    return 1 if statuses & AHEAD else 2 if events else 3


def became_known(draft: Draft, dispute: LinkedDispute) -> str:
    """The day of the newest report on a dispute."""
    return max(draft.known.published(key) for key in (*dispute.members, *dispute.tellings))


def dispute_line(
    draft: Draft, dispute: LinkedDispute, deeds: Mapping[str, Deed], standings: Mapping[str, Standing]
) -> Line:
    """The question, and under it what each side holds in the reports' words."""
    asked = (
        of_entry(draft, id, deeds, standings)
        for id in sorted(dispute.about, key=lambda id: id in draft.known.statements)
    )
    line = next(asked, Line((Ours("What is so"),), ()))
    under = side_lines(draft, dispute)
    return replace(
        line,
        sources=line.sources or under[0].sources,
        day=written(became_known(draft, dispute)),
        mark=DISPUTED,
        under=under,
    )


def of_entry(draft: Draft, id: str, deeds: Mapping[str, Deed], standings: Mapping[str, Standing]) -> Line:
    """What is disputed: a commitment, an event or a statement."""
    if id in standings:
        one = standings[id]
        source = draft.cite_sentence(one.key.report, one.text.action)
        due = f", due {due_day(one)}" if one.due else ""
        return Line(
            (Ours(f"{bearers(draft, one)}{due}: "), draft.quote(one.key.report, one.text.action, source)), (source,)
        )
    if id in deeds:
        deed = deeds[id]
        source = draft.cite_sentence(deed.key.report, deed.telling.trigger)
        day = f", {written(deed.when)}" if deed.when else ""
        return Line((Ours(deed_words(draft.known, deed) + day),), (source,))
    return statement_line(draft, draft.known.statements[id])
