"""How sure a figure of a small set is: the bootstrap's percentile interval (Efron and Tibshirani 1993)."""

from __future__ import annotations

import importlib.util
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.sets import Figure, Scored

ROUNDS = 1_000
EDGE = 0.025  # what lies outside the interval on each side

Score = Callable[[Mapping[str, Any], Mapping[str, Any]], Mapping[str, Any]]


def intervals(scored: Scored) -> dict[str, tuple[float, float]]:
    """The 95% interval of each figure of a set, resampling its units with replacement."""
    program = scored.scorer[0]
    assert isinstance(program, Path)
    assert scored.resampled
    scorer = load(program)
    gold, system = scorer.read(scored.gold), scorer.read(scored.output)
    return resample(gold, system, getattr(scorer, scored.resampled), scored.figures)


def resample(
    gold: Mapping[str, Any], system: Mapping[str, Any], score: Score, figures: tuple[Figure, ...]
) -> dict[str, tuple[float, float]]:
    """The interval of each figure of `score(gold, system)`; the draws are the same in every run."""
    draw, keys = random.Random(0), sorted(gold)
    values: dict[str, list[float]] = {figure.name: [] for figure in figures}
    for _ in range(ROUNDS):
        drawn = [draw.choice(keys) for _ in keys]
        result = score(
            {str(i): gold[key] for i, key in enumerate(drawn)},
            {str(i): system[key] for i, key in enumerate(drawn) if key in system},
        )
        for figure in figures:
            values[figure.name].append(figure.of(result))
    return {name: (at(sorted(found), EDGE), at(sorted(found), 1 - EDGE)) for name, found in values.items()}


def at(ordered: list[float], share: float) -> float:
    """The value below which a share of ordered values lies."""
    return ordered[round(share * (len(ordered) - 1))]


def load(path: Path) -> ModuleType:
    """A scorer as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
