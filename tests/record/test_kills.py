"""Killed at any moment, a record is sound; two that add at once double nothing. `tests.soak` is the long form."""

from __future__ import annotations

from collections.abc import Callable

from pactwatch.record.store import Record
from tests import kills, toy


def test_a_record_is_sound_whenever_its_worker_is_killed(place: Callable[[], str]) -> None:
    kills.kill_again_and_again(place, kills=10, seed=1)


def test_two_that_add_at_once_double_nothing(place: Callable[[], str]) -> None:
    where = place()
    Record.init(where).close()
    adders = [kills.started(kills.add, where) for _ in range(2)]
    for adder in adders:
        adder.join()
    assert [adder.exitcode for adder in adders] == [0, 0]
    kills.assert_whole(where, kills.expected(place))


def test_two_that_make_one_record_at_once_make_one(place: Callable[[], str]) -> None:
    where = place()
    workers = [kills.started(kills.work, where) for _ in range(2)]
    for worker in workers:
        worker.join()
    assert 0 in [worker.exitcode for worker in workers]
    with Record.open(where, toy.read) as record:
        assert record.check() == ()
