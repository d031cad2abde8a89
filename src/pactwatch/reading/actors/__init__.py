"""Actors: who appears in a report, under which names."""

from __future__ import annotations

from spacy.tokens import Doc

from pactwatch.model import Actor, Mention
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.actors.groups import find_members
from pactwatch.reading.actors.identity import Character, Gathering
from pactwatch.reading.actors.phrases import Phrase, find_phrases, is_scenery
from pactwatch.reading.actors.positions import is_place
from pactwatch.reading.actors.pronouns import resolve_pronouns
from pactwatch.reading.parser import Document


def find_actors(document: Document) -> Cast:
    """The actors of a report and the words that stand for them."""
    doc = document.doc
    phrases = find_phrases(doc)
    places = [phrase for phrase in phrases if is_place(document, phrase)]
    gathering = gather(doc, phrases, {id(phrase) for phrase in places})
    find_members(doc, gathering)
    ids = {id(character): f"a{number}" for number, character in enumerate(gathering.characters, 1)}
    heads = {head: ids[id(character)] for character in gathering.characters for head in character.heads}
    pronouns = {i: ids[id(c)] for i, c in resolve_pronouns(doc, gathering).items()}
    return Cast([_actor(document, character, ids) for character in gathering.characters], heads, pronouns)


def gather(doc: Doc, phrases: list[Phrase], places: set[int]) -> Gathering:
    """Gathers the phrases that stand for somebody into characters."""
    gathering = Gathering(doc)
    titles: dict[int, list[Phrase]] = {}
    for phrase in phrases:
        if phrase.apposed is not None and phrase.role is not None:
            titles.setdefault(id(phrase.apposed), []).append(phrase)
    for phrase in phrases:
        if id(phrase) in places or (phrase.apposed is not None and phrase.role is not None):
            continue
        if phrase.form == "adjective" and is_scenery(doc, phrase):
            continue
        gathering.join(phrase, titles.get(id(phrase), []))
    return gathering


def _actor(document: Document, character: Character, ids: dict[int, str]) -> Actor:
    """The actor that a character is, as the contract has it."""
    doc = document.doc
    mentions = []
    for start, end, form in character.mentions:
        span = doc[start:end]
        words = document.words(span.start_char, span.end_char)
        mentions.append(Mention(start=words.start, end=words.end, text=words.text, form=form))
    return Actor(
        id=ids[id(character)],
        name=character.name,
        kind=character.kind,
        country=character.country,
        sector=character.sector,
        roles=tuple(character.roles),
        member_of=ids[id(character.owner)] if character.owner is not None else None,
        members=tuple(ids[id(member)] for member in character.members),
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, m.end))),
    )
