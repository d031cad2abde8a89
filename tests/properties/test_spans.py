"""What holds of every reading: spans are their words, ids lead somewhere, the same report reads the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pactwatch.intake.files import Intake
from pactwatch.model import Reading, Report
from pactwatch.reading.reader import Reader

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
CORPORA = ROOT.parent / "shared" / "corpora"
SHARED_FILES = [
    "times/reports.jsonl",
    "events/gsr-dev.jsonl",
    "actors/re3d-dev.jsonl",
    "commitments/reports.jsonl",
    "statements/reports.jsonl",
]
KINDS = ("times", "actors", "places", "statements", "events", "agreements", "commitments", "disputes")


def check(reading: Reading) -> None:
    """Asserts what holds of every reading, of its JSON form as others see it."""
    line = json.loads(reading.model_dump_json())
    text = line["report"]["text"]
    for spot in spans(line):
        assert 0 <= spot["start"] <= spot["end"] <= len(text), spot
        if "text" in spot and not spot.get("parts"):
            assert text[spot["start"] : spot["end"]] == spot["text"], spot
            assert spot["text"].strip(), f"an empty span: {spot}"
        elif "text" in spot:
            assert " ".join(text[part["start"] : part["end"]] for part in spot["parts"]) == spot["text"], spot
    ids = [item["id"] for kind in KINDS for item in line[kind]]
    assert len(ids) == len(set(ids))
    missing = {id for id in references(line) if id not in set(ids)}
    assert not missing, f"{line['report']['id']}: {missing}"


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span of a reading, at any depth."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def references(line: dict[str, Any]) -> Iterator[str]:
    """Every id that an item refers to."""
    for time in line["times"]:
        if time["anchor"] and time["anchor"] != "published":
            yield time["anchor"]
    for actor in line["actors"]:
        yield from [actor["member_of"]] * bool(actor["member_of"]) + actor["members"]
    for said in line["statements"]:
        yield from said["addressees"]
        yield from [id for id in (said["source"] and said["source"]["actor"], said["place"]) if id]
    for event in line["events"]:
        yield from event["actors"] + event["recipients"]
        yield from [id for id in (event["place"], event["statement"]) if id]
    for told in line["statements"] + line["events"]:
        yield from told["time"]["times"] if told["time"] else []
    for agreement in line["agreements"]:
        yield from agreement["parties"]
    for commitment in line["commitments"]:
        yield from commitment["by"] + commitment["to"] + [commitment["agreement"]] * bool(commitment["agreement"])
    for dispute in line["disputes"]:
        yield from dispute["about"] + [side["actor"] for side in dispute["sides"] if side["actor"]]


def taken_in(*paths: Path) -> list[Report]:
    return [taken for taken in Intake().reports(paths) if isinstance(taken, Report)]


@pytest.mark.parametrize("report", taken_in(EXAMPLES), ids=lambda report: report.id)
def test_every_example_keeps_its_words(reader: Reader, report: Report) -> None:
    (reading,) = reader.read([report])
    check(reading)


def test_a_report_reads_the_same_in_any_company(reader: Reader) -> None:
    reports = taken_in(EXAMPLES)
    together = {reading.report.id: reading for reading in reader.read(reports)}
    reverse = {reading.report.id: reading for reading in reader.read(reports[::-1])}
    assert together == reverse


# What news is made of, shuffled: nothing that a reader may rely on holds of it, but what holds of every reading must.
SCRAPS = st.sampled_from(
    [
        *(
            "he",
            "said",
            "“",
            "”",
            '"',
            "that",
            "the",
            "minister",
            "of",
            "Karsova",
            "and",
            "both",
            "sides",
            "—",
            "-",
            "(",
            ")",
        ),
        *(
            "denied",
            "it",
            "on",
            "Monday",
            "May 1",
            "2024",
            "within",
            "60 days",
            "of",
            "signing",
            "shall",
            "not",
            "Article 5",
        ),
        *(
            "according to",
            "US",
            "troops",
            "will",
            "withdraw",
            "if",
            "attacked",
            "talks",
            "in",
            "Ankara",
            "13:40",
            "1.",
            "(a)",
        ),
        *(
            "\n",
            "\n\n",
            ".",
            ",",
            ";",
            "?",
            "’s",
            "’",
            "\t",
            "\u200f",
            "é",
            "🙂",
            "\x01",
            "PORT LIRA, April 13 (Agency) -",
            "…",
        ),
    ]
)


@given(
    st.lists(SCRAPS, min_size=1, max_size=60),
    st.sampled_from([None, "2024-03-28"]),
    st.sampled_from([None, "agreement"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_without_a_fault(reader: Reader, scraps: list[str], published: str | None, kind: Any) -> None:
    text = " ".join(scraps)
    (reading,) = reader.read([Report(id="r", text=text, published=published, kind=kind)])
    check(reading)


@pytest.mark.skipif(not CORPORA.is_dir(), reason="no ../shared beside this clone")
@pytest.mark.parametrize("name", SHARED_FILES)
def test_every_report_of_the_corpora_keeps_its_words(reader: Reader, name: str) -> None:
    reports = taken_in(CORPORA / name)
    assert reports
    for reading in reader.read(reports):
        check(reading)
