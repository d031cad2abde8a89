"""What an engine does: a job on chunks of items, and what comes of an item whose process was lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Literal, Protocol, TypeVar

Loss = Literal["crash", "timeout"]

AHEAD = 4  # chunks a worker that are under way, so that memory does not grow with the archive

Item = TypeVar("Item")
Result = TypeVar("Result")
ResultOut = TypeVar("ResultOut", covariant=True)


class Job(Protocol[Item, ResultOut]):
    """Work on a chunk of items. It is sent to other processes, so it is a frozen value that can be pickled and hashed.

    A chunk gives one result. Where a chunk is divided its parts give a result each, in the order of the items: what
    the results say of all items must not depend on where the chunks begin.
    """

    def prepare(self) -> None:
        """Loads what the job needs, once a process and before any time is taken."""

    def __call__(self, items: list[Item], /) -> ResultOut:
        """The result of some items."""

    def lost(self, item: Item, loss: Loss, /) -> ResultOut:
        """The result of an item at which its process ended, or did not end in time."""


class EngineLost(Exception):
    """An engine cannot be reached, or is not what it must be; the message says what to do."""


class Engine(Protocol):
    """Where a job is done. Closes with its block."""

    def do(self, job: Job[Item, Result], chunks: Iterable[list[Item]]) -> Iterator[Result]:
        """The results of a job on chunks, in their order; few are under way at a time, however many there are."""

    def __enter__(self) -> Engine: ...

    def __exit__(self, *_: object) -> None: ...


class Here:
    """This process."""

    def do(self, job: Job[Item, Result], chunks: Iterable[list[Item]]) -> Iterator[Result]:
        """As `Engine.do`."""
        job.prepare()
        for chunk in chunks:
            yield job(chunk)

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def chunked(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Items in chunks of a size, the last one shorter."""
    waiting = iter(items)
    return iter(lambda: list(islice(waiting, size)), [])


def in_order(
    chunks: Iterable[list[Item]], begin: Callable[[list[Item]], Callable[[], list[Result]]], slots: Callable[[], int]
) -> Iterator[Result]:
    """The results of chunks in their order, no more of them under way than there are slots.

    `begin` begins a chunk and gives what waits for its results.
    """
    from collections import deque

    waiting = iter(chunks)
    under_way: deque[Callable[[], list[Result]]] = deque()
    while True:
        for chunk in islice(waiting, max(0, slots() - len(under_way))):
            under_way.append(begin(chunk))
        if not under_way:
            return
        yield from under_way.popleft()()
