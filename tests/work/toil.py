"""A job for engines in which words are all the work, and some of them do harm."""

from __future__ import annotations

import os
import re
import signal
from dataclasses import dataclass

from pactwatch.work.jobs import Loss

DIES, HANGS, FAILS = "dies", "hangs", "fails"


@dataclass(frozen=True)
class Toil:
    """Gives each word in capitals, with the number of its process where that is asked for."""

    numbered: bool = False

    def prepare(self) -> None:
        """Nothing is needed."""

    def __call__(self, items: list[str]) -> list[str]:
        for word in items:
            if word == DIES:
                os.kill(os.getpid(), signal.SIGKILL)
            if word == HANGS:  # in compiled code that never lets go of the interpreter
                re.match(r"(a|aa)+$", "a" * 60 + "b")
            if word == FAILS:
                raise ValueError("the job itself is wrong")
        return [f"{os.getpid()}" if self.numbered else word.upper() for word in items]

    def lost(self, item: str, loss: Loss) -> list[str]:
        return [f"{item}: {loss}"]
