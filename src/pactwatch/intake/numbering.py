"""The numbers that Word writes before the items of a list, which stand nowhere in the document's words."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = re.compile(r"%([1-9])")
BULLET = "bullet"
ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"}
ROMAN |= {10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}


class Level(NamedTuple):
    """One level of a list: the form of its numbers, the text around them (`%1.%2`), and the first number."""

    form: str
    text: str
    start: int


class Numbering:
    """Counts a document's list items as Word does (ECMA-376 part 1, 17.9): ask for labels in the document's order."""

    def __init__(self, document: Document) -> None:
        self.styles = {style.style_id: style.element for style in document.styles}
        self.lists = lists_of(document)
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: Any) -> str:
        """The label of a paragraph with a blank after it (`2.1 `, `(a) `, `- `); nothing where it has none."""
        list_id, depth = self.place(paragraph)
        levels = self.lists.get(list_id or "")
        if levels is None or depth not in levels:
            return ""
        counts, level = self.counts[list_id or ""], levels[depth]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.form == BULLET:
            return "- "
        label = LEVELS.sub(lambda found: self.number(levels, counts, int(found[1]) - 1), level.text)
        return f"{label} " if label.strip() else ""

    def number(self, levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
        """The number of a level as it stands now."""
        level = levels.get(depth, Level("decimal", "", 1))
        return written(counts.setdefault(depth, level.start), level.form)

    def place(self, paragraph: Any) -> tuple[str | None, int]:
        """The list that a paragraph or its style belongs to, and the level in it, from 0."""
        properties = paragraph.find(f"{W}pPr")
        list_id, depth = listed(properties)
        style = properties.find(f"{W}pStyle") if properties is not None else None
        seen: set[str] = set()
        while style is not None and (id := style.get(f"{W}val")) not in seen and id in self.styles:
            seen.add(id)
            of_style, its_depth = listed(self.styles[id].find(f"{W}pPr"))
            list_id, depth = list_id or of_style, its_depth if depth is None else depth
            style = self.styles[id].find(f"{W}basedOn")
        return (None if list_id == "0" else list_id), depth or 0


def listed(properties: Any) -> tuple[str | None, int | None]:
    """The list's id and the level that the properties of a paragraph or style name."""
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None:
        return None, None
    list_id, depth = value(found.find(f"{W}numId")), value(found.find(f"{W}ilvl"))
    return list_id, int(depth) if depth and depth.isdecimal() else None


def lists_of(document: Document) -> dict[str, dict[int, Level]]:
    """The levels of every list by its id."""
    part = next((one.target_part for one in document.part.rels.values() if one.reltype.endswith("/numbering")), None)
    root = getattr(part, "element", None)
    if root is None:
        return {}
    shapes = {one.get(f"{W}abstractNumId"): levels_of(one) for one in root.iter(f"{W}abstractNum")}
    found: dict[str, dict[int, Level]] = {}
    for one in root.iter(f"{W}num"):
        levels = dict(shapes.get(value(one.find(f"{W}abstractNumId")), {}))
        for change in one.iter(f"{W}lvlOverride"):
            levels |= levels_of(change)
            depth, start = int(change.get(f"{W}ilvl") or 0), value(change.find(f"{W}startOverride"))
            if depth in levels and start and start.isdecimal():
                levels[depth] = levels[depth]._replace(start=int(start))
        found[one.get(f"{W}numId")] = levels
    return found


def levels_of(shape: Any) -> dict[int, Level]:
    """The levels that a list's shape defines."""
    return {
        int(level.get(f"{W}ilvl") or 0): Level(
            value(level.find(f"{W}numFmt")) or "decimal",
            value(level.find(f"{W}lvlText")) or "",
            int(value(level.find(f"{W}start")) or 1),
        )
        for level in shape.iter(f"{W}lvl")
    }


def value(element: Any) -> str | None:
    """The value of an element, or None where there is none."""
    return element.get(f"{W}val") if element is not None else None


def written(number: int, form: str) -> str:
    """A number in one of Word's forms; forms of other scripts are written in figures."""
    match form:
        case "lowerLetter" | "upperLetter" if number > 0:
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman" if 0 < number < 4000:
            numeral = roman(number)
            return numeral.upper() if form == "upperRoman" else numeral
        case "decimalZero":
            return f"{number:02}"
        case "none":
            return ""
    return str(number)


def roman(number: int) -> str:
    """A number in small Roman numerals."""
    numeral = ""
    for worth, sign in ROMAN.items():
        numeral += sign * (number // worth)
        number %= worth
    return numeral
