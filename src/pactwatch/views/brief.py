"""The brief: what a desk officer reads in a minute, as plain data that the renderers show."""

from __future__ import annotations

from pactwatch.linking.dossier import Dossier
from pactwatch.views.days import counted, written
from pactwatch.views.deeds import deed
from pactwatch.views.disputed import disputed_section
from pactwatch.views.draft import Draft
from pactwatch.views.due import due_section
from pactwatch.views.known import Known
from pactwatch.views.outline import Brief
from pactwatch.views.planned import planned_section
from pactwatch.views.positions import positions_section
from pactwatch.views.questions import questions_section
from pactwatch.views.quoting import in_line
from pactwatch.views.standing import standing
from pactwatch.views.summary import summary_section
from pactwatch.views.timeline import timeline_section


def brief(dossier: Dossier, as_of: str | None = None, everything: bool = False) -> Brief:
    """The brief of a dossier as of a day.

    `as_of` is an ISO date, by default the newest day on which a report was published; reports published later are not
    known. With `everything` no section is shortened. Raises `ValueError` where `as_of` is not an ISO date, and where it
    is not given and no report carries a date.
    """
    known = Known(dossier, as_of)
    draft = Draft(known, everything)
    deeds = {event.id: deed(known, event) for event in known.dossier.events}
    standings = {one.id: standing(known, one) for one in known.dossier.commitments}
    disputes = {id: dispute for dispute in known.dossier.disputes for id in dispute.about}
    # What only an agreement's clauses tell is owed, not planned: it stands under what is due
    told = [one for one in deeds.values() if not all(known.is_agreement(key.report) for key in one.event.members)]
    sections = (
        summary_section(draft, told, deeds, standings, disputes),
        due_section(draft, list(standings.values())),
        planned_section(draft, told, disputes),
        positions_section(draft),
        disputed_section(draft, deeds, standings),
        timeline_section(draft, told, list(standings.values())),
        questions_section(draft, told, list(standings.values())),
    )
    return Brief(
        process=in_line(known.process()),
        as_of=known.day,
        head=head(known),
        sections=sections,
        sources=draft.sources(),
        texts=draft.texts(),
    )


def head(known: Known) -> str:
    """The line under the title: as of which day, how many reports, how many stories they are, and from when."""
    readings = known.dossier.readings
    dated = [day for one in readings if (day := one.report.published)]
    parts = [
        f"As of {written(known.day)}",
        counted(len(readings), "report"),
        counted(len(known.dossier.stories), "story"),
    ]
    if dated:
        days = dict.fromkeys((written(min(dated)), written(max(dated))))
        parts.append(" to ".join(days))
    if len(dated) < len(readings):
        parts.append(f"{len(readings) - len(dated)} without a date")
    return " · ".join(parts)
