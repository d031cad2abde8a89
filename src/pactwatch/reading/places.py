"""Places: where things happen, with coordinates. A place is no actor.

Known places come from the gazetteer. Others are taken for places by the language model, after a preposition of place,
as "the town of", or at the head of a dateline; those have no coordinates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pactwatch.codes import words
from pactwatch.model import Place, Words
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.gazetteer import Spot, gazetteer
from pactwatch.reading.parser import Document

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
OTHER_LABELS = frozenset({"DATE", "TIME", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE", "NORP", "PRODUCT"})
TOWN = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)*")
Range = tuple[int, int]


def find_places(document: Document, cast: Cast) -> tuple[Place, ...]:
    """The places of a report, in the order of their first mention."""
    return PlaceFinder(document, cast).find()


class PlaceFinder:
    """Finds the places of one report, outside the words that stand for actors."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self._document = document
        self._tokens: Sequence[Token] = list(document.doc)
        self._known = {start: (end, spots) for start, end, spots in gazetteer().find(document.doc, document.text)}
        self._ends = {end - 1 for end, _ in self._known.values()}
        self._taken = bytearray(len(document.text))
        self._countries = {spot.country for _, spots in self._known.values() for spot in spots[:1] if spot.whole}
        for actor in cast.finish():
            self._countries.add(actor.country)
            for mention in actor.mentions:
                self._taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)

    def find(self) -> tuple[Place, ...]:
        """The places, in the order of their first mention; mentions of one name in one country are one place."""
        found: dict[tuple[str, str | None], tuple[Spot | None, list[Words]]] = {}
        for mention in sorted(self._mentions(), key=lambda m: m.start):
            spot = self._spot(mention.text)
            name = spot.name if spot is not None else " ".join(mention.text.split())
            found.setdefault((name.casefold(), spot.country if spot else None), (spot, []))[1].append(mention)
        return tuple(
            Place(
                id=f"p{number}",
                name=spot.name if spot else _best_name(mentions),
                country=spot.country if spot else None,
                lat=spot.lat if spot else None,
                lon=spot.lon if spot else None,
                mentions=tuple(mentions),
            )
            for number, (spot, mentions) in enumerate(found.values(), 1)
        )

    def _spot(self, name: str) -> Spot | None:
        """Where a place of that name is: in a country of the report if there is one, else the best known."""
        spots = gazetteer().get(name) or gazetteer().get(name.title()) or ()
        return next((spot for spot in spots if spot.country in self._countries), spots[0] if spots else None)

    def _mentions(self) -> Iterator[Words]:
        """The words that stand for places, none inside another."""
        covered = bytearray(self._taken)
        for start, end in (*self._datelines(), *self._ranges()):
            if not any(covered[start:end]):
                covered[start:end] = b"\1" * (end - start)
                yield self._document.words(start, end)

    def _datelines(self) -> Iterator[Range]:
        """The towns of datelines."""
        for start, end in self._document.datelines:
            if town := TOWN.match(self._document.text, start, end):
                yield town.span()

    def _ranges(self) -> Iterator[Range]:
        """Other ranges of code points that name a place: known ones, then the model's, then those by their position."""
        for ranges in (self._features(), self._from_gazetteer(), self._from_model(), self._by_position()):
            for first, last in ranges:
                yield self._tokens[first].idx, self._tokens[last - 1].idx + len(self._tokens[last - 1])

    def _features(self) -> Iterator[Range]:
        """Names of places by their shape: "Dren Pass", "Yelmar highlands", "Fort Maren prison", "Lake Orn"."""
        features = words("motion", "features")
        for token in self._tokens:
            if token.lower_ not in features:
                continue
            start, end = token.i, token.i + 1
            while start and self._named(start - 1):
                start -= 1
            while start == token.i and token.text[0].isupper() and end < len(self._tokens) and self._named(end):
                end += 1
            if end - start > 1:
                yield start, end

    def _named(self, index: int) -> bool:
        token = self._tokens[index]
        proper = token.pos_ == "PROPN" and token.text[0].isupper() and token.ent_type_ not in ("DATE", "TIME")
        return proper and token.lower_ not in words("documents", "noun")

    def _from_gazetteer(self) -> Iterator[Range]:
        for start, (end, spots) in self._known.items():
            token = self._tokens[start]
            bare = token.pos_ == "PROPN" and token.ent_type_ not in ("PERSON", "DATE", "TIME")
            named = bare or token.ent_type_ in PLACE_LABELS or (spots[0].whole and token.ent_type_ != "PERSON")
            if (named or self._at(start)) and not self._part_of_name(start, end) and not self._names_a_thing(end):
                yield start, end

    def _from_model(self) -> Iterator[Range]:
        size = len(self._tokens)
        for token in self._tokens:
            if token.ent_type_ not in PLACE_LABELS or token.ent_iob_ != "B":
                continue
            end = token.i + 1
            while end < size and self._tokens[end].ent_iob_ == "I":
                end += 1
            start = token.i + (token.lower_ == "the" and end - token.i > 1)
            end -= self._tokens[end - 1].lower_ in ("'s", "’s")
            if start < end and self._tokens[start].text[0].isupper() and not self._names_a_thing(end):
                yield start, end

    def _by_position(self) -> Iterator[Range]:
        """Capitalised words after a preposition of place, or after "the town of"."""
        for token in self._tokens:
            if not self._capital(token) or not self._at(token.i):
                continue
            end = token.i + 1
            while end < len(self._tokens) and self._capital(self._tokens[end]):
                end += 1
            if not self._names_a_thing(end) and self._tokens[end - 1].lemma_.lower() not in words("documents", "noun"):
                yield token.i, end

    @staticmethod
    def _capital(token: Token) -> bool:
        return (
            token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ") and token.ent_type_ not in OTHER_LABELS
        )

    def _at(self, index: int) -> bool:
        """Whether a token follows a preposition of place, or a noun for a kind of place and "of"."""
        before = self._tokens[index - 1] if index else None
        if before is not None and before.lower_ == "the" and index > 1:
            before = self._tokens[index - 2]
        if before is None:
            return False
        if before.lower_ == "of" and before.i:
            return self._tokens[before.i - 1].lemma_.lower() in words("motion", "sites")
        return before.lower_ in words("motion", "at")

    def _part_of_name(self, start: int, end: int) -> bool:
        """Whether capitalised words that no table knows stand right before or after: "Lira" of "Port Lira"."""
        after = self._tokens[end] if end < len(self._tokens) else None
        joined = start > 0 and self._named(start - 1) and start - 1 not in self._ends and not self._at(start)
        return joined or (
            after is not None and self._capital(after) and after.pos_ == "PROPN" and end not in self._known
        )

    def _names_a_thing(self, end: int) -> bool:
        """Whether the words before `end` are part of the name of a document or meeting: "Doha agreement"."""
        return end < len(self._tokens) and self._tokens[end].lower_ in words("documents", "noun")


def _best_name(mentions: list[Words]) -> str:
    """How a place that no table knows is called: as it is written first, not in a dateline's capitals if it can be."""
    names = [" ".join(mention.text.split()) for mention in mentions]
    return next((name for name in names if not name.isupper()), names[0].title())
