"""A reader of a toy language, for tests in which only the record matters: no language model, no waiting.

Words that begin with a capital are persons; "met" and "struck" are deeds of all of them; "X said ...", "X shall ...".
The model `toy-2` is a later version: it numbers entries the other way round, takes "met" for another deed and no longer
sees that anybody "struck".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pactwatch.model import Error, Failure, Reading, Report, ReportId
from pactwatch.work import Given, Taken
from tests.telling import Telling

FIRST, LATER = "toy-1", "toy-2"
DEEDS = {FIRST: {"met": "CONSULT", "struck": "ASSAULT"}, LATER: {"met": "COOPERATE"}}


def read(taken: Iterable[Taken], model: str, workers: int = 1) -> Iterator[Given]:
    """As `pactwatch.work.read_all`. A text in which "crash" stands cannot be read."""
    for item in taken:
        if isinstance(item, Failure):
            yield item
        elif "crash" in item.text:
            error = Error(kind="crash", message=f"{item.id}: the reader failed")
            yield Failure(report=ReportId(id=item.id), error=error)
        else:
            yield toy_reading(item, model)


def toy_reading(report: Report, model: str) -> Reading:
    """The reading of one report."""
    text = report.text
    telling = Telling(**{**report.model_dump(), "kind": report.kind or "report"})
    names = list(dict.fromkeys(re.findall(r"\b[A-Z][a-z]+\b", text)))
    if model == LATER:
        names.reverse()
    ids = {name: telling.actor(name) for name in names}
    for speaker, words in re.findall(r"([A-Z][a-z]+) said ([^.]+)\.", text):
        telling.statement(words, speaker, ids[speaker])
    for word, deed in DEEDS[model].items():
        if word in text:
            when = re.search(r"on (\d{4}-\d{2}-\d{2})", text)
            telling.event(deed, word, *sorted(ids.values()), when=when and when[1])
    for debtor, action in re.findall(r"([A-Z][a-z]+) shall ([^.]+)\.", text):
        telling.commitment(action, ids[debtor])
    return telling.reading()


def report(id: str, text: str, published: str | None = "2024-05-01", **fields: Any) -> Report:
    """A report in the toy language."""
    return Report(id=id, text=text, published=published, language="en", **fields)
