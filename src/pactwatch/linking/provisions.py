"""What a provision asks: the words by which a report is known to speak of that very commitment."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pactwatch.codes import table
from pactwatch.linking.terms import Term, terms, weight

DEED = 2  # times what a word weighs if it is the deed
LEAST = 3.0  # weight of a clause that asks for something
CLAUSE = re.compile(r"(?<=[a-z)])[.;:]\s+")
ASIDE = re.compile(r"\([^()]*\)")
LAST_THAT = re.compile(r".*\bthat\b", re.DOTALL)  # "agree that the council shall be formed": the council
DEFINED = re.compile(r"(?P<name>(?:[\w’'-]+,? ){1,9})\((?P<short>[A-Z]{2,})\)")


@dataclass(frozen=True, slots=True)
class Ask:
    """One clause of a provision: the deed, what it is done to, and beside that who does it, why, when and how."""

    deed: Term
    things: tuple[Term, ...]
    beside: tuple[Term, ...]

    @property
    def weight(self) -> float:
        """What the deed and its things weigh."""
        return DEED * self.deed.weight + weight(self.things)


@lru_cache(maxsize=1 << 12)
def asks(provision: str) -> tuple[Ask, ...]:
    """What a provision asks, one for each clause with a word of duty, or else for each clause that says enough."""
    clauses = CLAUSE.split(ASIDE.sub(" ", provision))
    bound = [clause for clause in clauses if expression("asks").search(clause)]
    found = [one for clause in bound or clauses if (one := ask(clause))]
    return tuple(one for one in found if one.weight >= LEAST) or tuple(found[:1])


def ask(clause: str) -> Ask | None:
    """What one clause asks; None where it has no words. A deed that says little is told by who does it, too."""
    passive, active = expression("passive").search(clause), expression("asks").search(clause)
    if passive:
        thing, aside = split(LAST_THAT.sub("", clause[: passive.start()]))
        deed, tail = split(clause[passive.end() :])
        return told(terms(deed) + terms(thing), terms(f"{aside} {tail}"))
    deed, tail = split(clause[active.end() :] if active else clause)
    who = terms(clause[: active.start()]) if active else ()
    one = told(terms(deed), who + terms(tail))
    return one if one is None or one.weight >= LEAST else told(terms(deed) + who, terms(tail))


def told(core: tuple[Term, ...], beside: tuple[Term, ...]) -> Ask | None:
    """An ask whose deed is the first word that says more than "ensure" or "immediate"."""
    if not core:
        return None
    deed = next((term for term in core if term.weight >= 1), core[0])
    return Ask(deed, tuple(term for term in core if term.stem != deed.stem), beside)


def split(words: str) -> tuple[str, str]:
    """Words up to the first that begin a purpose, a time, a manner or an exception, and the rest."""
    starts = (found.start() for found in expression("tail").finditer(words))
    end = next((start for start in starts if terms(words[:start])), len(words))
    return words[:end], words[end:]


@cache
def expression(kind: str) -> re.Pattern[str]:
    """All words of a kind (`data/evidence_clauses.csv`), whatever their case."""
    return re.compile("|".join(row["words"] for row in table("evidence_clauses") if row["kind"] == kind), re.IGNORECASE)


def written_out(text: str, provision: str) -> str:
    """A text with the names that a provision shortens ("the National Election Commission (NEC)") written out in it."""
    for short, name in shortened(provision).items():
        text = re.sub(rf"\b{short}\b", name, text)
    return text


@lru_cache(maxsize=1 << 12)
def shortened(provision: str) -> Mapping[str, str]:
    """The names that a provision gives with their abbreviation, by the abbreviation."""
    found = {}
    for match in DEFINED.finditer(provision):
        name = match["name"].split()
        count = next((n for n in range(1, len(name) + 1) if initials(name[-n:]) == match["short"]), 0)
        if count:
            found[match["short"]] = " ".join(name[-count:])
    return found


def initials(name: Sequence[str]) -> str:
    """The capitals with which the words of a name begin."""
    return "".join(word[0] for word in name if word[0].isupper())
