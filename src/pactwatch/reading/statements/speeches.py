"""Speeches: quotations that are one utterance, broken only by the words that say who speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pactwatch.reading.statements.cues import tells
from pactwatch.reading.statements.sheet import Range, Sheet
from pactwatch.reading.statements.signatures import colon, find_mark

ENDS = frozenset(".!?…,;:—–-")
STOPS = frozenset({".", "..."})
LONG = 4  # words from which a quotation is an utterance and not a word held up with tongs
BREAK = 30  # tokens that may stand between two halves of one utterance


@dataclass(frozen=True, slots=True)
class Speech:
    """One utterance: the token ranges of its quotations, and the range in which its cue is to be looked for.

    `mark` is the dash with which the utterance is signed on its own line, or the colon of its label (signatures.py).
    """

    parts: tuple[Range, ...]
    zone: Range
    mark: int | None

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]


def find_speeches(sheet: Sheet) -> tuple[Speech, ...]:
    """The utterances of a report, in order."""
    return tuple(
        Speech(tuple(parts), zone(sheet, parts), find_mark(sheet, parts[0][0], parts[-1][1])) for parts in joined(sheet)
    )


def joined(sheet: Sheet) -> Iterator[list[Range]]:
    """Quotations grouped: in one paragraph with little between them, or led on over a paragraph's end."""
    group: list[Range] = []
    leads_on = False
    for quotation in sheet.quotations:
        span = sheet.tokens(quotation.start, quotation.end)
        if not utterance(sheet, span):
            continue
        same = leads_on or (bool(group) and near(sheet, group[-1], span))
        if group and (colon(sheet, span[0]) is not None or not same):
            yield group
            group = []
        group.append(span)
        leads_on = quotation.open
    if group:
        yield group


def near(sheet: Sheet, before: Range, after: Range) -> bool:
    """Whether only the words that say who speaks can stand between two quotations.

    They stand on one line, are not many, begin no sentence, hold one verb of saying at most, and end with a stop: what
    follows "and he called it a" is another quotation.
    """
    between = sheet.document.text[sheet.ends[before[1] - 1] : sheet.starts[after[0]]]
    sentences = sheet.sents[after[0]] - sheet.sents[before[1] - 1]
    if after[0] - before[1] > BREAK or sentences > 1 or "\n" in between:
        return False
    words = [i for i in range(before[1], after[0]) if sheet.lowers[i][0].isalnum()]
    stopped = not words or any(lower[-1] in ENDS for lower in sheet.lowers[words[-1] : after[0]])
    return stopped and sum(tells(sheet, i) for i in words) <= 1 and not any(opens(sheet, i) for i in words)


def opens(sheet: Sheet, i: int) -> bool:
    """Whether a sentence begins with a word, behind a full stop and any closing marks."""
    before = i - 1
    while before > 0 and not sheet.lowers[before][0].isalnum() and sheet.lowers[before] not in STOPS:
        before -= 1
    return sheet.sents[i] != sheet.sents[before] and sheet.lowers[before] in STOPS


def utterance(sheet: Sheet, span: Range) -> bool:
    """Whether a quotation says something: it is long enough, or it is a sentence by its first and last marks."""
    start, end = span
    if end <= start:
        return False
    words = sum(lower[0].isalnum() for lower in sheet.lowers[start:end])
    whole = sheet.document.text[sheet.starts[start]].isupper() and sheet.lowers[end - 1][-1] in ENDS
    return words >= LONG or whole


def zone(sheet: Sheet, parts: list[Range]) -> Range:
    """The sentences that an utterance touches; also the sentence before it that leads on by a colon."""
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
