"""How hours of work are told: how far it is, how fast, how long it will take, what went wrong."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pactwatch.library.archives import State

WINDOW = 300  # seconds over which the pace is taken
EVERY = {"terminal": 0.2, "log": 60.0, "json": 5.0}  # seconds between two that are told
ABOUT = {"gathering": "reports found", "comparing": "pairs compared", "reading": "reports read"}


class Pace:
    """The pace of the stage that is under way, from what was told of late."""

    def __init__(self) -> None:
        self.stage = ""
        self.told: deque[tuple[float, int]] = deque()

    def of(self, state: State, now: float) -> dict[str, Any]:
        """A state as it is told, with the reports a second and the seconds left, where that is known."""
        if state.stage != self.stage:
            self.stage = state.stage
            self.told.clear()
        self.told.append((now, state.done))
        while len(self.told) > 2 and now - self.told[0][0] > WINDOW:
            self.told.popleft()
        then, before = self.told[0]
        passed = now - then
        speed = (state.done - before) / passed if passed > 0 else None
        missing = None if state.total is None else state.total - state.done
        return {
            "stage": state.stage,
            "done": state.done,
            "total": state.total,
            "resumed": state.resumed,
            "per_second": speed and round(speed, 2),
            "seconds_left": round(missing / speed) if speed and missing is not None else None,
            "errors": dict(sorted(state.errors.items())),
        }


@contextmanager
def told(as_json: bool) -> Iterator[Callable[[State], None]]:
    """Something to call with each state: shows it on a terminal, in a log or, as JSON lines, to a program."""
    from rich.console import Console

    console = Console(stderr=True)
    way = "json" if as_json else "terminal" if console.is_terminal else "log"
    pace, last = Pace(), ("", 0.0)
    with console.status("beginning") if way == "terminal" else nothing() as status:

        def tell(state: State) -> None:
            nonlocal last
            now = time.monotonic()
            values = pace.of(state, now)
            if state.stage == last[0] and now - last[1] < EVERY[way]:
                return
            last = (state.stage, now)
            if way == "json":
                typer.echo(json.dumps(values))
            elif status is not None:
                status.update(line(values))
            else:
                typer.echo(line(values), err=True)

        yield tell


@contextmanager
def nothing() -> Iterator[None]:
    """A block in which nothing is shown."""
    yield None


def line(values: Mapping[str, Any]) -> str:
    """A state in one line."""
    share = f"{100 * values['done'] / values['total']:.0f}%" if values["total"] else ""
    count = f"{values['done']:,} of {values['total']:,}" if values["total"] is not None else f"{values['done']:,}"
    speed = f"{values['per_second']:,.1f} a second" if values["per_second"] else ""
    left = f"{spell(values['seconds_left'])} left" if values["seconds_left"] is not None else ""
    wrong = f"errors: {kinds(values['errors'])}" if values["errors"] else ""
    parts = [share, f"{count} {ABOUT[values['stage']]}", speed, left, wrong]
    return f"{values['stage']}: {', '.join(part for part in parts if part)}"


def summary(manifest: Mapping[str, Any], seconds: float) -> str:
    """What came of it all, for people."""
    counts = manifest["counts"]
    failed = sum(counts["errors"].values())
    reports = counts["reports"]
    parts = [f"{counts['read']:,} read"]
    if counts["copies"]:
        parts.append(f"{counts['copies']:,} {'copy of another' if counts['copies'] == 1 else 'copies of others'}")
    if failed:
        parts.append(f"{failed:,} could not be read ({kinds(counts['errors'])})")
    if counts["left_out"]:
        parts.append(f"{sum(counts['left_out'].values()):,} more were left out ({kinds(counts['left_out'])})")
    noun = "report" if reports == 1 else "reports"
    return f"{reports:,} {noun}: {', '.join(parts)}; {spell(seconds)}"


def kinds(counts: Mapping[str, int]) -> str:
    """Counts by kind: `3 crash, 2 language`."""
    return ", ".join(f"{count:,} {kind}" for kind, count in sorted(counts.items()))


def spell(seconds: float) -> str:
    """A length of time as people say it: `2 h 05 min`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {minutes:02} min"
    return f"{minutes} min" if minutes >= 10 else f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
