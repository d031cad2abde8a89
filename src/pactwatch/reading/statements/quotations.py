"""Quotations: where another's words stand between quotation marks, or in a transcript behind the name of who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pactwatch.reading.paragraphs import find_breaks

# Double marks of English and French print, the typewriter's, and two single marks used as one double; each with what
# may close it ("”" also opens, by mistake). A mark of another kind inside a quotation belongs to a quotation within it.
CLOSING = {"“": '”"', "„": "“”", '"': '"”', "«": "»", "''": ("''",), "``": ("''",), "‘‘": ("’’",)}
DOUBLE = re.compile(r"[“”„\"«»]|''|``|’’|‘‘")
# A single mark opens after a blank or a bracket and closes before one; an apostrophe stands between letters. One that
# ends a plural ("the rebels' camp") closes nothing, for nothing was opened before it.
SINGLE = re.compile(
    r"(?<![\w’'])[‘'](?=[\w\[(…])(?P<words>(?:[^\n‘'’]|(?<=\w)['’](?=\w)){2,400}?)(?<=[\w.,!?…)\]])['’](?![\w’'])"
)
# Who speaks in a transcript, in capitals at the head of a paragraph: "MS. RUIZ: ", also behind a quotation mark.
LABEL = re.compile(r"\s*(?P<mark>[“\"]?)(?P<name>[^\W\d_](?:[^\W\d_]|[.'’ -]){0,40}):[^\S\n](?=\S)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: `start`, `end` are code points without the marks and a transcript's label.

    `open` tells that the closing mark is missing because the next paragraph goes on with the quotation; `labelled`
    that a transcript's label stands before it.
    """

    start: int
    end: int
    open: bool = False
    labelled: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text, in order, none inside another."""
    found: list[Quotation] = []
    labels = find_labels(text)
    for start, end in paragraphs(text):
        label = labels.get(start)
        doubles = list(find_double(text, start, end))
        if label and label["mark"] and doubles:
            doubles[0] = replace(doubles[0], start=label.end(), labelled=True)
        elif label:
            doubles = [Quotation(label.end(), end, labelled=True)]
        found += doubles
        found += [
            Quotation(*match.span("words"))
            for match in SINGLE.finditer(text, start, end)
            if not any(q.start <= match.start() < q.end for q in doubles)
        ]
    return tuple(sorted(found, key=lambda q: q.start))


def find_labels(text: str) -> dict[int, re.Match[str]]:
    """The labels of a transcript's speakers by the start of their paragraph; none where nobody speaks twice.

    Headings also look like labels ("ANNEX: "), but they do not come back.
    """
    matches = {start: match for start, end in paragraphs(text) if (match := LABEL.match(text, start, end))}
    labels = {start: match for start, match in matches.items() if match["name"].isupper()}
    return labels if len(labels) > len({match["name"] for match in labels.values()}) else {}


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The spans of a text's paragraphs."""
    start = 0
    for end, following in find_breaks(text):
        yield start, end
        start = following
    yield start, len(text)


def find_double(text: str, start: int, end: int) -> Iterator[Quotation]:
    """The quotations in double marks of one paragraph. A mark that is never closed counts only where it leads on."""
    begin, mark = -1, ""
    for match in DOUBLE.finditer(text, start, end):
        if begin < 0:
            if match[0] in CLOSING and leads(text, match.end()):
                begin, mark = match.end(), match[0]
        elif match[0] in CLOSING[mark]:
            if match.start() > begin:
                yield Quotation(begin, match.start())
            begin = -1
    if 0 <= begin < end:
        yield Quotation(begin, end, open=True)


def leads(text: str, offset: int) -> bool:
    """Whether words follow at once, as they do after an opening mark."""
    return offset < len(text) and (text[offset].isalnum() or text[offset] in "'’‘[($…—-")
