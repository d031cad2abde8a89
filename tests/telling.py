"""Builds readings by hand, for tests of what is done with them: words are named, their spans are found in the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pactwatch.model import Reading


class Telling:
    """A report and what is read from it. Every method takes words of the text and gives the new entry's id."""

    def __init__(self, id: str, published: str | None, text: str, **report: Any) -> None:
        self.text = text
        self.report = {"id": id, "published": published, "text": text, "kind": "report", **report}
        self.entries: dict[str, list[dict[str, Any]]] = {
            kind: []
            for kind in ("times", "actors", "places", "statements", "events", "agreements", "commitments", "disputes")
        }

    def reading(self) -> Reading:
        return Reading.model_validate({"report": self.report, **self.entries})

    def span(self, words: str) -> dict[str, int]:
        start = self.text.index(words)
        return {"start": start, "end": start + len(words)}

    def words(self, words: str) -> dict[str, Any]:
        return {**self.span(words), "text": words}

    def add(self, entries: str, letter: str, /, **entry: Any) -> str:
        id = f"{letter}{len(self.entries[entries]) + 1}"
        self.entries[entries].append({"id": id, **entry})
        return id

    def actor(self, name: str, *also: str, kind: str = "person", form: str = "name", **fields: Any) -> str:
        mentions = [{**self.words(words), "form": form} for words in (name, *also)]
        return self.add("actors", "a", name=name, kind=kind, mentions=mentions, **fields)

    def place(self, name: str) -> str:
        return self.add("places", "p", name=name, mentions=[self.words(name)])

    def statement(self, words: str, source: str | None = None, actor: str | None = None, **fields: Any) -> str:
        said = {"mode": "indirect", "kind": "speech", "polarity": "asserts", **fields}
        given = {**self.words(source), "actor": actor} if source else None
        return self.add("statements", "s", **self.words(words), source=given, **said)

    def event(self, type: str, trigger: str, *actors: str, when: str | None = None, **fields: Any) -> str:
        told = {"status": "happened", **fields}
        time = {"value": when} if when else None
        return self.add("events", "e", type=type, trigger=self.words(trigger), actors=list(actors), time=time, **told)

    def agreement(self, name: str, *parties: str, signed: str | None = None) -> str:
        return self.add("agreements", "g", name=name, parties=parties, signed=signed, mentions=[self.words(name)])

    def commitment(self, action: str, *by: str, due: dict[str, Any] | None = None, **fields: Any) -> str:
        owed = {"modality": "must", "status": "pending", **fields}
        return self.add("commitments", "c", action=self.words(action), by=list(by), due=due, **owed)

    def due(self, words: str, day: str | None = None, **fields: Any) -> dict[str, Any]:
        dated = {"value": day, "begins": day, "ends": day, "how": "stated", "kind": "date", **fields}
        return {**self.words(words), **dated}

    def evidence(self, role: str, words: str) -> dict[str, Any]:
        return {**self.span(words), "role": role}

    def dispute(self, about: Iterable[str], *sides: tuple[str | None, str]) -> str:
        held = [{"actor": actor, "holds": words, "evidence": self.span(words)} for actor, words in sides]
        return self.add("disputes", "d", about=list(about), sides=held)
