"""Contents: the words that a cue may govern, as the tree shows them. Which of them it governs is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pactwatch.reading.statements.sheet import Range, Sheet

PREPOSITIONS = frozenset({"prep", "agent", "dative", "prt", "advmod"})
COMPLEMENTS = frozenset({"oprd", "xcomp", "ccomp", "acomp", "attr", "prep", "advcl", "dative"})
RAISED = frozenset({"oprd", "xcomp", "acomp", "attr"})  # what a verb of seeming shares its subject with
FRAMES = {  # which frame of the table licenses which relation of the tree
    "ccomp": "clause",
    "rest": "clause",
    "acl": "clause",
    "quote": "clause",
    "xcomp": "infinitive",
    "object": "object",
    "object+": "as",
    "subject": "object",
    "subject+": "all",
    "person+": "person",
}


@dataclass(frozen=True, slots=True)
class Content:
    """What a cue may govern: how the tree joins the two, and the token ranges of the words, in order."""

    relation: str
    parts: tuple[Range, ...]

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]


def find_contents(sheet: Sheet, cue: int) -> Iterator[Content]:
    """Every content that the tree offers for one cue."""
    yield from below(sheet, cue)
    yield from around(sheet, cue)
    yield from passive(sheet, cue)


def below(sheet: Sheet, cue: int) -> Iterator[Content]:
    """Contents that hang on the cue: its clauses, its objects, what its prepositions govern."""
    kids, deps = sheet.kids[cue], sheet.deps
    for kid in kids:
        dep = deps[kid]
        if dep in ("ccomp", "xcomp", "acl", "relcl", "csubj", "advcl"):
            yield from without(sheet, dep, subtree(sheet, kid), cue)
        elif dep in ("dobj", "attr", "oprd", "dative", "acomp"):
            yield Content("object" if dep == "dobj" else dep, (subtree(sheet, kid),))
            if dep in ("dobj", "dative"):
                yield from extended(sheet, cue, kid)
        elif dep in PREPOSITIONS:
            for grandkid in sheet.kids[kid]:
                if deps[grandkid] in ("pobj", "pcomp", "ccomp"):
                    yield Content("prep", (subtree(sheet, grandkid),))
                    yield from (Content("acl", (subtree(sheet, k),)) for k in sheet.kids[grandkid] if deps[k] == "acl")
        elif dep == "appos":
            yield Content("appos", (subtree(sheet, kid),))


def extended(sheet: Sheet, cue: int, kid: int) -> Iterator[Content]:
    """An object with the complements that follow it, and the complements alone: "called it a trap"."""
    after = [k for k in sheet.kids[cue] if k > kid and sheet.deps[k] in COMPLEMENTS]
    if after:
        yield Content("object+", ((sheet.left[kid], sheet.right[after[0]]),))
        if len(after) > 1:
            yield Content("object++", ((sheet.left[kid], sheet.right[after[-1]]),))
    inner = [k for k in sheet.kids[kid] if k > kid and sheet.deps[k] in ("prep", "acl", "relcl")]
    if inner:
        yield Content("person+", ((sheet.left[inner[0]], sheet.right[kid]),))


def around(sheet: Sheet, cue: int) -> Iterator[Content]:
    """The clause into which a cue's own clause is thrown: "the vote, he said, was late".

    What is joined to the cue behind it may be a part of what was said: "the vote is over, he said, but was late".
    """
    head = sheet.heads[cue]
    if head != cue and sheet.deps[cue] in ("parataxis", "ccomp", "advcl", "prep", "dep", "nsubj", "conj", "advmod"):
        whole = subtree(sheet, head)
        yield from cut("rest", whole, subtree(sheet, cue))
        following = next((k for k in sheet.kids[cue] if k > cue and sheet.deps[k] in ("cc", "conj")), None)
        if following is not None:
            yield from cut("rest", whole, (sheet.left[cue], sheet.left[following]))


def passive(sheet: Sheet, cue: int) -> Iterator[Content]:
    """The subject of a passive or a verb of seeming, alone and with what follows: "the truce is expected to hold"."""
    subject = sheet.subject(cue)
    if subject is None or sheet.deps[cue] == "aux":
        return
    if sheet.deps[subject] == "nsubjpass":
        yield Content("subject", (subtree(sheet, subject),))
    complements = COMPLEMENTS if sheet.deps[subject] == "nsubjpass" else RAISED
    after = [k for k in sheet.kids[cue] if k > cue and sheet.deps[k] in complements]
    if after:
        yield Content(
            "subject+", ((sheet.left[subject], sheet.right[subject]), (sheet.left[after[0]], sheet.right[after[-1]]))
        )


def subtree(sheet: Sheet, i: int) -> Range:
    return sheet.left[i], sheet.right[i]


def without(sheet: Sheet, relation: str, span: Range, cue: int) -> Iterator[Content]:
    """A span less the cue's own clause, where that stands inside it."""
    if span[0] <= cue < span[1]:
        subject = sheet.subject(cue)
        own = [cue, *([subject] if subject is not None else [])]
        yield from cut(relation, span, (min(sheet.left[subject] if subject is not None else cue, cue), max(own) + 1))
    else:
        yield Content(relation, (span,))


def cut(relation: str, span: Range, hole: Range) -> Iterator[Content]:
    """A span less a hole, in one or two parts."""
    parts = tuple((a, b) for a, b in ((span[0], hole[0]), (hole[1], span[1])) if b - a > 0)
    if parts:
        yield Content(relation, parts)
