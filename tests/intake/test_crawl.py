"""Crawls: the article of each page, whatever its encoding and whatever stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from pactwatch.intake.archives import Columns, pieces, taken_in
from pactwatch.intake.files import Intake
from pactwatch.model import Failure, Report
from tests.intake.crawl import ENCODINGS, Page, answer, crawl, moment, written

COUNT = 300
WORD_ERROR = 0.03


def taken(path: Path) -> list[Report | Failure]:
    """What comes of a source."""
    found: list[Report | Failure] = []
    for piece in pieces([path], Columns(), lambda sentence: None):
        found += [piece] if isinstance(piece, Failure) else taken_in(piece, Intake())
    return found


def word_error(wanted: str, found: str) -> float:
    """The words that must be changed, put in or left out, as a share of those wanted."""
    words = wanted.split()
    return Levenshtein.distance(words, found.split()) / len(words)


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_the_text_is_what_was_put_in(tmp_path: Path, name: str) -> None:
    pages = list(crawl(COUNT if name == "crawl.warc" else 12))
    reports = taken(written(tmp_path / name, pages))
    ids = [report.id if isinstance(report, Report) else report.report.id for report in reports]
    assert ids == [f"{page.url}@{moment(number)}" for number, page in enumerate(pages)]
    assert {page.encoding for page in pages} == set(ENCODINGS)
    worst: dict[str, float] = {}
    for page, report in zip(pages, reports, strict=True):
        assert isinstance(report, Report)
        assert report.url == page.url
        worst[page.encoding] = max(worst.get(page.encoding, 0), word_error(page.text, without_title(report)))
    assert {encoding: error for encoding, error in worst.items() if error > WORD_ERROR} == {}


def without_title(report: Report) -> str:
    """The text of a report; the title may stand above it."""
    return report.text.removeprefix(report.title or "").strip()


def test_the_moment_of_the_crawl_is_not_the_day_of_the_report(tmp_path: Path) -> None:
    (report,) = taken(written(tmp_path / "crawl.warc", list(crawl(1))))
    assert isinstance(report, Report)
    assert report.published is None


def test_a_file_that_breaks_off_is_named_and_its_whole_pages_come_out(tmp_path: Path) -> None:
    path = written(tmp_path / "crawl.warc.gz", list(crawl(6)))
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) * 2 // 3])
    found = taken(path)
    assert isinstance(found[-1], Failure)
    assert found[-1].error.message.startswith("crawl.warc.gz: ")
    assert len([report for report in found if isinstance(report, Report)]) >= 3


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_what_is_no_crawl_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"this is a letter\n" * 50)
    (failure,) = taken(tmp_path / name)
    assert isinstance(failure, Failure)
    assert failure.error.message.startswith(f"{name}: ")


@pytest.mark.parametrize(
    ("says", "is_in"), [("iso-8859-1", "utf-8"), ("utf-8", "windows-1252"), ("nonsense", "utf-8"), ("ascii", "utf-8")]
)
def test_a_server_that_names_the_wrong_encoding_is_not_believed(tmp_path: Path, says: str, is_in: str) -> None:
    page = french(next(crawl(1)))
    html = page.html.replace('<meta charset="utf-8">', "").encode(is_in)
    path = tmp_path / "crawl.warc"
    path.write_bytes(answer(page.url, 0, "200 OK", f"text/html; charset={says}", html))
    (report,) = taken(path)
    assert isinstance(report, Report)
    assert word_error(page.text, without_title(report)) <= WORD_ERROR


def french(page: Page) -> Page:
    """A page whose letters windows-1252 has too."""
    changed = str.maketrans("Øőá", "Ôéé")
    return page._replace(text=page.text.translate(changed), html=page.html.translate(changed))
