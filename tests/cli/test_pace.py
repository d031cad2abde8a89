"""How hours of work are told."""

from __future__ import annotations

from collections import Counter

import pytest

from pactwatch.bulk.run import State
from pactwatch.cli.pace import Pace, line, spell, summary


def test_the_pace_is_that_of_late() -> None:
    pace = Pace()
    pace.of(State("reading", 0, 1_000), 0)
    assert pace.of(State("reading", 100, 1_000), 100)["per_second"] == 1
    values = pace.of(State("reading", 700, 1_000), 400)
    assert (values["per_second"], values["seconds_left"]) == (2, 150)


def test_what_an_earlier_go_has_done_makes_nothing_faster() -> None:
    pace = Pace()
    pace.of(State("reading", 900, 1_000, resumed=900), 0)
    assert pace.of(State("reading", 910, 1_000, resumed=900), 10)["per_second"] == 1


def test_each_stage_has_its_own_pace() -> None:
    pace = Pace()
    pace.of(State("gathering", 0), 0)
    pace.of(State("gathering", 10_000), 1)
    assert pace.of(State("reading", 0, 10_000), 2)["per_second"] is None


def test_a_line_says_share_count_pace_time_left_and_errors() -> None:
    pace = Pace()
    pace.of(State("reading", 14_502, 36_107), 0)
    state = State("reading", 14_802, 36_107, 0, Counter({"language": 58, "crash": 3}))
    assert line(pace.of(state, 10)) == (
        "reading: 41%, 14,802 of 36,107 reports read, 30.0 a second, 11 min left, errors: 3 crash, 58 language"
    )
    assert line(Pace().of(State("gathering", 12), 0)) == "gathering: 12 reports found"


def test_the_summary_counts_everything_once() -> None:
    counts = {"reports": 10, "read": 6, "copies": 1, "errors": {"crash": 3}, "left_out": {"day": 2_000}}
    assert summary({"counts": counts}, 3_661) == (
        "10 reports: 6 read, 1 copy of another, 3 could not be read (3 crash), "
        "2,000 more were left out (2,000 day); 1 h 01 min"
    )


@pytest.mark.parametrize(("seconds", "said"), [(5, "5 s"), (65, "1 min 05 s"), (660, "11 min"), (7_500, "2 h 05 min")])
def test_lengths_of_time_are_said_as_people_say_them(seconds: float, said: str) -> None:
    assert spell(seconds) == said
