"""The agreement that a text is itself: its title, its parties, its signing."""

from __future__ import annotations

import re

from pactwatch.codes import uses
from pactwatch.model import Agreement, Words
from pactwatch.reading.actors.cast import Cast
from pactwatch.reading.forms import form
from pactwatch.reading.parser import Document

NOUNS = f"(?:{'|'.join(uses('agreements', 'instrument'))})"
SELVES = "|".join(uses("agreements", "self")).replace(" ", r"\s+")
TITLE = re.compile(rf"^[^\n]*\b{NOUNS}\b[^\n]*(?:\n[^\S\n]*[A-Z][A-Z '’,-]+$)*", re.I | re.M)
SHORT = re.compile(
    rf"[(\[]\s*(?:hereinafter\s+)?(?:the\s+)?[“\"'‘]?(?P<name>[^”\"'’()\n]{{2,60}}\b{NOUNS})[”\"'’]?\s*[)\]]", re.I
)
SELF = re.compile(rf"\b(?:{SELVES})\s+(?P<name>{NOUNS})\b", re.I)
LONGEST = 200  # code points of a title
HEAD = 3_000  # code points in which title and preamble are looked for
BODIES = ("state", "government body", "armed group", "organization", "international organization", "alliance", "forces")


def instrument(document: Document, cast: Cast) -> Agreement:
    """The agreement that a text is, signed when it was published. Where it never names itself its first line stands for
    it."""
    text = document.text
    begin = document.report.header.end if document.report.header else 0
    mentions = [document.words(match.start("name"), match.end("name")) for match in SELF.finditer(text, begin)]
    heading = heading_of(document, begin)
    if heading is None and not mentions:
        heading = first_line(document, begin)
    named = [*([heading] if heading is not None else []), *mentions]
    return Agreement(
        id="g1",
        name=document.report.title or " ".join(named[0].text.split()),
        parties=parties(document, cast, begin),
        signed=document.report.published,
        mentions=tuple(sorted(named, key=lambda words: words.start)),
    )


def heading_of(document: Document, begin: int) -> Words | None:
    """The words that name an agreement at its head: its short name in brackets, else its title."""
    short = SHORT.search(document.text, begin, begin + HEAD)
    if short is not None:
        return document.words(short.start("name"), short.end("name"))
    title = TITLE.search(document.text, begin, begin + HEAD)
    if title is None or len(title[0]) >= LONGEST or title[0].rstrip().endswith((".", ";", ":", ",")):
        return None
    return document.words(title.start(), title.end())


def first_line(document: Document, begin: int) -> Words:
    """The first line of a text that has any words."""
    end = len(document.text)
    words = document.words(begin, end)
    line = document.text.find("\n", words.start)
    return document.words(words.start, min(end if line < 0 else line, words.start + LONGEST))


def parties(document: Document, cast: Cast, begin: int) -> tuple[str, ...]:
    """The bodies named where the preamble names the parties."""
    for line in form("preamble").finditer(document.text, begin, begin + HEAD):
        found = tuple(id for id in cast.within(line.start(), line.end()) if cast[id].kind in BODIES)
        if len(found) >= 2:
            return found
    return ()
