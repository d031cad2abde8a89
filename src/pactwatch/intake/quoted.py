"""What the writer of a mail wrote, without the thread that it answers and without a signature."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from pactwatch.codes import table

QUOTE = ">"
LONGEST = 300  # characters of a line that could be a mark
HEADS = 3  # lines of a head in a row, without a mark above, that begin a thread


def own_words(text: str, forwarded: bool = False) -> str:
    """The lines of a mail's text that are its writer's own; of a forwarded mail, also what was forwarded.

    A thread's and a signature's first lines are those of `mail_marks.csv`; quoted lines begin with `>`.
    """
    lines = text.split("\n")
    lines = without_forwards(lines, {"forward", "thread"} if forwarded else {"forward"})
    lines = lines[: next((at for at in range(len(lines)) if ends(lines, at)), len(lines))]
    lines = without_attributions(lines)
    return "\n".join(line for line in lines if not line.startswith(QUOTE)).strip("\n")


def without_forwards(lines: list[str], begins: set[str]) -> list[str]:
    """The lines without the marks of forwarded messages and the heads below them."""
    kept: list[str] = []
    at = 0
    while at < len(lines):
        if mark(lines[at]) in begins or ("thread" in begins and heads(lines, at) >= HEADS):
            at = after_blanks(lines, at if mark(lines[at]) == "head" else at + 1)
            at += heads(lines, at)
        else:
            kept.append(lines[at])
            at += 1
    return kept


def ends(lines: list[str], at: int) -> bool:
    """Whether a thread or a signature begins with a line: all from there is left out."""
    return mark(lines[at]) in ("thread", "signature") or heads(lines, at) >= HEADS


def without_attributions(lines: list[str]) -> list[str]:
    """The lines without those that say, above quoted lines, who wrote them; such a line may be broken in two."""
    kept: list[str] = []
    for at, line in enumerate(lines):
        kept.append(line)
        if not line.startswith(QUOTE) or (at and lines[at - 1].startswith(QUOTE)):
            continue
        words = [place for place in range(len(kept) - 1) if kept[place].strip()][-2:]
        for count in (1, 2):
            if len(words) >= count and mark(" ".join(kept[place] for place in words[-count:])) == "attribution":
                kept = [*kept[: words[-count]], line]
                break
    return kept


def heads(lines: list[str], at: int) -> int:
    """How many lines of a message's head stand in a row from here."""
    return sum(1 for _ in takewhile(lambda line: mark(line) == "head", lines[at : at + 20]))


def after_blanks(lines: list[str], at: int) -> int:
    """The place of the next line that is not blank."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def mark(line: str) -> str | None:
    """What a line begins, or None."""
    if len(line) > LONGEST:
        return None
    bare = line.strip().strip("*")
    return next((begins for pattern, begins in marks() if pattern.fullmatch(bare)), None)


@cache
def marks() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of `mail_marks.csv` with what they begin."""
    return tuple((re.compile(row["mark"], re.IGNORECASE), row["begins"]) for row in table("mail_marks"))
