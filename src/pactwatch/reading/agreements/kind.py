"""Whether a text is an agreement itself."""

from __future__ import annotations

import re

from pactwatch.model import ReportKind
from pactwatch.reading.parser import Document

ARTICLES = re.compile(r"^[^\S\n]*(?:article|art\.|section|chapter)\s+(?:\d+|[ivxlc]+)\b", re.I | re.M)
NUMBERED = re.compile(r"^[^\S\n]*(?:\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-z]\)|[-–•])\s+\S", re.M)
FORMULAS = re.compile(
    r"\b(?:have|hereby|has|do)\s+(?:\w+\s+){0,2}agreed?\b[^.\n]{0,40}(?:as\s+follows|the\s+following)|\bhereinafter\b|"
    r"\b(?:the|both|neither|each)\s+(?:two\s+)?part(?:ies|y)\b[^.\n]{0,40}\b(?:shall|undertakes?|hereby|agree\s+to)\b|"
    r"\bin\s+witness\s+whereof\b|\bthis\s+(?:agreement|accord|protocol|memorandum|treaty)\b",
    re.I,
)
BINDING = re.compile(r"\bshall\b|\bhereby\b|\bundertakes?\s+to\b", re.I)
TOLD = re.compile(r"\b(?:said|told|says|according to|reporters|spokes(?:man|woman|person))\b", re.I)


def kind_of(document: Document) -> ReportKind:
    """Whether a text is an agreement or a report.

    An agreement binds ("shall", "hereby") in articles or numbered paragraphs or by its formulas ("have agreed as
    follows"), and tells nothing that somebody said. A report that quotes a clause or two is none.
    """
    text = document.text
    binding = len(BINDING.findall(text))
    form = min(len(ARTICLES.findall(text)), 3) + min(len(NUMBERED.findall(text)), 3) + len(FORMULAS.findall(text))
    told = len(TOLD.findall(text))
    return "agreement" if binding >= 2 and form >= 2 and binding > 3 * told else "report"
