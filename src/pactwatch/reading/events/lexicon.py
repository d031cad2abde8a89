"""What the tables say of verbs and nouns that tell deeds, made ready for look-up by lemma."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from spacy.tokens import Token

from pactwatch.codes import cells, lookup, table, words


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of `event_verbs`: what must stand with a verb, and which deed it then tells."""

    beside: tuple[str, ...]
    object: str
    subject: str
    type: str
    mode: str | None
    recipient: tuple[str, ...]

    @property
    def asks(self) -> int:
        """How much the frame asks for: of two that fit, the one that asks for more is meant."""
        vague = self.object in ("event", "actor", "-")
        return 2 * len(self.beside) + (vague or 2 * bool(self.object)) + bool(self.subject)


@dataclass(frozen=True, slots=True)
class NounDeed:
    """A row of `event_nouns`.

    `of_actor` tells that "of" names who acts; `spoken` that who speaks is the actor, whoever is named the recipient;
    `free` that the noun needs no light verb.
    """

    type: str
    mode: str | None
    of_actor: bool
    spoken: bool
    free: bool


@dataclass(frozen=True, slots=True)
class TypeHabit:
    """A row of `event_types`: where a type's sides stand, and whether it is mutual or a deed of words."""

    quad: str
    recipient: tuple[str, ...]
    noun: tuple[str, ...]
    place: tuple[str, ...]
    mutual: bool
    words: bool

    @property
    def hostile(self) -> bool:
        """Whether it is material conflict."""
        return self.quad == "material conflict"

    @property
    def cooperative(self) -> bool:
        """Whether it is cooperation, in words or deeds."""
        return self.quad.endswith("cooperation")


@cache
def verb_frames() -> Mapping[str, tuple[Frame, ...]]:
    """From each verb lemma its frames, those that ask for most first."""
    found: dict[str, list[Frame]] = defaultdict(list)
    for row in table("event_verbs"):
        frame = Frame(
            cells(row["with"]),
            row["object"],
            row["subject"],
            row["type"],
            row["mode"] or None,
            cells(row["recipient"]),
        )
        for verb in cells(row["verb"]):
            found[verb].append(frame)
    return MappingProxyType({verb: tuple(sorted(rows, key=lambda f: -f.asks)) for verb, rows in found.items()})


@cache
def noun_deeds() -> Mapping[str, NounDeed]:
    """From each noun, alone or of several words, its deed."""
    found: dict[str, NounDeed] = {}
    for row in table("event_nouns"):
        deed = NounDeed(
            row["type"], row["mode"] or None, row["of"] == "actor", row["of"] == "speaker", row["use"] == "free"
        )
        for noun in cells(row["noun"]):
            found.setdefault(noun, deed)
    return MappingProxyType(found)


@cache
def type_habits() -> Mapping[str, TypeHabit]:
    """From each PLOVER type its habits."""
    return MappingProxyType(
        {
            row["type"]: TypeHabit(
                row["quad"],
                cells(row["recipient"]),
                cells(row["noun"]),
                cells(row["place"]),
                row["mutual"] == "yes",
                row["words"] == "yes",
            )
            for row in table("event_types")
        }
    )


@cache
def object_classes() -> Mapping[str, frozenset[str]]:
    """From each class of things its words."""
    return MappingProxyType({row["class"]: frozenset(cells(row["words"])) for row in table("event_objects")})


def lemma(token: Token) -> str:
    """A token's lemma in lower case, a verb's corrected where the language model is known to be wrong."""
    found = token.lemma_.lower()
    return lookup("lemma_corrections", "given", "lemma").get(found, found) if token.pos_ == "VERB" else found


def names_of(noun: Token) -> tuple[str, ...]:
    """The names under which a noun is looked up, the longest first: "car bomb", "state of siege", "bomb"."""
    lemma = noun.lemma_.lower()
    before = noun.nbor(-1) if noun.i > noun.sent.start else None
    names = [f"{before.lower_} {lemma}", f"{before.lemma_.lower()} {lemma}"] if before is not None else []
    for child in noun.rights:
        if child.lower_ in ("of", "on"):
            names += [f"{lemma} {child.lower_} {inner.lemma_.lower()}" for inner in child.children]
    return (*names, lemma)


def noun_deed(noun: Token) -> NounDeed | None:
    """The deed that a noun tells, or None."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    deeds = noun_deeds()
    deed = next((deeds[name] for name in names_of(noun) if name in deeds), None)
    return deed if deed is not None and deed.type != "none" else None


@cache
def measure_nouns() -> frozenset[str]:
    """Nouns that only count or collect what follows them with "of": "a series of attacks"."""
    return words("event_measures", "noun")


def kernel(noun: Token) -> Token:
    """The noun that is meant: of "a series of attacks" the attacks."""
    if noun.lemma_.lower() in measure_nouns():
        for child in noun.rights:
            if child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        return kernel(inner)
    return noun
