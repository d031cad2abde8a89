"""The brief on a terminal."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from pactwatch.linking.dossier import link
from pactwatch.model import Reading
from pactwatch.views.brief import brief
from pactwatch.views.terminal import render_terminal
from tests.process import process
from tests.telling import Telling


def printed(readings: list[Reading], **console: object) -> str:
    out = StringIO()
    render_terminal(brief(link(readings)), Console(file=out, **console))  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 200])
def test_it_is_no_wider_than_eighty_columns(width: int) -> None:
    assert max(map(cell_len, printed(process(), width=width).splitlines())) <= 80


def test_a_narrow_terminal_is_respected() -> None:
    assert max(map(cell_len, printed(process(), width=60).splitlines())) <= 60


def test_a_pipe_gets_no_colour() -> None:
    assert "\x1b" not in printed(process())


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in printed(process(), force_terminal=True, color_system="truecolor").replace("\x1b[3m", "")


def test_sources_are_listed_by_number_with_their_words() -> None:
    lines = [line.rstrip() for line in printed(process()).splitlines()]
    assert lines[lines.index("Sources") + 2].startswith("  [1] accord.txt, 1 Apr 2024: “")


def test_marks_stand_before_the_words() -> None:
    text = printed(process())
    assert "◭ at risk · 6 days left · Highland Army" in text
    assert "? Which date counts" in text


def test_what_a_report_holds_can_not_command_the_terminal() -> None:
    hostile = Telling("h", "2024-05-01", "He said \x1b[31mRED\x1b]0;title\x07 and \u202eback\u202c [bold]mark[/bold].")
    hostile.statement("\x1b[31mRED\x1b]0;title\x07 and \u202eback\u202c [bold]mark[/bold]", "He", mode="direct")
    text = printed([hostile.reading()])
    assert not set(text) & set("\x1b\x07\u202e\u202c")
    assert "[bold]mark[/bold]" in text
