"""Pronouns: whom "he", "she", "they", "it", "who", and inside a quotation "I" and "we", stand for.

Cautious on purpose: a pronoun with no good answer stands for nobody. Agreement of number and gender is required, then
the nearer sentence, the subject before other positions, and the first mention of its sentence are preferred (the
preferences of centering theory: Grosz, Joshi, Weinstein 1995).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from spacy.tokens import Token

from pactwatch.codes import Row, cells, table, uses, words
from pactwatch.reading.actors.identity import Character, Gathering

NEAR = 14  # tokens between a quotation and the verb that tells who says it
REACH = 3  # sentences back in which an antecedent is looked for
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
THINGS = frozenset({"nsubj", "nsubjpass", "dobj"})
RELATIVES = frozenset(uses("actors", "relative"))
SPEAKERS = frozenset({"person", "people"})
QUOTES = frozenset({'"', "“", "”", "``", "''", "„", "«", "»"})
EMPTY_VERBS = frozenset(uses("actors", "empty verb"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that a pronoun could point back to."""

    index: int
    sentence: int
    character: Character
    subject: bool


class PronounReader:
    """Resolves the pronouns of one text, left to right; one that is resolved can be pointed back to in its turn."""

    def __init__(self, tokens: Sequence[Token], gathering: Gathering) -> None:
        self._tokens = tokens
        self._sentence = _numbers(tokens)
        self._quoted = _quoted(tokens)
        self._heads = {head: c for c in gathering.characters for head in c.heads}
        owning = {
            i for c in gathering.characters for s, e, form in c.mentions if form == "adjective" for i in range(s, e)
        }
        self._candidates = [
            Candidate(i, self._sentence[i], c, self._is_subject(i))
            for i, c in sorted(self._heads.items())
            if i not in owning
        ]

    def resolve(self) -> dict[int, Character]:
        """The pronouns that have one good answer, by token index."""
        found: dict[int, Character] = {}
        rows = _rows()
        for token in self._tokens:
            if token.pos_ not in ("PRON", "DET") or token.i in self._heads:
                continue
            row = rows.get(token.lower_)
            if token.lower_ in RELATIVES:
                answer = self._relative(token)
            elif row is None or (token.lower_ == "it" and (_expletive(token) or self._means_a_thing(token))):
                continue
            elif row["person"] == "1":
                answer = self._speaker(token)
            else:
                answer = self._antecedent(token, row)
            if answer is not None:
                found[token.i] = answer
                self._note(token.i, answer)
        return found

    def _note(self, index: int, character: Character) -> None:
        place = bisect_left(self._candidates, index, key=attrgetter("index"))
        self._candidates.insert(place, Candidate(index, self._sentence[index], character, self._is_subject(index)))
        self._heads[index] = character

    def _is_subject(self, index: int) -> bool:
        token = self._tokens[index]
        while token.dep_ == "conj" and token.head.i < token.i:
            token = token.head
        return token.dep_ in SUBJECTS

    def _means_a_thing(self, token: Token) -> bool:
        """Whether an "it" that is no subject can mean a thing of its sentence: "signed the accord and fights it"."""
        if token.dep_ not in ("dobj", "pobj"):
            return False
        before = token.doc[token.sent.start : token.i]
        return any(noun.tag_ == "NN" and noun.dep_ in THINGS and noun.i not in self._heads for noun in before)

    def _relative(self, token: Token) -> Character | None:
        """The noun on which a relative clause hangs."""
        clause = token.head
        while clause.dep_ not in ("relcl", "ROOT"):
            clause = clause.head
        return self._heads.get(clause.head.i) if clause.dep_ == "relcl" else None

    def _antecedent(self, token: Token, row: Row) -> Character | None:
        """The best mention before a pronoun that it agrees with."""
        speaker = self._speaker(token) if self._quoted[token.i] is not None else None
        best, most = None, 0.0
        for candidate in self._nearby(token):
            character = candidate.character
            if character is speaker or not _agrees(character, row) or self._same_clause(token, candidate):
                continue
            score = 10.0 - 4 * (self._sentence[token.i] - candidate.sentence) + 3 * candidate.subject
            score += 1 if character.named else 0
            score += candidate.index / (len(self._tokens) + 1)
            if score > most:
                best, most = character, score
        return best

    def _nearby(self, token: Token) -> Iterator[Candidate]:
        """The mentions before a token, the nearest first."""
        for place in range(bisect_left(self._candidates, token.i, key=attrgetter("index")) - 1, -1, -1):
            if self._sentence[token.i] - self._candidates[place].sentence >= REACH:
                return
            yield self._candidates[place]

    def _same_clause(self, token: Token, candidate: Candidate) -> bool:
        """Whether both are sides of one verb, and so two: in "he met the minister" the minister is not he."""
        other = self._tokens[candidate.index]
        return token.dep_ != "poss" and other.head == token.head and other.dep_ not in ("poss", "conj")

    # -- inside quotations --------------------------------------------------------------------------------------------
    def _speaker(self, token: Token) -> Character | None:
        """Who says the quotation in which a token stands: the subject of the verb of saying beside it."""
        quotation = self._quoted[token.i]
        if quotation is None:
            return None
        for index in (*self._after(quotation[1]), *self._before(quotation[0])):
            verb = self._tokens[index]
            if self._quoted[index] is None and verb.pos_ == "VERB" and verb.lemma_.lower() in _saying():
                for child in verb.children:
                    if child.dep_ in SUBJECTS or (child.dep_ == "attr" and child.i > verb.i):
                        speaker = self._heads.get(child.i)
                        return speaker if speaker is not None and _can_speak(speaker) else None
        return None

    def _after(self, end: int) -> Iterator[int]:
        """The tokens behind a quotation, to the end of the sentence that it closes or begins."""
        for index in range(end, min(end + NEAR, len(self._tokens))):
            token = self._tokens[index]
            if token.is_space or (token.is_sent_start and self._tokens[end - 2].text in (".", "!", "?", "…")):
                return
            yield index

    def _before(self, start: int) -> Iterator[int]:
        """The tokens before a quotation, the nearest first, to the beginning of its paragraph."""
        for index in range(start - 1, max(start - NEAR, -1), -1):
            if "\n" in self._tokens[index].text:
                return
            yield index


def resolve_pronouns(tokens: Sequence[Token], gathering: Gathering) -> dict[int, Character]:
    """The pronouns of a report for which there is one good answer, by token index."""
    return PronounReader(tokens, gathering).resolve()


def _rows() -> dict[str, Row]:
    return {word: row for row in table("pronouns") for word in cells(row["word"])}


def _saying() -> frozenset[str]:
    """Lemmas of verbs of saying."""
    return words("saying", "lemma")


def _can_speak(character: Character) -> bool:
    return character.kind not in ("group",)


def _agrees(character: Character, row: Row) -> bool:
    """Whether a pronoun can stand for a character by number and gender."""
    if row["gender"] in ("m", "f"):
        return character.kind == "person" and character.gender in (None, row["gender"])
    if row["number"] == "many":
        return character.kind != "person" and (character.kind != "state" or character.plural)
    return character.kind not in ("person", "people", "group") and not character.plural


def _expletive(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it will take time"."""
    return token.dep_ == "expl" or (token.dep_ in SUBJECTS and token.head.lemma_ in EMPTY_VERBS)


def _numbers(tokens: Sequence[Token]) -> list[int]:
    """The number of each token's sentence."""
    number, numbers = -1, []
    for token in tokens:
        number += bool(token.is_sent_start) or number < 0
        numbers.append(number)
    return numbers


def _quoted(tokens: Sequence[Token]) -> list[tuple[int, int] | None]:
    """For each token the quotation (first token, one past the last) in which it stands, or None."""
    inside: list[tuple[int, int] | None] = [None] * len(tokens)
    opened: int | None = None
    for token in tokens:
        if token.text in QUOTES:
            closes = token.text in ("”", "''", "»") or (opened is not None and token.text not in ("“", "``", "„", "«"))
            if opened is not None and closes:
                inside[opened + 1 : token.i] = [(opened, token.i + 1)] * (token.i - opened - 1)
                opened = None
            elif not closes:
                opened = token.i
        elif opened is not None and "\n\n" in token.text:
            inside[opened + 1 : token.i] = [(opened, token.i)] * (token.i - opened - 1)
            opened = None
    return inside
