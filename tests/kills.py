"""Processes that work on a record and are killed at any moment, and what must hold of the record afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from random import Random

from pactwatch.model import Report
from pactwatch.record.database import RecordError
from pactwatch.record.store import Record
from tests import toy

# A server process that has everything imported gives a new process in milliseconds, without a fork of the tests'.
SPAWN = get_context("forkserver")
SPAWN.set_forkserver_preload(["pactwatch.record.store", "alembic.command", "psycopg", "tests.toy"])

NAMES = ("Mira", "Ivo", "Ada", "Solt", "Karesh")
COUNT = 12


def reports(count: int = COUNT) -> list[Report]:
    """Reports in the toy language, no two alike."""
    names = [(NAMES[n % 5], NAMES[(n // 5 + n) % 5]) for n in range(count)]
    texts = [
        f"{one} met {other} on 2024-04-{n % 28 + 1:02}. {one} said the road number {n} is open. {other} shall go."
        for n, (one, other) in enumerate(names)
    ]
    return [toy.report(f"r{n:03}", text, f"2024-05-{n % 28 + 1:02}") for n, text in enumerate(texts)]


def work(where: str, ready: Connection, count: int) -> None:
    """Makes the record if it is not there, adds, reads anew twice and rebuilds: what is killed somewhere on its way."""
    ready.send(True)
    with opened(where) as record:
        record.add(reports(count), toy.FIRST)
        record.reread(toy.LATER)
        record.reread(toy.FIRST)
        record.rebuild()


def add(where: str, ready: Connection, count: int) -> None:
    """Adds to a record that is there."""
    with Record.open(where, toy.read) as record:
        ready.send(True)
        record.add(reports(count), toy.FIRST)


def opened(where: str) -> Record:
    """The record at a place, made where there is none."""
    try:
        return Record.open(where, toy.read)
    except RecordError:
        return Record.init(where, toy.read)


def started(task: Callable[[str, Connection, int], None], where: str, count: int = COUNT) -> BaseProcess:
    """A process that has begun a task."""
    listens, tells = SPAWN.Pipe(duplex=False)
    process = SPAWN.Process(target=task, args=(where, tells, count))
    process.start()
    tells.close()
    listens.recv()
    listens.close()
    return process


def killed(where: str, seconds: float) -> bool:
    """Kills a worker after some time; tells whether it was still at work."""
    process = started(work, where)
    process.join(seconds)
    at_work = process.is_alive()
    process.kill()
    process.join()
    process.close()
    return at_work


def duration(place: Callable[[], str]) -> float:
    """How long a worker needs when nobody kills it, in seconds."""
    process = started(work, place())
    begun = time.perf_counter()
    process.join()
    assert process.exitcode == 0
    process.close()
    return time.perf_counter() - begun


def expected(place: Callable[[], str]) -> bytes:
    """What a record exports whose adding nobody has disturbed."""
    with Record.init(place(), toy.read) as record:
        record.add(reports(), toy.FIRST)
        return record.export_bytes()


def kill_again_and_again(place: Callable[[], str], kills: int, seed: int) -> None:
    """Kills that many workers at their work, at random moments, and asserts after each that the record is sound.

    When a worker gets to its end first, the record must be as if nobody had been killed, and the next one is begun.
    """
    moments = Random(seed)
    whole, longest = expected(place), duration(place)
    where, hits = place(), 0
    while hits < kills:
        if killed(where, moments.uniform(0, longest)):
            hits += 1
            assert_sound(where)
        else:
            assert_whole(where, whole)
            where = place()
    with opened(where) as record:
        record.add(reports(), toy.FIRST)
        record.reread(toy.FIRST)
    assert_whole(where, whole)


def assert_sound(where: str) -> None:
    """Whatever is on record is wholly there: nothing that is read is half a report, nothing stands twice."""
    with opened(where) as record:
        assert record.check() == ()
        wanted = {report.id: report for report in reports()}
        for reading in record.readings():
            assert reading in [toy.toy_reading(wanted[reading.report.id], model) for model in (toy.FIRST, toy.LATER)]


def assert_whole(where: str, whole: bytes) -> None:
    """The record is what it would be if nobody had been killed."""
    with Record.open(where, toy.read) as record:
        assert record.check() == ()
        assert record.export_bytes() == whole
