"""What the tables say of verbs and nouns that tell deeds, made ready for look-up by lemma."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from spacy.tokens import Token

from pactwatch.codes import cells, lookup, table, uses, words


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
    """A row of `event_types`: where a type's sides stand, whether it is mutual or of words, what asking for it is."""

    quad: str
    recipient: tuple[str, ...]
    noun: tuple[str, ...]
    place: tuple[str, ...]
    mutual: bool
    words: bool
    asked: str | None
    threatened: str | None

    @property
    def hostile(self) -> bool:
        """Whether it is material conflict."""
        return self.quad == "material conflict"

    @property
    def cooperative(self) -> bool:
        """Whether it is cooperation, in words or deeds."""
        return self.quad.endswith("cooperation")


@cache
def function_words(use: str) -> frozenset[str]:
    """The small words of one use around a deed (`word_uses`)."""
    return frozenset(uses("events", use))


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
def light_verbs() -> frozenset[str]:
    """The verbs that tell nothing without their noun: "held talks"."""
    return frozenset(v for v, frames in verb_frames().items() if any(f.type == "=" and not f.beside for f in frames))


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
                row["asked"] or None,
                row["threatened"] or None,
            )
            for row in table("event_types")
        }
    )


@dataclass(frozen=True, slots=True)
class Names:
    """A set of names for look-up by a noun: `longer` are the nouns that stand in names of several words."""

    names: frozenset[str]
    longer: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Names:
        """The look-up of these names: lemmas, or "car bomb", "state of siege"."""
        known = frozenset(names)
        several = [name.split() for name in known if " " in name]
        return cls(
            known, frozenset(words[0] if words[1] in function_words("linking") else words[-1] for words in several)
        )

    def find(self, noun: Token) -> str | None:
        """The longest name under which a noun is known here, or None."""
        short = noun.lemma_.lower()
        if short in self.longer:
            found = next((name for name in longer_names(noun, short) if name in self.names), None)
            if found is not None:
                return found
        return short if short in self.names else None


def longer_names(noun: Token, short: str) -> Iterator[str]:
    """The names of several words that a noun heads: "car bomb", "state of siege"."""
    if noun.i > 0:
        before = noun.nbor(-1)
        yield f"{before.lower_} {short}"
        yield f"{before.lemma_.lower()} {short}"
    for child in noun.rights:
        if child.lower_ in function_words("linking"):
            yield from (f"{short} {child.lower_} {inner.lemma_.lower()}" for inner in child.children)


@cache
def object_classes() -> Mapping[str, Names]:
    """From each class of things its words."""
    return MappingProxyType({row["class"]: Names.of(cells(row["words"])) for row in table("event_objects")})


@cache
def deed_names() -> Names:
    """The look-up of the nouns that tell deeds."""
    return Names.of(noun_deeds())


@cache
def corrections() -> Mapping[str, str]:
    """From each lemma that the language model gets wrong the right one."""
    return lookup("lemma_corrections", "given", "lemma")


def lemma(token: Token) -> str:
    """A token's lemma in lower case, a verb's corrected where the language model is known to be wrong."""
    found = token.lemma_.lower()
    return corrections().get(found, found) if token.pos_ == "VERB" else found


def noun_deed(noun: Token) -> NounDeed | None:
    """The deed that a noun tells, or None."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    name = deed_names().find(noun)
    deed = noun_deeds()[name] if name is not None else None
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
