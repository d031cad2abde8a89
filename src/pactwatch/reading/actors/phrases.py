"""Phrases that stand for somebody: names and callings with their modifiers, titles, owners and appositions.

A phrase is one mention in the making. What its words tell stays apart from who it is: that is for `identity`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from pactwatch.codes import words
from pactwatch.model import ActorKind, MentionForm
from pactwatch.reading.actors.lexicon import Calling, find_callings, scenery
from pactwatch.reading.actors.names import Name, find_names

GENITIVES = frozenset({"'s", "’s", "'", "’"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "all"})
INDEFINITE = frozenset({"a", "an", "one", "another", "some", "several", "many", "any", "no"})
LINKS = frozenset({"of", "in", "from", "for", "at", "throughout", "across", "with", "on", "near", "inside", "to"})


@dataclass(slots=True)
class Phrase:
    """A mention in the making: token range, head, and what its own words tell.

    `owner` is the phrase it belongs to ("Taliban" of "Taliban official", "Chad" of "Chad's army"), `possessor` a
    pronoun that owns it, `apposed` the name it is apposed to or titles.
    """

    start: int
    end: int
    head: int
    form: MentionForm
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    name: Name | None = None
    calling: Calling | None = None
    determiner: str | None = None
    possessor: int | None = None
    owner: Phrase | None = None
    owned_by_name: bool = False
    place: Phrase | None = None
    apposed: Phrase | None = None
    role: str | None = None
    former: bool = False
    adjectives: frozenset[str] = field(default_factory=frozenset)

    @property
    def definite(self) -> bool:
        """Whether the phrase points at somebody known: "the envoy", "his army", "Chad's minister"."""
        return self.determiner in DEFINITE or self.possessor is not None

    @property
    def indefinite(self) -> bool:
        """Whether the phrase brings in somebody new: "an official"."""
        return self.determiner in INDEFINITE


def find_phrases(doc: Doc) -> list[Phrase]:
    """The phrases of a text, left to right; a modifier stands before what it modifies."""
    found = list(find_callings(doc))
    names = find_names(doc, found)
    phrases = [_named(doc, name) for name in names]
    covered = {i for name in names for i in range(name.start, name.end)}
    called = [
        _called(doc, start, end, calling)
        for start, end, calling in found
        if not any(i in covered for i in range(start, end)) and _is_noun(doc, start, end)
    ]
    phrases = sorted([*phrases, *called], key=lambda p: (p.start, p.end))
    _tie(doc, phrases)
    return phrases


def _is_noun(doc: Doc, start: int, end: int) -> bool:
    """Whether a calling is used as a noun here: "miss the deadline" calls nobody."""
    head = doc[end - 1]
    return head.pos_ in ("NOUN", "PROPN") or end - start > 1 or (head.pos_ == "ADJ" and head.text[0].isupper())


def _named(doc: Doc, name: Name) -> Phrase:
    head = _head(doc, name.start, name.end)
    form: MentionForm = "name"
    if name.known and name.known.sense in ("capital", "seat"):
        form = "epithet"
    elif name.known and name.known.sense in ("adjective", "people") and _modifies(doc, name.end):
        form = "adjective"
    return Phrase(name.start, name.end, head, form, name.kind, name.country, name.sector, name=name)


def _called(doc: Doc, start: int, end: int, calling: Calling) -> Phrase:
    return Phrase(start, end, _head(doc, start, end), "epithet", calling.kind, None, calling.sector, calling=calling)


def _head(doc: Doc, start: int, end: int) -> int:
    """The token of a range whose syntactic head lies outside it; the last where several do."""
    outside = [token.i for token in doc[start:end] if not start <= token.head.i < end or token.head == token]
    return outside[-1] if outside else end - 1


def _modifies(doc: Doc, end: int) -> bool:
    """Whether the token before `end` modifies the noun that follows it."""
    if end >= len(doc):
        return False
    following = doc[end]
    if following.text == "-" and end + 1 < len(doc):
        return True
    last = doc[end - 1]
    return following.pos_ in ("NOUN", "PROPN", "ADJ") and last.dep_ in ("amod", "compound", "nmod", "poss", "npadvmod")


def _tie(doc: Doc, phrases: list[Phrase]) -> None:
    """Finds for each phrase its left edge, determiner, owner, titles and appositions."""
    ending = {phrase.end: phrase for phrase in phrases}
    starting = {phrase.start: phrase for phrase in phrases}
    for phrase in phrases:
        if phrase.calling or phrase.name:
            _extend_left(doc, phrase, ending)
    for phrase in phrases:
        if phrase.calling:
            _look_right(doc, phrase, starting)
    heads = {phrase.head: phrase for phrase in phrases}
    for phrase in phrases:
        _appose(doc, phrase, starting, heads)


def _extend_left(doc: Doc, phrase: Phrase, ending: dict[int, Phrase]) -> None:
    """Walks left over a phrase's modifiers to its determiner or owner."""
    position, edge, adjectives = phrase.start, phrase.start, set()
    while position > 0 and not doc[position].is_sent_start:
        token = doc[position - 1]
        inner = ending.get(position)
        if inner is not None and inner.form != "pronoun" and (phrase.calling or inner.form == "adjective"):
            if inner.calling and inner.calling.kind == "person" and inner.calling.title:
                phrase.role = doc[inner.start : phrase.start].text
            if phrase.owner is None:
                phrase.owner = inner
            position = inner.start
            edge = position
            continue
        if token.lower_ in GENITIVES and position > 1:
            owner = ending.get(position - 1)
            if owner is not None:
                phrase.owner, phrase.owned_by_name = owner, True
            phrase.determiner = "the"
            break
        if token.dep_ == "poss" and token.pos_ == "PRON":
            phrase.possessor = token.i
            break
        if token.lower_ in DEFINITE | INDEFINITE or token.pos_ == "DET":
            if phrase.determiner is None or token.lower_ in INDEFINITE:
                phrase.determiner = token.lower_
            break
        if not phrase.calling or not _modifier(token):
            break
        if token.lower_ in formers():
            phrase.former = True
        adjectives.add(token.lower_)
        position -= 1
        if token.pos_ != "NUM" and not token.is_punct:
            edge = position
    phrase.adjectives = frozenset(adjectives)
    if phrase.calling:
        phrase.start = edge


def _modifier(token: Token) -> bool:
    if token.ent_type_ in ("DATE", "TIME"):
        return False
    if token.text == "-":
        return True
    return token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM") or (
        token.pos_ in ("VERB", "ADV") and token.dep_ in ("amod", "advmod")
    )


def formers() -> frozenset[str]:
    """Words that put somebody out of office: "former", "ousted"."""
    return words("formers", "word")


def _look_right(doc: Doc, phrase: Phrase, starting: dict[int, Phrase]) -> None:
    """Finds who or where a calling is of: "president of Armenia", "rebels in Darfur"."""
    position = phrase.end
    if position + 1 >= len(doc) or doc[position].lower_ not in LINKS:
        return
    link = doc[position].lower_
    for offset in range(1, 8):
        index = position + offset
        if index >= len(doc) or doc[index].is_punct or doc[index].pos_ == "VERB":
            return
        target = starting.get(index)
        if target is not None:
            if link == "of" and phrase.owner is None:
                phrase.owner = target
            elif link in ("in", "from", "at", "throughout", "across", "on", "near", "inside"):
                phrase.place = target
            elif link in ("for", "to") and phrase.owner is None:
                phrase.owner = target
            return


def _appose(doc: Doc, phrase: Phrase, starting: dict[int, Phrase], heads: dict[int, Phrase]) -> None:
    """Ties a calling to the name it titles or is apposed to."""
    if not phrase.calling or phrase.apposed:
        return
    following = starting.get(phrase.end)
    if following and following.name and following.kind == "person" and phrase.kind == "person" and not following.owner:
        phrase.apposed, phrase.role = following, doc[phrase.start : phrase.end].text
        return
    comma = phrase.end < len(doc) and doc[phrase.end].text in (",", "(")
    after = starting.get(phrase.end + 1) if comma else None
    if after and after.name and after.form == "name" and _same_sort(phrase, after) and doc[after.head].dep_ == "appos":
        phrase.apposed = after
        return
    head = doc[phrase.head]
    other = heads.get(head.head.i)
    if head.dep_ == "appos" and other and other is not phrase and other.form == "name" and _same_sort(phrase, other):
        phrase.apposed = other


def _same_sort(calling: Phrase, name: Phrase) -> bool:
    """Whether a calling can be said of a name: people of people, bodies of bodies."""
    return (calling.kind == "person") == (name.kind == "person") and name.kind != "state"


def is_scenery(doc: Doc, phrase: Phrase) -> bool:
    """Whether a country's adjective only tells where or what about: "the Afghan peace process"."""
    head = doc[phrase.head].head
    nearby = {doc[i].lemma_.lower() for i in range(phrase.end, min(phrase.end + 2, len(doc)))}
    return head.lemma_.lower() in scenery() or bool(nearby & scenery())
