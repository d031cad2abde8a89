"""The floors: figures that were reached and are not to be lost again."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping

from evaluation.sets import ROOT, SETS, Scored

FILE = ROOT / "evaluation" / "floors.toml"
HEAD = """\
# The figures reached, a table a set: `make evaluate` fails where one is worse. Raised as they rise, by
# `python -m evaluation --raise-floors`. Of "spurious", "merged" and "false friends" less is better: they are ceilings.
"""

SLACK = 0.2  # hundredths: processors differ in the last digits of their arithmetic, and a floor is no lottery

Figures = Mapping[str, Mapping[str, float]]  # by the set's name and the figure's


def kept() -> Figures:
    """The floors as they stand."""
    return tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def fallen(figures: Figures) -> list[str]:
    """A sentence for each figure that is worse than its floor, and for each floor whose figure was not measured."""
    sentences = []
    for scored in SETS:
        for figure in scored.figures:
            floor = kept().get(scored.name, {}).get(figure.name)
            value = figures.get(scored.name, {}).get(figure.name)
            if floor is None or scored.name not in figures:
                continue
            if value is None or (value > floor if figure.ceiling else value < floor):
                worse = "above" if figure.ceiling else "below"
                sentences.append(f"{scored.title}: {figure.name} is {value}, {worse} {floor}")
    return sentences


def raise_to(figures: Figures) -> None:
    """Writes the floors anew where the figures are better; a floor never falls here."""
    lines = [HEAD]
    for scored in SETS:
        lines.append(f"[{scored.name}]")
        lines += [f'"{name}" = {value}' for name, value in better(scored, figures).items()]
        lines.append("")
    FILE.write_text("\n".join(lines), encoding="utf-8")


def better(scored: Scored, figures: Figures) -> dict[str, float]:
    """The floors of one set after raising."""
    floors = dict(kept().get(scored.name, {}))
    for figure in scored.figures:
        value = figures.get(scored.name, {}).get(figure.name)
        if value is None:
            continue
        reached = (math.ceil(value * 100 + SLACK) if figure.ceiling else math.floor(value * 100 - SLACK)) / 100
        best = min if figure.ceiling else max
        floors[figure.name] = best(floors.get(figure.name, reached), reached)
    return floors
