"""Actors: who appears in a report, under which names."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.model import Actor, Mention
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.actors.groups import find_members
from pactwatch.reading.actors.home import settle
from pactwatch.reading.actors.identity import Character, Gathering
from pactwatch.reading.actors.phrases import Phrase, PhraseFinder
from pactwatch.reading.actors.positions import tells_where
from pactwatch.reading.actors.pronouns import resolve_pronouns
from pactwatch.reading.parser import Document


def find_actors(document: Document) -> Cast:
    """The actors of a report and the words that stand for them."""
    finder = PhraseFinder(document)
    phrases = finder.find()
    gathering = gather(document, phrases)
    settle(phrases, gathering)
    resolved = resolve_pronouns(finder.tokens, gathering)
    for phrase in phrases:
        if phrase.possessor in resolved:
            gathering.belongs(phrase, resolved[phrase.possessor])
    find_members(finder.tokens, gathering)
    gathering.characters.sort(key=lambda character: min(character.mentions))
    ids = {character: f"a{number}" for number, character in enumerate(gathering.characters, 1)}
    heads = {head: ids[character] for character in gathering.characters for head in character.heads}
    pronouns = {index: ids[character] for index, character in resolved.items()}
    actors = [_actor(document, character, ids) for character in gathering.characters]
    return Cast(actors, heads, pronouns, {phrase.head: host for phrase, host in _hosts(document, phrases)})


def _hosts(document: Document, phrases: list[Phrase]) -> Iterator[tuple[Phrase, Actor]]:
    """The states that would host at the places a report names, each with the place's words as its mention."""
    for phrase in phrases:
        known = phrase.name.known if phrase.name else None
        if known is not None and known.kind == "state":
            span = document.doc[phrase.start : phrase.end]
            words = document.words(span.start_char, span.end_char)
            mention = Mention(start=words.start, end=words.end, text=words.text, form=phrase.form)
            host = Actor(id="", name=known.name, kind="state", country=known.country, sector="GOV", mentions=(mention,))
            yield phrase, host


def gather(document: Document, phrases: list[Phrase]) -> Gathering:
    """Gathers the phrases that stand for somebody into characters: an owner before what is its own."""
    gathering = Gathering(document.doc)
    titles: dict[Phrase, list[Phrase]] = {}
    for phrase in phrases:
        if phrase.title and phrase.apposed:
            titles.setdefault(phrase.apposed, []).append(phrase)
    waiting = {phrase for phrase in phrases if not (phrase.title or tells_where(document, phrase))}

    def join(phrase: Phrase) -> None:
        if phrase not in waiting:
            return
        waiting.discard(phrase)
        for first in (phrase.owner, phrase.apposed, *(title.owner for title in titles.get(phrase, ()))):
            if first is not None:
                join(first)
        gathering.join(phrase, titles.get(phrase, []))

    for phrase in phrases:
        join(phrase)
    return gathering


def _actor(document: Document, character: Character, ids: dict[Character, str]) -> Actor:
    """The actor that a character is, as the contract has it."""
    doc = document.doc
    mentions = []
    for start, end, form in character.mentions:
        span = doc[start:end]
        words = document.words(span.start_char, span.end_char)
        mentions.append(Mention(start=words.start, end=words.end, text=words.text, form=form))
    return Actor(
        id=ids[character],
        name=character.name,
        kind=character.kind,
        country=character.country,
        sector=character.sector,
        roles=tuple(character.roles),
        member_of=ids[character.owner] if character.owner is not None else None,
        members=tuple(ids[member] for member in character.members),
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, m.end))),
    )
