"""One event as a line: who did what to whom and where, its status on the day, and who tells it."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.codes import Row, lookup, table
from pactwatch.linking.events import LinkedEvent
from pactwatch.linking.links import Key
from pactwatch.model import Event
from pactwatch.views.days import counted, covered, written
from pactwatch.views.draft import Draft, called, listed
from pactwatch.views.known import Known
from pactwatch.views.look import EVENTS
from pactwatch.views.outline import Line, Ours
from pactwatch.views.quoting import in_line

# Of tellings that became known on one day, the one that says most of what came of it
SURER = ("happened", "ongoing", "not happened", "denied", "planned", "expected", "conditional", "possible", "demanded")
WITNESSES = 2  # stories that a line refers to


@dataclass(frozen=True, slots=True)
class Deed:
    """An event as it stood on the day: `key` and `telling` are the newest telling, whose status counts.

    `when` is the newest TIMEX3 value that any telling gives.
    """

    event: LinkedEvent
    key: Key
    telling: Event
    when: str | None
    inferred: bool

    @property
    def days(self) -> tuple[str, str] | None:
        """The first and last day that `when` covers."""
        return covered(self.when)


def deed(known: Known, event: LinkedEvent) -> Deed:
    """How an event stood on the day: its newest telling counts, of one day's the surer."""
    keys = sorted(event.members, key=lambda key: SURER.index(known.shelf.events[key].status))
    keys.sort(key=known.published, reverse=True)
    times = [time for key in keys if (time := known.shelf.events[key].time)]
    return Deed(
        event=event,
        key=keys[0],
        telling=known.shelf.events[keys[0]],
        when=times[0].value if times else None,
        inferred=bool(times) and times[0].inferred,
    )


def deed_line(draft: Draft, one: Deed, under: tuple[Line, ...] = ()) -> Line:
    """The line of an event; its sources are the sentences of its newest tellings, one a story."""
    others = {key.report: key for key in reversed(draft.one(one.event.members)) if key.report != one.key.report}
    witnesses = [one.key, *reversed(others.values())]
    sources = tuple(
        draft.cite_sentence(key.report, draft.known.shelf.events[key].trigger) for key in witnesses[:WITNESSES]
    )
    return Line(
        pieces=(Ours(deed_words(draft.known, one) + teller(draft.known, one) + told_by(draft.known, one)),),
        sources=tuple(dict.fromkeys(sources)),
        day=written(one.when) + (" (inferred)" if one.inferred else ""),
        mark=EVENTS[one.telling.status],
        gist=draft.gist(one.key.report, one.telling.trigger),
        under=under,
    )


def deed_words(known: Known, one: Deed) -> str:
    """Who did what to whom and where, in plain words (`data/deeds.csv`)."""
    row = wording(one.event.type, one.telling.mode)
    doers = listed([called(known.actors[id]) for id in one.event.actors]) or "somebody not named"
    done_to = listed([called(known.actors[id]) for id in one.event.recipients])
    where = place(known, one)
    return (
        f"{doers}: {row['words']}"
        + (f" {row['toward']} {done_to}" if done_to else "")
        + (f" in {where}" if where else "")
    )


def wording(type: str, mode: str | None) -> Row:
    """The row of a type and mode, or of the type alone."""
    rows = {row["mode"]: row for row in table("deeds") if row["type"] == type}
    return rows.get(mode or "", rows[""])


def quad(type: str) -> str:
    """PLOVER's quad class of a type: verbal or material, cooperation or conflict."""
    return lookup("event_types", "type", "quad")[type]


def is_quarrel(type: str) -> bool:
    """Whether a type is verbal conflict: accusing, demanding, refusing, threatening."""
    return quad(type) == "verbal conflict"


def place(known: Known, one: Deed) -> str:
    """Where it was or is to be, by the newest telling that says so."""
    for key in known.newest_first(one.event.members):
        if where := known.shelf.events[key].place:
            return in_line(known.shelf.places[Key(key.report, where)].name)
    return ""


def teller(known: Known, one: Deed) -> str:
    """Who tells it, where that is not the report itself."""
    if not one.telling.statement:
        return ""
    source = known.shelf.statements[Key(one.key.report, one.telling.statement)].source
    if source is None:
        return "; so it is said, not by whom"
    actor = known.actor(one.key.report, source.actor)
    if actor and actor.id in one.event.actors:
        return ""
    return f"; so says {called(actor) if actor else in_line(source.text)}"


def told_by(known: Known, one: Deed) -> str:
    """How many reports tell it, where it is more than one."""
    reports = len({key.report for key in one.event.members})
    if reports == 1:
        return ""
    return f" ({counted(reports, 'report')}, {counted(known.stories(one.event.members), 'story')})"
