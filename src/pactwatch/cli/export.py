"""The commands `export` and `import`."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch import DEFAULT_MODEL
from pactwatch.cli.app import EXCHANGE, AsOf, Model, SomePaths, Workers, app, refused
from pactwatch.cli.asking import Source, asked
from pactwatch.cli.kept import WHERE, Where, opened_record
from pactwatch.cli.taking import written_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OWNER_ALONE = 0o600
ARCHIVE = "archive"  # of a record, not of what is asked of it


class Format(StrEnum):
    """The forms in which it is given away."""

    plover = "plover"
    csv = "csv"
    parquet = "parquet"
    jsonld = "jsonld"
    ftm = "ftm"
    graphml = "graphml"
    ics = "ics"
    atom = "atom"
    archive = ARCHIVE


@app.command(rich_help_panel=EXCHANGE)
def export(
    format: Annotated[Format, typer.Argument(metavar="FORMAT", help="One of those above.", show_default=False)],
    paths: SomePaths = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|FOLDER",
            help="Write here; csv and parquet are a folder of tables. Not given: standard output.",
        ),
    ] = None,
    as_of: AsOf = None,
    model: Model = DEFAULT_MODEL,
    workers: Workers = 1,
    record: Where = WHERE,
) -> None:
    """Give what is known to other programs, each row with its words, whose they are, and its status.

    `plover` events as PLOVER codes them; `csv` and `parquet` a table a kind of entry; `jsonld` who said what as linked
    data; `ftm` entities of FollowTheMoney; `graphml` who did what to whom; `ics` due dates and planned meetings; `atom`
    the week's changes; `archive` the whole record, which `import` takes back. The same record and day give the same
    bytes.

    Examples: `pactwatch export csv examples -o tables` and `pactwatch export archive -o record.pactwatch`
    """
    if format == Format.archive:
        if paths or as_of:
            raise refused("an archive is a whole record: it takes no PATH and no --as-of")
        with opened_record(record) as kept:
            written_lines(output, kept.archive())
        return
    if output is None and format in (Format.csv, Format.parquet):
        raise refused(f"{format.value} is several tables: name a folder with -o")
    with asked(Source(record, paths, model, workers), lambda of: of.export(format.value, as_of)) as files:
        written_files(output, files)


@app.command("import", rich_help_panel=EXCHANGE)
def import_archive(
    archive: Annotated[
        Path,
        typer.Argument(metavar="ARCHIVE", exists=True, dir_okay=False, help="A file that `export archive` wrote."),
    ],
    record: Where = WHERE,
) -> None:
    """Take back the archive of a record. Where there is no record yet, one is made.

    What is on record already stays; nothing is read anew. An archive that was cut off or changed is refused whole.

    Example: `pactwatch import record.pactwatch --record copy.sqlite`
    """
    import pactwatch as library
    from pactwatch.record.database import NoRecord

    try:
        library.Record.open(record).close()
        new = False
    except NoRecord:
        new = True
    except library.RecordError as error:
        raise refused(str(error)) from error
    with archive.open("rb") as lines, opened_record(record, new) as kept:
        count = kept.restore(lines)
    typer.echo(f"{count:,} {'report' if count == 1 else 'reports'} taken in")


def written_files(output: Path | None, files: Mapping[str, bytes]) -> None:
    """Writes one file where it is to stand, or several into a folder."""
    if len(files) > 1 and output is not None:
        try:
            output.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise refused(f"{output} cannot be made a folder: {error.strerror}") from error
        for name, content in files.items():
            written_bytes(output / name, content)
        return
    for content in files.values():
        if output is None:
            sys.stdout.buffer.write(content)
        else:
            written_bytes(output, content)


def written_lines(output: Path | None, lines: Iterable[bytes]) -> None:
    """Writes lines as they come, into a file that its owner alone may open, like the record itself."""
    if output is None:
        sys.stdout.buffer.writelines(lines)
        return
    try:
        with open(output, "wb", opener=lambda path, flags: os.open(path, flags, OWNER_ALONE)) as out:
            out.writelines(lines)
    except OSError as error:
        raise refused(f"{output} cannot be written: {error.strerror}") from error
