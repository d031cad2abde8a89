"""A picture: what it finds, its source and day, its drawing as SVG and PNG, and the same as a table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from io import BytesIO
from types import ModuleType

from pactwatch.views.charts.lettering import Medium
from pactwatch.views.charts.parts import Drawing, Ink
from pactwatch.views.faces import RIGHT_TO_LEFT_FACES, folders
from pactwatch.views.look import PAPER
from pactwatch.views.quoting import in_line

PALETTE = 64  # colours of a PNG


@dataclass(frozen=True, slots=True)
class Frame:
    """What is drawn of an answer: its width in CSS pixels, and the first and last ISO day shown (None: all)."""

    width: int = 720
    since: str | None = None
    until: str | None = None

    @property
    def narrow(self) -> bool:
        """Whether it is for a phone: labels stand above their marks, not beside them."""
        return self.width < 520


WHOLE = Frame()


@dataclass(frozen=True, slots=True)
class Table:
    """What a picture shows, for screen readers and for people: the names of the columns, and rows of words."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture. `title` says the finding, `source` on what it rests, `day` (ISO) as of when, `alt` what is seen.

    The drawing has neither title nor source.
    """

    name: str
    title: str
    source: str
    day: str
    alt: str
    table: Table
    drawing: Drawing

    def svg(self, dark: bool = False, bare: bool = False, medium: Medium = "screen") -> str:
        """The picture as SVG on a transparent ground, in the colours of a light page or a `dark` one.

        `bare` leaves out title and source, for a page that writes them itself; `print` is for a PDF. It refers nowhere
        outside itself.
        """
        return drawn(self._sheet(bare), self.alt, Ink(dark, medium=medium))

    def png(self, dark: bool = False, bare: bool = False, scale: float = 2) -> bytes:
        """The picture as PNG on an opaque ground, with `scale` pixels to a CSS pixel."""
        return packed(drawer().svg_to_png(drawn(self._sheet(bare), self.alt, Ink(dark, opaque=True)), scale=scale))

    def _sheet(self, bare: bool) -> Drawing:
        return self.drawing if bare else self.drawing.titled(self.title, self.source)

    def _repr_html_(self) -> str:
        """The picture with its table folded below it, for a notebook."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.table.columns)
        rows = "".join(
            "<tr>" + "".join(f"<td><bdi>{escape(in_line(cell))}</bdi></td>" for cell in row) + "</tr>"
            for row in self.table.rows
        )
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        return (
            f'<figure style="margin:0;background:{PAPER}">{self.svg()}</figure>'
            f"<details><summary>The same as a table</summary>{table}</details>"
        )


@cache
def drawer() -> ModuleType:
    """The drawing program, with faces for Arabic and Hebrew."""
    import vl_convert

    for folder in folders(RIGHT_TO_LEFT_FACES):
        vl_convert.register_font_directory(folder)
    return vl_convert


@lru_cache(maxsize=64)
def drawn(drawing: Drawing, alt: str, ink: Ink) -> str:
    """A drawing as SVG."""
    from pactwatch.views.charts.grammar import specification

    vl_convert = drawer()
    found: str = vl_convert.vegalite_to_svg(specification(drawing, alt, ink), allowed_base_urls=[])
    return found


def packed(png: bytes) -> bytes:
    """A PNG in a palette of as many colours as a flat picture and the edges of its letters need: an eighth as large."""
    from PIL import Image

    out = BytesIO()
    with Image.open(BytesIO(png)) as image:
        image.convert("RGB").quantize(PALETTE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
