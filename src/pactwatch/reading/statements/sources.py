"""Sources: whose statement it is."""

from __future__ import annotations

from pactwatch.codes import words
from pactwatch.model import Source
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.statements.sheet import Range, Sheet

INNER = frozenset({"poss", "compound", "nmod", "amod"})
CLIMB = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dobj", "pobj", "acl", "relcl", "aux"})


def find_source(sheet: Sheet, cue: int) -> int | None:
    """The head of the phrase that names the source of a cue's content, or None where nobody is named."""
    if sheet.lowers[cue] == "according":
        return governed(sheet, cue)
    if sheet.poses[cue] in ("NOUN", "PROPN"):
        own = sheet.kid(cue, "poss") or author(sheet, cue)
        if own is not None:
            return own
    elif sheet.kid(cue, "auxpass") is not None or (sheet.tags[cue] == "VBN" and sheet.deps[cue] == "acl"):
        return author(sheet, cue)
    return speaker(sheet, cue)


def governed(sheet: Sheet, i: int) -> int | None:
    """What stands at the end of a chain of prepositions."""
    for kid in sheet.kids[i]:
        if sheet.deps[kid] == "pobj":
            return kid
        if sheet.deps[kid] == "prep":
            return governed(sheet, kid)
    return None


def author(sheet: Sheet, i: int) -> int | None:
    """Who stands after "by" or "from"."""
    for kid in sheet.kids[i]:
        if sheet.deps[kid] == "agent" or (sheet.deps[kid] == "prep" and sheet.lowers[kid] in ("by", "from")):
            return governed(sheet, kid)
    return None


def speaker(sheet: Sheet, i: int) -> int | None:
    """The subject of a verb, or of the verb above it with which it shares its subject."""
    for _ in range(6):
        subject = sheet.subject(i)
        if subject is not None:
            return None if sheet.deps[subject] == "expl" else subject
        if sheet.deps[i] in ("acl", "relcl"):
            return sheet.heads[i]
        if sheet.deps[i] not in CLIMB or sheet.heads[i] == i:
            return None
        i = sheet.heads[i]
    return None


def phrase(sheet: Sheet, head: int) -> Range:
    """The words that name a source: its phrase without article, apposition and clauses; of a person the name."""
    token = sheet.token(head)
    if token.ent_type_ == "PERSON":
        entity = next((e for e in sheet.document.doc.ents if e.start <= head < e.end), None)
        if entity is not None:
            return entity.start, entity.end
    start, end = sheet.left[head], head + 1
    for kid in sheet.kids[head]:
        if kid > head and sheet.deps[kid] == "prep" and sheet.lowers[kid] in ("of", "in", "from", "at", "for"):
            end = sheet.right[kid]
        elif kid > head:
            break
    while start < head and (sheet.tags[start] == "DT" or not sheet.lowers[start][0].isalnum()):
        start += 1
    return start, end


def make_source(sheet: Sheet, head: int, cast: Cast, before: list[Source]) -> Source:
    """The words of a source and the actor behind them.

    A document speaks for whoever made it: the actor that its phrase names, else whoever spoke last before it.
    """
    start, end = phrase(sheet, head)
    span = sheet.document.words(sheet.starts[start], sheet.ends[end - 1])
    return Source(start=span.start, end=span.end, text=span.text, actor=actor_of(sheet, head, cast, before))


def actor_of(sheet: Sheet, head: int, cast: Cast, before: list[Source]) -> str | None:
    """The actor for whom the phrase of a source stands, or None."""
    own = cast.who(sheet.token(head), cite=True)
    if own is not None:
        return own
    if sheet.lowers[head] in ("who", "which", "that") and sheet.deps[sheet.heads[head]] == "relcl":
        return actor_of(sheet, sheet.heads[sheet.heads[head]], cast, before)
    if sheet.lemmas[head] in words("statement_documents"):
        inner = [kid for kid in sheet.kids[head] if sheet.deps[kid] in INNER]
        maker = author(sheet, head)
        for kid in [*inner, *([maker] if maker is not None else [])]:
            actor = cast.who(sheet.token(kid), cite=True)
            if actor is not None:
                return actor
        if any(sheet.lowers[kid] in ("the", "this", "that", "its", "their") for kid in sheet.kids[head]):
            return next((source.actor for source in reversed(before) if source.actor), None)
    return None
