"""Positions: questions against parties, each with the party's words on it, the latest last, and whether it moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pactwatch.linking.dossier import Dossier
from pactwatch.model import Record, Span
from pactwatch.views.answers.disputes import Subject, subject
from pactwatch.views.answers.quote import Answer, Quote, Who, heading, quote, who
from pactwatch.views.answers.turns import Word, spoken, turns
from pactwatch.views.known import Known

OPEN = "unclear"  # words that do not say how it stands


class Saying(Record):
    """Words of a party on a question: the status that they give it, and whose they are.

    `holds` is None where a report shows them as one side of a dispute, and they fit no status.
    """

    holds: str | None
    voice: Who
    words: Quote


class Stand(Record):
    """A party's words on a question, the oldest first. `moved` tells that it took back an earlier word."""

    party: Who
    said: tuple[Saying, ...]
    moved: bool


class Question(Record):
    """What is asked: an event, a commitment or a statement. `stands` are in the order of the answer's parties."""

    about: Subject
    disputed: bool
    last: str
    stands: tuple[Stand, ...]


class Positions(Answer):
    """Questions on which two parties or more speak, which are disputed, or on which a party moved; the newest first."""

    parties: tuple[Who, ...]
    questions: tuple[Question, ...]


Words = dict[str, dict[str, list[tuple[Word, str | None]]]]


def positions(dossier: Dossier, as_of: str | None = None) -> Positions:
    """Where the parties of a dossier stand on a day; raises `ValueError` as `ledger` does."""
    known = Known(dossier, as_of)
    words = all_words(known)
    moved = {(turn.about, turn.side.id) for turn in turns(known)}
    disputed = {id for dispute in known.dossier.disputes for id in dispute.about}
    asked = {
        about: said
        for about, said in words.items()
        if len(said) > 1 or (said and about in disputed) or any((about, side) in moved for side in said)
    }
    parties = in_order(known, asked)
    questions = [
        Question(
            about=subject(known, about),
            disputed=about in disputed,
            last=max(word.day for side in said.values() for word, _ in side),
            stands=tuple(
                stand(known, party, said[party], (about, party) in moved) for party in parties if party in said
            ),
        )
        for about, said in sorted(asked.items())
    ]
    questions.sort(key=lambda one: one.last, reverse=True)
    return Positions(
        **heading(known), parties=tuple(who(known.actors[id]) for id in parties), questions=tuple(questions)
    )


def all_words(known: Known) -> Words:
    """By question and side: the words that give it a status, else those that a report shows in a dispute."""
    found: Words = defaultdict(lambda: defaultdict(list))
    for one in spoken(known):
        for side, words in one.words.items():
            for word in words:
                if word.holds != OPEN:
                    found[one.about][side].append((word, word.holds))
    for about, side, word in shown(known):
        if not found[about][side]:
            found[about][side].append((word, None))
    return {about: dict(said) for about, said in found.items()}


def shown(known: Known) -> Iterator[tuple[str, str, Word]]:
    """The sides that reports show in disputes, by question."""
    for dispute in known.dossier.disputes:
        for key in sorted(dispute.members, key=known.published):
            for one in known.shelf.disputes[key].sides:
                actor = known.actor(key.report, one.actor)
                if actor is None:
                    continue
                side = known.sides.side(actor) or actor.id
                span = one.evidence
                for about in dispute.about:
                    yield about, side, Word(known.published(key), key.report, span.start, span.end, "", actor.id)


def in_order(known: Known, asked: Words) -> list[str]:
    """The parties: those that signed first, then those that speak on most questions."""
    spoke = Counter(side for said in asked.values() for side in said)
    signed = {known.sides.side(actor) for actor in known.sides.signed.values()}
    return sorted(spoke, key=lambda id: (id not in signed, -spoke[id], known.actors[id].name, id))


def stand(known: Known, party: str, said: Iterable[tuple[Word, str | None]], moved: bool) -> Stand:
    """One party's words on a question; the same words in two reports' entries stand once."""
    once = {(word.report, word.start, word.end): (word, holds) for word, holds in sorted(said)}
    return Stand(
        party=who(known.actors[party]),
        said=tuple(
            Saying(
                holds=holds,
                voice=who(known.actors[word.voice]),
                words=quote(known, word.report, Span(start=word.start, end=word.end)),
            )
            for word, holds in once.values()
        ),
        moved=moved,
    )
