"""Who said what: every statement with its speaker, how it was said, and all reports that have it."""

from __future__ import annotations

from pactwatch.linking.dossier import Dossier
from pactwatch.linking.links import Key
from pactwatch.linking.statements import LinkedStatement
from pactwatch.model import Polarity, Record, Span, StatementKind, StatementMode
from pactwatch.views.answers.quote import Answer, Quote, Who, heading, quote, who
from pactwatch.views.answers.who import fits as is_called
from pactwatch.views.known import Known


class SaidEntry(Record):
    """One statement. `speaker` is None where nobody known is named; `source` is how the first report names the source.
    `parts` are the words as that report has them, `reports` all that have them, `stories` how many stories they are."""

    id: str
    speaker: Who | None
    source: str | None
    day: str | None
    kind: StatementKind
    mode: StatementMode
    polarity: Polarity
    parts: tuple[Quote, ...]
    reports: tuple[str, ...]
    stories: int


class Said(Answer):
    """All statements, the newest first."""

    entries: tuple[SaidEntry, ...]


def said(dossier: Dossier, as_of: str | None = None, by: str = "") -> Said:
    """What was said, as known on a day; with `by` only by speakers of whose names or offices it is a part.

    Raises `ValueError` as `ledger` does.
    """
    known = Known(dossier, as_of)
    told = [one for one in known.dossier.statements if not all(known.is_agreement(key.report) for key in one.members)]
    found = [entry for one in told if spoken_by(known, entry := said_entry(known, one), by)]
    found.sort(key=lambda one: (one.parts[0].report, one.parts[0].start))
    found.sort(key=lambda one: one.parts[0].published or "", reverse=True)
    return Said(**heading(known), entries=tuple(found))


def spoken_by(known: Known, entry: SaidEntry, by: str) -> bool:
    """Whether words are a part of the speaker's names or offices, or of how the source is named."""
    actor = known.actors.get(entry.speaker.id) if entry.speaker else None
    return by.casefold() in (entry.source or "").casefold() or (actor is not None and is_called(actor, by))


def said_entry(known: Known, one: LinkedStatement) -> SaidEntry:
    """One statement, in the words of the first report that has it."""
    key = known.newest_first(one.members)[-1]
    statement = known.shelf.statements[key]
    actor = known.actors.get(one.speaker or "")
    spans = statement.parts or (Span(start=statement.start, end=statement.end),)
    return SaidEntry(
        id=one.id,
        speaker=who(actor) if actor else None,
        source=statement.source.text if statement.source else None,
        day=statement.time.value if statement.time else known.shelf.days[key.report],
        kind=statement.kind,
        mode=statement.mode,
        polarity=statement.polarity,
        parts=tuple(quote(known, key.report, span) for span in spans),
        reports=tuple(sorted({each.report for each in one.members})),
        stories=known.stories(one.members),
    )


def words_of(known: Known, key: Key) -> Quote:
    """A statement's words from the first to the last."""
    statement = known.shelf.statements[key]
    return quote(known, key.report, Span(start=statement.start, end=statement.end))
