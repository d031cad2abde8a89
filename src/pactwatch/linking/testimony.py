"""Testimony: which words of which reports bear on a commitment, what they say of it, and whose words they are.

A sentence is about a commitment where it shares enough of its words, weighed by how few duties use them, the deed and
what it is done to among them; of several commitments, about those that it is most like. It is not about a party's duty
where it names only the other. What it says follows from the first that tells of it: figures, the phrases of
`data/linking_says.csv`, the status of the event that is the deed, the form of the verb.

Nothing is decided here: what a commitment's status is on a day follows from this evidence by the rules of the ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from pactwatch.linking.actors import LinkedActor
from pactwatch.linking.duties import MODIFIER, TAIL, Duty, duties, small_words
from pactwatch.linking.evidence import Says
from pactwatch.linking.ledger import LinkedCommitment
from pactwatch.linking.links import Key
from pactwatch.linking.passages import Passage, Passages
from pactwatch.linking.sayings import Word, word_of
from pactwatch.linking.sentences import sentence
from pactwatch.linking.shelf import Shelf
from pactwatch.linking.vocabulary import Said, spoken
from pactwatch.model import EvidenceRole, Reading, Record, Span, Statement

ABOUT = 0.5  # of a duty's words, by weight
CITED = 0.2  # where the article is cited
BEFORE = 0.6  # what a word that stands before the sentence weighs
NEARLY = 0.7  # of the best likeness; duties less like the sentence are not meant
STRAYS, STRAYED = (
    0.6,
    0.5,
)  # of the likeness, where a sentence, or what it leans on, speaks of what only another duty asks

SET_UP = {"establish", "deploy"}  # deeds (data/commitments_concepts.csv) after which there is something that can act

ROLES: Mapping[EvidenceRole, Says] = {
    "doubt": "delayed",
    "breach": "breached",
    "progress": "partly",
    "fulfilment": "fulfilled",
}  # what evidence in a role says

Reason = Literal["same words", "same article", "it is at work", "the report ties them"]


class Testimony(Record):
    """Words of a report that bear on a commitment, by the commitment's id.

    `of` are the ids of the sides of whom they say it, empty where they say it of all. `done` is the ISO day on which
    it was done, `late` whether the words say late (or in time). `voice` is the linked actor who says so, None where the
    report itself does or nobody known is named; `statement` is the report's statement in which they stand, `event`
    the event in which they tell the deed. `known` is the day of the report.
    """

    commitment: str
    report: str
    start: int
    end: int
    says: Says
    of: tuple[str, ...] = ()
    done: str | None = None
    late: bool | None = None
    voice: str | None = None
    statement: str | None = None
    event: str | None = None
    reason: Reason
    likeness: float = Field(ge=0, le=1)
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A duty that a passage may be about: how alike, and the passage's word for the deed, if it is there."""

    duty: Duty
    likeness: float
    deed: Said | None
    reason: Reason


def find_testimony(shelf: Shelf, commitments: Sequence[LinkedCommitment], passages: Passages) -> tuple[Testimony, ...]:
    """All that bears on the commitments, sorted by commitment, report and place."""
    who, sides = passages.sides.who, passages.sides
    names = bases(one.name for one in shelf.agreements.values())
    places = bases(place.name for place in shelf.places.values())
    index = Index(duties(shelf, commitments, sides), places - sides.words - names)
    found = [testimony(passage, match, who) for passage in passages for match in index.meant(passage)]
    ties = list(tied(shelf, commitments, who))
    told = {place(one): one.says for one in ties}
    found = [one for one in found if told.get(place(one), one.says) == one.says]
    kept = {place(one) for one in found}
    found += [one for one in ties if place(one) not in kept]
    return tuple(sorted(found, key=lambda one: (one.commitment, one.report, one.start, one.reason)))


def place(one: Testimony) -> tuple[str, str, int]:
    """What sets a testimony apart: its commitment and sentence."""
    return one.commitment, one.report, one.start


def tied(shelf: Shelf, commitments: Iterable[LinkedCommitment], who: Mapping[Key, LinkedActor]) -> Iterator[Testimony]:
    """What the reports themselves tie to the commitments that they tell."""
    for one in commitments:
        for key in one.members:
            text = shelf.by_report[key.report].report.text
            for evidence in shelf.commitments[key].evidence:
                whole = sentence(text, evidence.start, evidence.end)
                if evidence.role in ROLES:
                    statement = told_in(shelf.by_report[key.report], evidence)
                    source = statement.source.actor if statement and statement.source else None
                    yield Testimony(
                        commitment=one.id,
                        report=key.report,
                        start=whole.start,
                        end=whole.end,
                        says=ROLES[evidence.role],
                        voice=who[Key(key.report, source)].id if source else None,
                        statement=statement.id if statement else None,
                        reason="the report ties them",
                        likeness=1,
                        known=shelf.days[key.report],
                    )


def told_in(reading: Reading, words: Span) -> Statement | None:
    """The statement in which words of a report stand, the innermost."""
    inside = [one for one in reading.statements if any(p.start <= words.start < p.end for p in one.parts or (one,))]
    return min(inside, key=lambda one: (one.end - one.start, one.id), default=None)


def bases(names: Iterable[str]) -> frozenset[str]:
    """The bases of the words of some names."""
    return frozenset(word.base for name in names for word in spoken(name))


class Index:
    """Duties by their deed, their article and what they set up, so that a sentence meets only those it can be about."""

    def __init__(self, all_duties: Iterable[Duty], places: Set[str]) -> None:
        self.by_deed: dict[str, list[Duty]] = defaultdict(list)
        self.by_article: dict[str, list[Duty]] = defaultdict(list)
        self.made: dict[str, list[Duty]] = defaultdict(list)
        self.objects: set[str] = set()
        self.things: set[str] = set()
        self.counted: set[str] = set()
        self.places: set[str] = set()
        for duty in all_duties:
            self.objects |= {word.base for word in duty.objects if not word.name}
            self.counted |= {duty.ask.counted[0]} if duty.ask.counted else set()
            self.things |= {thing for word in duty.objects for thing in word.things}
            self.places |= {word.base for word in (*duty.ask.words, *duty.place) if word.base in places}
            told_by = (duty.ask.deed,) if duty.ask.deed else duty.objects
            for room in {room for word in told_by for room in word.rooms}:
                self.by_deed[room].append(duty)
            self.by_article[duty.article].append(duty)
            for word in made_by(duty):
                self.made[word].append(duty)

    def meant(self, passage: Passage) -> list[Match]:
        """The duties that a passage is about."""
        matches = [match for duty in self.near(passage) if (match := self.compare(passage, duty))]
        matches = [match for match in matches if match.reason == "same article"] or matches
        best = max((match.likeness for match in matches), default=0)
        return [match for match in matches if match.likeness >= NEARLY * best]

    def near(self, passage: Passage) -> list[Duty]:
        """The duties whose deed or article a passage names, or what they set up, sorted by id."""
        words = (*passage.words, *passage.leaned)
        found = {duty.id: duty for word in words for room in word.rooms for duty in self.by_deed.get(room, ())}
        found |= {duty.id: duty for article in passage.articles for duty in self.by_article.get(article, ())}
        found |= {duty.id: duty for word in passage.source_words for duty in self.made.get(word, ())}
        return [duty for _, duty in sorted(found.items())]

    def compare(self, passage: Passage, duty: Duty) -> Match | None:
        """The likeness of a passage and a duty; None where the passage is not about it."""
        if at_work(passage, duty):
            return Match(duty, 1.0, None, "it is at work")
        deed, cited = deed_in(passage, duty), duty.article in passage.articles
        if others_act(passage, duty, deed) or (duty.rest and not speaks_of_rest(passage)):
            return None
        found = shared(passage, duty, cited)
        likeness = min(1.0, found.weight / duty.total) if duty.total else 0.0
        likeness *= self.straying(passage, duty, cited, found)
        if likeness < (CITED if cited else ABOUT) or not found.own:
            return None
        if not cited and not (found.deed and found.object and found.number >= min(2, len(duty.ask.words) - 1)):
            return None
        return Match(duty, likeness, deed, "same article" if cited else "same words")

    def straying(self, passage: Passage, duty: Duty, cited: bool, found: Shared) -> float:
        """What remains of the likeness where a passage speaks of what some duty asks and this one does not.

        Where only the article is cited, things of one concept ("guns") tell duties of one article apart too.
        """
        words = passage.deeds_and_things
        if cited and any(word.things & self.things and unknown(word, duty) for word in words):
            return STRAYED
        if self.strays(words, duty) or self.counts_others(words, duty):
            return STRAYS
        return STRAYED if not found.object_here and self.strays(passage.leaned, duty) else 1

    def counts_others(self, words: Sequence[Said], duty: Duty) -> bool:
        """Whether words give the number that another duty counts, and not the duty's own."""
        numbers = {word.base for word in words if word.counts}
        return duty.ask.counted is not None and duty.ask.counted[0] not in numbers and bool(numbers & self.counted)

    def strays(self, words: Iterable[Said], duty: Duty) -> bool:
        """Whether words speak of what some duty is done to, or of a place of one, that this one does not know."""
        apart = (one for one in words if one.base in self.objects or (one.name and one.base in self.places))
        return any(unknown(word, duty) for word in apart)


def unknown(word: Said, duty: Duty) -> bool:
    """Whether a word is like none of a duty's."""
    return not any(one.likeness(word) for one in (*duty.ask.words, *duty.place))


@dataclass(frozen=True, slots=True)
class Shared:
    """What a passage and a duty share: the weight, how many of the passage's own words and of all, and whether the deed
    and what it is done to are among them, in the passage or in what it leans on. `object_here`: in the passage."""

    weight: float
    own: int
    number: int
    deed: bool
    object: bool
    object_here: bool


def shared(passage: Passage, duty: Duty, cited: bool) -> Shared:
    """The words that a passage shares with a duty; those before it count where it leans on them or cites the
    article."""
    leaned = passage.before if cited else passage.leaned
    all_of_it = passage.leans("deed")
    weight, own, before, deed, things, here_too = 0.0, set(), set(), duty.ask.deed is None, not duty.objects, False
    for word, heavy in (*zip(duty.ask.words, duty.weights, strict=True), *((word, TAIL) for word in duty.place)):
        here = max(((word.likeness(one), -one.start) for one in passage.words), default=(0.0, 0))
        there = max((word.likeness(one) for one in leaned), default=0.0)
        if here[0] >= BEFORE * there and here[0]:
            own.add(here[1])
        elif there:
            before.add(word.base)
        weight += heavy * max(here[0], BEFORE * there)
        deed = deed or (word == duty.ask.deed and (here[0] > 0 or there > 0))
        named = word.name and word.base not in duty.called and here[0] == 1
        there_too = there > 0 and (all_of_it or exact_deed(passage, duty))
        here_too = here_too or named or (word in duty.objects and here[0] > 0)
        things = things or here_too or (word in duty.objects and there_too)
    return Shared(weight, len(own) + all_of_it, len(own) + len(before), deed, things, here_too)


def at_work(passage: Passage, duty: Duty) -> bool:
    """Whether what is to be set up or sent already speaks in a passage: by its whole name, so it is there."""
    made = made_by(duty)
    return len(made) > 1 and made <= passage.source_words


def made_by(duty: Duty) -> frozenset[str]:
    """The bases of the words for what a duty sets up or sends; none where it does something else."""
    if duty.ask.deed is None or not duty.ask.deed.deeds & SET_UP:
        return frozenset()
    pairs = zip(duty.ask.words, duty.ask.shares, strict=True)
    return frozenset(
        word.base for word, share in pairs if share >= MODIFIER and word != duty.ask.deed and not word.counts
    )


def exact_deed(passage: Passage, duty: Duty) -> bool:
    """Whether a passage has the very word of the deed, so that what it is done to may stand before it."""
    return duty.ask.deed is not None and any(word.base == duty.ask.deed.base for word in passage.words)


def speaks_of_rest(passage: Passage) -> bool:
    """Whether a passage speaks of what is left."""
    return bool(set(passage.text.casefold().split()) & small_words("rest"))


def others_act(passage: Passage, duty: Duty, deed: Said | None) -> bool:
    """Whether a passage names parties that do not owe the duty and that the clause does not name, and nobody who does;
    or tells that others did it."""
    if not duty.by:
        return False
    if deed and passage.doer_is_other(deed):
        return True
    named = passage.parties or passage.parties_before
    if named & set(duty.by):
        return False
    event = passage.event_at(deed) if deed else None
    return bool(named - duty.touched) or bool(event and passage.known_doers(event))


def deed_in(passage: Passage, duty: Duty) -> Said | None:
    """The word of a passage that tells the duty's deed: of those that are like it one that tells an event, then the one
    nearest to what the deed is done to, then the most alike."""
    if duty.ask.deed is None:
        return None
    alike = [(word, value) for word in passage.words if (value := duty.ask.deed.likeness(word))]
    things = [one.start for one in passage.words if any(word.likeness(one) for word in duty.objects)]

    def order(pair: tuple[Said, float]) -> tuple[bool, int, float, int]:
        word, value = pair
        far = min((abs(word.start - at) for at in things if at != word.start), default=0)
        return passage.event_at(word) is not None, -far, value, -word.start

    return max(alike, key=order)[0] if alike else None


def testimony(passage: Passage, match: Match, who: Mapping[Key, LinkedActor]) -> Testimony:
    """What a passage says of a duty."""
    told = Word("fulfilled") if match.reason == "it is at work" else word_of(passage, match.duty, match.deed)
    statement = passage.teller(match.deed)
    source = statement.source.actor if statement and statement.source else None
    event = passage.event_at(match.deed) if match.deed else None
    return Testimony(
        commitment=match.duty.id,
        report=passage.report,
        start=passage.span.start,
        end=passage.span.end,
        says=told.says,
        of=of_whom(passage, match),
        done=told.done,
        late=told.late,
        voice=who[Key(passage.report, source)].id if source else None,
        statement=statement.id if statement else None,
        event=event.id if event else None,
        reason=match.reason,
        likeness=round(match.likeness, 3),
        known=passage.published,
    )


def of_whom(passage: Passage, match: Match) -> tuple[str, ...]:
    """Of which of the sides that owe it a passage speaks: those who do the deed, else those who are named."""
    event = passage.event_at(match.deed) if match.deed else None
    for named in (passage.doers(event) if event else (), passage.spoken_of):
        if found := tuple(side for side in match.duty.by if side in named):
            return found if len(found) < len(match.duty.by) else ()
    return ()
