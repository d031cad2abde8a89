"""Linking knows no order and no chance."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.linking.dossier import link
from pactwatch.model import Reading
from tests.process import any_reports
from tests.telling import Telling


@settings(max_examples=60, deadline=None)
@given(any_reports(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_bytes(given: list[Reading], random: object) -> None:
    shuffled = list(given)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled).model_dump_json() == link(given).model_dump_json()


@settings(max_examples=60, deadline=None)
@given(any_reports())
def test_every_entry_is_in_exactly_one_linked_entry_and_every_link_is_inside_it(given: list[Reading]) -> None:
    dossier = link(given)
    for kind in ("actors", "statements", "events", "agreements", "commitments"):
        linked = getattr(dossier, kind)
        members = sorted(key for one in linked for key in one.members)
        assert members == sorted((reading.report.id, entry.id) for reading in given for entry in getattr(reading, kind))
        assert all({link.left, link.right} <= set(one.members) for one in linked for link in one.links)
        assert all(bool(one.links) == (len(one.members) > 1) for one in linked)


@settings(max_examples=40, deadline=None)
@given(any_reports())
def test_what_one_report_keeps_apart_stays_apart(given: list[Reading]) -> None:
    dossier = link(given)
    for one in (*dossier.statements, *dossier.events, *dossier.commitments):
        assert len({key.report for key in one.members}) == len(one.members)


def test_every_permutation_of_three_reports_gives_one_dossier() -> None:
    def report(id: str, name: str) -> Reading:
        telling = Telling(id, "2024-05-01", f"{name} spoke.")
        telling.actor(name, roles=["chairman"])
        return telling.reading()

    three = [report("r1", "Adem Karesh"), report("r2", "Adim Karesh"), report("r3", "Adem Karesch")]
    assert len({link(order).model_dump_json() for order in permutations(three)}) == 1


def test_two_readings_of_one_report_id_are_refused() -> None:
    reading = Telling("r", "2024-05-01", "Rain.").reading()
    with pytest.raises(ValueError, match="same report id"):
        link([reading, reading])


def test_no_reports_are_an_empty_dossier() -> None:
    assert link([]).readings == ()
