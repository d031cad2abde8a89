"""A report of a million characters, with a statement in every other paragraph and one word that never ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from pactwatch.model import Failure, Reading
from pactwatch.work import Given, Taken
from tests.telling import Telling

LENGTH = 1_000_000
TOLD = 120


@cache
def reading() -> Reading:
    """The report as it is read."""
    paragraphs = [f"Ann said that word {number} is kept. " + "Nothing else was told. " * 40 for number in range(TOLD)]
    text = "\n\n".join(paragraphs)
    telling = Telling("huge", "2024-05-01", text + "\n\n" + "x" * (LENGTH - len(text) - 2))
    ann = telling.actor("Ann")
    for number in range(TOLD):
        telling.statement(f"word {number} is kept", "Ann", ann)
    return telling.reading()


def read(taken: Iterable[Taken], model: str, workers: int = 1) -> Iterator[Given]:
    """As `pactwatch.work.read_all`."""
    for item in taken:
        yield item if isinstance(item, Failure) else reading().model_copy(update={"report": item})
