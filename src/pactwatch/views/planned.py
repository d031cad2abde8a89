"""The section "Planned and in doubt": what is to come, and what is possible, conditional, denied or disputed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pactwatch.linking.disputes import LinkedDispute
from pactwatch.views.deeds import Deed, deed_line
from pactwatch.views.draft import Draft
from pactwatch.views.outline import Line, Section
from pactwatch.views.sides import side_lines

PLANNED, DOUBTED = 4, 3  # lines of each group
AHEAD = {"planned", "expected"}
UNSURE = {"possible", "conditional", "denied"}
NEVER = "9999"


def planned_section(draft: Draft, deeds: Sequence[Deed], disputes: Mapping[str, LinkedDispute]) -> Section:
    """Events ahead of the day; plans whose day is past are left to the open questions.

    `disputes` gives the dispute about an entry's id.
    """
    ahead = [one for one in deeds if one.telling.status in AHEAD and not is_past(draft, one)]
    planned = [one for one in ahead if one.event.id not in disputes]
    doubted = [one for one in ahead if one.event.id in disputes]
    doubted += [one for one in deeds if one.telling.status in UNSURE and not is_past(draft, one)]

    def line(one: Deed) -> Line:
        dispute = disputes.get(one.event.id)
        return deed_line(draft, one, under=side_lines(draft, dispute) if dispute else ())

    return Section(
        id="planned",
        title="Planned and in doubt",
        groups=(
            *draft.group("Planned or expected", soonest(draft, planned), line, PLANNED),
            *draft.group("In doubt", soonest(draft, doubted), line, DOUBTED),
        ),
        empty="No report speaks of anything that is to come.",
    )


def is_past(draft: Draft, one: Deed) -> bool:
    """Whether the last day on which it was to be is before the day of the brief."""
    return one.days is not None and one.days[1] < draft.known.day


def soonest(draft: Draft, deeds: Sequence[Deed]) -> list[Deed]:
    """Events by their last day; then those without a date, the newest known first."""
    newest = sorted(
        sorted(deeds, key=lambda one: one.key), key=lambda one: draft.known.published(one.key), reverse=True
    )
    return sorted(newest, key=lambda one: one.days[::-1] if one.days else (NEVER, NEVER))
