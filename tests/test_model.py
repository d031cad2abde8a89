"""The types of the contract."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

import pactwatch
from pactwatch.model import Due, DueFrom, Reading, Report, Span, line_schema


def test_values_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Span(start=0, end=1).start = 5  # type: ignore[misc]


def test_a_field_that_was_not_found_is_null_or_empty_and_never_left_out() -> None:
    line = json.loads(Reading(report=Report(id="r", text="Words.")).model_dump_json())
    assert line["report"]["published"] is None
    assert line["times"] == []


def test_a_due_date_is_written_under_its_contract_name() -> None:
    due = Due(
        how="computed", kind="period after", from_=DueFrom(anchor="signing", period="P60D"), start=0, end=1, text="x"
    )
    assert json.loads(due.model_dump_json())["from"] == {"anchor": "signing", "period": "P60D"}
    assert Due.model_validate_json(due.model_dump_json()) == due


def test_the_schema_describes_readings_and_failures() -> None:
    schema = line_schema()
    assert {option["$ref"] for option in schema["anyOf"]} == {"#/$defs/Reading", "#/$defs/Failure"}
    assert "from" in schema["$defs"]["Due"]["properties"]


def test_every_type_is_explained() -> None:
    assert [name for name, kind in line_schema()["$defs"].items() if not kind.get("description")] == []


def test_the_public_names_are_chosen() -> None:
    assert list(pactwatch.__all__) == [
        "DEFAULT_MODEL",
        "Actor",
        "Agreement",
        "BulkError",
        "Commitment",
        "Dispute",
        "Event",
        "Failure",
        "Intake",
        "Place",
        "Reading",
        "Record",
        "RecordError",
        "Report",
        "Settings",
        "Statement",
        "Time",
        "brief",
        "chart",
        "diff",
        "disputes",
        "evidence",
        "ledger",
        "read",
        "read_archives",
        "read_reports",
        "readings_of_folder",
        "said",
        "timeline",
        "who",
    ]
    assert all(getattr(pactwatch, name) for name in pactwatch.__all__)
