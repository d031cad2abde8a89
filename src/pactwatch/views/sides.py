"""A dispute's sides as lines, one under the other: who holds what, in the report's words."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.linking.disputes import LinkedDispute
from pactwatch.linking.links import Key
from pactwatch.linking.sentences import sentence
from pactwatch.model import Span
from pactwatch.views.draft import Draft, called
from pactwatch.views.look import COMMITMENTS, EVENTS
from pactwatch.views.outline import Line, Ours


def side_lines(draft: Draft, dispute: LinkedDispute) -> tuple[Line, ...]:
    """Each side once: what one actor holds in the same words in two reports is one line with two sources."""
    lines: dict[tuple[str, str], Line] = {}
    for line in (*shown_sides(draft, dispute), *contradicting(draft, dispute)):
        said = " ".join(piece.text for piece in line.pieces)
        known = lines.get((line.day, said))
        lines[line.day, said] = known or line
    return tuple(lines.values())


def shown_sides(draft: Draft, dispute: LinkedDispute) -> Iterator[Line]:
    """The sides that the reports themselves show, the newest report first, copies left out."""
    for key in draft.one(dispute.members):
        for side in draft.known.shelf.disputes[key].sides:
            who = called(draft.known.actor(key.report, side.actor)) if side.actor else "the report itself"
            yield side_line(draft, key, who, side.evidence)


def contradicting(draft: Draft, dispute: LinkedDispute) -> Iterator[Line]:
    """The tellings of two reports that contradict each other."""
    shelf = draft.known.shelf
    for key in draft.one(dispute.tellings):
        event = shelf.events.get(key)
        words = event.trigger if event else shelf.commitments[key].action
        status = EVENTS[event.status].word if event else COMMITMENTS[shelf.commitments[key].status].word
        yield side_line(draft, key, status, sentence(draft.text(key.report), words.start, words.end))


def side_line(draft: Draft, key: Key, who: str, words: Span) -> Line:
    """One side: who holds it, where and when that was reported, and the words."""
    where = f"{who} ({draft.known.outlet(key.report)}, {draft.known.dated(key.report)}): "
    return Line(pieces=(Ours(where), draft.quote(key.report, words)), sources=(draft.cite(key.report, words),))
