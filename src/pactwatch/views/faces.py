"""Faces that packages bring, so that what is drawn and printed looks the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec

RIGHT_TO_LEFT_FACES = ("pylopdf_fonts_ar", "pylopdf_fonts_he")  # packages: Noto for Arabic, for Hebrew
PRINTED_FACES = ("sprezzature_figures_fonts", *RIGHT_TO_LEFT_FACES)  # and Roboto


def folders(packages: Iterable[str]) -> list[str]:
    """The folders in which some packages keep their faces."""
    found = (find_spec(name) for name in packages)
    return [path for spec in found if spec for path in spec.submodule_search_locations or ()]
