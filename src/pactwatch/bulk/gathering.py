"""Gathering: the sources' documents are taken in and filtered by the engine, and what is wanted goes on the spool."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from pactwatch.bulk.filters import Wanted
from pactwatch.bulk.spool import UNDATED, Gathered, Spool, packed
from pactwatch.intake.archives import Piece, taken_in
from pactwatch.intake.files import Intake
from pactwatch.linking.copies import Wording, bands
from pactwatch.model import Error, Failure, Report, ReportId, ReportKind
from pactwatch.work.jobs import Engine, Loss, chunked

CHUNK = 32  # documents that are handed to a worker together
NOTED = 1_000  # documents after which it is noted how far the gathering came
LOSSES = {"crash": "the process that took it in died", "timeout": "could not be taken in in time"}


class Document(NamedTuple):
    """What became of one document of the sources: its reports, and why others of it were left out."""

    gathered: tuple[Gathered, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class TakeIn:
    """Taking in as a job: of each document what goes on the spool."""

    published: str | None
    kind: ReportKind | None
    wanted: Wanted

    def prepare(self) -> None:
        """Nothing is needed."""

    def __call__(self, items: list[Piece | Failure]) -> list[Document]:
        """As `Job`."""
        return [self.document(item) for item in items]

    def document(self, item: Piece | Failure) -> Document:
        """What becomes of a document."""
        intake = Intake(self.published, self.kind)
        gathered, left_out = [], []
        for taken in [item] if isinstance(item, Failure) else taken_in(item, intake):
            refusal = self.wanted.refusal(taken) if isinstance(taken, Report) else None
            if refusal:
                left_out.append(refusal)
            else:
                gathered.append(entry(taken))
        return Document(tuple(gathered), tuple(left_out))

    def lost(self, item: Piece | Failure, loss: Loss) -> list[Document]:
        """As `Job.lost`."""
        if isinstance(item, Failure):
            return [Document((entry(item),))]
        error = Error(kind=loss, message=f"{item.name}: {LOSSES[loss]}")
        return [Document((entry(Failure(report=ReportId(id=item.name), error=error)),))]


def entry(taken: Report | Failure) -> Gathered:
    """What goes on the spool of a report or a failure."""
    if isinstance(taken, Failure):
        return Gathered(packed(taken), 0, UNDATED, hashed(taken.report.id), None)
    month = UNDATED
    if taken.published:
        month = int(taken.published[:4]) * 12 + int(taken.published[5:7]) - 1
    return Gathered(packed(taken), len(taken.text), month, hashed(taken.id), bands(Wording(taken.text)))


def hashed(id: str) -> int:
    """A number of 8 bytes that two ids hardly share; where they do, the ids themselves are compared."""
    return int.from_bytes(hashlib.blake2b(id.encode(), digest_size=8).digest(), "little")


def gather(
    documents: Iterable[Piece | Failure], job: TakeIn, engine: Engine, spool: Spool, tell: Callable[[int], None]
) -> Counter[str]:
    """Puts all wanted reports on the spool and gives how many were left out, by reason.

    Goes on where an earlier go was broken off: the documents must be the same, in the same order. `tell` is called with
    the number of reports on the spool.
    """
    seen: int = spool.progress.get("documents", 0)
    left_out: Counter[str] = Counter(spool.progress.get("left_out", {}))
    if spool.progress.get("whole"):
        return left_out
    spool.cut()
    results = engine.do(job, chunked(islice(iter(documents), seen, None), CHUNK))
    for batch in batches(results):
        seen += len(batch)
        left_out.update(reason for document in batch for reason in document.left_out)
        noted = {"documents": seen, "left_out": dict(left_out)}
        spool.append((one for document in batch for one in document.gathered), noted)
        tell(spool.count)
    spool.append((), {"documents": seen, "left_out": dict(left_out), "whole": True})
    return left_out


def batches(results: Iterable[list[Document]]) -> Iterator[list[Document]]:
    """The documents of many results together."""
    batch: list[Document] = []
    for result in results:
        batch += result
        if len(batch) >= NOTED:
            yield batch
            batch = []
    if batch:
        yield batch
