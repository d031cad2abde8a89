"""How far people who decide agree, field by field, and the table that it is computed from.

Cohen's kappa for two coders (J. Cohen 1960, "A coefficient of agreement for nominal scales", Educational and
Psychological Measurement 20, 37-46: kappa = (p_o - p_e) / (1 - p_e), p_e from each coder's own distribution) and
Krippendorff's alpha for two or more, with gaps (K. Krippendorff 2011, "Computing Krippendorff's alpha-reliability",
section C, nominal data: alpha = 1 - D_o / D_e from the coincidences of values within units).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations

from pydantic import JsonValue

from pactwatch.model import Record
from pactwatch.record.addresses import Address, EntryKind
from pactwatch.record.decisions import Decision, standing

VERDICT = "verdict"  # whether the entry is one: a field beside the entry's own
KEPT, REJECTED = "kept", "rejected"
NOT_CODED = {"id", "start", "end", "text", "parts", "mentions", "trigger", "action", "cue", "evidence"}


class Unit(Record):
    """A field of an entry, and what each coder says of it; a coder who says nothing of it is left out."""

    entry: Address
    field: str
    values: dict[str, JsonValue]


class Figures(Record):
    """How far the coders agree on one field of one kind of entry.

    `units` counts those that two or more coded, `agreed` is the share of them on which all say the same. A figure is
    None where it is not defined: without such units, or where one value only was used; kappa also for more than two
    coders.
    """

    kind: EntryKind
    field: str
    units: int
    agreed: float | None
    kappa: float | None
    alpha: float | None


class Comparison(Record):
    """The figures, and the table of units that they are computed from."""

    coders: tuple[str, ...]
    figures: tuple[Figures, ...]
    units: tuple[Unit, ...]


def compare(decisions: Iterable[Decision], coders: Sequence[str]) -> Comparison:
    """What some coders' standing decisions say, compared. Raises `ValueError` for fewer than two coders."""
    coders = tuple(dict.fromkeys(coders))
    if len(coders) < 2:
        raise ValueError("a comparison needs two coders")
    units = units_of(decisions, coders)
    fields: dict[tuple[EntryKind, str], list[Mapping[str, str]]] = defaultdict(list)
    for unit in units:
        fields[unit.entry.kind, unit.field].append({who: canonical(value) for who, value in unit.values.items()})
    figures = tuple(figures_of(kind, name, coders, fields[kind, name]) for kind, name in sorted(fields))
    return Comparison(coders=coders, figures=figures, units=units)


def units_of(decisions: Iterable[Decision], coders: Sequence[str]) -> tuple[Unit, ...]:
    """Each entry's verdict and fields as the coders have them, in the order of their words.

    Who confirms an entry says that each field is as the reader had it; who corrects a field says that the entry is
    one and what the field is; who rejects it says that alone. The last word counts.
    """
    said: dict[Address, dict[str, Sayings]] = defaultdict(lambda: defaultdict(Sayings))
    for one in standing(decisions):
        if one.who in coders and one.entry:
            said[one.entry][one.who].hear(one)
    return tuple(unit for address in sorted(said, key=place) for unit in fields_of(address, said[address]))


@dataclass
class Sayings:
    """What one coder has said of one entry so far."""

    verdict: dict[str, JsonValue] = field(default_factory=dict)
    confirmed: dict[str, JsonValue] = field(default_factory=dict)
    corrected: dict[str, JsonValue] = field(default_factory=dict)

    def hear(self, one: Decision) -> None:
        """Takes in the coder's next decision."""
        if one.action in ("confirm", "correct"):
            self.verdict = {VERDICT: KEPT}
        if one.action == "confirm":
            self.confirmed = {name: value for name, value in (one.seen or {}).items() if name not in NOT_CODED}
        elif one.action == "correct" and one.field:
            self.corrected[one.field] = one.value
        elif one.action == "reject":
            self.verdict, self.confirmed, self.corrected = {VERDICT: REJECTED}, {}, {}

    @property
    def values(self) -> dict[str, JsonValue]:
        """The value of each field of which something was said."""
        return {**self.confirmed, **self.corrected, **self.verdict}


def fields_of(address: Address, said: Mapping[str, Sayings]) -> Iterable[Unit]:
    """The units of one entry."""
    values: dict[str, dict[str, JsonValue]] = defaultdict(dict)
    for who, sayings in said.items():
        for name, value in sayings.values.items():
            values[name][who] = value
    for name in sorted(values):
        yield Unit(entry=address, field=name, values=values[name])


def place(address: Address) -> tuple[str, int, int, str, str]:
    """Where an address stands in a sorted table."""
    return address.report, address.start, address.end, address.kind, address.mark or ""


def canonical(value: JsonValue) -> str:
    """A value as text, equal for equal values; the order of a list of spots does not count."""
    if isinstance(value, list):
        value = sorted(value, key=canonical)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def figures_of(kind: EntryKind, name: str, coders: Sequence[str], coded: Sequence[Mapping[str, str]]) -> Figures:
    """The figures of one field."""
    both = [list(values.values()) for values in coded if len(values) > 1]
    pairs = [(values[coders[0]], values[coders[1]]) for values in coded if len(coders) == 2 and len(values) == 2]
    agreed = sum(len(set(values)) == 1 for values in both) / len(both) if both else None
    return Figures(kind=kind, field=name, units=len(both), agreed=agreed, kappa=kappa(pairs), alpha=alpha(both))


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two coders' values, unit by unit; None without units, or where both use one value only."""
    if not pairs:
        return None
    count = len(pairs)
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    observed = sum(one == other for one, other in pairs) / count
    expected = sum(left[value] * right[value] for value in left) / count**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha, nominal, of each unit's values; None where no two values differ, or none are paired."""
    coincidences: dict[tuple[str, str], float] = defaultdict(float)
    for values in units:
        for one, other in permutations(values, 2):
            coincidences[one, other] += 1 / (len(values) - 1)
    totals: dict[str, float] = defaultdict(float)
    for (one, _), weight in coincidences.items():
        totals[one] += weight
    count = sum(totals.values())
    differing = sum(weight for (one, other), weight in coincidences.items() if one != other)
    by_chance = count**2 - sum(total**2 for total in totals.values())
    return 1 - (count - 1) * differing / by_chance if len(totals) > 1 else None
