"""The evaluation's own parts: floors, intervals, the error browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import errors, floors
from evaluation.bootstrap import resample
from evaluation.sets import ROOT, SETS, Figure

GOLD = ROOT / "evaluation" / "gold"


@pytest.fixture
def floor_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floors.toml"
    monkeypatch.setattr(floors, "FILE", path)
    return path


def test_a_figure_below_its_floor_is_told(floor_file: Path) -> None:
    floor_file.write_text('[times]\n"strict F1" = 0.88\n', encoding="utf-8")
    assert floors.fallen({"times": {"strict F1": 0.881}}) == []
    assert "strict F1 is 0.8799, below 0.88" in floors.fallen({"times": {"strict F1": 0.8799}})[0]


def test_what_is_spurious_has_a_ceiling(floor_file: Path) -> None:
    floor_file.write_text('[seed]\n"spurious events" = 0.4\n', encoding="utf-8")
    assert floors.fallen({"seed": {"spurious events": 0.39}}) == []
    assert "above" in floors.fallen({"seed": {"spurious events": 0.41}})[0]


def test_a_floor_rises_and_never_falls(floor_file: Path) -> None:
    floors.raise_to({"times": {"strict F1": 0.8567}})
    floors.raise_to({"times": {"strict F1": 0.81}})
    assert floors.kept()["times"]["strict F1"] == 0.85
    floors.raise_to({"times": {"strict F1": 0.917}})
    assert floors.kept()["times"]["strict F1"] == 0.91


def test_a_bootstrap_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    gold = {str(i): i % 3 != 0 for i in range(60)}
    figure = Figure("share", ("share",))

    def score(gold: object, system: object) -> dict[str, float]:
        assert isinstance(gold, dict)
        return {"share": sum(gold.values()) / len(gold)}

    first = resample(gold, gold, score, (figure,))["share"]
    assert first == resample(gold, gold, score, (figure,))["share"]
    assert first[0] < 2 / 3 < first[1]
    assert first[1] - first[0] < 0.35


def test_the_class_of_a_time_is_told_by_its_words() -> None:
    assert errors.time_class("last Thursday", "DATE") == "weekday"
    assert errors.time_class("two weeks", "DURATION") == "duration"
    assert errors.time_class("next month", "DATE") == "relative"


def test_every_set_names_its_own_figures() -> None:
    assert len({scored.name for scored in SETS}) == len(SETS)
    assert all(len({figure.name for figure in scored.figures}) == len(scored.figures) for scored in SETS)


@pytest.mark.parametrize(
    "line",
    (GOLD / "examples.jsonl").read_text(encoding="utf-8").splitlines(),
    ids=lambda line: json.loads(line)["report"]["id"],
)
def test_the_gold_of_the_examples_stands_on_their_words(line: str) -> None:
    gold = json.loads(line)
    text = gold["report"]["text"]
    for kind in ("times", "statements"):
        assert all(text[item["start"] : item["end"]] == item["text"] for item in gold[kind])
    assert all(text[m["start"] : m["end"]] == m["text"] for actor in gold["actors"] for m in actor["mentions"])
