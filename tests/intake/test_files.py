"""From paths to reports."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest

from pactwatch.cli.app import Paths
from pactwatch.intake.files import FORMATS, Intake
from pactwatch.intake.text import LONGEST
from pactwatch.model import Failure, Report

WORDS = "The two sides met in the capital and agreed to meet again."


def take(path: Path, intake: Intake | None = None) -> list[Report | Failure]:
    return list((intake or Intake()).reports([path]))


def report(path: Path, intake: Intake | None = None) -> Report:
    (taken,) = take(path, intake)
    assert isinstance(taken, Report), taken
    return taken


def failure(path: Path) -> Failure:
    (taken,) = take(path)
    assert isinstance(taken, Failure), taken
    return taken


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


def test_a_folder_is_walked_in_the_order_of_paths_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden.txt", "a/.git/x.txt", "c.md"):
        written(tmp_path / name, WORDS)
    assert [taken.id for taken in take(tmp_path) if isinstance(taken, Report)] == ["a/z.txt", "b.txt", "c.md"]


def test_an_unknown_suffix_in_a_folder_is_named_in_a_warning(tmp_path: Path) -> None:
    written(tmp_path / "photo.jpeg", WORDS)
    written(tmp_path / "note.txt", WORDS)
    warnings: list[str] = []
    assert len(take(tmp_path, Intake(warn=warnings.append))) == 1
    assert warnings == ["photo.jpeg: left out, .jpeg is not a format that is read"]


def test_the_id_of_a_line_is_its_own_its_digits_or_its_place(tmp_path: Path) -> None:
    lines = [{"id": "x", "text": WORDS}, {"id": 7, "text": WORDS}, {"text": WORDS}]
    path = written(tmp_path / "wire.jsonl", "\n".join(map(json.dumps, lines)))
    assert [taken.id for taken in take(path) if isinstance(taken, Report)] == ["x", "7", "wire.jsonl#3"]


def test_the_text_of_a_file_is_as_given(tmp_path: Path) -> None:
    text = f"  {WORDS}\r\n\r\nSecond.\n"
    assert report(written(tmp_path / "note.txt", text)).text == text


def test_what_a_line_says_of_itself_is_kept(tmp_path: Path) -> None:
    line = {
        "id": "x",
        "text": WORDS,
        "title": "Met",
        "source": "Gazette",
        "url": "https://example.org/1",
        "kind": "report",
    }
    taken = report(written(tmp_path / "wire.jsonl", json.dumps({**line, "published": "2024-05-02T10:00:00Z"})))
    assert taken.model_dump(include={*line}) == line
    assert taken.published == "2024-05-02"


class TestPublished:
    """The order in which a report's day is looked for."""

    def test_a_header_line_tells_it_and_is_a_span(self, tmp_path: Path) -> None:
        taken = report(written(tmp_path / "2023-01-01.txt", f" date 2024-05-02 \n\n{WORDS}"))
        assert taken.published == "2024-05-02"
        assert taken.header is not None
        assert taken.text[taken.header.start : taken.header.end] == " date 2024-05-02 "

    def test_a_given_day_goes_before_the_header_and_a_field_before_that(self, tmp_path: Path) -> None:
        text = f"date 2024-05-02\n{WORDS}"
        assert report(written(tmp_path / "a.txt", text), Intake("2020-01-01")).published == "2020-01-01"
        line = json.dumps({"text": text, "published": "2019-12-31"})
        assert report(written(tmp_path / "a.jsonl", line), Intake("2020-01-01")).published == "2019-12-31"

    def test_the_name_of_a_file_tells_it_last(self, tmp_path: Path) -> None:
        assert report(written(tmp_path / "20240502-wire.txt", WORDS)).published == "2024-05-02"
        assert report(written(tmp_path / "20249999-wire.txt", WORDS)).published is None
        page = f"---\ndate: 2024-05-03\n---\n{WORDS}"
        assert report(written(tmp_path / "2024-05-02.md", page)).published == "2024-05-03"

    def test_an_impossible_header_day_is_no_day(self, tmp_path: Path) -> None:
        assert report(written(tmp_path / "a.txt", f"date 2024-13-45\n{WORDS}")).published is None


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", " \n\t\n", "empty"),
        ("a.txt", "date 2024-05-02\n\n", "empty"),
        ("a.txt", "a" * (LONGEST + 1), "too long"),
        ("a.html", "<html></html>", "no text"),
        ("a.pdf", WORDS, "unreadable"),
        ("a.jsonl", "{'id': 1}", "not json"),
        ("a.jsonl", "[1, 2]", "not json"),
        ("a.jsonl", "[" * 100_000, "not json"),
        ("a.jsonl", '{"id": "x"}', "no text"),
        ("a.jsonl", '{"id": "x", "text": 5}', "no text"),
        ("a.jsonl", '{"id": "x", "text": ""}', "empty"),
        ("a.jsonl", '{"id": ["x"], "text": "Words"}', "unreadable"),
        ("a.jsonl", '{"id": "x", "text": "Words", "published": "yesterday"}', "unreadable"),
        ("a.jsonl", '{"id": "x", "text": "Words", "kind": "poem"}', "unreadable"),
        ("a.jsonl", '{"id": "x", "text": "half a pair: \\ud800"}', "encoding"),
        ("a.jsonl", '{"id": "\\ud800", "text": "Words"}', "encoding"),
    ],
)
def test_bad_input_is_named_with_its_kind_and_file(tmp_path: Path, name: str, text: str, kind: str) -> None:
    found = failure(written(tmp_path / name, text))
    assert found.error.kind == kind
    assert found.error.message.startswith(name)


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "no such file" in failure(tmp_path / "gone.txt").error.message


def test_a_second_report_of_one_id_is_a_failure_and_the_first_stays(tmp_path: Path) -> None:
    path = written(tmp_path / "wire.jsonl", "\n".join([json.dumps({"id": "x", "text": WORDS})] * 2))
    first, second = take(path)
    assert isinstance(first, Report)
    assert isinstance(second, Failure)
    assert second.error.kind == "duplicate id"


def test_one_bad_line_costs_no_other(tmp_path: Path) -> None:
    good = json.dumps({"text": WORDS})
    path = tmp_path / "wire.jsonl"
    path.write_bytes(b"\n".join([good.encode(), b"\xff\xfe\x00{", b"{", good.encode(), b"", good.encode()]))
    assert [isinstance(taken, Report) for taken in take(path)] == [True, False, False, True, True]


def test_a_file_of_lines_in_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_text("\n".join([json.dumps({"text": WORDS})] * 2), encoding="utf-16")
    assert [isinstance(taken, Report) for taken in take(path)] == [True, True]


def test_the_help_names_every_format() -> None:
    (argument,) = get_args(Paths)[1:]
    assert set(re.findall(r"\.\w+", argument.help)) == FORMATS.keys() - {".htm"}


def test_a_file_that_is_at_hand_as_bytes_is_taken_by_its_name() -> None:
    page = f"<html><body><article><p>{WORDS} {WORDS}</p></article></body></html>"
    (taken,) = Intake().taken("pages/2024-05-02.html", BytesIO(page.encode()))
    assert isinstance(taken, Report)
    assert (taken.id, taken.published, taken.text) == ("pages/2024-05-02.html", "2024-05-02", f"{WORDS} {WORDS}")
