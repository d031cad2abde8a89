"""Negation: what somebody did not say is no statement; what somebody does not believe is doubted.

Nor is it a statement that a source "asked not to be named".
"""

from __future__ import annotations

from pactwatch.codes import uses
from pactwatch.model import Polarity, StatementKind
from pactwatch.reading.statements.sheet import Sheet

NEGATED: dict[StatementKind, Polarity] = {"thought": "doubts", "intention": "denies"}  # of what asserts


def negated(sheet: Sheet, cue: int) -> bool:
    """Whether a cue is negated: "has not confirmed", "did not confirm or deny", "never said"."""
    verb = sheet.heads[cue] if sheet.deps[cue] in ("aux", "auxpass") else cue
    if any(denies(sheet, kid) for kid in sheet.kids[verb]):
        return True
    head = sheet.heads[verb]
    if (
        sheet.deps[verb] != "conj"
        or head > verb
        or sheet.subject(verb) is not None
        or sheet.kid(verb, "aux", "auxpass")
    ):
        return False
    nor = any(sheet.lowers[kid] == "nor" for kid in sheet.kids[head])
    return (nor or sheet.tags[verb] in ("VB", "VBN")) and negated(sheet, head)


def denies(sheet: Sheet, i: int) -> bool:
    """Whether a token denies the verb that it stands with."""
    word, after = sheet.lowers[i], sheet.lowers[i + 1 : i + 2]
    denying = sheet.deps[i] == "neg" or (sheet.deps[i] == "preconj" and word == "neither")
    return denying and not set(after) & set(uses("statements", "lifting"))


def nameless(sheet: Sheet, start: int) -> bool:
    """Whether the content that begins at a token is a source's wish to stay unnamed: "not to be identified"."""
    wish = sheet.lowers[start : start + 3] == ["not", "to", "be"]
    return wish and bool(set(sheet.lemmas[start + 3 : start + 4]) & set(uses("statements", "nameless")))
