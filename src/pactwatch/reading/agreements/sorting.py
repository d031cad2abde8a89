"""Which mentions stand for the same agreement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pactwatch.reading.agreements.mentions import Mention


@dataclass(slots=True)
class Pact:
    """One agreement of a report: its mentions, in the order of the words."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def proper(self) -> str:
        """Its proper name, empty where no mention gives one."""
        return next((mention.proper for mention in self.mentions if mention.proper), "")

    @property
    def matter(self) -> frozenset[str]:
        """What its mentions say it is about."""
        return frozenset().union(*(mention.matter for mention in self.mentions))

    @property
    def name(self) -> str:
        """Its name: of a mention with its proper name, else with its subject matter, else the first's words."""
        chosen = next((m for m in self.mentions if m.proper), None) or next(
            (m for m in self.mentions if m.matter), self.mentions[0]
        )
        start, end = chosen.span
        return chosen.head.doc.text[start:end]


def sort_mentions(mentions: Iterable[Mention]) -> list[Pact]:
    """The agreements that mentions stand for. "The accord" is the one that was told last; where a report names but
    one, all unnamed mentions of the same matter are it."""
    pacts: list[Pact] = []
    last: Pact | None = None
    for mention in mentions:
        last = known(mention, pacts, last)
        if last is None:
            last = Pact()
            pacts.append(last)
        last.mentions.append(mention)
    return joined(pacts)


def known(mention: Mention, pacts: list[Pact], last: Pact | None) -> Pact | None:
    """The agreement told before for which a mention stands, or None."""
    if mention.proper:
        return next((pact for pact in pacts if same_name(pact.proper, mention.proper)), None)
    if last is not None and agrees(last, mention.matter):
        return last
    return next((pact for pact in reversed(pacts) if agrees(pact, mention.matter)), None)


def same_name(one: str, other: str) -> bool:
    """Whether two proper names are one: the words of the shorter are in the longer."""
    first, second = set(one.lower().split()), set(other.lower().split())
    return bool(one) and (first <= second or second <= first)


def agrees(pact: Pact, matter: frozenset[str]) -> bool:
    """Whether an agreement may be about a subject matter: one of them says none, or they share a word."""
    return not matter or not pact.matter or bool(matter & pact.matter)


def joined(pacts: list[Pact]) -> list[Pact]:
    """The agreements with the unnamed ones added to the only named one, where their matters agree."""
    named = [pact for pact in pacts if pact.proper]
    if len(named) != 1:
        return pacts
    kept = named[:]
    for pact in pacts:
        if pact.proper:
            continue
        if agrees(named[0], pact.matter):
            named[0].mentions = sorted([*named[0].mentions, *pact.mentions], key=lambda mention: mention.span)
        else:
            kept.append(pact)
    return sorted(kept, key=lambda pact: pact.mentions[0].span)
