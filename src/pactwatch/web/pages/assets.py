"""What pages are drawn with in the browser: the style sheet, the rules of a report's marks, the one small script."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from pactwatch.web.drawing import style

KINDS = {"comfort.js": "text/javascript", "icon.svg": "image/svg+xml"}
AN_HOUR = {"Cache-Control": "private, max-age=3600"}
MARKS = 1200  # entries of one page of a report whose words are shown when they are hovered or focused

router = APIRouter()


@router.get("/style.css")
def style_sheet() -> Response:
    """The style sheet of all pages."""
    return Response(style(), media_type="text/css", headers=AN_HOUR)


@router.get("/marks.css")
def marks() -> Response:
    """Shows an entry's words while it is hovered, focused or pointed at, and the entry of words."""
    return Response(mark_rules(), media_type="text/css", headers=AN_HOUR)


@cache
def mark_rules() -> str:
    """A rule for each number that an entry of a page may have."""
    rule = (
        ".report:has(#e{0}:hover) .m{0},.report:has(#e{0}:focus-within) .m{0},"
        ".report:has(#e{0}:target) .m{0},.report:has(#w{0}:target) .m{0}{{background:var(--target)}}\n"
    )
    return "".join(rule.format(number) for number in range(1, MARKS + 1))


@router.get("/static/{name}")
def static(name: str) -> Response:
    """A file of ours."""
    if name not in KINDS:
        raise HTTPException(404, "Not found")
    return Response((files("pactwatch.web") / "static" / name).read_bytes(), media_type=KINDS[name], headers=AN_HOUR)
