"""Signatures: the name behind a speech, "“We are tired.” — Ana Ruiz", or before it in a transcript, "RUIZ: Yes."."""

from __future__ import annotations

from pactwatch.reading.statements.sheet import Sheet

NAME = 8  # tokens that a signature may have
DASHES = frozenset({"-", "--", "–", "—", "―"})


def find_mark(sheet: Sheet, start: int, end: int) -> int | None:
    """The mark that ties a speech to a name: the colon before it or the dash behind it."""
    before = colon(sheet, start)
    return dash(sheet, end) if before is None else before


def colon(sheet: Sheet, start: int) -> int | None:
    """The colon of the label of a speech that begins at `start`."""
    return start - 1 if start > 0 and labels(sheet, start - 1) else None


def labels(sheet: Sheet, mark: int) -> bool:
    """Whether a token is the colon between the name of who speaks in a transcript and the words."""
    if sheet.lowers[mark] != ":" or sheet.quoted[mark] >= 0 or mark + 1 == len(sheet):
        return False
    return sheet.quoted[mark + 1] >= 0 and sheet.quotations[sheet.quoted[mark + 1]].labelled


def dash(sheet: Sheet, end: int) -> int | None:
    """The dash behind the closing mark at `end`, where a name stands behind it and nothing else."""
    while end < len(sheet) and not (sheet.lowers[end][0].isalnum() or sheet.lowers[end] in DASHES):
        end += 1
    return end if end < len(sheet) and sheet.lowers[end] in DASHES and behind(sheet, end) is not None else None


def signer(sheet: Sheet, mark: int) -> int | None:
    """The last word of the name before the colon of a label, or behind a dash."""
    if sheet.lowers[mark] in DASHES:
        return behind(sheet, mark)
    return mark - 1 if mark > 0 and labels(sheet, mark) else None


def behind(sheet: Sheet, dash: int) -> int | None:
    """The last word of the name behind a dash that is all that its line still holds."""
    text = sheet.document.text
    line = text[sheet.starts[dash] : text.find("\n", sheet.starts[dash]) % (len(text) + 1)]
    words = range(dash + 1, min(dash + 1 + NAME, len(sheet)))
    name = [i for i in words if sheet.starts[i] < sheet.starts[dash] + len(line) and sheet.lowers[i][0].isalnum()]
    named = name and all(text[sheet.starts[i]].isupper() for i in (name[0], name[-1]))
    return name[-1] if named and sheet.ends[name[-1]] + 2 >= sheet.starts[dash] + len(line.rstrip()) else None
