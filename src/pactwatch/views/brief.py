"""The brief: what a desk officer reads in a minute, as plain data that the renderers show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from pactwatch.linking.dossier import Dossier
from pactwatch.views.answers.diff import diff_of
from pactwatch.views.answers.ledger import ledger_of
from pactwatch.views.answers.timeline import timeline_of
from pactwatch.views.changed import changed_section
from pactwatch.views.charts.ledger import ledger_picture
from pactwatch.views.charts.picture import Frame, Picture
from pactwatch.views.charts.timeline import timeline_picture
from pactwatch.views.deeds import deed
from pactwatch.views.disputed import disputed_section
from pactwatch.views.draft import Draft
from pactwatch.views.due import due_section
from pactwatch.views.known import Known
from pactwatch.views.numbering import numbered
from pactwatch.views.outline import Brief, Figure, Section
from pactwatch.views.planned import planned_section
from pactwatch.views.positions import positions_section
from pactwatch.views.questions import questions_section
from pactwatch.views.quoting import in_line
from pactwatch.views.standing import standing
from pactwatch.views.summary import summary_section
from pactwatch.views.timeline import timeline_section

PAGE, PHONE = Frame(680), Frame(340)


def brief(
    dossier: Dossier, as_of: str | None = None, everything: bool = False, since: str | timedelta | None = None
) -> Brief:
    """The brief of a dossier as of a day.

    `as_of` is an ISO date, by default the newest day on which a report was published; reports published later are not
    known. With `everything` no section is shortened. With `since`, an earlier ISO date or how long before the
    day, it begins with what changed from then on. Raises `ValueError` where one is not an ISO date, where `since` is
    not before the day, and where no day is given and no report carries one.
    """
    known = Known(dossier, as_of)
    if isinstance(since, timedelta):
        since = (date.fromisoformat(known.day) - since).isoformat()
    if since is not None and since >= known.day:
        raise ValueError(f"{since} is not before {known.day}, on which the brief stands")
    draft = Draft(known, everything)
    deeds = {event.id: deed(known, event) for event in known.dossier.events}
    standings = {one.id: standing(known, one) for one in known.dossier.commitments}
    disputes = {id: dispute for dispute in known.dossier.disputes for id in dispute.about}
    # What only an agreement's clauses tell is owed, not planned: it stands under what is due
    told = [one for one in deeds.values() if not all(known.is_agreement(key.report) for key in one.event.members)]
    ledger, timeline = ledger_of(known), timeline_of(known)
    sections: tuple[Section, ...] = (
        *([changed_section(draft, diff_of(Known(dossier, since), known))] if since else []),
        summary_section(draft, told, deeds, standings, disputes),
        drawn(due_section(draft, list(standings.values())), lambda frame: ledger_picture(ledger, frame)),
        planned_section(draft, told, disputes),
        positions_section(draft),
        disputed_section(draft, deeds, standings),
        drawn(timeline_section(draft, told, list(standings.values())), lambda frame: timeline_picture(timeline, frame)),
        questions_section(draft, told, list(standings.values())),
    )
    sections, sources = numbered(sections, draft.sources())
    return Brief(
        process=in_line(known.process()),
        as_of=known.day,
        head=known.rests_on(),
        sections=sections,
        sources=sources,
        texts=draft.texts(),
    )


def drawn(section: Section, picture: Callable[[Frame], Picture]) -> Section:
    """A section with its picture, where there is anything to be drawn."""
    page = picture(PAGE)
    return replace(section, figure=Figure(page, picture(PHONE))) if page.table.rows else section
