"""Drawing pages: the templates, with the words and marks of the views. Everything from a report is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from pactwatch.views.answers.sheets import CHANGED, STAGE, counted_from, span
from pactwatch.views.days import counted, period, written
from pactwatch.views.look import COLOURS, COMMITMENTS, DISPUTED, EVENTS, NIGHT, PAPER
from pactwatch.views.positions import KINDS, VERBS
from pactwatch.views.quoting import in_line, visible
from pactwatch.web.links import ROOMS


@cache
def templates() -> Environment:
    """The templates of the pages, and those of the views that they build on."""
    environment = Environment(
        loader=ChoiceLoader(
            [PackageLoader("pactwatch", "web/templates"), PackageLoader("pactwatch", "views/templates")]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"counted": counted, "in_line": in_line, "period": period, "visible": visible}
    environment.filters |= {"written": written, "counted_from": counted_from}
    environment.globals |= {"COMMITMENTS": COMMITMENTS, "EVENTS": EVENTS, "CHANGED": CHANGED, "DISPUTED": DISPUTED}
    environment.globals |= {"pair": pair, "rooms": ROOMS}
    environment.globals |= {"STAGE": STAGE, "VERBS": VERBS, "KINDS": KINDS, "span": span}
    return environment


def pair(values: Iterable[str]) -> list[tuple[str, str]]:
    """Values of a choice that are shown as they are."""
    return [(value, value) for value in values]


@cache
def style() -> str:
    """The style sheet of all pages."""
    return templates().get_template("style.css.jinja").render(colours=COLOURS, paper=PAPER, night=NIGHT)
