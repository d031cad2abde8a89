"""What must hold of every reading: spans lie in the text and are its words, ids are unique and lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pactwatch.model import Reading
from pactwatch.record.addresses import KINDS, referring

NOT_IDS = {"published", "signing"}  # what an anchor may be besides an id


def faults(reading: Reading) -> Iterator[str]:
    """What is wrong with a reading, one sentence each, without the report's words."""
    line, text = reading.model_dump(mode="json"), reading.report.text
    ids = [entry["id"] for kind in KINDS for entry in line[kind]]
    if len(ids) > len(set(ids)):
        yield "an id stands twice"
    for kind in KINDS:
        for entry in line[kind]:
            where = f"{kind} {entry['id']}"
            for span in spans(entry):
                if not is_sound(span, text):
                    yield f"{where}: the span {span['start']} to {span['end']} is not its words"
            for id in references(entry):
                if id not in ids:
                    yield f"{where}: refers to {id}, which is not there"


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span in an entry, at any depth."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def is_sound(span: dict[str, Any], text: str) -> bool:
    """Whether a span lies in a text and is the words that stand beside it."""
    if not 0 <= span["start"] <= span["end"] <= len(text):
        return False
    parts = span.get("parts") or [span]
    return "text" not in span or span["text"] == " ".join(text[part["start"] : part["end"]] for part in parts)


def references(entry: dict[str, Any]) -> list[str]:
    """Every id that an entry refers to."""
    found: list[str] = []
    due = dict.fromkeys(("due", "due_also"))  # there an anchor is no id but words
    referring({**entry, **due} if "due" in entry else entry, "", lambda id: found.append(id) or id)  # type: ignore[func-returns-value]
    return [id for id in found if id not in NOT_IDS]
