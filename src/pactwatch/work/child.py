"""The process at a desk: `python -m pactwatch.work.child`, spoken to through its pipes by `Desk`."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import IO

from pactwatch.work.desk import receive, send


def main() -> None:
    """Does jobs on chunks until nobody gives any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who gave the work decides when it ends
    given, back = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not come between the answers
    with suppress(EOFError, BrokenPipeError), open(os.devnull, "w") as nowhere:
        while True:
            what, value = receive(given)
            if what == "paths":
                sys.path[:] = value
            elif what == "job":
                job, limit = value
                answer(back, job.prepare)
            else:
                if limit is not None:  # by a thread that needs nothing of Python: it ends the process in any loop
                    faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
                answer(back, partial(job, value))
                faulthandler.cancel_dump_traceback_later()


def answer(back: IO[bytes], work: Callable[[], object]) -> None:
    """Sends back what the work gives, or what it raises."""
    try:
        done = True, work()
    except Exception as error:
        done = False, error
    send(back, done)


if __name__ == "__main__":
    main()
