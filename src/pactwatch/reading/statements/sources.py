"""Sources: the words that name whose statement it is, and the actor behind them."""

from __future__ import annotations

from pactwatch.codes import uses, words
from pactwatch.model import Source
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.statements.choice import Choice
from pactwatch.reading.statements.owners import author
from pactwatch.reading.statements.sheet import Range, Sheet

KNOWN, NAMING, RELATIVES = (frozenset(uses("statements", use)) for use in ("known", "naming", "relative"))
INNER = frozenset({"poss", "compound", "nmod", "amod"})


def phrase(sheet: Sheet, head: int) -> Range:
    """The words that name a source: its phrase without article, apposition and clauses; of a person the name."""
    if sheet.token(head).ent_type_ == "PERSON":
        return name(sheet, head)
    start, end = sheet.left[head], head + 1
    for kid in sheet.kids[head]:
        if kid > head and sheet.deps[kid] == "prep" and sheet.lowers[kid] in NAMING:
            end = sheet.right[kid]
        elif kid > head:
            break
    while start < head and (sheet.tags[start] == "DT" or not sheet.lowers[start][0].isalnum()):
        start += 1
    return start, end


def name(sheet: Sheet, i: int) -> Range:
    """The whole name that a token is part of, as the language model marks names."""
    start, end = i, i + 1
    while start > 0 and sheet.token(start).ent_iob_ == "I":
        start -= 1
    while end < len(sheet) and sheet.token(end).ent_iob_ == "I":
        end += 1
    return start, end


def make_source(sheet: Sheet, choice: Choice, cast: Cast, before: list[Source]) -> Source | None:
    """The words of a source and the actor behind them; None where nobody is named.

    `before` are the sources of the statements before it, for a document speaks for whoever made it, and a pronoun
    beside a quotation that names the only person it could stand for means who spoke last.
    """
    head = choice.source
    if head is None:
        return None
    start, end = phrase(sheet, head)
    span = sheet.document.words(sheet.starts[start], sheet.ends[end - 1])
    actor = last_speaker(sheet, choice, cast, before) or actor_of(sheet, head, cast, before)
    actor = actor or named_person(sheet, head, span.start, span.end, cast)
    return Source(start=span.start, end=span.end, text=span.text, actor=actor)


def named_person(sheet: Sheet, head: int, start: int, end: int, cast: Cast) -> str | None:
    """The person of whose name a source is a part, or whose title it is: "Kiir's spokesman" before "Ateny Wek"."""
    if sheet.token(head).ent_type_ == "PERSON":
        return cast.person_at(start, end)
    text = sheet.document.text
    following = end + len(text[end:]) - len(text[end:].lstrip(" "))
    named = following < len(text) and text[following].isupper() and sheet.tags[head] == "NN"
    return cast.person_at(following, following + 1) if named else None


def last_speaker(sheet: Sheet, choice: Choice, cast: Cast, before: list[Source]) -> str | None:
    """Who spoke last, where the source is a pronoun that by its place would mean somebody whom the speech names."""
    head, content = choice.source, choice.claim.content
    last = last_of(before)
    if head is None or last is None or content.relation != "quote" or sheet.tags[head] != "PRP":
        return None
    named = cast.within(sheet.starts[content.start], sheet.ends[content.end - 1])
    if cast.who(sheet.token(head)) not in named or last in named:
        return None
    cast.settle(sheet.token(head), last)
    return last


def last_of(sources: list[Source]) -> str | None:
    """The last actor among sources."""
    return next((source.actor for source in reversed(sources) if source.actor), None)


def actor_of(sheet: Sheet, head: int, cast: Cast, before: list[Source]) -> str | None:
    """The actor for whom the phrase of a source stands, or None."""
    own = cast.who(sheet.token(head), cite=True)
    if own is not None:
        return own
    if sheet.lowers[head] in RELATIVES and sheet.deps[sheet.heads[head]] == "relcl":
        return actor_of(sheet, sheet.heads[sheet.heads[head]], cast, before)
    if sheet.lemmas[head] in words("statement_documents"):
        return maker_of(sheet, head, cast, before)
    return None


def maker_of(sheet: Sheet, head: int, cast: Cast, before: list[Source]) -> str | None:
    """Who made a document: the actor that its phrase names; of a known one ("the statement") its maker.

    The last source so called is meant, else whoever spoke last.
    """
    maker = author(sheet, head)
    within = [kid for kid in sheet.kids[head] if sheet.deps[kid] in INNER]
    for kid in (*within, *([] if maker is None else [maker])):
        actor = cast.who(sheet.token(kid), cite=True)
        if actor is not None:
            return actor
    if not any(sheet.lowers[kid] in KNOWN for kid in sheet.kids[head]):
        return None
    called = (source.actor for source in reversed(before) if source.text.lower().endswith(sheet.lowers[head]))
    return next((actor for actor in (*called, last_of(before)) if actor), None)
