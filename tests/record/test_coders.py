"""Agreement figures, against values worked out by hand and in the literature."""

from __future__ import annotations

import pytest

from pactwatch.record.coders import alpha, kappa
from pactwatch.record.database import RecordError
from pactwatch.record.store import Record
from tests import toy
from tests.toy import report


def test_kappa_of_a_table_with_known_value() -> None:
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: p_o = .7, p_e = .5 * .6 + .5 * .4 = .5
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)


def test_alpha_of_krippendorffs_own_examples() -> None:
    # Krippendorff (2011), section A: two observers, binary data; section C: four observers, nominal data with gaps.
    binary = zip("0100000000", "1110010010", strict=True)
    assert alpha([list(unit) for unit in binary]) == pytest.approx(0.095, abs=0.0005)
    rows = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    units = [[str(value) for value in unit if value is not None] for unit in zip(*rows, strict=True)]
    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_no_figure_where_none_is_defined() -> None:
    assert kappa([]) is None
    assert kappa([("y", "y")]) is None
    assert alpha([["y"], ["n"]]) is None
    assert alpha([["y", "y"]]) is None
    assert alpha([["y", "n"]]) == pytest.approx(0.0)


def test_coders_are_compared_field_by_field_with_the_raw_table(record: Record) -> None:
    texts = ["Mira met Ivo.", "Mira met Ada.", "Ivo met Ada.", "Ada met Mira at night."]
    record.add([report(f"r{number}", text) for number, text in enumerate(texts)], toy.FIRST)
    entries = [(f"r{number}", "e1") for number in range(4)]
    for number, entry in enumerate(entries[:3]):
        record.confirm(entry, "Ann", f"2024-06-01T09:0{number}:00Z")
        record.confirm(entry, "Ben", f"2024-06-01T10:0{number}:00Z")
    record.correct(entries[0], "status", "planned", "Ann", "2024-06-01T11:00:00Z")
    record.correct(entries[0], "status", "planned", "Ben", "2024-06-01T11:01:00Z")
    record.correct(entries[1], "status", "denied", "Ben", "2024-06-01T11:02:00Z")
    record.reject(entries[3], "Ann", "2024-06-01T11:03:00Z")
    record.confirm(entries[3], "Ben", "2024-06-01T11:04:00Z")
    compared = record.coders("Ann", "Ben")
    figures = {one.field: one for one in compared.figures}
    assert (figures["verdict"].units, figures["verdict"].agreed) == (4, 0.75)
    assert figures["status"].units == 3
    assert figures["status"].agreed == pytest.approx(2 / 3)
    # Ann: planned, happened, happened; Ben: planned, denied, happened. p_o = 2/3, p_e = (1*1 + 2*1) / 9
    assert figures["status"].kappa == pytest.approx((2 / 3 - 3 / 9) / (1 - 3 / 9))
    status = [unit.values for unit in compared.units if unit.field == "status"]
    assert {"Ann": "happened", "Ben": "denied"} in status
    assert {"Ben": "happened"} in status
    assert figures["type"].kappa is None


def test_a_comparison_needs_two(record: Record) -> None:
    with pytest.raises(RecordError, match="two coders"):
        record.coders("Ann")
