"""Memory: the characters of a report as a reader keeps them in mind, the newest first.

Callings and misspelt names point back only so far as a reader would look; a name written the same way, or known from a
table, is found however long ago it stood. So the cost of a mention does not grow with the report.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.reading.actors.identity import Character

WINDOW = 200  # characters, the last to be mentioned, to which a calling or a misspelt name may point back


class Memory:
    """The characters of one report by recency, by name and by the table's key."""

    def __init__(self) -> None:
        self._recent: dict[Character, None] = {}
        self._by_name: dict[tuple[str, ...], dict[Character, None]] = {}
        self._by_key: dict[str, dict[Character, None]] = {}

    def touch(self, character: Character) -> None:
        """Brings a character to the front, under all its names."""
        self._recent.pop(character, None)
        self._recent[character] = None
        for name in character.names:
            self._by_name.setdefault(name, {})[character] = None
        if character.key is not None:
            self._by_key.setdefault(character.key, {})[character] = None

    def forget(self, character: Character) -> None:
        """Drops a character that turned out to be another."""
        self._recent.pop(character, None)

    def recent(self) -> list[Character]:
        """The characters mentioned last, the newest first."""
        return list(islice(reversed(self._recent), WINDOW))

    def called(self, name: tuple[str, ...]) -> list[Character]:
        """Those of exactly that name, the newest first, then the others mentioned last."""
        return list(dict.fromkeys([*reversed(self._by_name.get(name, {})), *self.recent()]))

    def known(self, key: str) -> list[Character]:
        """Those whom a table knows under that key, the newest first."""
        return list(reversed(self._by_key.get(key, {})))
