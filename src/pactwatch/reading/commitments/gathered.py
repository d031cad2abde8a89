"""One commitment out of its tellings: whatever speaks of the same deed is one duty."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.reading.commitments.concepts import Topic
from pactwatch.reading.commitments.told import Told


@dataclass(frozen=True, slots=True)
class Duty:
    """A commitment's tellings, in the order of the words, and what all of them speak of."""

    tellings: tuple[Told, ...]
    topic: Topic

    @property
    def main(self) -> Told:
        """The telling that says most: the first that tells the term itself, else the first."""
        return next((told for told in self.tellings if told.role == "term"), self.tellings[0])

    @property
    def agreement(self) -> str | None:
        """The agreement whose term it is, where any telling says so."""
        return next((told.agreement for told in self.tellings if told.agreement is not None), None)

    @property
    def dates(self) -> frozenset[str]:
        """The TIMEX3 values of the dates that are given for it."""
        return frozenset(d.time.value for told in self.tellings for d in told.deadlines if d.time is not None)


def gather(tellings: list[Told]) -> list[Duty]:
    """The commitments that tellings tell of, in the order of the words."""
    duties: list[Duty] = []
    for told in sorted(tellings, key=lambda told: told.start):
        place = next((i for i, duty in enumerate(duties) if is_same(duty, told)), None)
        if place is None:
            duties.append(Duty((told,), told.topic))
        else:
            known = duties[place]
            duties[place] = Duty((*known.tellings, told), known.topic.joined(told.topic))
    return duties


def is_same(duty: Duty, told: Told) -> bool:
    """Whether a telling is of a known duty: the same deed done to the same things, with no date that differs."""
    dates = {d.time.value for d in told.deadlines if d.time is not None}
    if not duty.topic.meets(told.topic):
        return False
    if duty.dates and dates and not duty.dates & dates:
        return False
    return same_bearer(duty, told)


def same_bearer(duty: Duty, told: Told) -> bool:
    """Whether two tellings may be of one party's duty: one of them names none, or both name it by the same word."""
    one, other = duty.main.duty.bearer, told.duty.bearer
    return one is None or other is None or one.lemma_.lower() == other.lemma_.lower()
