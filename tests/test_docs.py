"""The pages of the docs say what the program says. `python tests/test_docs.py` writes the help texts anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
HELP = re.compile(r"<!-- help: (?P<command>[^>]*?) -->\n```text\n(?P<text>.*?)```\n", re.DOTALL)
SHOWN = re.compile(r"<!-- shown: (?P<command>[^>]*?), (?P<count>\d+) lines -->\n```text\n(?P<text>.*?)```\n", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)(?P<target>[^)#\s]+)")
COMMANDS = (
    "read",
    "brief",
    "chart",
    "ledger",
    "timeline",
    "who",
    "said",
    "disputes",
    "diff",
    "evidence",
    "schema",
    "serve",
    "account add",
    "account list",
    "account remove",
)


def printed(command: str) -> list[str]:
    """The lines that a command prints in 80 columns, called from the house's root."""
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
    words = [sys.executable, "-m", "pactwatch", *command.split()[1:]]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=environment, cwd=ROOT)
    return [line.rstrip() for line in done.stdout.strip().splitlines()]


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


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_on_a_page(command: str) -> None:
    shown = {found["command"] for page in PAGES for found in HELP.finditer(page.read_text(encoding="utf-8"))}
    assert f"pactwatch {command}" in shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_inside_the_house_leads_somewhere(page: Path) -> None:
    targets = [found["target"] for found in LINK.finditer(page.read_text(encoding="utf-8"))]
    assert [target for target in targets if not (page.parent / target).exists()] == []


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
