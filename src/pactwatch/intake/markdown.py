"""The words of a Markdown text, without its marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from pactwatch.intake.text import Extract, day

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT_MATTER = re.compile(r"---[^\S\n]*\n(.*?\n)---[^\S\n]*(?:\n|$)", re.DOTALL)
FIELD = re.compile(r"""^(title|date|published|source|url)[^\S\n]*:[^\S\n]*["']?(.*?)["']?[^\S\n]*$""", re.MULTILINE)


def from_markdown(source: str) -> Extract:
    """The blocks of a Markdown text (CommonMark with tables), one blank line between them.

    A list keeps its numbers, a row of a table becomes one line of its cells. The title is the front matter's, else the
    first heading; `date` (or `published`), `source` and `url` of the front matter are kept.
    """
    from markdown_it import MarkdownIt

    fields: dict[str, str] = {}
    if front := FRONT_MATTER.match(source):
        fields = {name: value for name, value in FIELD.findall(front[1]) if value}
        source = source[front.end() :]
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    return Extract(
        text="\n\n".join(block for block in blocks(tokens) if block.strip()),
        title=fields.get("title") or first_heading(tokens),
        source=fields.get("source"),
        url=fields.get("url"),
        published=day(fields.get("published") or fields.get("date")),
    )


def blocks(tokens: Sequence[Token]) -> list[str]:
    """The text of each block in its order: paragraphs, headings, list items with their labels, rows of tables, code."""
    found: list[str] = []
    row: list[str] | None = None  # the cells of the row that is open
    numbers: list[int | None] = []  # of each list that is open, the next item's number; None in a bullet list
    label = ""
    for token in tokens:
        match token.type:
            case "ordered_list_open":
                numbers.append(int(token.attrs.get("start", 1)))
            case "bullet_list_open":
                numbers.append(None)
            case "ordered_list_close" | "bullet_list_close":
                numbers.pop()
            case "list_item_open":
                number = numbers[-1]
                label = "- " if number is None else f"{number}. "
                numbers[-1] = None if number is None else number + 1
            case "tr_open":
                row = []
            case "tr_close" if row is not None:
                found.append("; ".join(row))
                row = None
            case "inline" if row is not None:
                row.append(plain(token))
            case "inline":
                found.append(label + plain(token))
                label = ""
            case "fence" | "code_block":
                found.append(token.content.rstrip("\n"))
    return found


def first_heading(tokens: Sequence[Token]) -> str | None:
    """The text of the first heading, or None."""
    for before, token in pairwise(tokens):
        if before.type == "heading_open":
            return plain(token) or None
    return None


def plain(inline: Token) -> str:
    """The words of a block: of a link its text, of an image its description, of markup nothing."""
    kept = (child for child in inline.children or () if child.type != "html_inline")
    return "".join("\n" if child.type in ("softbreak", "hardbreak") else child.content for child in kept)
