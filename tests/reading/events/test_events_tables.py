"""The tables of events hold together: what one names, another knows."""

from __future__ import annotations

from typing import get_args

from pactwatch.codes import cells, table
from pactwatch.model import EventStatus, EventType
from pactwatch.reading.events.lexicon import noun_deeds, object_classes, type_habits, verb_frames

TYPES = set(get_args(EventType))
STATUSES = set(get_args(EventStatus))
BESIDE = {"to-verb", "that", "-ing", "to-hostile", "-hostile", "subjunctive", "alone", "other-does"}
PLACES = {"object", "owner", "content", "aim", "self", "host", "subject"}
MODES = set(
    cells(
        "visit|third-party|multilateral|phone|withdraw|release|disarm|ceasefire|access|resign|assist|change|yield|meet"
        "|disapprove|investigate|allege|restrict|arrest|relations|expel|territory|violence|demo|riot|strike|hunger|boycott"
        "|obstruct|convict|discontinue|troops|weapons|police|militia|seize|censor|curfew|martial-law|deport|withhold"
        "|misinformation|cyber|abduct|beat|torture|sexual|targeted|destroy|primitive|firearms|explosives|suicide-attack"
        "|aerial|drone|heavy-weapons|crowd-control|unconventional"
    )
)


def test_every_type_has_its_habits() -> None:
    assert set(type_habits()) == TYPES


def test_every_frame_names_known_classes_types_and_modes() -> None:
    known = set(object_classes()) | TYPES | {"", "event", "actor", "-"}
    for verb, frames in verb_frames().items():
        for frame in frames:
            assert frame.object in known, verb
            assert frame.subject in known, verb
            assert frame.type in TYPES | {"=", "none"}, verb
            assert frame.mode is None or frame.mode in MODES, (verb, frame.mode)
            assert all(word.strip("+").isalpha() or word in BESIDE or " " in word for word in frame.beside), verb
            assert all(where.isalpha() or where in PLACES for where in frame.recipient), (verb, frame.recipient)


def test_every_noun_has_a_known_type_and_mode() -> None:
    for noun, deed in noun_deeds().items():
        assert deed.type in TYPES | {"none"}, noun
        assert deed.mode is None or deed.mode in MODES, noun


def test_every_governor_gives_a_known_status() -> None:
    for row in table("status_governors"):
        assert row["status"] in STATUSES | {"same"}, row["word"]
        assert row["negated"] in STATUSES | {"", "same"}, row["word"]


def test_every_code_is_for_known_types_and_statuses() -> None:
    for row in table("event_codes"):
        assert set(cells(row["type"])) <= TYPES
        assert set(cells(row["status"])) <= STATUSES
