"""How well copies of a story are told from other reports of the same topic.

Reports on one peace process are made from the sentences below, so that they share their words, names and standing
phrases, and are put beside our own examples. Copies are planted among them: 2 to 20% of the words changed, up to 40%
cut away, under another title. A pair of reports is right where both are of one story.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from pactwatch.linking.copies import stories

EXAMPLES = Path(__file__).parents[1] / "examples"
KNOWN = ("2024-04-12-meridian-press", "2024-04-13-lira-herald")  # two examples that are one story
RECALL_BAR, PRECISION_BAR = 0.98, 0.99
CHANGED, CUT = (0.02, 0.20), (0.0, 0.40)  # shares of a copy's words that are changed, of its text that is cut away

TITLES = (
    "{side} and {other} trade blame over {place}",
    "Truce in {place} under strain",
    "Monitors report {number} violations around {place}",
    "{side} says it will keep to the {pact}",
    "Talks on {issue} resume in {city}",
    "What the {pact} has changed in {place}",
)
LEADS = ("", "", "On {day}, ", "In {city}, ", "Since {date}, ", "Near {place}, ", "As so often, ", "Before {date}, ")
CLAIMS = (
    "{side} accused {other} of breaking the ceasefire with {number} shells on {target}",
    "{other} rejected the accusation and said that none of its units had fired",
    "both sides are to pull their heavy weapons back under the {pact} that was signed in {city}",
    "the observer mission confirmed {number} violations and sent a patrol to {place}",
    "{person} promised that {side} would keep its word as long as {other} keeps theirs",
    "{issue} will be on the table when the joint commission meets in {city}",
    "the joint commission put the question of {issue} off until {date}",
    "diplomats doubt that the deadline for {issue} can be met",
    "{number} families have returned to {place} since the road was opened",
    "relief agencies count {number} people in {place} who are still without water",
    "{side} handed over a list of {number} prisoners, which {other} called incomplete",
    "the delay of {issue} was due to the weather",
    "the mission has {number} observers in the field, and its mandate runs out on {date}",
    "{number} fighters have reported to the assembly site at {place}, fewer than {side} had announced",
    "residents of {place} heard gunfire in the night, but nobody was hurt",
    "{person} met envoys of {side} and called the talks useful",
    "the war has killed more than {number} thousand people and driven many from their homes",
    "the {pact} would not survive another month like the last",
    "money for {issue} has been promised by three governments, but {number} per cent of it is missing",
    "soldiers removed {number} mines from the road between {place} and {city}",
    "the bridge at {place} has been repaired and the first {number} lorries crossed it",
    "{number} schools in {place} that are still used as barracks are to be vacated by {date}",
)
TAILS = (
    ".",
    ".",
    ".",
    ", {person} told reporters on {day}.",
    ", according to a statement of {side}.",
    ", though {other} disputes this.",
    ", the radio of {place} reported.",
    ", which {person} called a matter of {number} days.",
    ", as {person} had announced in {city}.",
    ", and nobody in {place} expects that to change before {date}.",
    ", a spokesman for {other} said in {city}.",
    ", {number} days later than agreed.",
)
SITUATION = (  # a mission's weekly report: each says the same of other numbers, places and days
    "The Mission observed the ceasefire in all sectors and recorded {number} violations in the reporting period.",
    "The highest number was recorded near {place}, where {side} has its positions.",
    "Patrols of the Mission were denied access {number} times, mostly by {other}, near {place} and in {city}.",
    "{issue} was discussed in the joint commission on {date}; {person} took the chair.",
)
WORDS = {
    "side": ("the government", "the Front", "the army", "the defence ministry", "the rebel command", "Karsova"),
    "other": (
        "the rebels",
        "the general staff",
        "the Front’s leadership",
        "the interior ministry",
        "the Ridge Brigade",
    ),
    "place": (
        "Arlen",
        "Belmor",
        "Corvat",
        "Dunhal",
        "Estry",
        "Falmen",
        "Gorsk",
        "Hald",
        "Ivrin",
        "Jastow",
        "Kelm",
        "Lunn",
        "Mosk",
        "Nadar",
        "Orsk",
        "Pell",
    ),
    "city": ("Lorvik", "Marsa", "Noral", "Ostbruck", "Pravin", "Queral"),
    "target": ("a farm", "two houses", "an army post", "the market", "the old mill", "a checkpoint"),
    "pact": ("Lorvik Agreement", "accord", "peace agreement", "ceasefire agreement"),
    "person": (
        "the chief mediator",
        "the foreign minister",
        "General Orsan",
        "Mira Tolk",
        "Ivo Dane",
        "the union’s envoy",
    ),
    "issue": ("the exchange of prisoners", "the interim council", "disarmament", "the return of refugees", "amnesty"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "date": ("1 May", "12 May", "24 May", "2 June", "15 June", "30 June", "11 July", "20 July", "the end of August"),
}
OTHER_WORDS = (
    "again",
    "almost",
    "barely",
    "calm",
    "district",
    "early",
    "few",
    "growing",
    "heavy",
    "issue",
    "joint",
    "key",
    "late",
    "mostly",
    "new",
)


@dataclass(frozen=True, slots=True)
class Planted:
    """Texts by id, and the story that each tells."""

    texts: Mapping[str, str]
    story: Mapping[str, str]


def plant(originals: Mapping[str, str], chance: random.Random, copies: int = 2) -> Planted:
    """Copies of some reports among all of them: every second one is copied."""
    texts, story = dict(originals), {id: id for id in originals}
    for id in sorted(originals)[::2]:
        for number in range(copies):
            texts[f"{id}+{number}"], story[f"{id}+{number}"] = copied(originals[id], chance), id
    return Planted(texts, story)


def copied(text: str, chance: random.Random) -> str:
    """A copy: under another title, the end or the beginning cut away, words exchanged, left out and put in."""
    body = text.split("\n", 1)[-1].split(" ")
    kept = round(len(body) * (1 - chance.uniform(*CUT)))
    body = body[:kept] if chance.random() < 0.7 else body[-kept:]
    share = chance.uniform(*CHANGED)
    changed = set(chance.sample(range(len(body)), round(share * len(body))))
    edited = [part for at, word in enumerate(body) for part in (edit(word, chance) if at in changed else [word])]
    return "\n".join([filled(chance.choice(TITLES), chance), "", " ".join(edited)])


def edit(word: str, chance: random.Random) -> list[str]:
    """What stands in a changed word's place: mostly another word, or nothing, or a word more."""
    instead = chance.choice(OTHER_WORDS)
    return chance.choice(([instead], [instead], [instead], [], [word, instead]))


def topical(count: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Reports of one topic, each with its id; every fourth is a mission's weekly report."""
    for number in range(count):
        told = [sentence(claim, chance) for claim in chance.sample(CLAIMS, chance.randint(7, 14))]
        body = [*SITUATION, *told[:5]] if number % 4 == 0 else told
        yield f"r{number}", "\n".join(filled(line, chance) for line in (chance.choice(TITLES), "", *body))


def sentence(claim: str, chance: random.Random) -> str:
    """A claim with what leads to it and what follows it."""
    line = chance.choice(LEADS) + claim + chance.choice(TAILS)
    return line[0].upper() + line[1:]


def filled(line: str, chance: random.Random) -> str:
    """A sentence with a word in each of its gaps."""
    return line.format(number=chance.randint(2, 400), **{gap: chance.choice(words) for gap, words in WORDS.items()})


def score(planted: Planted) -> tuple[float, float]:
    """Recall and precision over pairs of reports that are found to be of one story."""
    found = {pair for group in stories(planted.texts) for pair in combinations(group, 2)}
    right = {pair for pair in combinations(sorted(planted.texts), 2) if len({planted.story[id] for id in pair}) == 1}
    return len(found & right) / len(right), len(found & right) / len(found) if found else 1.0


def examples() -> dict[str, str]:
    """Our own examples' reports, one of each story."""
    from pactwatch.intake.files import Intake
    from pactwatch.model import Report

    reports = [taken for taken in Intake().reports([EXAMPLES]) if isinstance(taken, Report)]
    return {report.id: report.text for report in reports if KNOWN[1] not in report.id}


def main() -> int:
    """Plants copies and prints how many were found, how many rightly, and how long that took."""
    for count, seed in ((100, 1), (400, 2), (1600, 3)):
        chance = random.Random(seed)
        planted = plant({**examples(), **dict(topical(count, chance))}, chance)
        begin = time.perf_counter()
        recall, precision = score(planted)
        spent = 1000 * (time.perf_counter() - begin) / len(planted.texts)
        print(f"copies among {len(planted.texts)}: recall {recall:.4f} (bar {RECALL_BAR}), ", end="")
        print(f"precision {precision:.4f} (bar {PRECISION_BAR}), {spent:.2f} ms each")
    return 0
