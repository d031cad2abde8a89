"""Whether a text is an agreement itself."""

from __future__ import annotations

import re

from pactwatch.codes import uses
from pactwatch.model import ReportKind
from pactwatch.reading.forms import form
from pactwatch.reading.parser import Document

HEADINGS = "|".join(map(re.escape, uses("agreements", "heading")))
ARTICLES = re.compile(rf"^[^\S\n]*(?:{HEADINGS})\s+(?:\d+|[ivxlc]+)\b", re.I | re.M)
NUMBERED = re.compile(r"^[^\S\n]*(?:\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-z]\)|[-–•])\s+\S", re.M)


def kind_of(document: Document) -> ReportKind:
    """Whether a text is an agreement or a report.

    An agreement binds ("shall", "hereby") in articles or numbered paragraphs or by its formulas ("have agreed as
    follows"), and tells nothing that somebody said. A report that quotes a clause or two is none.
    """
    text = document.text
    binding = len(form("binding").findall(text))
    articles, numbered = min(len(ARTICLES.findall(text)), 3), min(len(NUMBERED.findall(text)), 3)
    looks = articles + numbered + len(form("formulas").findall(text))
    told = len(form("told").findall(text))
    return "agreement" if binding >= 2 and looks >= 2 and binding > 3 * told else "report"
