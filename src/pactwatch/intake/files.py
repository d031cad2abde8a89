"""From paths to reports: files, folders and JSON lines, one report or one failure at a time."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pactwatch.intake.html import from_html
from pactwatch.intake.language import language_of
from pactwatch.intake.markdown import from_markdown
from pactwatch.intake.text import Extract, Unreadable, day, decode
from pactwatch.model import Error, Failure, Report, ReportId, ReportKind, Span

LONGEST = 1_000_000  # characters of one report
LARGEST = 16_000_000  # bytes of one file (of one line, in a .jsonl): no report that is short enough needs more
HEADER = re.compile(r"[^\S\r\n]*date[^\S\r\n]+(\d{4}-\d{2}-\d{2})[^\S\r\n]*(?=\r?\n|$)")
DAY_IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_]?(\d{2})[-_]?(\d{2})(?!\d)")
FIELDS = ("title", "source", "url")

# One function a format; a new format is a new line here.
FORMATS: dict[str, Callable[[str], Extract]] = {
    ".txt": Extract,
    ".md": from_markdown,
    ".html": from_html,
    ".htm": from_html,
}
LINES = ".jsonl"
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

    def _of(self, path: Path) -> Iterator[Report | Failure]:
        if path.is_dir():
            for file in walk(path):
                name = file.relative_to(path).as_posix()
                if file.suffix.lower() in (*FORMATS, LINES):
                    yield from self._file(file, name)
                elif file.name != BESIDE:
                    self.warn(f"{name}: left out, {file.suffix or 'no suffix'} is not a format that is read")
        elif not path.exists():
            yield failure(path.name, Unreadable("unreadable", f"{path}: there is no such file or folder"))
        elif path.suffix.lower() in (*FORMATS, LINES):
            yield from self._file(path, path.name)
        else:
            known = ", ".join((*FORMATS, LINES))
            yield failure(
                path.name, Unreadable("unreadable", f"{path.name}: {path.suffix or 'no suffix'} is not one of {known}")
            )

    def _file(self, path: Path, name: str) -> Iterator[Report | Failure]:
        """The reports of one file; `name` is its path below the folder that was given."""
        if path.suffix.lower() == LINES:
            yield from self._lines(path, name)
            return
        try:
            if not path.is_file():
                raise Unreadable("unreadable", "is no regular file")
            if path.stat().st_size > LARGEST:
                raise Unreadable("too long", f"is larger than {LARGEST:,} bytes")
            text, encoding = decode(path.read_bytes())
            extract = FORMATS[path.suffix.lower()](text)
            yield self._report(name, extract, encoding, name_day(path.name))
        except (Unreadable, OSError) as error:
            yield failure(name, error, name)

    def _lines(self, path: Path, name: str) -> Iterator[Report | Failure]:
        """The reports of a .jsonl file, read line by line so that one bad line costs no other."""
        try:
            with path.open("rb") as stream:
                for number, raw in enumerate(rows(stream), 1):
                    if raw.strip():
                        yield self._line(raw, f"{name}#{number}")
        except (Unreadable, OSError) as error:
            yield failure(name, error, name)

    def _line(self, raw: bytes, where: str) -> Report | Failure:
        id = where
        try:
            if len(raw) > LARGEST:
                raise Unreadable("too long", f"is longer than {LARGEST:,} bytes")
            text, encoding = decode(raw)
            fields = parse_line(text)
            id = line_id(fields) or where
            words = fields.get("text")
            if not isinstance(words, str):
                raise Unreadable("no text", 'has no "text"')
            extract = Extract(words, *(optional(fields, name) for name in FIELDS))
            given = optional(fields, "published")
            if given is not None and day(given) is None:
                raise Unreadable("unreadable", '"published" is not a day (YYYY-MM-DD)')
            settled = replace(self, published=day(given) or self.published, kind=line_kind(fields) or self.kind)
            return settled._report(id, extract, encoding, None)
        except Unreadable as error:
            return failure(id, error, where)

    def _report(self, id: str, extract: Extract, encoding: str | None, named: str | None) -> Report:
        """One report from its extract. Raises `Unreadable` where the text is empty, too long, or not to be written."""
        text = extract.text
        header = HEADER.match(text)
        if not text[header.end() if header else 0 :].strip():
            raise Unreadable("empty", "holds no words")
        if len(text) > LONGEST:
            raise Unreadable("too long", f"has {len(text):,} characters, more than {LONGEST:,}")
        writable(text, "text")
        return Report(
            id=id,
            kind=self.kind,
            title=extract.title,
            source=extract.source,
            url=extract.url,
            published=self.published or (header and day(header[1])) or extract.published or named,
            header=Span(start=header.start(), end=header.end()) if header else None,
            language=language_of(text[header.end() if header else 0 :]),
            encoding=encoding,
            text=text,
        )


def walk(folder: Path) -> list[Path]:
    """Every file below a folder, hidden ones left out, sorted by path."""
    found = []
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(where, name) for name in names if not name.startswith(".")]
    return sorted(found, key=lambda file: file.relative_to(folder).as_posix())


def rows(stream: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a .jsonl file as UTF-8 bytes; a file in UTF-16 or UTF-32 is decoded whole."""
    lines = iter(stream)
    first = next(lines, b"")
    if first.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        text, _ = decode(first + b"".join(lines))
        yield from (line.encode("utf-8", "surrogatepass") for line in text.split("\n"))
        return
    yield first
    yield from lines


def parse_line(text: str) -> dict[str, object]:
    """The object that one line of JSON holds. Raises `Unreadable` where it holds none."""
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        where = f" (column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise Unreadable("not json", f"is not JSON{where}") from error
    if not isinstance(value, dict):
        raise Unreadable("not json", "is JSON, but not an object")
    return value


def line_id(fields: dict[str, object]) -> str | None:
    """A line's id; a number becomes its digits. Raises `Unreadable` for anything else."""
    id = fields.get("id")
    if id is None or id == "":
        return None
    if isinstance(id, bool) or not isinstance(id, str | int):
        raise Unreadable("unreadable", '"id" is neither text nor a whole number')
    return writable(str(id), "id")


def line_kind(fields: dict[str, object]) -> ReportKind | None:
    """A line's `kind`. Raises `Unreadable` where it is none of the two."""
    kinds: dict[str | None, ReportKind | None] = {None: None, "report": "report", "agreement": "agreement"}
    kind = optional(fields, "kind")
    if kind not in kinds:
        raise Unreadable("unreadable", '"kind" is neither "report" nor "agreement"')
    return kinds[kind]


def optional(fields: dict[str, object], name: str) -> str | None:
    """A field of text that may be left out. Raises `Unreadable` where it is no text."""
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise Unreadable("unreadable", f'"{name}" is not text')
    return writable(value, name) if value else None


def writable(value: str, name: str) -> str:
    """A value that can be written as UTF-8. Raises `Unreadable` where it cannot."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Unreadable("encoding", f'"{name}" holds half a surrogate pair, which is no character') from error
    return value


def name_day(name: str) -> str | None:
    """The ISO day that stands in a file's name, or None."""
    return next((found for match in DAY_IN_NAME.finditer(name) if (found := day("-".join(match.groups())))), None)


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
