"""The agreement that a text is itself: its title, its parties, its signing."""

from __future__ import annotations

import re

from pactwatch.model import Agreement, Words
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.parser import Document

NOUNS = (
    r"(?:agreement|accord|treaty|pact|protocol|memorandum|declaration|charter|communiqué|communique|framework|roadmap)"
)
TITLE = re.compile(rf"^[^\n]*\b{NOUNS}\b[^\n]*(?:\n[^\S\n]*[A-Z][A-Z '’,-]+$)*", re.I | re.M)
SHORT = re.compile(
    rf"[(\[]\s*(?:hereinafter\s+)?(?:the\s+)?[“\"'‘]?(?P<name>[^”\"'’()\n]{{2,60}}\b{NOUNS})[”\"'’]?\s*[)\]]", re.I
)
SELF = re.compile(rf"\b(?:this|the\s+present)\s+(?P<name>{NOUNS})\b", re.I)
PREAMBLE = re.compile(r"^[^\n]*(?:hereinafter|\bthe\s+[“\"]?part(?:ies|y)\b|\bbetween\b)[^\n]*", re.I | re.M)
HEAD = 3_000  # code points in which title and preamble are looked for
BODIES = ("state", "government body", "armed group", "organization", "international organization", "alliance", "forces")


def instrument(document: Document, cast: Cast) -> Agreement:
    """The agreement that a text is, signed when it was published."""
    text = document.text
    begin = document.report.header.end if document.report.header else 0
    title = TITLE.search(text, begin, begin + HEAD)
    short = SHORT.search(text, begin, begin + HEAD)
    mentions = [document.words(match.start("name"), match.end("name")) for match in SELF.finditer(text, begin)]
    heading = named_by(document, title, short)
    name = document.report.title or (heading.text if heading else mentions[0].text if mentions else "agreement")
    return Agreement(
        id="g1",
        name=name,
        parties=parties(document, cast, begin),
        signed=document.report.published,
        mentions=tuple(sorted([*([heading] if heading else []), *mentions], key=lambda words: words.start)),
    )


def named_by(document: Document, title: re.Match[str] | None, short: re.Match[str] | None) -> Words | None:
    """The words that name an agreement: its short name in brackets, else its title."""
    if short is not None:
        return document.words(short.start("name"), short.end("name"))
    return document.words(title.start(), title.end()) if title is not None and len(title[0]) < 200 else None


def parties(document: Document, cast: Cast, begin: int) -> tuple[str, ...]:
    """The bodies named where the preamble names the parties."""
    for line in PREAMBLE.finditer(document.text, begin, begin + HEAD):
        found = tuple(id for id in cast.within(line.start(), line.end()) if cast[id].kind in BODIES)
        if len(found) >= 2:
            return found
    return ()
