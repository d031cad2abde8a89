"""Settings: to whom, when and where somebody spoke, as the words around the cue tell it."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.codes import uses, words
from pactwatch.model import Place, Statement, Time, When
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.statements.claims import Claim, inside
from pactwatch.reading.statements.sheet import Sheet

ADVERBIAL = frozenset({"prep", "npadvmod", "advmod", "tmod"})
TOLD = frozenset({"dobj", "dative"})
WHERE = frozenset(uses("statements", "where"))


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

    def addressees(self, claim: Claim) -> tuple[str, ...]:
        """The actors who are told."""
        sheet, cue, found = self.sheet, claim.cue, list[str]()
        if cue is None or sheet.lowers[cue] == "according":
            return ()
        for kid in sheet.kids[cue]:
            if inside(kid, claim.content.parts):
                continue
            if sheet.deps[kid] in ("dobj", "dative") and sheet.lemmas[cue] in words("statement_telling"):
                found += self.cast.all(sheet.token(kid), cite=True)
            elif sheet.deps[kid] in ("prep", "dative") and sheet.lowers[kid] == "to":
                for grandkid in sheet.kids[kid]:
                    if sheet.deps[grandkid] == "pobj":
                        found += self.cast.all(sheet.token(grandkid), cite=True)
        return tuple(dict.fromkeys(found))

    def time(self, claim: Claim) -> When | None:
        """When it was said."""
        near = (self.times[token] for token in self.near(claim) if token in self.times)
        time = next((time for time in near if time.type in ("DATE", "TIME")), None)
        return When(value=time.value, times=(time.id,)) if time else None

    def place(self, claim: Claim) -> str | None:
        """Where it was said: a place after "in", "at" or "from"."""
        sheet = self.sheet
        for token in self.near(claim):
            if token in self.places and sheet.deps[token] == "pobj" and sheet.lowers[sheet.heads[token]] in WHERE:
                return self.places[token]
        return None

    def only_when(self, claim: Claim) -> bool:
        """Whether a content is nothing but a time, and so no content: "denied on Monday"."""
        return all(i in self.times for start, end in claim.content.parts for i in range(start, end))

    def near(self, claim: Claim) -> Iterator[int]:
        """The tokens that hang on the cue by adverbs and prepositions, and on whom it tells, outside the content."""
        sheet, cue, content = self.sheet, claim.cue, claim.content.parts
        for kid in sheet.kids[cue] if cue is not None else ():
            if sheet.deps[kid] in ADVERBIAL and not inside(kid, content):
                yield from (token for token in range(sheet.left[kid], sheet.right[kid]) if not inside(token, content))
            elif sheet.deps[kid] in TOLD and not inside(kid, content):
                yield from (token for token in range(kid + 1, sheet.right[kid]) if not inside(token, content))


def carried_on(statements: list[Statement]) -> tuple[Statement, ...]:
    """A quotation that goes on from the one before it was said to the same people, there and then."""
    found: list[Statement] = []
    for statement in statements:
        before = found[-1] if found else None
        if before and goes_on(before, statement):
            when = before.time and When(value=before.time.value, times=before.time.times, inferred=True)
            carried = {
                "addressees": statement.addressees or before.addressees,
                "time": statement.time or when,
                "place": statement.place or before.place,
            }
            statement = statement.model_copy(update=carried)
        found.append(statement)
    return tuple(found)


def goes_on(before: Statement, after: Statement) -> bool:
    """Whether two statements are one utterance: verbatim, by one actor, and the second with no time of its own."""
    actors = [statement.source.actor if statement.source else None for statement in (before, after)]
    return before.mode == after.mode == "direct" and actors[0] == actors[1] is not None and after.time is None
