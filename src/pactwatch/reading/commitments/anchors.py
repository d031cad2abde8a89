"""The event from which a deadline counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pactwatch.codes import lookup, uses, words
from pactwatch.reading.commitments import phrases
from pactwatch.reading.forms import form
from pactwatch.reading.parser import Document

EVENTS = "commitments_deadline_events"
EDGES = "commitments_edge_verbs"
LONGEST = 22  # tokens of an anchor
LEAVES, FORCE, DAYS, ON_WHICH, AT_EDGE, REQUESTS = (
    frozenset(uses("commitments", use)) for use in ("leaving", "force", "day", "on which", "at edge", "request")
)
FIGURE = re.compile(r"\(\s*\d{1,3}\s*\)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """An event in the text, `start` to `end`; `words` says it ("signing", "start of the Transitional Period"), `head`
    is the lemma of its first noun of happening, None where there is none, `clause` tells that a whole clause says
    it, `at_signing` that the agreement lets it happen at its signing."""

    start: int
    end: int
    words: str
    head: str | None
    clause: bool
    at_signing: bool = False


def event_after(document: Document, at: int, end: int) -> Anchor | None:
    """The event that the words from an offset on name: up to a mark of punctuation, a modal verb or a purpose."""
    if at >= end:
        return None
    figures = [match.span() for match in FIGURE.finditer(document.text, at, end)]
    taken: list[Token] = []
    for token in document.tokens(at, end):
        if token.idx < at or any(start <= token.idx < stop for start, stop in figures):
            continue
        if token.idx >= end or len(taken) == LONGEST or ends_anchor(document, token, bool(taken)):
            break
        taken.append(token)
    taken = without_next_clause(taken)
    if not taken:
        return None
    start, stop = taken[0].idx, taken[-1].idx + len(taken[-1].text)
    return Anchor(start, stop, *named(taken, document.text[start:stop]))


def ends_anchor(document: Document, token: Token, begun: bool) -> bool:
    """Whether a token cannot belong to an event's words any more."""
    if token.tag_ == "MD" or (token.is_punct and token.text not in ("-", "’", "'")):
        return True
    if not begun:
        return token.tag_ == "TO"
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ == "which" and token.nbor(-1).lower_ in ON_WHICH:  # "the day on which the ceasefire begins"
        return False
    if token.lower_ in LEAVES and following not in FORCE:
        return True
    return phrases.pattern("commitments_action_ends").match(document.text, token.idx) is not None


def without_next_clause(taken: list[Token]) -> list[Token]:
    """An anchor's tokens without the subject of the clause that follows ("... begins and the Parties" | "shall")."""
    for place in range(len(taken) - 1, -1, -1):
        if taken[place].dep_ == "cc" and taken[place].head.pos_ in ("VERB", "AUX") and place > 0:
            following = taken[-1].nbor() if taken[-1].i + 1 < len(taken[-1].doc) else None
            if (following is not None and following.tag_ == "MD") or taken[place].head.i < taken[0].i:
                return taken[:place]
    while taken and taken[-1].pos_ in ("CCONJ", "ADP", "DET"):
        taken = taken[:-1]
    return taken


def named(taken: list[Token], text: str) -> tuple[str, str | None, bool]:
    """An anchor's words, its noun of happening, and whether it is a clause."""
    lowered = [token.lower_ for token in taken]
    edges = lookup(EVENTS, "lemma", "edge")
    head = next((t for t in first_phrase(taken) if t.lemma_.lower() in edges or t.lower_ in edges), None)
    verb = next((t for t in taken if t.tag_ in ("VBZ", "VBP", "VBD") and tells_event(t)), None)
    if words("commitments_signing_words") & set(lowered):
        return "signing", "signing", False
    bare = form("article").sub("", form("the_day").sub("", text))
    name = (head.lower_ if head.lower_ in edges else head.lemma_.lower()) if head is not None else ""
    edge = edges.get(name, "")
    if edge in ("start", "end") and head is not None:
        rest = text[head.idx - taken[0].idx + len(head.text) :]
        return (f"{edge}{rest}" if rest.startswith(" of ") else bare), name, verb is not None
    edge_told = edge_of(verb, text) if verb is not None else ""
    if verb is not None and edge_told:
        subject = text[: verb.idx - taken[0].idx].strip()
        return f"{edge_told} of {form('the_day').sub('the ', subject)}", name or None, True
    if edge == "stretch":
        return f"start of {text}", name, verb is not None
    return bare, name or None, verb is not None


def tells_event(verb: Token) -> bool:
    """Whether a finite verb is the anchor's own: no auxiliary, and no relative clause but of "the day on which"."""
    return verb.dep_ != "aux" and (verb.dep_ != "relcl" or verb.head.lower_ in DAYS)


def edge_of(verb: Token, text: str) -> str:
    """Which edge of something a verb tells: `start` ("begins", "takes effect"), `end` ("expires"), or none."""
    return lookup(EDGES, "verb", "edge").get(verb.lemma_.lower(), "") or (
        "start" if form("in_force").search(text, text.find(verb.text)) else ""
    )


def first_phrase(taken: list[Token]) -> list[Token]:
    """The nouns of an anchor's first phrase, before any preposition: "end" in "the end of the year"."""
    nouns: list[Token] = []
    for token in taken:
        if token.pos_ in ("ADP", "SCONJ", "ADV") and (nouns or token is taken[0]):
            break
        if token.pos_ in ("NOUN", "PROPN", "VERB"):
            nouns.append(token)
    return nouns


def is_event(anchor: Anchor, opener: str) -> bool:
    """Whether an anchor sets a deadline after a word: "before the elections" does, "before the Vice-President" does
    not."""
    edge = lookup(EVENTS, "lemma", "edge").get(anchor.head or "")
    if opener in AT_EDGE:
        return (anchor.words.startswith(("start of", "end of")) and edge != "stretch") or anchor.words == "signing"
    if opener == "upon":
        return anchor.head is not None and anchor.head not in REQUESTS
    return anchor.head is not None or anchor.clause


def resolved(anchor: Anchor, owner: str | None) -> Anchor:
    """An anchor whose "its" or "their" is replaced by whose it is."""
    if owner is None:
        return anchor
    owner = form("article").sub("", owner)
    said = re.sub(r"\b(?:its|their|his|her)\b", f"the {owner}'s", anchor.words, count=1)
    return replace(anchor, words=said)
