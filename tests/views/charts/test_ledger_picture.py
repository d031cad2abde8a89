"""The ledger's picture: flags at due dates, two on one pole where they differ, lines as long as there is time."""

from __future__ import annotations

from pactwatch.views.charts.ledger import ledger_picture
from pactwatch.views.charts.marks import COMMITMENT_SHAPES, COMPUTED, STATED
from pactwatch.views.charts.parts import Part, Rule, Sign, Word
from pactwatch.views.charts.picture import Frame
from tests.views.charts.made import due, ledger, owed

TROOPS = owed("withdraw its troops", "overdue", due("2024-05-18"), days_left=-10, stage="past")
COUNCIL = owed("form a council", "pending", due("2024-06-07"), due("2024-06-02", "computed"), days_left=10)
LISTS = owed("hand over the lists", "fulfilled late", due("2024-05-01"), stage="done", done="2024-05-08")


def signs(parts: tuple[Part, ...]) -> list[Sign]:
    return [part for part in parts if isinstance(part, Sign)]


def words(parts: tuple[Part, ...]) -> list[str]:
    return [part.text for part in parts if isinstance(part, Word)]


def test_the_title_says_what_is_found() -> None:
    picture = ledger_picture(ledger(TROOPS, COUNCIL, LISTS))
    assert picture.title == "Of 3 commitments with a date, 1 is overdue; the next is due in 10 days."
    assert ledger_picture(ledger()).title == "No commitment here has a date."


def test_a_stated_and_a_computed_date_are_two_flags_on_one_pole() -> None:
    parts = ledger_picture(ledger(COUNCIL)).drawing.parts
    full, open_ = (sign for sign in signs(parts) if sign.shape in (STATED, COMPUTED))
    assert {full.shape, open_.shape} == {STATED, COMPUTED}
    stated, computed = (full, open_) if full.shape == STATED else (open_, full)
    assert computed.x < stated.x, "the earlier date stands to the left"
    poles = [part for part in parts if isinstance(part, Rule) and part.y == part.y2 and part.colour == "grey"]
    assert any((pole.x, pole.x2) == (computed.x, stated.x) for pole in poles)


def test_what_is_overdue_has_a_line_as_long_as_it_is_late() -> None:
    parts = ledger_picture(ledger(TROOPS, COUNCIL)).drawing.parts
    flag = next(sign for sign in signs(parts) if sign.colour == "vermilion" and sign.shape == STATED)
    late = next(part for part in parts if isinstance(part, Rule) and part.colour == "vermilion" and part.width == 3)
    today = next(part.x for part in parts if isinstance(part, Rule) and part.x == part.x2 and part.colour == "ink")
    assert (late.x, late.x2) == (flag.x, today)
    assert "overdue by 10 days" in words(parts)


def test_each_row_begins_with_the_mark_of_its_status() -> None:
    parts = ledger_picture(ledger(TROOPS, COUNCIL, LISTS)).drawing.parts
    first = [sign.shape for sign in signs(parts) if sign.x < 10]
    assert first == [COMMITMENT_SHAPES[status] for status in ("fulfilled late", "overdue", "pending")]


def test_what_was_done_late_says_by_how_many_days() -> None:
    assert "7 days late" in words(ledger_picture(ledger(LISTS)).drawing.parts)


def test_a_report_of_a_later_day_makes_nothing_late() -> None:
    done = owed("open the road", "fulfilled", due("2024-05-01"), stage="done", done="2024-05-08")
    assert "fulfilled" in words(ledger_picture(ledger(done)).drawing.parts)


def test_everything_fits_a_phone() -> None:
    picture = ledger_picture(ledger(TROOPS, COUNCIL, LISTS), Frame(360))
    assert picture.drawing.width == 360
    assert all(0 <= sign.x <= 360 for sign in signs(picture.drawing.parts))
    assert picture.drawing.height > ledger_picture(ledger(TROOPS, COUNCIL, LISTS)).drawing.height


def test_the_table_has_every_date_with_how_it_was_come_by() -> None:
    table = ledger_picture(ledger(COUNCIL)).table
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert (row["due"], row["how"]) == ("7 Jun 2024; 2 Jun 2024", "stated; computed")
    assert row["what"] == "“form a council”"


def test_a_far_date_presses_nothing_together_and_stays_in_the_table() -> None:
    far = owed("hold elections", "pending", due("2027-01-01"), days_left=948)
    picture = ledger_picture(ledger(TROOPS, COUNCIL, far))
    assert "1 commitment more in the table" in picture.source
    assert len(picture.table.rows) == 3
    assert "1 commitment more" not in ledger_picture(ledger(TROOPS, far), Frame(until="2027-02-01")).source
