"""The accuracy table that stands in the docs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

from evaluation.floors import Figures
from evaluation.sets import ROOT, SETS, Scored

FILE = ROOT / "docs" / "accuracy.md"
RIVALS = ROOT / "evaluation" / "rivals.toml"
HEAD = """\
# Accuracy

Written by `make evaluate`; do not edit. Each set was annotated by others, or by us before the rules were written; each
figure is that of the scorer that comes with the set. Shares of one: more is better, but of what is spurious, merged or
a false friend, less. The rivals were measured on the same gold with the same scorers. `[a, b]` is the 95% bootstrap
interval of a figure of a small set. The development sets were ours to see while the rules were written; read the
figures as that.
"""

Intervals = Mapping[str, Mapping[str, tuple[float, float]]]


def write(figures: Figures, intervals: Intervals) -> None:
    """Writes `docs/accuracy.md`."""
    rivals = tomllib.loads(RIVALS.read_text(encoding="utf-8"))
    parts = [HEAD]
    for scored in SETS:
        if scored.name in figures:
            parts.append(section(scored, figures, intervals.get(scored.name, {}), rivals.get(scored.name, {})))
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("\n".join(parts), encoding="utf-8")


def section(
    scored: Scored,
    figures: Figures,
    intervals: Mapping[str, tuple[float, float]],
    rivals: Mapping[str, Mapping[str, float]],
) -> str:
    """One set's heading and table: a column a figure, a row for Pactwatch and each rival."""
    names = [figure.name for figure in scored.figures]
    rows = [["", *names], ["---", *["---:"] * len(names)]]
    rows.append(["**Pactwatch**", *(cell(figures[scored.name][name], intervals.get(name)) for name in names)])
    rows += [[rival, *(cell(values.get(name)) for name in names)] for rival, values in rivals.items()]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([f"## {scored.title[0].upper()}{scored.title[1:]}", "", *lines, ""])


def cell(value: float | None, interval: tuple[float, float] | None = None) -> str:
    """A figure with three decimals, a count without, and its interval."""
    if value is None:
        return "-"
    words = f"{value:.0f}" if value > 1 else f"{value:.3f}"
    return f"{words} [{interval[0]:.2f}, {interval[1]:.2f}]" if interval else words
