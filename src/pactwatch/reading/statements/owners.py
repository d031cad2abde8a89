"""Owners: whose words a cue's content is, as the tree shows it. Which phrase it is in the end is decided elsewhere."""

from __future__ import annotations

from pactwatch.codes import uses
from pactwatch.reading.statements.sheet import Sheet

AUTHOR = frozenset(uses("statements", "author"))
CLIMB = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dobj", "pobj", "acl", "relcl", "aux"})


def find_owner(sheet: Sheet, cue: int) -> int | None:
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
        if sheet.deps[kid] == "agent" or (sheet.deps[kid] == "prep" and sheet.lowers[kid] in AUTHOR):
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
