"""From the lines of pages to a text: running heads dropped, columns in reading order, lines joined to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from pactwatch.intake.pages import SOFT_HYPHEN, Line, Page

MARGIN = 0.12  # of a page's height: where running heads and page numbers stand
FACING = 3  # lines side by side that make two columns; fewer are a signature block or a table's rows
PROSE = 18  # characters of the median line of a column; a table's cells are shorter
CELLS = "\t"  # between what stands apart in one row
INDENT = 0.8  # heights of a line that the first of a paragraph is moved in
APART = 1.35  # usual distances between lines that part two paragraphs
SHORT = 0.85  # of the column's width: a line that ends before it and ends a sentence ends its paragraph
BARE_NUMBER = re.compile(r"[\W\d]*\d[\W\d]*")
DIGITS = re.compile(r"\d+")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+")
BROKEN = re.compile(rf"([^\W\d_]+)[-‐{SOFT_HYPHEN}]$")
SENTENCE_ENDS = (".", "?", "!", ":", ";", "”", '"', "’")


def text_of(pages: Sequence[Page]) -> str:
    """The words of some pages: a paragraph a block, blank lines between them."""
    heads = running(pages)
    rows = [row for page in pages for row in rows_of(in_order(body(page, heads)))]
    vocabulary = Counter(word.lower() for row in rows for word in WORD.findall(row.text))
    return "\n\n".join(unbroken(paragraph, vocabulary) for paragraph in paragraphs(rows))


def running(pages: Sequence[Page]) -> frozenset[tuple[str, int]]:
    """The heads and feet that several pages share: their words, numbers aside, and where they stand."""
    told = Counter(place for page in pages for place in {place_of(line) for line in margins(page)})
    return frozenset(place for place, count in told.items() if count > 1)


def margins(page: Page) -> Iterator[Line]:
    """The lines that stand at the head and at the foot of a page."""
    for line in page.lines:
        if line.bottom > page.height * (1 - MARGIN) or line.top < page.height * MARGIN:
            yield line


def place_of(line: Line) -> tuple[str, int]:
    """A line's words with every number as one sign, and its height on the page to within a few points."""
    return DIGITS.sub("#", line.text), round(line.bottom / 4)


def body(page: Page, heads: frozenset[tuple[str, int]]) -> list[Line]:
    """The lines of a page without running heads and page numbers."""
    furniture = {line for line in margins(page) if place_of(line) in heads or BARE_NUMBER.fullmatch(line.text)}
    return [line for line in page.lines if line not in furniture]


def in_order(lines: list[Line]) -> list[Line]:
    """The lines in reading order: what crosses the columns parts them, above and below it left goes before right."""
    gutter = gutter_of(lines)
    if gutter is None:
        return sorted(lines, key=lambda line: (-line.top, line.left))
    ordered: list[Line] = []
    from_above = sorted(lines, key=lambda line: -line.top)
    for crosses, band in groupby(from_above, key=lambda line: line.left < gutter < line.right):
        found = list(band)
        ordered += found if crosses else in_order([line for line in found if line.right <= gutter])
        ordered += [] if crosses else in_order([line for line in found if line.left >= gutter])
    return ordered


def gutter_of(lines: list[Line]) -> float | None:
    """Where a page parts into two columns of prose: the edge that most lines face each other across, or None."""
    edges = Counter(round(line.left) for line in lines)
    best, most = None, FACING - 1
    for edge in sorted(edge for edge, count in edges.items() if count >= FACING):
        gutter = edge - 1.5
        left = [line for line in lines if line.right <= gutter]
        right = [line for line in lines if line.left >= gutter]
        facing = sum(any(level(one, other) for other in right) for one in left)
        if facing > most and prose(left) and prose(right):
            best, most = gutter, facing
    return best


def level(one: Line, other: Line) -> bool:
    """Whether two lines stand at one height."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > 0.5 * min(one.top - one.bottom, other.top - other.bottom)


def prose(lines: list[Line]) -> bool:
    """Whether lines are long enough to be a column of prose."""
    return bool(lines) and median(len(line.text) for line in lines) >= PROSE


def rows_of(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines that follow each other at one height, put together: a label and its clause, the cells of a table's row."""
    row: Line | None = None
    for line in lines:
        if row and level(row, line) and line.left >= row.right:
            text = f"{row.text}{CELLS}{line.text}"
            row = Line(text, row.left, min(row.bottom, line.bottom), line.right, max(row.top, line.top))
            continue
        if row:
            yield row
        row = line
    if row:
        yield row


def paragraphs(rows: Sequence[Line]) -> Iterator[list[Line]]:
    """The rows of each paragraph."""
    steps = [before.top - row.top for before, row in pairwise(rows) if 0 < before.top - row.top < 40]
    usual = median(steps) if steps else 0.0
    paragraph: list[Line] = []
    for row in rows:
        if paragraph and begins(row, paragraph, usual):
            yield paragraph
            paragraph = []
        paragraph.append(row)
    if paragraph:
        yield paragraph


def begins(row: Line, before: list[Line], usual: float) -> bool:
    """Whether a row begins a paragraph, after the rows of the one before it.

    A label with its clause and the row of a table do. On the same column: a wider step, another size of letters, an
    indent, or a sentence that ended short of the column.
    At the head of another column or page: wherever a sentence ended.
    """
    last = before[-1]
    step, height = last.top - row.top, row.top - row.bottom
    if BROKEN.search(last.text):
        return False
    if CELLS in row.text:
        return True
    if abs(height - (last.top - last.bottom)) > 0.15 * height:
        return True
    if step <= 0 or step > 4 * max(usual, height):
        return last.text.endswith(SENTENCE_ENDS)
    if step > APART * usual:
        return True
    left, right = min(line.left for line in before), max(line.right for line in [*before, row])
    ended_short = last.text.endswith(SENTENCE_ENDS) and last.right - left < SHORT * (right - left)
    return ended_short or (row.left - last.left > INDENT * height and len(before) > 1)


def unbroken(paragraph: Sequence[Line], vocabulary: Counter[str]) -> str:
    """The rows of a paragraph as one line; a word that was broken at a line's end is joined again.

    A hyphen stays where the rest of the document writes the word with one, before a capital and before a number.
    """
    text = ""
    for row in paragraph:
        broken = BROKEN.search(text)
        rest = WORD.match(row.text)
        if broken is None or (rest is None and not row.text[:1].isdigit()):
            text = f"{text} {row.text}" if text else row.text
            continue
        compound = f"{broken[1]}-{rest[0]}".lower() if rest else ""
        whole = compound.replace("-", "", 1)
        kept = rest is None or rest[0][0].isupper() or vocabulary[compound] > vocabulary[whole]
        text = text[:-1] + ("-" if kept else "") + row.text
    return text.replace(SOFT_HYPHEN, "").replace(CELLS, " ")
