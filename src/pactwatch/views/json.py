"""The brief as one JSON object, for other programs."""

from __future__ import annotations

from pydantic import TypeAdapter

from pactwatch.views.outline import Brief


def render_json(brief: Brief) -> str:
    """A brief with its sections, lines, sources and cited texts; the pictures, which show the same, are left out."""
    left_out = {"sections": {"__all__": {"figure"}}}
    return TypeAdapter(Brief).dump_json(brief, exclude=left_out, indent=2).decode() + "\n"
