"""From paths to reports: files and folders, one report or one failure at a time."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from pactwatch.intake.docx import from_docx
from pactwatch.intake.html import from_html
from pactwatch.intake.language import language_of
from pactwatch.intake.lines import from_lines
from pactwatch.intake.mail import from_mail, from_mailbox
from pactwatch.intake.markdown import from_markdown
from pactwatch.intake.packed import from_gzip, from_zip
from pactwatch.intake.pdf import from_pdf
from pactwatch.intake.text import LONGEST, Extract, Format, Unreadable, day, decoded, whole, writable
from pactwatch.model import Error, Failure, Report, ReportId, ReportKind, Span

HEADER = re.compile(r"[^\S\r\n]*date[^\S\r\n]+(\d{4}-\d{2}-\d{2})[^\S\r\n]*(?=\r?\n|$)")
DAY_IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_]?(\d{2})[-_]?(\d{2})(?!\d)")
DEEPEST = 3  # files inside files: a mailbox, its message, what is attached, what is packed in that

# One function a format; a new format is a new line here.
FORMATS: dict[str, Format] = {
    ".txt": decoded(Extract),
    ".md": decoded(from_markdown),
    ".html": decoded(from_html),
    ".htm": decoded(from_html),
    ".pdf": whole(from_pdf),
    ".docx": whole(from_docx),
    ".eml": whole(from_mail),
    ".mbox": from_mailbox,
    ".jsonl": from_lines,
    ".zip": whole(from_zip),
    ".gz": from_gzip,
}
BESIDE = "process.toml"  # lies beside the reports and is none: whom and what the analyst names beforehand


@dataclass(frozen=True, slots=True)
class Intake:
    """How reports are taken in.

    `published` (an ISO day) and `kind` hold for every report that does not say otherwise itself. With `signed` every
    text is an agreement that was signed on that ISO day, whatever it says itself. `warn` is called with a sentence for
    each thing that was left out.
    """

    published: str | None = None
    kind: ReportKind | None = None
    warn: Callable[[str], None] = lambda sentence: None
    signed: str | None = None

    def reports(self, paths: Iterable[str | os.PathLike[str]]) -> Iterator[Report | Failure]:
        """The reports of files and folders, in the order of the paths; folders are walked and sorted by path.

        What cannot be taken in, a second report of one id among it, comes out as a `Failure` that names the file.
        """
        seen: set[str] = set()
        for found in (report for path in paths for report in self._of(Path(path))):
            if isinstance(found, Report) and found.id in seen:
                yield failure(found.id, Unreadable("duplicate id", f"{found.id}: a report of this id was read before"))
                continue
            if isinstance(found, Report):
                seen.add(found.id)
            yield self._settled(found)

    def _settled(self, found: Report | Failure) -> Report | Failure:
        """A report as it is to be read, where that was told."""
        if self.signed and isinstance(found, Report):
            return found.model_copy(update={"kind": "agreement", "published": self.signed})
        return found

    def taken(
        self, name: str, stream: BinaryIO, file: str | None = None, read: Format | None = None
    ) -> Iterator[Report | Failure]:
        """The reports of one file that is at hand as a stream of bytes; the suffix of its name tells the format.

        `name` becomes the report's id; `file` is the file's own name, `read` its format, where they are others. Raises
        `KeyError` for a suffix that is not in `FORMATS`.
        """
        return self._taken(name, file or name, read or FORMATS[suffix(name)], stream)

    def _of(self, path: Path) -> Iterator[Report | Failure]:
        if path.is_dir():
            for file in walk(path):
                name = file.relative_to(path).as_posix()
                if suffix(name) in FORMATS:
                    yield from self._file(file, name)
                elif file.name != BESIDE:
                    self.warn(f"{name}: left out, {unknown(name)} that is read")
        elif not path.exists():
            yield failure(path.name, Unreadable("unreadable", f"{path}: there is no such file or folder"))
        elif suffix(path.name) in FORMATS:
            yield from self._file(path, path.name)
        else:
            known = ", ".join(FORMATS)
            yield failure(
                path.name, Unreadable("unreadable", f"{path.name}: {path.suffix or 'no suffix'} is not one of {known}")
            )

    def _file(self, path: Path, name: str) -> Iterator[Report | Failure]:
        """The reports of one file; `name` is its path below the folder that was given."""
        try:
            if not path.is_file():
                raise Unreadable("unreadable", "is no regular file")
            with path.open("rb") as stream:
                yield from self.taken(name, stream)
        except (Unreadable, OSError) as error:
            yield failure(name, error, name)

    def _taken(
        self, name: str, file: str, read: Format, stream: BinaryIO, depth: int = 0
    ) -> Iterator[Report | Failure]:
        """The report of a file, and those of the files that stand in it, each of which may fail alone.

        `name` tells where it stands (`mail.mbox#3#note.pdf`), `file` is its own name in there (`note.pdf`).
        """
        try:
            extract = read(stream)
            for sentence in extract.left_out:
                self.warn(f"{name}: {sentence}")
            if extract.text.strip() or not extract.enclosed:
                yield self._report(name, file, extract)
            for part in extract.enclosed:
                inner = f"{name}#{part.mark}"
                of_suffix = FORMATS.get(suffix(part.mark))
                if depth == DEEPEST:
                    yield failure(inner, Unreadable("unreadable", "stands too deep inside other files"), inner)
                elif found := part.read or of_suffix:
                    yield from self._taken(inner, part.mark, found, BytesIO(part.raw), depth + 1)
                else:
                    self.warn(f"{inner}: left out, {unknown(part.mark)} that is read")
        except Unreadable as error:
            yield failure(error.id or name, error, name)
        except Exception as error:  # a hostile file finds faults in the library that reads its format
            yield failure(name, error, name)

    def _report(self, name: str, file: str, extract: Extract) -> Report:
        """One report from its extract. Raises `Unreadable` where the text is empty, too long, or not to be written."""
        text = extract.text
        header = HEADER.match(text)
        if not text[header.end() if header else 0 :].strip():
            raise Unreadable("empty", "holds no words", extract.id)
        if len(text) > LONGEST:
            raise Unreadable("too long", f"has {len(text):,} characters, more than {LONGEST:,}", extract.id)
        writable(text, "text", extract.id)
        return Report(
            id=extract.id or name,
            kind=extract.kind or self.kind,
            title=extract.title,
            source=extract.source,
            url=extract.url,
            published=extract.told
            or self.published
            or (header and day(header[1]))
            or extract.published
            or name_day(PurePosixPath(file)),
            header=Span(start=header.start(), end=header.end()) if header else None,
            language=language_of(text[header.end() if header else 0 :]),
            encoding=extract.encoding,
            text=text,
        )


def suffix(name: str) -> str:
    """The suffix of a name, in small letters."""
    return PurePosixPath(name).suffix.lower()


def unknown(name: str) -> str:
    """What a warning says of a suffix that is not read."""
    return f"{PurePosixPath(name).suffix or 'no suffix'} is not a format"


def walk(folder: Path) -> list[Path]:
    """Every file below a folder, hidden ones left out, sorted by path."""
    found = []
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(where, name) for name in names if not name.startswith(".")]
    return sorted(found, key=lambda file: file.relative_to(folder).as_posix())


def name_day(path: PurePosixPath) -> str | None:
    """The ISO day that stands in a file's name, or None; a line's number is no name."""
    days = (day("-".join(match.groups())) for match in DAY_IN_NAME.finditer(path.name) if path.suffix)
    return next(filter(None, days), None)


def failure(id: str, error: Exception, where: str | None = None) -> Failure:
    """The record of a report that could not be taken in; the message begins with the file."""
    kind = error.kind if isinstance(error, Unreadable) else "unreadable"
    reason = error.message if isinstance(error, Unreadable) else f"cannot be read: {error_words(error)}"
    message = f"{where}: {reason}" if where else reason
    safe = id.encode("utf-8", "backslashreplace").decode("utf-8")
    return Failure(
        report=ReportId(id=safe),
        error=Error(kind=kind, message=message.encode("utf-8", "backslashreplace").decode("utf-8")),
    )


def error_words(error: Exception) -> str:
    """What the system says of a failed read, without the path."""
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
