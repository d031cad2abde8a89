"""Phrases that stand for somebody: names and callings with their modifiers, titles, owners and appositions.

A phrase is one mention in the making. What its words tell stays apart from who it is: that is for `identity`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from pactwatch.codes import uses, words
from pactwatch.model import ActorKind, MentionForm
from pactwatch.reading.actors.evidence import GENITIVES
from pactwatch.reading.actors.lexicon import Calling, calling_nouns
from pactwatch.reading.actors.names import Name, NameFinder
from pactwatch.reading.gazetteer import gazetteer
from pactwatch.reading.parser import Document

DEFINITE, INDEFINITE, ARTICLES, WHOLE, SOME_OF, PREFIXES, BASED, OWNS, PLACES, TITLING, ITSELF, ROLES = (
    frozenset(uses("actors", use))
    for use in (
        "definite", "indefinite", "article", "whole", "some of", "prefix", "based", "owning", "placing", "titling",
        "itself", "role",
    )
)  # fmt: skip
FAR = 7  # tokens between a calling and the name it is "of"


@dataclass(slots=True, eq=False)
class Phrase:
    """A mention in the making: token range, head, and what its own words tell.

    `owner` is the phrase it belongs to ("Taliban" of "Taliban official", "Chad" of "Chad's army"), `possessor` a
    pronoun that owns it, `place` where it is, `apposed` the name that it titles or is apposed to. `title` tells that it
    stands right before that name and so is no mention of its own.
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
    place: Phrase | None = None
    apposed: Phrase | None = None
    title: bool = False
    adjectives: set[str] = field(default_factory=set)

    @property
    def definite(self) -> bool:
        """Whether the phrase points at somebody known: "the envoy", "his army", "Chad's minister"."""
        return self.determiner in DEFINITE or self.possessor is not None

    @property
    def indefinite(self) -> bool:
        """Whether the phrase brings in somebody new: "an official"."""
        return self.determiner in INDEFINITE

    @property
    def former(self) -> bool:
        """Whether its words say that the office is over: "ousted president"."""
        return bool(self.adjectives & words("formers", "word"))


class PhraseFinder:
    """Finds the phrases of one text."""

    def __init__(self, document: Document) -> None:
        doc = document.doc
        self.tokens: Sequence[Token] = list(doc)
        self._called = list(calling_nouns().find(doc, document.text))
        self._names = NameFinder(document, self.tokens, self._called).find()

    def find(self) -> list[Phrase]:
        """The phrases, left to right; what modifies a phrase stands before it."""
        covered = {i for name in self._names for i in range(name.start, name.end)}
        phrases = [self._by_name(name) for name in self._names]
        for start, end, calling in self._called:
            if covered.isdisjoint(range(start, end)) and self._is_noun(start, end):
                phrases.append(self._by_calling(start, end, calling))
        phrases.sort(key=lambda phrase: (phrase.start, phrase.end))
        ending = {phrase.end: phrase for phrase in phrases}
        for phrase in phrases:
            self._extend(phrase, ending)
        starting = {phrase.start: phrase for phrase in phrases}  # of two that begin alike the wider, which comes later
        for phrase in phrases:
            if phrase.calling:
                self._look_right(phrase, starting)
                self._make_person(phrase, starting)
        heads = {phrase.head: phrase for phrase in phrases}
        for phrase in phrases:
            if phrase.calling:
                self._entitle(phrase, starting)
        for phrase in phrases:
            if phrase.calling and not phrase.title:
                self._appose(phrase, starting, ending, heads)
        for phrase in phrases:
            if phrase.name is not None and phrase.form == "name":
                phrase.apposed = self._styled(phrase, heads, ending)
        for phrase in phrases:
            if phrase.title:
                self._chain(phrase, ending)
            if phrase.owner is not None and phrase.owner.title:
                phrase.owner = phrase.owner.apposed
        return [phrase for phrase in phrases if phrase.title or phrase.apposed or not self._predicate(phrase)]

    def text(self, start: int, end: int) -> str:
        """The words of a token range, with single blanks."""
        return " ".join(self.tokens[start].doc[start:end].text.split())

    # -- one phrase ---------------------------------------------------------------------------------------------------
    def _by_name(self, name: Name) -> Phrase:
        form: MentionForm = "name"
        if name.known and name.known.sense in ("capital", "seat"):
            form = "epithet"
        elif self._adjectival(name):
            form = "adjective"
        head = self._head(name.start, name.end)
        sector = name.sector
        if name.known is not None and name.known.sense == "people" and sector is None and self._some_of(name):
            sector = "CVL"
        return Phrase(name.start, name.end, head, form, name.kind, name.country, sector, name=name)

    def _some_of(self, name: Name) -> bool:
        """Whether a people's name means some of them, not the nation as one: "young Algerians", "Palestinians in"."""
        before = self.tokens[name.start - 1] if name.start else None
        after = self.tokens[name.end] if name.end < len(self.tokens) else None
        counted = before is not None and before.pos_ in ("ADJ", "NUM", "NOUN")
        return counted or (after is not None and after.lower_ in SOME_OF)

    def _by_calling(self, start: int, end: int, calling: Calling) -> Phrase:
        head = self._head(start, end)
        form: MentionForm = "adjective" if calling.kind != "person" and self._modifies(end) else "epithet"
        return Phrase(start, end, head, form, calling.kind, None, calling.sector, calling=calling)

    def _is_noun(self, start: int, end: int) -> bool:
        """Whether a calling is used as a noun here: "miss the deadline" calls nobody."""
        token = self.tokens[end - 1]
        return token.pos_ in ("NOUN", "PROPN") or end - start > 1 or (token.pos_ == "ADJ" and token.text[0].isupper())

    def _head(self, start: int, end: int) -> int:
        """The token of a range whose syntactic head lies outside it; the last where several do."""
        for index in range(end - 1, start - 1, -1):
            token = self.tokens[index]
            if token.head.i == index or not start <= token.head.i < end:
                return index
        return end - 1

    def _adjectival(self, name: Name) -> bool:
        """Whether a name is used as an adjective: "Turkish", or any name of a state or people before a noun."""
        if name.kind not in ("state", "people"):
            return False
        if name.known is not None and name.known.sense == "adjective":
            return self.tokens[name.end - 1].dep_ not in (
                "pobj",
                "dobj",
                "nsubj",
                "nsubjpass",
                "agent",
            ) or self._modifies(name.end)
        return self._modifies(name.end)

    def _modifies(self, end: int) -> bool:
        """Whether the token before `end` modifies the noun that follows it."""
        if end + 1 >= len(self.tokens):
            return False
        following = self.tokens[end]
        if following.text == "-" and not following.whitespace_:
            return True
        last = self.tokens[end - 1]
        return following.pos_ in ("NOUN", "PROPN", "ADJ") and last.dep_ in ("amod", "compound", "nmod", "npadvmod")

    def _predicate(self, phrase: Phrase) -> bool:
        """Whether a calling only says what somebody is: "as a representative of the nation", "fighter aircraft"."""
        if phrase.calling is None:
            return False
        head = self.tokens[phrase.head]
        bare = phrase.determiner is None and phrase.possessor is None and phrase.owner is None
        small = head.text[0].islower() or head.is_sent_start
        if phrase.kind == "person" and bare and small:
            while head.dep_ == "conj" and head.head.i < head.i:
                head = head.head
            return head.dep_ not in ("nsubj", "nsubjpass", "appos", "ROOT", "agent")
        if head.dep_ == "pobj" and head.head.lower_ in ROLES:
            return not phrase.definite
        return phrase.indefinite and head.dep_ in ("attr", "oprd")

    # -- what stands before it ----------------------------------------------------------------------------------------
    def _extend(self, phrase: Phrase, ending: dict[int, Phrase]) -> None:
        """Walks left over a phrase's modifiers to its determiner or owner, and gives a calling its whole width."""
        position = edge = phrase.start
        while position > 0 and not self.tokens[position].is_sent_start:
            token, inner = self.tokens[position - 1], ending.get(position)
            if inner is not None and self._within(inner, phrase):
                phrase.owner = phrase.owner or inner
                position = edge = inner.start
            elif token.lower_ in GENITIVES:
                phrase.owner = ending.get(position - 1) or phrase.owner
                phrase.determiner = phrase.determiner or "the"
                break
            elif token.dep_ == "poss" and token.pos_ == "PRON":
                phrase.possessor = token.i
                break
            elif token.pos_ == "DET" or token.lower_ in DEFINITE | INDEFINITE:
                phrase.determiner = token.lower_
                edge = position - 1 if token.lower_ in WHOLE and phrase.calling is not None else edge
                break
            elif phrase.calling is not None and self._describes(token):
                phrase.adjectives.add(token.lower_)
                position -= 1
                if token.text != "-":
                    edge = position
            else:
                break
        if phrase.calling is not None:
            phrase.start = edge

    def _within(self, inner: Phrase, phrase: Phrase) -> bool:
        """Whether the phrase that stands right before another is a part of it."""
        if inner.start > 1 and self.tokens[inner.start - 2].lower_ in PREFIXES:
            return False
        if phrase.calling is not None:
            return not (inner.calling is not None and inner.kind == "person" and phrase.kind == "person")
        return inner.form == "adjective" and phrase.kind != "person"

    @staticmethod
    def _describes(token: Token) -> bool:
        if token.ent_type_ in ("DATE", "TIME"):
            return False
        if token.text == "-" or token.pos_ in ("ADJ", "NOUN", "NUM"):
            return True
        return token.pos_ == "PROPN" or (token.pos_ in ("VERB", "ADV") and token.dep_ in ("amod", "advmod"))

    # -- what stands after it -----------------------------------------------------------------------------------------
    def _look_right(self, phrase: Phrase, starting: dict[int, Phrase]) -> None:
        """Finds who a calling is of or where it is: "president of Armenia", "rebels in Darfur"."""
        position = phrase.end
        if position < len(self.tokens) and self.tokens[position].lower_ in BASED:
            position += 1
        if position >= len(self.tokens):
            return
        link = self.tokens[position].lower_
        if link not in OWNS and link not in PLACES:
            return
        for index in range(position + 1, min(position + FAR, len(self.tokens))):
            token = self.tokens[index]
            target = starting.get(index)
            if target is not None and target is not phrase:
                if link in OWNS:
                    phrase.owner = phrase.owner or target
                    if link == "of" and phrase.owner is target and target.name is not None:
                        phrase.end = target.end
                else:
                    phrase.place = target
                return
            if token.text[0].isupper() and (country := self._country_at(index)):
                phrase.country = country
                return
            if token.is_punct or token.pos_ in ("VERB", "AUX", "ADP", "PRON"):
                return

    def _country_at(self, index: int) -> str | None:
        """The country of a known place that stands at a token: "government of Sindh province"."""
        spots = gazetteer().get(self.text(index, index + 2)) or gazetteer().get(self.tokens[index].text) or ()
        return next((spot.country for spot in spots), None)

    def _make_person(self, phrase: Phrase, starting: dict[int, Phrase]) -> None:
        """Takes what the model only guessed to be a body for the person whom it is introduced as: "a spokesman, X,"."""
        other = starting.get(phrase.end + 1) if self._mark(phrase.end) == "," else None
        if other is None or other.name is None or not other.name.guessed or other.kind != "organization":
            return
        one = phrase.calling is not None and phrase.kind == "person" and not phrase.calling.plural
        if one and self._mark(other.end) == ",":
            other.kind, other.name = "person", replace(other.name, kind="person")

    # -- titles and appositions ---------------------------------------------------------------------------------------
    def _entitle(self, phrase: Phrase, starting: dict[int, Phrase]) -> None:
        """Ties a title to the name that follows it."""
        following = starting.get(phrase.end)
        if following is not None and self._can_be(phrase, following) and following.kind == "person":
            phrase.apposed, phrase.title = following, True

    def _appose(
        self, phrase: Phrase, starting: dict[int, Phrase], ending: dict[int, Phrase], heads: dict[int, Phrase]
    ) -> None:
        """Ties a calling to the name to which it is apposed."""
        head = self.tokens[phrase.head]
        other = heads.get(head.head.i) if head.dep_ == "appos" else None
        for name in (self._across_comma(phrase, starting), self._before_comma(phrase, ending), other):
            if name is not None and self._can_be(phrase, name):
                phrase.apposed = name
                return

    def _across_comma(self, phrase: Phrase, starting: dict[int, Phrase]) -> Phrase | None:
        """The name that stands after a calling and a comma: "its commander, Tavo Renn, said"."""
        place = phrase.end + (self._mark(phrase.end) in (",", "("))
        place += place < len(self.tokens) and self.tokens[place].lower_ == "the"  # "the alliance, the Free Front, said"
        name = starting.get(place)
        if name is not None and name.title:
            name = name.apposed
        if name is None or (phrase.indefinite and not self._introduced(phrase, name)):
            return None
        closed = self._mark(name.end) in (",", "(", ")", ".", "-", "–", "—", ";") or self._mark(name.end) == ""
        return name if closed or self.tokens[name.head].dep_ == "appos" else None

    def _introduced(self, phrase: Phrase, name: Phrase) -> bool:
        """Whether "a spokesman, Tavo Renn, said" brings in one person: between two commas, and no list goes on."""
        if self._mark(phrase.end) != "," or self._mark(name.end) != ",":
            return False
        return phrase.calling is not None and not phrase.calling.plural and not self._goes_on(name)

    def _goes_on(self, name: Phrase) -> bool:
        """Whether a list goes on after a name and a comma: "an aide, Tavo Renn, and two guards"."""
        after = self.tokens[name.end + 1] if name.end + 1 < len(self.tokens) else None
        return after is not None and (
            after.pos_ == "CCONJ" or any(t.dep_ == "conj" for t in self.tokens[name.head].children)
        )

    def _before_comma(self, phrase: Phrase, ending: dict[int, Phrase]) -> Phrase | None:
        """The name that stands before a comma and a calling: "Tavo Renn, the commander, said"."""
        start = phrase.start - (phrase.determiner in ARTICLES)
        if self._mark(start - 1) != "," or phrase.determiner is None:
            return None
        closed = (
            self._mark(phrase.end) in (",", ".", "-", "–", "—", ";", "") or self.tokens[phrase.head].dep_ == "appos"
        )
        return ending.get(start - 1) if closed else None

    def _mark(self, index: int) -> str:
        """The punctuation at an index, an empty text at the end, a letter for any word."""
        if index >= len(self.tokens):
            return ""
        token = self.tokens[index]
        return token.text if token.is_punct else "x" if not token.is_space else ""

    def _styled(self, phrase: Phrase, heads: dict[int, Phrase], ending: dict[int, Phrase]) -> Phrase | None:
        """Whose alias a name is: "the Front, which styles itself the Free Army", "Daesh, also known as IS"."""
        start = phrase.start - (phrase.determiner == "the")
        before = self.tokens[max(start - 4, 0) : start]
        words = [token.lower_ for token in before]
        if len(words) > 1 and words[-1] in ITSELF:
            verb = before[-2]
            subject = verb.head if verb.dep_ == "relcl" else next((t for t in verb.children if t.dep_ == "nsubj"), verb)
            other = heads.get(subject.i)
        elif words[-2:] == ["known", "as"]:
            other = next((ending[i] for i in range(start - 2, max(start - 6, 0), -1) if i in ending), None)
        else:
            return None
        return other if other is not phrase else None

    @staticmethod
    def _can_be(calling: Phrase, name: Phrase) -> bool:
        """Whether a calling can be said of a name: people of people, bodies of bodies."""
        if name.name is None or name.form != "name" or name.kind in ("state", "people"):
            return False
        return (calling.kind == "person") == (name.kind == "person")

    def _chain(self, phrase: Phrase, ending: dict[int, Phrase]) -> None:
        """A longer title before a title: "Special Envoy for Peace Ambassador" is two of one person."""
        start = phrase.start
        joint = self.tokens[start - 1] if start > 0 else None
        longer = ending.get(start - 1)
        capital = self.tokens[phrase.end - 1].text[0].isupper()
        if joint is None or longer is None or longer.calling is None or longer.kind != "person" or not capital:
            return
        if joint.lower_ in TITLING and self.tokens[longer.end - 1].text[0].isupper():
            longer.apposed, longer.title, longer.end = phrase.apposed, True, phrase.end - 1
            phrase.start, phrase.owner = phrase.end - 1, None
