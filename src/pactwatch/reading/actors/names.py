"""Names in a text: of the known, of people, of bodies by the shape of their name, and of what the model takes for one.

A name is a range of tokens with what its own words tell. Names do not overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from pactwatch.codes import words
from pactwatch.model import ActorKind
from pactwatch.reading.actors.lexicon import Calling, Known, callings, find_known, head_words

CAPITAL = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.'’]*|(?:al|el|as|ad|ar|an|ul|bin|ibn|ben|von|van|de|da|del|der|dos|di|la|le)$)"
)
LABELS: dict[str, ActorKind] = {"PERSON": "person", "GPE": "state", "NORP": "people", "ORG": "organization"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name: token range, what it is the name of, and who it is if a table knows.

    `known` stands where the whole name is known; `country` may be told by a part of it ("Chad Ministry of Defence").
    """

    start: int
    end: int
    kind: ActorKind
    known: Known | None = None
    country: str | None = None
    sector: str | None = None
    place: bool = False


def find_names(doc: Doc, titles: Iterable[tuple[int, int, Calling]]) -> list[Name]:
    """The names of a text, left to right. `titles` are the token ranges of callings."""
    spotted = [hit for hit in find_known(doc) if _stands_as_name(doc, *hit)]
    taken: dict[int, Name] = {}
    before = {end: calling for _, end, calling in titles if calling.title}
    inside = {i: calling for start, end, calling in titles if calling.kind == "person" for i in range(start, end)}
    for name in (
        *_bodies(doc, spotted, inside),
        *_known(spotted),
        *_people(doc, before, inside, spotted),
        *_guesses(doc),
    ):
        if not any(i in taken for i in range(name.start, name.end)):
            taken.update(dict.fromkeys(range(name.start, name.end), name))
    names = sorted(set(taken.values()), key=lambda name: name.start)
    return [*names, *_surnames(doc, names, taken)]


def _stands_as_name(doc: Doc, start: int, end: int, known: Known) -> bool:
    """Whether known words are a name here: not a word that merely begins a sentence, not a part of a person's name."""
    token = doc[start]
    if end - start == 1 and token.is_sent_start and token.pos_ not in ("PROPN", "ADJ", "NOUN"):
        return token.ent_type_ in LABELS
    if known.kind != "person" and token.ent_type_ == "PERSON":
        entity = next((e for e in doc[start:end].sent.ents if e.start <= start < e.end), None)
        return (
            entity is None or len(entity) == end - start or known.sense in ("adjective", "capital") or end < entity.end
        )
    return True


def _known(spotted: Iterable[tuple[int, int, Known]]) -> Iterator[Name]:
    for start, end, known in spotted:
        yield Name(start, end, known.kind, known, known.country, known.sector)


def _bodies(doc: Doc, spotted: list[tuple[int, int, Known]], inside: dict[int, Calling]) -> Iterator[Name]:
    """Names of bodies by their shape: capitalised words, the last or the one before "of" or "for" a head noun."""
    spots = {(start, end): known for start, end, known in spotted}
    for start, end in capital_runs(doc):
        head = _head_of_body(doc, start, end)
        if head is None or (start, end) in spots or end - start < 2 or any(i in inside for i in range(start, end)):
            continue
        inner = [known for (s, e), known in spots.items() if start <= s and e <= end]
        if any(known.kind not in ("state", "people") and known.sense == "name" for known in inner):
            continue
        kind, sector = head
        country = next((known.country for known in inner if known.country), None)
        yield Name(start, end, kind, None, country, sector)


def capital_runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, with the small words that join the parts of a name: "Ministry of Trade and Labour"."""
    position = 0
    while position < len(doc):
        end = position + 1
        if _capital(doc[position]):
            while (joined := _joined(doc, position, end)) is not None:
                end = joined + 1
            yield position, end
        position = end


def _joined(doc: Doc, start: int, end: int) -> int | None:
    """The index of the next capitalised word that belongs to the run from `start` to `end`, or None."""
    gap = []
    for token in doc[end : end + 4]:
        if token.is_sent_start:
            return None
        if _capital(token):
            break
        gap.append(token.lower_)
    else:
        return None
    nested = any(token.lower_ in ("of", "for", "on") for token in doc[start:end])
    allowed = {(), ("of",), ("for",), ("on",), ("of", "the"), ("for", "the"), ("-",), ("&",)}
    allowed |= {("and",), (",",)} if nested else set()
    owned = gap in (["'s"], ["’s"], ["'"], ["’"]) and doc[end - 1].lower_ in callings()
    return end + len(gap) if tuple(gap) in allowed or owned else None


def _capital(token: Token) -> bool:
    return (
        token.text[:1].isupper() and token.ent_type_ not in ("DATE", "TIME") and not (token.is_stop or token.is_punct)
    )


def _head_of_body(doc: Doc, start: int, end: int) -> tuple[ActorKind, str | None] | None:
    """The kind and sector that the head noun of a capitalised run gives, or None where it has none."""
    lower = [token.lower_ for token in doc[start:end]]
    joints = [i for i, word in enumerate(lower) if word in ("of", "for", "on", "in", "to")]
    stem = lower[: joints[0]] if joints else lower
    for size in (2, 1):
        for rows in (head_words().get(" ".join(stem[-size:])), head_words().get(" ".join(stem[:size]))):
            for needs, kind, sector in rows or ():
                if not needs or needs & set(lower):
                    return kind, sector
    return None


def _people(
    doc: Doc, before: dict[int, Calling], inside: dict[int, Calling], spotted: list[tuple[int, int, Known]]
) -> Iterator[Name]:
    """Names of people: what stands after a title, and what the model takes for a person, without the title."""
    barred = {i for start, end, known in spotted if known.kind != "person" for i in range(start, end)}
    for start in before:
        end = start
        while end < len(doc) and CAPITAL.match(doc[end].text) and end not in barred and end not in inside:
            end += 1
            if end + 1 < len(doc) and doc[end].text == "-" and CAPITAL.match(doc[end + 1].text):
                end += 1
        if end > start and doc[start].text[0].isupper() and doc[start].ent_type_ not in ("DATE", "TIME"):
            yield Name(start, end, "person")
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            start, end = _trim(entity, inside, barred)
            if end > start and doc[start].text[0].isupper() | (doc[start].lower_ in ("al", "el", "bin", "de")):
                yield Name(start, end, "person")


def _trim(entity: Span, inside: dict[int, Calling], barred: set[int]) -> tuple[int, int]:
    """A person's entity without titles and adjectives of countries before it or marks and genitives behind it."""
    start, end = entity.start, entity.end
    while start < end and (start in inside or start in barred or not entity.doc[start].is_alpha):
        start += 1
    while end > start and (entity.doc[end - 1].lower_ in ("'s", "’s", "'", "’") or entity.doc[end - 1].is_punct):
        end -= 1
    return start, end


def _guesses(doc: Doc) -> Iterator[Name]:
    """What the model takes for a state, a people or a body, and no table or shape knows."""
    for entity in doc.ents:
        kind = LABELS.get(entity.label_)
        start = entity.start + (entity[0].lower_ in ("the", "a", "an"))
        end = entity.end - (entity[-1].lower_ in ("'s", "’s", "'", "’"))
        if kind and kind != "person" and start < end and doc[start].text[0].isupper() and _nameable(doc, start, end):
            yield Name(start, end, kind, place=entity.label_ == "GPE")


def _nameable(doc: Doc, start: int, end: int) -> bool:
    """Whether a guess can be a name of somebody: no document, no number, no word of the calendar."""
    last = doc[end - 1]
    return last.lemma_.lower() not in documents() and not any(token.like_num for token in doc[start:end])


@cache
def documents() -> frozenset[str]:
    """Nouns of things whose capitalised names are no actors' names: agreements, acts, prizes."""
    return words("documents", "noun")


def _surnames(doc: Doc, names: list[Name], taken: dict[int, Name]) -> Iterator[Name]:
    """Single capitalised words that nothing explains, where a person of that surname is named elsewhere in the text."""
    surnames = {doc[name.end - 1].text for name in names if name.kind == "person"}
    for token in doc:
        if token.text in surnames and token.i not in taken and token.pos_ == "PROPN":
            yield Name(token.i, token.i + 1, "person")
