"""The words of a mail in HTML: all of them, for a letter has no menus."""

from __future__ import annotations

import re
from typing import Any

from pactwatch.codes import table

BLOCKS = {"address", "article", "blockquote", "div", "dd", "dl", "dt", "footer", "header", "hr", "li", "ol", "p", "pre"}
BLOCKS |= {"body", "h1", "h2", "h3", "h4", "h5", "h6", "section", "table", "td", "tr", "ul"}
SILENT = {"head", "noscript", "script", "style", "template", "title"}
BLANKS = re.compile(r"[^\S\n]+")
PARTED = re.compile(r" ?\n[ \n]*")


def letter(html: str, forwarded: bool = False) -> str:
    """The blocks of a mail's HTML, a line each, without the answered thread and the signature that its program marked.

    Of a forwarded mail the thread is what was forwarded, and stays.
    """
    from lxml import html as markup
    from lxml.etree import ParserError

    try:
        root = markup.document_fromstring(html)
    except (ParserError, ValueError):  # nothing but blanks; an encoding declared inside a decoded text
        return ""
    for element in [element for element in root.iter() if foreign(element, forwarded)]:
        element.drop_tree()
    return "\n\n".join(line for line in PARTED.split(BLANKS.sub(" ", "".join(pieces(root)))) if line.strip()).strip()


def foreign(element: Any, forwarded: bool) -> bool:
    """Whether an element is a thread or a signature by `mail_elements.csv`."""
    return any(
        row["value"] in (element.get(row["attribute"]) or "").split()
        for row in table("mail_elements")
        if not (forwarded and row["begins"] == "thread")
    )


def pieces(root: Any) -> list[str]:
    """The text of each node in order, with a line's end around every block."""
    from lxml import etree

    found: list[str] = []
    silent = 0
    for step, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        silent += (name in SILENT or not name) * (1 if step == "start" else -1)
        if name in BLOCKS or (name == "br" and step == "start"):
            found.append("\n")
        text = element.text if step == "start" else element.tail
        if text and not silent:
            found.append(BLANKS.sub(" ", text.replace("\n", " ")))
    return found
