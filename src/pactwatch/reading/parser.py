"""Parses a report's text: the one place that knows the language model.

The model is spaCy's; by default the small English one that is installed with the program, any other by name. Paragraphs
and datelines are made sentences of their own before the parser runs, because it was trained on text without either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import spacy
from spacy.tokens import Doc, Span, Token

from pactwatch import DEFAULT_MODEL, model
from pactwatch.reading.paragraphs import find_breaks

SECTION = 100_000  # characters parsed at once; a longer text is parsed in sections and joined
BATCH = 8  # texts handed to the model together

# A town in capitals or title case, a country, a day, an agency in brackets, a dash, and then a sentence that begins:
# "PORT LIRA, April 13 (Agency) - The minister". Without a day or an agency only capitals make a town.
NAME = r"[A-Z][\w.'’-]+"
DATELINE = re.compile(
    rf"(?P<place>{NAME}(?:[ /]{NAME}){{0,3}})"
    rf"(?:, (?!{NAME} \d)(?:{NAME})(?: {NAME})?)?"
    r"(?P<rest>(?:,? (?:[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]+(?: \d{4})?))?"
    r"(?: ?\([^()\n]{2,40}\))?) ?(?:--|[-–—])[ \n]+(?=[\"“‘'«]*[A-Z\d])"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed report.

    `doc` covers the whole text: `doc[i].idx` is an offset into `report.text`. `datelines` are spans (start, end) that
    are understood as datelines: their times and places count, but nothing in them is a statement or an event.
    """

    report: model.Report
    doc: Doc
    datelines: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The report's text, which every offset refers to."""
        return self.report.text

    def tokens(self, start: int, end: int) -> Span:
        """The tokens that the code points from `start` to `end` touch."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        assert span is not None, (start, end)
        return span

    def words(self, start: int, end: int) -> model.Words:
        """The words of a span, trimmed of white space at both ends."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return model.Words(start=start, end=end, text=self.text[start:end])

    def in_dateline(self, token: Token) -> bool:
        """Whether a token stands in a dateline."""
        return any(start <= token.idx < end for start, end in self.datelines)


class Parser:
    """A loaded language model. `name` is an installed spaCy model; raises `OSError` where it is not installed."""

    def __init__(self, name: str = DEFAULT_MODEL) -> None:
        self.name = name
        self.nlp = spacy.load(name)

    def parse(self, reports: Iterable[model.Report]) -> Iterator[Document]:
        """Parses reports in their order, several at once."""
        waiting = iter(reports)
        while batch := list(islice(waiting, BATCH)):
            pieces = [self._sections(report) for report in batch]
            parsed = self.nlp.pipe((doc for docs in pieces for doc in docs), batch_size=BATCH)
            for report, docs in zip(batch, pieces, strict=True):
                sections = list(islice(parsed, len(docs)))
                doc = sections[0] if len(sections) == 1 else Doc.from_docs(sections, ensure_whitespace=False)
                assert doc is not None
                yield Document(report, doc, tuple(find_datelines(report)))

    def _sections(self, report: model.Report) -> list[Doc]:
        """The report's text as unparsed sections with the paragraphs' beginnings set; a header is blanked out."""
        text = report.text
        if report.header:
            text = " " * report.header.end + text[report.header.end :]
        starts = {0, *(end for _, end in find_breaks(text))}
        for begin, end in find_datelines(report):
            starts |= {begin, end}
        docs = []
        for begin, end in cut(text, SECTION):
            doc = self.nlp.make_doc(text[begin:end])
            for token in doc:
                if token.idx + begin in starts and token.i > 0:
                    token.is_sent_start = True
            docs.append(doc)
        return docs


def find_datelines(report: model.Report) -> Iterator[tuple[int, int]]:
    """The spans of datelines: at the head of the text or of a paragraph, "PORT LIRA, April 13 (Agency) - "."""
    begin = report.header.end if report.header else 0
    starts = [begin, *(end for _, end in find_breaks(report.text, begin, begin + 400))]
    for start in starts:
        while start < len(report.text) and report.text[start].isspace():
            start += 1
        match = DATELINE.match(report.text, start)
        if match and (match["rest"] or match["place"].isupper()):
            yield match.start(), match.end()
            return


def cut(text: str, size: int) -> Iterator[tuple[int, int]]:
    """Cuts a text into spans of at most `size` characters, at a paragraph's end where there is one, else at a blank."""
    begin = 0
    while len(text) - begin > size:
        end = max(text.rfind("\n\n", begin, begin + size) + 2, 0)
        if end <= begin + size // 2:
            end = max(text.rfind(" ", begin, begin + size) + 1, 0)
        if end <= begin:
            end = begin + size
        yield begin, end
        begin = end
    yield begin, len(text)
