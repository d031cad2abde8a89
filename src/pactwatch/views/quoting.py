"""A report's words, made fit to be shown: on one line, shortened, without hidden controls."""

from __future__ import annotations

import re
import unicodedata

from pactwatch.model import Span

HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    """A text in which control characters, those that turn the direction of writing and halves of characters are shown
    as `�`."""
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
