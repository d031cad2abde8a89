"""The pages of the docs say what the program says. `python tests/test_docs.py` writes the help texts anew."""

from __future__ import annotations

import re
import shlex
from atexit import register
from collections.abc import Iterator
from contextlib import chdir
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from typer.core import TyperGroup as Group
from typer.main import get_group
from typer.testing import CliRunner

from pactwatch import Intake, Record
from pactwatch.cli import app

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
HELP = re.compile(r"<!-- help: (?P<command>[^>]*?) -->\n```text\n(?P<text>.*?)```\n", re.DOTALL)
SHOWN = re.compile(r"<!-- shown: (?P<command>[^>]*?), (?P<count>\d+) lines -->\n```text\n(?P<text>.*?)```\n", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)(?P<target>[^)#\s]+)")
TERMINAL = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb", "PACTWATCH_WHO": ""}


def commands(group: Group, name: str = "pactwatch") -> Iterator[str]:
    """The names of all commands of a group, and of the groups in it."""
    for word, command in group.commands.items():
        if isinstance(command, Group):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}"


def printed(command: str) -> list[str]:
    """The lines that a command prints in 80 columns, called from the house's root; of a record of the examples."""
    asks_record = not command.endswith(" --help") and "examples" not in command
    there = {**TERMINAL, "PACTWATCH_RECORD": examples() if asks_record else ""}
    with chdir(ROOT):
        name, *words = shlex.split(command)
        done = CliRunner(env=there).invoke(app, words, prog_name=name, catch_exceptions=False)
    assert done.exit_code == 0, done.stderr
    return [line.rstrip() for line in done.stdout.strip().splitlines()]


@cache
def examples() -> str:
    """The place of a record of the examples, which goes when this process ends."""
    folder = mkdtemp(prefix="pactwatch-")
    register(rmtree, folder)
    with Record.init(Path(folder, "pactwatch.sqlite")) as record:
        record.add(Intake().reports([ROOT / "examples"]))
        return str(record.database)


def block(comment: str, lines: list[str]) -> str:
    """A block of a page that the program fills, below the comment that says how."""
    return "\n".join([f"<!-- {comment} -->", "```text", *lines, "```", ""])


def renewed(page: str) -> str:
    """A page with each help text, and the first lines of each command shown, as the program prints them now."""
    page = HELP.sub(lambda m: block(f"help: {m['command']}", printed(f"{m['command']} --help")), page)
    return SHOWN.sub(
        lambda m: block(f"shown: {m['command']}, {m['count']} lines", printed(m["command"])[: int(m["count"])]), page
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_the_program_prints(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text == renewed(text), "`make docs` writes it anew"


@pytest.mark.parametrize("command", tuple(commands(get_group(app))))
def test_every_command_stands_on_a_page(command: str) -> None:
    shown = {found["command"] for page in PAGES for found in HELP.finditer(page.read_text(encoding="utf-8"))}
    assert command in shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_inside_the_house_leads_somewhere(page: Path) -> None:
    targets = [found["target"] for found in LINK.finditer(page.read_text(encoding="utf-8"))]
    assert [target for target in targets if not (page.parent / target).exists()] == []


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
