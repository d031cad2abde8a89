"""A process of its own in which a job is done, so that a report that crashes or hangs the reader costs no other.

The process gets chunks and gives results through its pipes. It ends itself when a chunk takes longer than the limit,
even where the work never comes back to Python, and when whoever gave the work is gone.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from contextlib import suppress
from typing import IO, Any

from pactwatch.work.jobs import Item, Job, Loss, Result

TRIES = 3  # a process may end for reasons that lie in the machine; an item is at fault that ends it as often as this
OVERDUE = 1  # the exit status with which `faulthandler` ends a process in which a chunk takes too long
LENGTH = 8  # bytes before each message that tell how long it is


class Lost(Exception):
    """The process ended at its work."""

    def __init__(self, loss: Loss) -> None:
        super().__init__(loss)
        self.loss: Loss = loss


class Desk:
    """A process that does jobs on one chunk at a time. `limit` are the seconds that a chunk may take, or None."""

    def __init__(self, limit: float | None) -> None:
        self.limit = limit
        self.process: subprocess.Popen[bytes] | None = None
        self.job: Job[Any, Any] | None = None  # for which the process is prepared
        self.closed = False

    def do(self, job: Job[Item, Result], chunk: list[Item]) -> list[Result]:
        """The result of a chunk; where its process is lost, that of each item alone."""
        if len(chunk) > 1:
            with suppress(Lost):
                return [self.once(job, chunk)]
        return [self.alone(job, item) for item in chunk]

    def alone(self, job: Job[Item, Result], item: Item) -> Result:
        """The result of one item; at one that takes too long, or ends its process again and again, the job gives up."""
        for _ in range(TRIES):
            try:
                return self.once(job, [item])
            except Lost as lost:
                loss = lost.loss
            if loss == "timeout":
                break
        return job.lost(item, loss)

    def once(self, job: Job[Item, Result], chunk: list[Item]) -> Result:
        """The result of a chunk. Raises `Lost` where the process ended, and what the job itself raised."""
        process = self.ready(job)
        try:
            send(process.stdin, ("chunk", chunk))
            result: Result = self.answer(process)
        except (EOFError, OSError) as error:
            self.end()
            raise Lost("timeout" if process.returncode == OVERDUE else "crash") from error
        return result

    def ready(self, job: Job[Any, Any]) -> subprocess.Popen[bytes]:
        """The process, prepared for a job. Raises what the job's preparing raised."""
        for _ in range(TRIES):
            if self.closed:
                raise RuntimeError("the desk is closed")
            if self.process is None or self.process.poll() is not None:
                self.begin()
            assert self.process is not None
            if self.job == job:
                return self.process
            try:
                send(self.process.stdin, ("job", (job, self.limit)))
                self.answer(self.process)
            except (EOFError, OSError):
                self.end()
                continue
            self.job = job
            return self.process
        raise RuntimeError("a process that is to work ends before it has begun")

    def begin(self) -> None:
        """Begins the process."""
        self.end()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pactwatch.work.child"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        with suppress(OSError):  # it shows at the next thing that is sent
            send(self.process.stdin, ("paths", sys.path))

    def answer(self, process: subprocess.Popen[bytes]) -> Any:
        """What the process answers. Raises what was raised there."""
        done, value = receive(process.stdout)
        if not done:
            raise value
        return value

    def end(self) -> None:
        """Ends the process, whatever it does."""
        self.job = None
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                with suppress(OSError):
                    assert pipe is not None
                    pipe.close()

    def close(self) -> None:
        """Ends the process for good; may be called from another thread."""
        self.closed = True
        if self.process is not None:
            self.process.kill()


def send(pipe: IO[bytes] | None, value: object) -> None:
    """Writes a value to a pipe."""
    assert pipe is not None
    raw = pickle.dumps(value, protocol=5)
    pipe.write(len(raw).to_bytes(LENGTH, "big"))
    pipe.write(raw)
    pipe.flush()


def receive(pipe: IO[bytes] | None) -> Any:
    """Reads a value from a pipe. Raises `EOFError` where it is closed before the value is whole."""
    assert pipe is not None
    length = pipe.read(LENGTH)
    raw = pipe.read(int.from_bytes(length, "big")) if len(length) == LENGTH else b""
    if not raw or len(raw) < int.from_bytes(length, "big"):
        raise EOFError
    return pickle.loads(raw)
