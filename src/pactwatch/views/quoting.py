"""A report's words, made fit to be shown: their sentence, on one line, shortened, without hidden controls."""

from __future__ import annotations

import re
import unicodedata

from pactwatch.codes import words
from pactwatch.model import Span

LONGEST = 400  # code points of a sentence that are shown as evidence
WRAPPED = 120  # code points from which on a line is a paragraph, not a line of one
END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|[^\S\n]*\n\s*")
CLOSING = re.compile(r"[\"'”’)\]]*")
LAST = re.compile(r"([\w.]+)\.$")
HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def sentence(text: str, start: int, end: int) -> Span:
    """The sentence around a span: from the end of the sentence before it to its own end, trimmed.

    A full stop after an abbreviation (`data/abbreviations.csv`) or a single letter ends nothing.
    """
    near = max(0, start - 2 * LONGEST)
    ends = [found.span() for found in END.finditer(text, near, min(len(text), end + 2 * LONGEST)) if stops(text, found)]
    first = max((stop for _, stop in ends if stop <= start), default=near)
    last = min((begin for begin, _ in ends if begin >= end), default=min(len(text), end + 2 * LONGEST))
    closing = CLOSING.match(text, last)
    last = closing.end() if closing else last
    shown = text[first:last]
    return Span(start=first + len(shown) - len(shown.lstrip()), end=first + len(shown.rstrip()))


def stops(text: str, found: re.Match[str]) -> bool:
    """Whether a sentence ends here: not an abbreviation, and not a line of a paragraph that is cut into lines."""
    if "\n" in found[0]:
        return found[0].count("\n") > 1 or text[found.start() - 1] in '.!?:;"”’)' or beside_long_line(text, found)
    before = LAST.search(text, max(0, found.start() - 12), found.start())
    return not (before and (len(before[1]) == 1 or before[1] in words("abbreviations")))


def beside_long_line(text: str, found: re.Match[str]) -> bool:
    """Whether a line so long that lines must be paragraphs stands before or after a line break."""
    before = text.rfind("\n", 0, found.start()) + 1
    after = text.find("\n", found.end())
    return max(found.start() - before, (after if after >= 0 else len(text)) - found.end()) > WRAPPED


def visible(text: str) -> str:
    """A text in which control characters and those that turn the direction of writing are shown as `�`."""
    return HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


def around(text: str, whole: Span, part: Span, length: int) -> str:
    """A sentence on one line, cut on both sides to about `length` code points around a part of it."""
    before = in_line(text[whole.start : part.start])
    after = in_line(text[part.start : whole.end])
    if len(before) + len(after) < length:
        return in_line(text[whole.start : whole.end])
    room = max(length // 3, length - len(after))
    if len(before) > room:
        at = before.find(" ", len(before) - room)
        before = "…" + before[at + 1 :] if at >= 0 else "…"
    blank = " " if text[part.start - 1 : part.start].isspace() and before != "…" else ""
    return before + blank + in_line(after, max(length - len(before), length // 3))


def in_line(text: str, length: int | None = None) -> str:
    """A text on one line, cut at a word before `length` code points with an ellipsis."""
    line = visible(" ".join(text.split()))
    if length is None or len(line) <= length:
        return line
    cut = line[: length - 1]
    while cut and unicodedata.combining(line[len(cut)]):
        cut = cut[:-1]
    at = cut.rfind(" ")
    return (cut[:at] if at > length // 2 else cut).rstrip(" ,;:–—-") + "…"
