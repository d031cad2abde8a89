"""What a commitment asks, as the words by which other reports' sentences are known to speak of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from math import log

from pactwatch.codes import cells, lookup, table
from pactwatch.linking.ledger import LinkedCommitment
from pactwatch.linking.links import Key
from pactwatch.linking.sentences import sentence
from pactwatch.linking.shelf import Shelf
from pactwatch.linking.sides import Sides
from pactwatch.linking.vocabulary import Said, spoken
from pactwatch.model import Commitment

PASSIVE = re.compile(r"\b(?:shall|will|must|should|would|(?:is|are|was|were) to)\s+(?:be\s+)?(\w+)", re.I)
DEED, MODIFIER, TAIL = (
    1.5,
    0.5,
    0.25,
)  # what the deed, what modifies the object, and the tail weigh beside the object's 1


@dataclass(frozen=True, slots=True)
class Ask:
    """What an action asks: its words, which of them is the deed (None where the verb is light), how much each counts,
    and what is counted: a number with the word for what there are so many of."""

    words: tuple[Said, ...]
    deed: Said | None
    shares: tuple[float, ...]
    counted: tuple[str, str] | None


@dataclass(frozen=True)
class Duty:
    """One commitment, with what looks for evidence on it.

    `key` is the telling whose words count: the agreement's own, else the first that was known. `weights` are those of
    the words of `ask`; `place` are names in the clause around the action. `by` are the sides that owe it, each once,
    `touched` all sides that the clause names: that a sentence names them too tells nothing of who acts. `clause` has
    the action's words, of a report its sentence; `called` are bases of the words that name who owes it and to whom.
    """

    id: str
    key: Key
    text: Commitment
    ask: Ask
    weights: tuple[float, ...]
    place: tuple[Said, ...]
    by: tuple[str, ...]
    touched: frozenset[str]
    clause: str
    called: frozenset[str]

    @cached_property
    def objects(self) -> tuple[Said, ...]:
        """What the deed is done to."""
        pairs = zip(self.ask.words, self.ask.shares, strict=True)
        return tuple(word for word, share in pairs if share == 1 and word != self.ask.deed and not word.counts)

    @cached_property
    def total(self) -> float:
        """What all words weigh together."""
        return sum(self.weights)

    @cached_property
    def rest(self) -> bool:
        """Whether it asks for what is left only: "all remaining prisoners"."""
        return bool(set(self.clause.casefold().split()) & small_words("rest"))

    @property
    def article(self) -> str:
        """The number of the article that holds it, without paragraph and letter."""
        found = re.match(r"\w+", self.text.clause or "")
        return found[0] if found else ""


def duties(shelf: Shelf, commitments: Iterable[LinkedCommitment], sides: Sides) -> tuple[Duty, ...]:
    """The duties of a ledger. A word that few of them use weighs more (inverse document frequency)."""
    told = [(one, *first_telling(shelf, one)) for one in commitments]
    asks = {one.id: ask(text.action.text, recipients(shelf, key, text)) for one, key, text in told}
    used = Counter(base for one in asks.values() for base in {word.base for word in one.words})
    return tuple(
        Duty(
            id=one.id,
            key=key,
            text=text,
            ask=(asked := asks[one.id]),
            weights=tuple(
                share * log(1 + len(told) / used[word.base])
                for word, share in zip(asked.words, asked.shares, strict=True)
            ),
            place=surroundings(shelf, key, text),
            clause=clause_of(shelf, key, text),
            called=recipients(shelf, key, text),
            touched=touched(shelf, key, text, sides),
            by=tuple(dict.fromkeys(side for id in text.by for side in sides.of(Key(key.report, id)))),
        )
        for one, key, text in told
    )


def first_telling(shelf: Shelf, commitment: LinkedCommitment) -> tuple[Key, Commitment]:
    """The agreement's own telling, else the first that was known."""

    def order(key: Key) -> tuple[bool, str, Key]:
        return shelf.by_report[key.report].report.kind != "agreement", shelf.days[key.report] or "", key

    key = min(commitment.members, key=order)
    return key, shelf.commitments[key]


def recipients(shelf: Shelf, key: Key, text: Commitment) -> frozenset[str]:
    """The bases of the words that name to whom it is owed, and who owes it."""
    actors = [shelf.actors[Key(key.report, id)] for id in (*text.to, *text.by)]
    names = {name for actor in actors for name in (actor.name, *(mention.text for mention in actor.mentions))}
    return frozenset(word.base for name in names for word in spoken(name))


def ask(action: str, named: frozenset[str] = frozenset()) -> Ask:
    """What an action asks. `named` are bases of words that only name somebody."""
    for pattern in references():
        action = pattern.sub("", action)
    words = spoken(action)
    deed = deed_of(action, words)
    light = deed is not None and action[deed.start : deed.end].casefold() in small_words("light")
    if light and deed is not None:
        words, deed = tuple(word for word in words if word != deed), None
    counted = counted_in(action, words)
    shares: list[float] = []
    behind, place = False, 0
    for word, following in zip(words, [*words, None][1:], strict=True):
        between = action[place : word.start].casefold().split()
        behind = behind or (len(shares) > (deed is not None) and any(small in small_words("tail") for small in between))
        modifies = following is not None and not action[word.end : following.start].strip()
        if word == deed:
            shares.append(DEED)
        elif word.base in named or (behind and not (counted and word.base == counted[1])):
            shares.append(TAIL)
        else:
            shares.append(MODIFIER if modifies and not word.counts else 1.0)
        place = word.end
    return Ask(words, deed, tuple(shares), counted)


def deed_of(action: str, words: tuple[Said, ...]) -> Said | None:
    """The word of an action that tells the deed: its verb, active or passive."""
    passive = PASSIVE.search(action)
    if passive and action[: passive.start()].strip():
        return next((word for word in words if word.start == passive.start(1)), None)
    return words[0] if words else None


def counted_in(text: str, words: tuple[Said, ...]) -> tuple[str, str] | None:
    """The first number of a text that counts something, with the base of the word for what there are so many of."""
    for place, word in enumerate(words):
        if not word.counts:
            continue
        following = words[place + 1 : place + 4]
        near = [
            one for one in following if not set(text[word.end : one.start].casefold().split()) & small_words("tail")
        ]
        if near and not near[-1].counts and text[near[-1].start : near[-1].end].casefold() not in small_words("unit"):
            return word.base, near[-1].base
    return None


@cache
def references() -> tuple[re.Pattern[str], ...]:
    """What points elsewhere (`data/linking_references.csv`)."""
    return tuple(re.compile(row["words"], re.I) for row in table("linking_references"))


@cache
def small_words(kind: str) -> frozenset[str]:
    """The words of a kind (`data/linking_tail_words.csv`)."""
    return frozenset(cells(lookup("linking_tail_words", "kind", "words")[kind]))


def clause_of(shelf: Shelf, key: Key, text: Commitment) -> str:
    """An agreement's action as it stands; of a report the sentence, for a report names what is meant anywhere in it."""
    report = shelf.by_report[key.report].report
    if report.kind == "agreement":
        return text.action.text
    whole = sentence(report.text, text.action.start, text.action.end)
    return report.text[whole.start : whole.end]


def touched(shelf: Shelf, key: Key, text: Commitment, sides: Sides) -> frozenset[str]:
    """The sides that stand in the sentence around an action."""
    whole = sentence(shelf.by_report[key.report].report.text, text.action.start, text.action.end)
    return frozenset(
        side
        for actor in shelf.by_report[key.report].actors
        if any(whole.start <= m.start < whole.end and not conditional(text, m.start) for m in actor.mentions)
        for side in sides.of(Key(key.report, actor.id))
    )


def surroundings(shelf: Shelf, key: Key, text: Commitment) -> tuple[Said, ...]:
    """The names in the sentence around an action that are not in it, without those of its condition."""
    report = shelf.by_report[key.report].report.text
    whole = sentence(report, text.action.start, text.action.end)
    known = {word.base for word in spoken(text.action.text)} | recipients(shelf, key, text)
    around = spoken(report[whole.start : whole.end])
    return tuple(
        word
        for word in around
        if word.name and word.base not in known and word.start > 0 and not conditional(text, whole.start + word.start)
    )


def conditional(text: Commitment, at: int) -> bool:
    """Whether a place in the text lies in the commitment's condition, which is not what is owed."""
    return text.condition is not None and text.condition.start <= at < text.condition.end
