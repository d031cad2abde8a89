"""By when a clause must be done, and how its date is computed from the signing."""

import pytest

from pactwatch.model import Due
from tests.conftest import Read

SIGNED = "2023-05-03"


def due(read: Read, text: str) -> Due:
    found = read(text, published=SIGNED, kind="agreement").commitments
    assert len(found) == 1
    assert found[0].due is not None
    return found[0].due


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("The Council shall meet within ten (10) days of the signing of this Accord.", "2023-05-13", "P10D"),
        ("Within two months of the signature of this Accord, the Council shall meet.", "2023-07-03", "P2M"),
        ("The Council shall, no later than 48 hours after signature, meet.", "2023-05-05", "PT48H"),
        ("The Council shall repair the canal within one year.", "2024-05-03", "P1Y"),
    ],
)
def test_a_period_counts_from_the_signing(read: Read, text: str, value: str, period: str) -> None:
    found = due(read, text)
    assert found.from_ is not None
    assert (found.value, found.how, found.kind) == (value, "computed", "period after")
    assert (found.from_.anchor, found.from_.period) == ("signing", period)


@pytest.mark.parametrize(
    ("text", "kind", "anchor", "period"),
    [
        (
            "The Council shall report within six months of the beginning of the Interim Period.",
            "period after",
            "start of the Interim Period",
            "P6M",
        ),
        (
            "The Council shall report no later than six months after the Interim Period begins.",
            "period after",
            "start of the Interim Period",
            "P6M",
        ),
        ("Voters shall be listed at least ninety days before the elections.", "period before", "elections", "P90D"),
        (
            "All fighters shall be disarmed before the end of the Interim Period.",
            "event",
            "end of the Interim Period",
            None,
        ),
        ("Observers shall be sent on the day on which the truce begins.", "event", "start of the truce", None),
        (
            "If the chair falls vacant, the Council shall elect another within ten days.",
            "period after",
            "the chair falls vacant",
            "P10D",
        ),
    ],
)
def test_without_a_date_only_the_event_is_told(
    read: Read, text: str, kind: str, anchor: str, period: str | None
) -> None:
    found = due(read, text)
    assert found.from_ is not None
    assert (found.value, found.kind, found.from_.anchor, found.from_.period) == (None, kind, anchor, period)


def test_a_date_is_stated(read: Read) -> None:
    found = due(read, "The Council shall publish the accounts no later than 1 March 2024.")
    assert (found.value, found.how, found.kind, found.from_) == ("2024-03-01", "stated", "date", None)


def test_the_end_of_a_period_is_its_last_day(read: Read) -> None:
    assert due(read, "By the end of 2024, the Council shall publish the accounts.").value == "2024-12-31"


def test_at_once_has_a_date_only_where_it_says_upon_what(read: Read) -> None:
    assert due(read, "The Council shall meet immediately upon the signature of this Accord.").value == SIGNED
    assert due(read, "The Council shall open the road without delay.").value is None


def test_a_stated_date_and_another_that_follows_stand_side_by_side(read: Read) -> None:
    text = "The Council shall meet within ten days of the signing of this Accord, that is, by 20 May 2023."
    found = read(text, published=SIGNED, kind="agreement").commitments[0]
    assert found.due is not None
    assert (found.due.value, found.due.how) == ("2023-05-20", "stated")
    assert [(d.value, d.how) for d in found.due_also] == [("2023-05-13", "computed")]


def test_no_sooner_than_is_no_deadline(read: Read) -> None:
    text = (
        "The vote shall be held no sooner than two years, and no later than four years, after the Council's election."
    )
    found = due(read, text)
    assert found.from_ is not None
    assert found.from_.period == "P4Y"


def test_before_somebody_is_no_deadline(read: Read) -> None:
    found = read(
        "The members shall take an oath before the Chief Judge.", published=SIGNED, kind="agreement"
    ).commitments
    assert found[0].due is None


def test_a_date_before_the_signing_is_none(read: Read) -> None:
    text = "The guards shall return to the posts that they held on 1 January 1999."
    assert read(text, published=SIGNED, kind="agreement").commitments[0].due is None
