"""An agreement's text cut into its provisions: numbered articles, paragraphs, and the items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pactwatch.codes import uses, words
from pactwatch.reading.forms import form

ARTICLE = re.compile(
    rf"(?:{'|'.join(map(re.escape, uses('commitments', 'heading')))})"
    r"\s+(?P<number>\d+(?:\.\d+)*|[ivxlc]+|[a-z])\b[\s.:)–—-]*",
    re.I,
)
DOTTED = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})+)\.?\)?(?:\s+|(?=[A-Z]))")
NUMBER = re.compile(r"(?P<number>\d{1,3})[.)]\s+|\((?P<bracketed>\d{1,2})\)\s+")
FIGURES = r"(?:x{0,2}(?:i{1,3}|i?v|vi{1,3}|ix)|x{1,2})"
ROMAN = re.compile(rf"\((?P<bracketed>{FIGURES})\)\s*|(?P<number>{FIGURES})[.)]\s+")
LETTER = re.compile(r"\((?P<bracketed>[a-zA-Z]{1,2})\)\s*|(?P<number>[a-zA-Z])[.)]\s+")
BULLET = re.compile(r"(?P<number>)[-–—•*·]\s*")
INSIDE = re.compile(  # a number in running text: "... 5.3 The Parties", "... shall: (a) open; (b) close"
    r"(?<=[.;:])\s+(?=\d{1,3}(?:\.\d{1,3})+\.?\s+[A-Z])|(?<=[;:])\s+(?=\([a-z]{1,3}\)\s)|(?<=;\sand)\s+(?=\([a-z]{1,3}\)\s)"
)
BREAK = re.compile(r"[^\S\n]*\n\s*")
MARKS = (
    ("article", ARTICLE),
    ("dotted", DOTTED),
    ("number", NUMBER),
    ("roman", ROMAN),
    ("letter", LETTER),
    ("bullet", BULLET),
)


@dataclass(frozen=True, slots=True)
class Provision:
    """One paragraph or list item of an agreement, `start` to `end` without its number.

    `number` is as written, under its article ("5.2", "13(a)"), or None. `chapeau` is the paragraph that opens the list
    to which an item belongs ("The Parties shall:").
    """

    number: str | None
    start: int
    end: int
    chapeau: Provision | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A number on the way to a paragraph: its style, as written, and the chapeau of a list that it opens."""

    style: str
    number: str
    opens: Provision | None = None


PLAIN = "plain"  # the style of a chapeau that bears no number


def cut(text: str, begin: int = 0) -> Iterator[Provision]:
    """The provisions of an agreement's text from `begin` on, in order, without preamble, headings, definitions and
    signatures."""
    begin, end = operative_part(text, begin)
    path: list[Step] = []
    defining = False
    for start, stop in paragraphs(text, begin, end):
        style, number, body = marked(text, start, stop)
        if style:
            path = place(path, style, number)
        if is_heading(text, body, stop, style):
            defining = bool(words("commitments_definition_headings") & set(re.findall(r"\w+", text[body:stop].lower())))
            continue
        above = reversed(path[:-1] if style else path)
        provision = Provision(numbered(path), body, stop, next((step.opens for step in above if step.opens), None))
        path = opened_by(path, provision, text[body:stop].rstrip()[-1:], bool(style))
        if not defining:
            yield provision


def opened_by(path: list[Step], provision: Provision, last: str, has_number: bool) -> list[Step]:
    """The path after a provision that ends in the mark `last`: a colon opens a list, whose items end in semicolons."""
    if has_number:
        return [*path[:-1], replace(path[-1], opens=provision if last == ":" else None)]
    if last == ":":
        return [*path, Step(PLAIN, "", provision)]
    return path if last == ";" else [step for step in path if step.style != PLAIN]


def operative_part(text: str, begin: int) -> tuple[int, int]:
    """Where the articles begin and end: after "have agreed as follows", before the signatures."""
    middle = (begin + len(text)) // 2
    opened = form("preamble_ends").search(text, begin, middle)
    closed = form("signatures").search(text, middle)
    return (opened.end() if opened else begin), (closed.start() if closed else len(text))


def paragraphs(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs from `begin` to `end`: lines, with a sentence that runs on in the next line kept whole."""
    breaks = [match for match in BREAK.finditer(text, begin, end) if ends_paragraph(text, match)]
    inside = list(INSIDE.finditer(text, begin, end))
    start = begin
    for match in sorted([*breaks, *inside], key=lambda m: m.start()):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:end].strip():
        yield start, end


def ends_paragraph(text: str, line_break: re.Match[str]) -> bool:
    """Whether a line's end is a paragraph's: an empty line, a heading or an end mark before it, a number after it."""
    start, after = line_break.start(), line_break.end()
    line = text[text.rfind("\n", 0, start) + 1 : start].strip()
    if line_break[0].count("\n") > 1 or not line or line[-1] in ".:;" or ARTICLE.match(line) or line.isupper():
        return True
    if line[-1] in ",)" and text[after : after + 1].isupper():
        return True
    return any(mark.match(text, after) for _, mark in MARKS)


def marked(text: str, start: int, stop: int) -> tuple[str, str, int]:
    """The style and number of a paragraph's mark, both empty where it has none, and where its words begin."""
    while start < stop and text[start].isspace():
        start += 1
    for style, pattern in MARKS:
        if match := pattern.match(text, start, stop):
            found = match.groupdict()
            number = found["number"] or (f"({found['bracketed']})" if found.get("bracketed") else "")
            return style, number, match.end()
    return "", "", start


def place(path: list[Step], style: str, number: str) -> list[Step]:
    """The path of numbers that leads to a new paragraph: an article begins anew, a known style replaces its last
    number."""
    if style in ("article", "dotted"):
        return [Step(style, number)]
    styles = [step.style for step in path]
    if style == "roman" and "letter" in styles and "roman" not in styles:
        last = path[styles.index("letter")].number.strip("()")
        follows = len(last) == 1 == len(number.strip("()")) and ord(last) + 1 == ord(number.strip("()"))
        style = "letter" if follows else style  # (h), (i), (j): the letter, not one in Roman figures
    kept = path[: styles.index(style)] if style in styles else path
    return [*kept, Step(style, number)]


def numbered(path: list[Step]) -> str | None:
    """A path of numbers in one string: "5.2", "13(a)"."""
    whole = ""
    for step in path:
        joined = not whole or not step.number or step.number.startswith("(")
        whole += step.number if joined else f".{step.number}"
    return whole or None


def is_heading(text: str, start: int, stop: int, style: str) -> bool:
    """Whether a paragraph is a heading: empty, in capitals, or a few words without a verb's modal or an end mark."""
    body = text[start:stop].strip()
    if not body or (body.isupper() and len(body) > 3):
        return True
    if body[-1] in ".:;,":
        return False
    found = {word.lower() for word in re.findall(r"\w+", body)}
    return (
        len(body) < 90
        and body[0].isupper()
        and style in ("article", "number", "dotted", "")
        and not found & words("commitments_modals", "word")
    )
