"""Telling: which statement tells a deed, and whose words a token stands in."""

from __future__ import annotations

from spacy.tokens import Token

from pactwatch.model import Span, Statement


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
