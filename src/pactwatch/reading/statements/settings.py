"""Settings: to whom, when and where somebody spoke, as the words around the cue tell it."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.codes import words
from pactwatch.model import Place, Time, When
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.statements.sheet import Range, Sheet


class Surroundings:
    """The words that belong to a cue's own clause and to no content: what says to whom, when and where it was said."""

    def __init__(self, sheet: Sheet, times: tuple[Time, ...], places: tuple[Place, ...], cast: Cast) -> None:
        self.sheet, self.cast = sheet, cast
        self.times = {token: time for time in times for token in range(*sheet.tokens(time.start, time.end))}
        self.places = {
            token: place.id
            for place in places
            for mention in place.mentions
            for token in range(*sheet.tokens(mention.start, mention.end))
        }

    def addressees(self, cue: int, content: tuple[Range, ...]) -> tuple[str, ...]:
        """The actors who are told."""
        sheet = self.sheet
        found: list[str] = []
        for kid in sheet.kids[cue]:
            if inside(kid, content):
                continue
            if sheet.deps[kid] in ("dobj", "dative") and sheet.lemmas[cue] in words("statement_telling"):
                found += self.cast.all(sheet.token(kid), cite=True)
            elif sheet.deps[kid] in ("prep", "dative") and sheet.lowers[kid] == "to":
                for grandkid in sheet.kids[kid]:
                    if sheet.deps[grandkid] == "pobj":
                        found += self.cast.all(sheet.token(grandkid), cite=True)
        return tuple(dict.fromkeys(found))

    def time(self, cue: int, content: tuple[Range, ...]) -> When | None:
        """When it was said."""
        for token in self.near(cue, content):
            time = self.times.get(token)
            if time is not None and time.type in ("DATE", "TIME"):
                return When(value=time.value, times=(time.id,))
        return None

    def place(self, cue: int, content: tuple[Range, ...]) -> str | None:
        """Where it was said: a place after "in", "at" or "from"."""
        sheet = self.sheet
        for token in self.near(cue, content):
            head = sheet.heads[token]
            if token in self.places and sheet.deps[token] == "pobj" and sheet.lowers[head] in ("in", "at", "from"):
                return self.places[token]
        return None

    def near(self, cue: int, content: tuple[Range, ...]) -> Iterator[int]:
        """The tokens that hang on the cue by adverbs and prepositions, and on whom it tells, outside the content."""
        sheet = self.sheet
        for kid in sheet.kids[cue]:
            if sheet.deps[kid] in ("prep", "npadvmod", "advmod", "tmod", "dobj", "dative") and not inside(kid, content):
                start = kid if sheet.deps[kid] in ("dobj", "dative") else sheet.left[kid]
                yield from (token for token in range(start, sheet.right[kid]) if not inside(token, content))


def inside(token: int, ranges: tuple[Range, ...]) -> bool:
    """Whether a token stands in one of the ranges."""
    return any(start <= token < end for start, end in ranges)
