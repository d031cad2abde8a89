"""Processes of this machine: whatever a report does to its process, the others come out, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest

from pactwatch.work.jobs import AHEAD, Engine, Here, chunked
from pactwatch.work.pool import Pool
from tests.work.toil import DIES, FAILS, HANGS, Toil

WORDS = [f"word{n}" for n in range(23)]


def done(engine: Engine, words: list[str], size: int = 4) -> list[str]:
    with engine:
        return list(chain.from_iterable(engine.do(Toil(), chunked(words, size))))


@pytest.mark.parametrize("size", [1, 4, 50])
def test_results_come_in_the_order_of_the_items(size: int) -> None:
    assert done(Pool(2), WORDS, size) == done(Here(), WORDS, size) == [word.upper() for word in WORDS]


def test_what_ends_its_process_is_named_and_costs_no_other() -> None:
    words = [*WORDS[:5], DIES, *WORDS[5:]]
    assert done(Pool(2), words) == [word.upper() for word in WORDS[:5]] + ["dies: crash"] + [
        word.upper() for word in WORDS[5:]
    ]


def test_what_takes_too_long_is_ended_even_in_compiled_code() -> None:
    assert done(Pool(1, limit=0.5), ["one", HANGS, "two"]) == ["ONE", "hangs: timeout", "TWO"]


def test_a_fault_of_the_job_itself_is_raised() -> None:
    with pytest.raises(ValueError, match="the job itself is wrong"):
        done(Pool(2), [*WORDS, FAILS])


def test_a_few_chunks_are_under_way_at_a_time() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "word"

    with Pool(2) as pool:
        results = pool.do(Toil(), chunked(endless(), 1))
        assert [next(results) for _ in range(20)] == [["WORD"]] * 20
        assert taken <= 20 + 2 * AHEAD


def test_one_process_does_one_job_after_the_other() -> None:
    with Pool(1) as pool:
        first = list(chain.from_iterable(pool.do(Toil(numbered=True), [["word"]])))
        assert list(chain.from_iterable(pool.do(Toil(), [["word"]]))) == ["WORD"]
        second = list(chain.from_iterable(pool.do(Toil(numbered=True), [["word"]])))
        assert first == second
