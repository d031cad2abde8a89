"""The network: a row a party, and a line from row to row where two met, agreed, accused or acted against each other.

Rows instead of a cloud of dots: every name can be read, no two lines cross a name, and the same data give the same
picture. What is mutual has a dot at both ends; what one does to the other the point of an arrow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pactwatch.views.answers.network import KINDS, MUTUAL, Kind, Network, Tie
from pactwatch.views.answers.quote import Who
from pactwatch.views.charts.lettering import lines, width
from pactwatch.views.charts.marks import CIRCLE, POINT, Shape
from pactwatch.views.charts.parts import TEXT, Drawing, Part, Rule, Sign, Word
from pactwatch.views.charts.picture import WHOLE, Frame, Picture, Table
from pactwatch.views.days import counted, written
from pactwatch.views.look import Colour
from pactwatch.views.quoting import in_line

PARTIES = 14
TOP = 46  # pixels above the first row
COLUMNS = ("who", "what", "whom", "times", "first", "last")
LINES: Mapping[Kind, tuple[Colour, float, tuple[int, ...]]] = MappingProxyType(
    {
        "met": ("ink", 1.5, ()),
        "agreed": ("green", 3.5, ()),
        "accused": ("orange", 1.5, (5, 3)),
        "acted against": ("vermilion", 3, (2, 2)),
    }
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where things stand: the parties from top to bottom, how far their rows are apart, and where the lines begin."""

    parties: tuple[Who, ...]
    row: float
    left: float
    step: float
    gap: float

    def y(self, party: Who) -> float:
        """The row of a party."""
        return TOP + self.row * (self.parties.index(party) + 0.5)


def network_picture(answer: Network, frame: Frame = WHOLE) -> Picture:
    """The parties with most ties, those with most above, and what is between them, by kind."""
    ties, parties = kept(answer, frame)
    left = round(frame.width * (0.38 if frame.narrow else 0.32))
    gap = 16 if frame.narrow else 22
    kinds = [kind for kind in KINDS if any(tie.kind == kind for tie in ties)]
    step = min(26.0, (frame.width - left - gap * len(kinds)) / max(len(ties), 1))
    sheet = Sheet(parties, 34 if frame.narrow else 26, left, step, gap)
    high = round(TOP + sheet.row * len(parties))
    parts = [*rows(sheet, frame.width), *columns(sheet, ties, kinds)]
    missing = len(answer.ties) - len(ties)
    notes = (answer.rests_on, days_of(answer), f"{counted(missing, 'tie')} more in the table" if missing else "")
    return Picture(
        name="network",
        title=finding(answer),
        source=" · ".join(note for note in notes if note),
        day=answer.as_of,
        alt=f"{finding(answer)} A row a party, a line between two rows for what is between the two.",
        table=Table(COLUMNS, tuple(cells(tie) for tie in answer.ties)),
        drawing=Drawing(frame.width, high, tuple(parts)),
    )


def kept(answer: Network, frame: Frame) -> tuple[list[Tie], tuple[Who, ...]]:
    """The ties that have room, the most frequent first, and the parties that they hold."""
    weight: Counter[Who] = Counter()
    for tie in answer.ties:
        weight[tie.left] += len(tie.events)
        weight[tie.right] += len(tie.events)
    order = sorted(weight, key=lambda one: (-weight[one], one.name, one.id))
    most = set(order[:PARTIES])
    ties = [tie for tie in answer.ties if tie.left in most and tie.right in most][: 12 if frame.narrow else 26]
    return ties, tuple(one for one in order if any(one in (tie.left, tie.right) for tie in ties))


def finding(answer: Network) -> str:
    """What the picture finds, in a sentence: what was told most often."""
    if not answer.ties:
        return "No two parties here met, agreed or accused each other."
    most = answer.ties[0]
    met = f"{most.kind} with" if most.kind == "agreed" else most.kind
    return (
        f"{in_line(most.left.name)} {met} {in_line(most.right.name)} most often: {counted(len(most.events), 'time')}."
    )


def days_of(answer: Network) -> str:
    """The stretch of days that is shown."""
    begins = f"from {written(answer.since)}" if answer.since else ""
    return " ".join(part for part in (begins, f"until {written(answer.until)}" if answer.until else "") if part)


def rows(sheet: Sheet, wide: int) -> Iterator[Part]:
    """The parties' names, each with a faint line across."""
    for party in sheet.parties:
        y = sheet.y(party)
        yield Rule(sheet.left, y, wide, y, "grey", 0.5, opacity=0.5)
        names = lines(in_line(party.name), sheet.left - 8, TEXT, most=2)
        step = TEXT * 1.2
        for at, text in enumerate(names):
            yield Word(sheet.left - 8, y + (at - (len(names) - 1) / 2) * step, text, align="right")


def columns(sheet: Sheet, ties: Sequence[Tie], kinds: Sequence[Kind]) -> Iterator[Part]:
    """The ties, a column each, those of one kind together under their word."""
    x = sheet.left
    for at, kind in enumerate(kinds):
        mine = [tie for tie in ties if tie.kind == kind]
        colour = LINES[kind][0]
        end = x + sheet.gap + sheet.step * len(mine)
        # A word that is wider than its columns stands a line higher than its neighbour
        tall = width(kind, TEXT, bold=True) > sheet.step * len(mine) + sheet.gap - 4 and at % 2
        yield Word(x + sheet.gap / 2, TOP - (38 if tall else 24), kind, colour, bold=True)
        for number, tie in enumerate(mine):
            yield from column(sheet, tie, x + sheet.gap / 2 + sheet.step * (number + 0.5))
        x = end


def column(sheet: Sheet, tie: Tie, x: float) -> Iterator[Part]:
    """One tie: a line from the row of one party to that of the other, and above how often it was told."""
    colour, wide, dash = LINES[tie.kind]
    y, y2 = sheet.y(tie.left), sheet.y(tie.right)
    if len(tie.events) > 1:
        yield Word(x, min(y, y2) - 11, str(len(tie.events)), colour, TEXT - 1, "center")
    yield Rule(x, y, x, y2, colour, wide, dash)
    yield Sign(x, y, Shape(CIRCLE, CIRCLE), colour, 7)
    if tie.kind in MUTUAL:
        yield Sign(x, y2, Shape(CIRCLE, CIRCLE), colour, 7)
    else:
        down = 1 if y2 > y else -1
        yield Sign(x, y2 - 4 * down, POINT, colour, 10, 90 * down)


def cells(tie: Tie) -> tuple[str, ...]:
    """A row of the table."""
    return (
        in_line(tie.left.name),
        tie.kind + (" (each other)" if tie.kind in MUTUAL else ""),
        in_line(tie.right.name),
        str(len(tie.events)),
        written(tie.first),
        written(tie.last),
    )
