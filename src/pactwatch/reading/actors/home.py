"""The country a report is about, for those whose own words name none: "the army" is that country's.

Only offices and bodies of state are given it, and only where one country stands out; of others only where the report
names no second country. It is an inference from the report's own words, never from what is known elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from pactwatch.reading.actors.identity import Character, Gathering
from pactwatch.reading.actors.phrases import Phrase

NO_COUNTRY = frozenset({"IGO", "NGO", "NAT"})
NEAR = 30  # tokens within which a country is near


def settle(phrases: Sequence[Phrase], gathering: Gathering) -> None:
    """Gives the home country to the characters of a report that need one."""
    named = sorted(
        (phrase.head, phrase.country)
        for phrase in phrases
        if phrase.country and phrase.country not in NO_COUNTRY and phrase.name and phrase.name.kind != "media"
    )
    counts = Counter(country for _, country in named)
    for phrase in phrases:
        character = gathering.of.get(phrase.apposed if phrase.title and phrase.apposed else phrase)
        if character is not None and character.country is None and (phrase.calling or phrase.kind == "people"):
            character.country = _home(phrase, character, named, counts)


def _home(phrase: Phrase, character: Character, named: list[tuple[int, str]], counts: Counter[str]) -> str | None:
    if character.owner is not None and character.owner.country is not None:
        return character.owner.country
    if not counts or (phrase.owner is not None and phrase.owner.country in NO_COUNTRY):
        return None
    if len(counts) == 1 and character.sector not in (None, "JRN") and character.kind != "group":
        return next(iter(counts))
    if phrase.calling is None or phrase.calling.scope != "national":
        return None
    (first, most), (_, next_most) = [*counts.most_common(2), ("", 0)][:2]
    if most > 2 * next_most:
        return first
    first_near = bisect_left(named, (phrase.head - NEAR, ""))
    past_near = bisect_left(named, (phrase.head + NEAR + 1, ""))
    near = [(abs(head - phrase.head), country) for head, country in named[first_near:past_near]]
    return min(near)[1] if near else None
