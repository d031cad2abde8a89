"""Speeches: quotations that are one utterance, broken only by the words that say who speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pactwatch.reading.statements.sheet import Range, Sheet

ENDS = frozenset(".!?…,;:—–-")
LONG = 4  # words from which a quotation is an utterance and not a word held up with tongs
BREAK = 30  # tokens that may stand between two halves of one utterance


@dataclass(frozen=True, slots=True)
class Speech:
    """One utterance: the token ranges of its quotations, and the range in which its cue is to be looked for."""

    parts: tuple[Range, ...]
    zone: Range

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]


def find_speeches(sheet: Sheet) -> tuple[Speech, ...]:
    """The utterances of a report, in order."""
    return tuple(Speech(tuple(parts), zone(sheet, parts)) for parts in joined(sheet))


def joined(sheet: Sheet) -> Iterator[list[Range]]:
    """Quotations grouped: in one paragraph with little between them, or led on over a paragraph's end."""
    group: list[Range] = []
    leads_on = False
    for quotation in sheet.quotations:
        span = sheet.tokens(quotation.start, quotation.end)
        if not utterance(sheet, span):
            continue
        if group and not (leads_on or near(sheet, group[-1], span)):
            yield group
            group = []
        group.append(span)
        leads_on = quotation.open
    if group:
        yield group


def near(sheet: Sheet, before: Range, after: Range) -> bool:
    """Whether only the words that say who speaks can stand between two quotations: on one line and not many."""
    between = sheet.document.text[sheet.ends[before[1] - 1] : sheet.starts[after[0]]]
    sentences = sheet.sents[after[0]] - sheet.sents[before[1] - 1]
    return after[0] - before[1] <= BREAK and sentences <= 1 and "\n" not in between


def utterance(sheet: Sheet, span: Range) -> bool:
    """Whether a quotation says something: it is long enough, or it is a sentence by its first and last marks."""
    start, end = span
    if end <= start:
        return False
    words = sum(lower[0].isalnum() for lower in sheet.lowers[start:end])
    whole = sheet.document.text[sheet.starts[start]].isupper() and sheet.lowers[end - 1][-1] in ENDS
    return words >= LONG or whole


def zone(sheet: Sheet, parts: list[Range]) -> Range:
    """The sentences that an utterance touches, within its line; also the sentence before it that leads on by a colon."""
    first, last = sheet.sents[parts[0][0]], sheet.sents[parts[-1][1] - 1]
    start, end = sheet.bounds[first][0], sheet.bounds[last][1]
    while end < len(sheet) and sheet.lowers[end][0].islower() and sheet.paras[end] == sheet.paras[end - 1]:
        last += 1
        end = sheet.bounds[last][1]
    opening = parts[0][0] - 1
    while opening > 0 and not (sheet.lowers[opening][0].isalnum() or sheet.lowers[opening] == ":"):
        opening -= 1
    if opening > 0 and sheet.lowers[opening] == ":":
        start = min(start, sheet.bounds[sheet.sents[opening]][0])
    return start, end
