"""Telling: which statement tells a deed, and whose words a token stands in."""

from __future__ import annotations

from spacy.tokens import Token

from pactwatch.model import Span, Statement
from pactwatch.reading.actors.cast import Cast

REFERRING = frozenset(("he", "she", "it", "they", "i", "we", "his", "her", "its", "their", "my", "our"))


class Telling:
    """The statements of one report, looked up by where their content and their cue stand."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        self.statements = statements

    def of(self, start: int, end: int) -> Statement | None:
        """The statement that a trigger at this span makes (its cue), else the shortest whose content holds it."""
        for statement in self.statements:
            if statement.cue is not None and statement.cue.start < end and start < statement.cue.end:
                return statement
        holding = [s for s in self.statements if any(part.start <= start and end <= part.end for part in contents(s))]
        return min(holding, key=lambda s: s.end - s.start, default=None)

    def around(self, token: Token) -> Statement | None:
        """The shortest statement in somebody's words or of his intention in whose content a token stands."""
        end = token.idx + len(token.text)
        holding = [s for s in self.statements if any(p.start <= token.idx and end <= p.end for p in contents(s))]
        return min(holding, key=lambda s: s.end - s.start, default=None)

    def stands_for(self, token: Token, cast: Cast) -> str | None:
        """The actor for whom a head stands; a pronoun that is not resolved stands for the speaker of its statement."""
        who = cast.who(token, cite=True)
        if who is None and token.lower_ in REFERRING and token.dep_ in ("nsubj", "nsubjpass", "poss"):
            statement = self.around(token)
            return statement.source.actor if statement is not None and statement.source is not None else None
        return who

    def spoken(self, token: Token) -> bool:
        """Whether a token stands in what somebody says."""
        end = token.idx + len(token.text)
        return any(
            statement.kind == "speech"
            and any(part.start <= token.idx and end <= part.end for part in contents(statement))
            for statement in self.statements
        )

    @staticmethod
    def by_one_of(statement: Statement | None, actors: tuple[str, ...]) -> bool:
        """Whether one of these actors is the source of a statement."""
        return statement is not None and statement.source is not None and statement.source.actor in actors


def contents(statement: Statement) -> tuple[Span, ...]:
    """The spans of a statement's content."""
    return statement.parts or (statement,)
