"""Positions: questions against parties. A cell has the party's latest word on it, its mark, day and words.

Where a party took back its word, both stand, the earlier first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pactwatch.views.answers.positions import Positions, Question, Saying, Stand
from pactwatch.views.answers.quote import Who
from pactwatch.views.answers.sheet import MARKS
from pactwatch.views.charts.lettering import cut, lines
from pactwatch.views.charts.marks import SAID
from pactwatch.views.charts.parts import LEADING, TEXT, Drawing, Part, Rule, Sign, Word
from pactwatch.views.charts.picture import WHOLE, Frame, Picture, Table
from pactwatch.views.days import MONTHS, counted, written
from pactwatch.views.look import COMMITMENTS, EVENTS, Colour
from pactwatch.views.quoting import in_line

ROWS, PARTIES = 12, 4
LINE = TEXT * LEADING
GAP = 10  # pixels between two columns or rows
COLOURED: dict[str, Colour] = {
    **{str(status): mark.colour for status, mark in (*COMMITMENTS.items(), *EVENTS.items())},
    "delayed": COMMITMENTS["at risk"].colour,
}
COLUMNS = ("question", "party", "holds", "day", "words", "took back its word")


def positions_picture(answer: Positions, frame: Frame = WHOLE) -> Picture:
    """The questions on which somebody spoke in the frame's days, the newest first, and of the parties the first."""
    inside = [one for one in answer.questions if spoken_in(one, frame)]
    shown = inside[:ROWS]
    parties = [party for party in answer.parties if any(stand_of(one, party) for one in shown)][:PARTIES]
    blocks = stacked if frame.narrow else side_by_side
    parts, height = blocks(shown, parties, frame.width)
    left = [counted(len(inside) - len(shown), "question")] if len(inside) > len(shown) else []
    others = {stand.party.id for one in inside for stand in one.stands} - {party.id for party in parties}
    left += (
        [counted(len(others), "more party") if len(others) == 1 else f"{len(others)} more parties"] if others else []
    )
    return Picture(
        name="positions",
        title=finding(inside),
        source=answer.rests_on + (f" · {' and '.join(left)} in the table" if left else ""),
        day=answer.as_of,
        alt=f"{finding(inside)} A row a question, a column a party, in each cell the party's latest word.",
        table=Table(COLUMNS, tuple(row for one in inside for row in cells(one))),
        drawing=Drawing(frame.width, height, tuple(parts)),
    )


def spoken_in(one: Question, frame: Frame) -> bool:
    """Whether a party spoke on it in the days of the frame."""
    days = [saying.words.published or "" for stand in one.stands for saying in stand.said]
    return any((frame.since or "") <= day <= (frame.until or "9999") for day in days)


def finding(questions: Sequence[Question]) -> str:
    """What the picture finds, in a sentence."""
    if not questions:
        return "On no question here do two parties speak."
    disputed = sum(one.disputed for one in questions)
    moved = sum(any(stand.moved for stand in one.stands) for one in questions)
    turned = f"on {moved} a party took back its word" if moved else "no party took back its word"
    return f"Of {counted(len(questions), 'question')} the reports show {disputed or 'none'} in dispute; {turned}."


def side_by_side(questions: Sequence[Question], parties: Sequence[Who], width: int) -> tuple[list[Part], int]:
    """A row a question, a column a party."""
    first = width * 0.27
    column = (width - first) / max(len(parties), 1)
    heads = [lines(in_line(party.name), column - GAP, TEXT, bold=True, most=3) for party in parties]
    y = LINE * max(map(len, heads), default=0) + GAP
    parts: list[Part] = []
    for at, head in enumerate(heads):
        parts += block(head, first + at * column, y - GAP - LINE * len(head), bold=True)
    for one in questions:
        parts.append(Rule(0, y, width, y, "grey", 0.5, opacity=0.7))
        asked = lines(question(one), first - GAP, TEXT, most=4)
        parts += block(asked, 0, y + GAP / 2, serif=one.about.on != "event")
        tall = len(asked)
        for at, party in enumerate(parties):
            if stand := stand_of(one, party):
                words = lines(quoted(stand), column - GAP, TEXT, most=3)
                below = len(held(stand))
                parts += verdict(stand, first + at * column, y + GAP / 2, column - GAP)
                parts += block(words, first + at * column, y + GAP / 2 + LINE * below, serif=True)
                tall = max(tall, len(words) + below)
        y += LINE * tall + GAP
    return parts, round(y)


def stacked(questions: Sequence[Question], parties: Sequence[Who], width: int) -> tuple[list[Part], int]:
    """A question, and under it a party a line: for a phone."""
    y = 0.0
    parts: list[Part] = []
    for one in questions:
        parts.append(Rule(0, y, width, y, "grey", 0.5, opacity=0.7))
        asked = lines(question(one), width, TEXT, bold=True, most=3)
        parts += block(asked, 0, y + GAP / 2, bold=True, serif=one.about.on != "event")
        y += LINE * len(asked) + GAP / 2
        for party in parties:
            if stand := stand_of(one, party):
                parts += block([cut(in_line(party.name), width - 12, TEXT)], 12, y, colour="grey")
                parts += verdict(stand, 12, y + LINE, width - 12)
                words = lines(quoted(stand), width - 12, TEXT, most=2)
                y += LINE * (1 + len(held(stand)))
                parts += block(words, 12, y, serif=True)
                y += LINE * len(words) + GAP / 2
        y += GAP / 2
    return parts, round(y)


def block(
    texts: Sequence[str], x: float, y: float, bold: bool = False, serif: bool = False, colour: Colour = "ink"
) -> Iterator[Part]:
    """Lines of text one below the other."""
    for at, text in enumerate(texts):
        yield Word(x, y + LINE * (at + 0.5), text, colour, bold=bold, family="serif" if serif else "sans")


def verdict(stand: Stand, x: float, y: float, room: float) -> Iterator[Part]:
    """The mark, status and day of a party's latest word, below the one that it took back."""
    for at, one in enumerate(held(stand)):
        down = y + LINE * (at + 0.5)
        if one.holds:
            yield Sign(x + 6, down, SAID[one.holds], colour_of(one), 9)
        lead = 18 if one.holds else 0
        words = f"{one.holds or 'contests it'}, {short(one)}"
        yield Word(x + lead, down, cut(words, room - lead, TEXT), colour_of(one))


def held(stand: Stand) -> list[Saying]:
    """The latest word of a party, after the last that was another where it took one back."""
    last = latest(stand)
    before = [one for one in stand.said if one.holds != last.holds]
    return [*before[-1:], last] if stand.moved else [last]


def colour_of(one: Saying) -> Colour:
    """The colour of what a party says."""
    return COLOURED.get(one.holds or "", "ink")


def short(one: Saying) -> str:
    """The day on which it was reported, without its year."""
    day = one.words.published
    return f"{int(day[8:])} {MONTHS[int(day[5:7]) - 1]}" if day else "no date"


def question(one: Question) -> str:
    """What is asked: of an event in our words, of a commitment or a statement in the report's."""
    words = in_line(one.about.what)
    return words if one.about.on == "event" else f"“{words.strip(MARKS)}”"


def quoted(stand: Stand) -> str:
    """The words of a party's latest word."""
    return f"“{in_line(latest(stand).words.text).strip(MARKS)}”"


def latest(stand: Stand) -> Saying:
    """A party's latest word."""
    return stand.said[-1]


def stand_of(one: Question, party: Who) -> Stand | None:
    """Where a party stands on a question; None where it has not spoken."""
    return next((stand for stand in one.stands if stand.party.id == party.id), None)


def cells(one: Question) -> Iterator[tuple[str, ...]]:
    """The rows of the table on one question: each party's words, the oldest first."""
    for stand in one.stands:
        for saying in stand.said:
            yield (
                question(one),
                in_line(stand.party.name),
                saying.holds or "",
                written(saying.words.published),
                f"“{in_line(saying.words.text)}”",
                "yes" if stand.moved else "",
            )
