"""Telling: which statement tells a deed, and whose words a token stands in."""

from __future__ import annotations

from spacy.tokens import Token

from pactwatch.model import Span, Statement
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.events.clauses import doers, is_verb
from pactwatch.reading.events.governors import reported
from pactwatch.reading.events.lexicon import function_words


class Telling:
    """The statements of one report, looked up by where their content and their cue stand."""

    def __init__(self, statements: tuple[Statement, ...], cast: Cast) -> None:
        self.statements = statements
        spans = ((part.start, part.end, s) for s in statements for part in contents(s))
        self.spans = sorted(spans, key=lambda span: span[2].end - span[2].start)
        self.cast = cast

    def of(self, start: int, end: int) -> Statement | None:
        """The statement that a trigger at this span makes (its cue), else the shortest whose content holds it."""
        for statement in self.statements:
            if statement.cue is not None and statement.cue.start < end and start < statement.cue.end:
                return statement
        return self.around(start, end)

    def around(self, start: int, end: int) -> Statement | None:
        """The shortest statement whose content holds a span."""
        return next((s for begin, close, s in self.spans if begin <= start and end <= close), None)

    def spoken(self, token: Token) -> Statement | None:
        """The statement by which a token stands in what somebody says, or None."""
        statement = self.around(token.idx, token.idx + len(token.text))
        return statement if statement is not None and statement.kind == "speech" else None

    def speaker(self, token: Token) -> str | None:
        """The actor in whose words a token stands: a statement's source, else who says it by the sentence's grammar."""
        statement = self.around(token.idx, token.idx + len(token.text))
        if statement is not None and statement.source is not None:
            return statement.source.actor
        said = saying(token)
        return next((who for head in doers(said) if (who := self.cast.who(head)) is not None), None) if said else None

    def stands_for(self, token: Token) -> str | None:
        """The actor for whom a head stands; a pronoun that is not resolved stands for the speaker of its statement."""
        who = self.cast.who(token, cite=True)
        if who is None and token.lower_ in function_words("referring") and token.dep_ in ("nsubj", "nsubjpass", "poss"):
            return self.speaker(token)
        return who


def saying(token: Token) -> Token | None:
    """The verb of saying under whose content a token stands, or None."""
    while token.head != token:
        if is_verb(token) and reported(token):
            return token.head
        token = token.head
    return None


def contents(statement: Statement) -> tuple[Span, ...]:
    """The spans of a statement's content."""
    return statement.parts or (statement,)
