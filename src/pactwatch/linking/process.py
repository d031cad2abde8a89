"""The process file: who takes part and what was agreed, named beforehand by the analyst.

A TOML file with a table `[[actor]]` for each actor and `[[agreement]]` for each agreement. What it names is linked
under its names; nothing is taken from it that no report speaks of.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from pactwatch.codes import table
from pactwatch.linking.names import folded
from pactwatch.model import ActorKind, Record

NO_COUNTRY = ("IGO", "NGO", "NAT")  # codes that stand where there is not one country
EXACT = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
GROUP = "group"


class ProcessError(ValueError):
    """What is wrong with a process file, a sentence a line; each names the file and where in it."""


def named(name: str) -> str:
    """A name that has words."""
    if not folded(name):
        raise ValueError("a name needs a letter or a digit")
    return name.strip()


def known_country(code: str) -> str:
    """An ISO 3166-1 alpha-3 code, or one that stands for no one country."""
    if code not in NO_COUNTRY and code not in {row["code"] for row in table("countries")}:
        raise ValueError(f"{code!r} is no country's code (ISO 3166-1 alpha-3), nor one of {', '.join(NO_COUNTRY)}")
    return code


def known_sector(code: str) -> str:
    """A code of `data/sectors.csv`."""
    known = [row["code"] for row in table("sectors")]
    if code not in known:
        raise ValueError(f"{code!r} is none of {', '.join(known)}")
    return code


def no_group(kind: str) -> str:
    """A kind of actor that can have a name of its own."""
    if kind == GROUP:
        raise ValueError("a group ('both sides') has no name of its own: name its members")
    return kind


def exact(day: str) -> str:
    """An ISO date, or the first part of one."""
    wrong = ValueError(f"{day!r} is no date; write 2024-04-11, or '2024-04' where the day is not known")
    if not EXACT.fullmatch(day):
        raise wrong
    try:
        date.fromisoformat(day + "-01-01"[len(day) - len("2024") :])
    except ValueError:
        raise wrong from None
    return day


Name = Annotated[str, AfterValidator(named)]
Day = Annotated[str, BeforeValidator(str), AfterValidator(exact)]


class Office(Record):
    """An office that an actor held: `title` as reports write it, from one day to another, as exact as they are known.

    None on either side leaves it open.
    """

    title: Name
    since: Day | None = None
    until: Day | None = None

    def held(self, day: str | None) -> bool:
        """Whether it was held on a day; a day that is not known is within an office that has no bounds only."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since or "") <= day and (self.until is None or day[: len(self.until)] <= self.until)


class NamedActor(Record):
    """An actor as the analyst names it. `member_of` is a name of another; what is None is left to the reports."""

    name: Name
    aliases: tuple[Name, ...] = ()
    kind: Annotated[ActorKind, AfterValidator(no_group)] | None = None
    sector: Annotated[str, AfterValidator(known_sector)] | None = None
    country: Annotated[str, AfterValidator(known_country)] | None = None
    member_of: Name | None = None
    offices: tuple[Office, ...] = ()


class NamedAgreement(Record):
    """An agreement as the analyst names it. `parties` are names of actors, `signed` an ISO date or part of one."""

    name: Name
    aliases: tuple[Name, ...] = ()
    signed: Day | None = None
    parties: tuple[Name, ...] = ()


class Process(Record):
    """What an analyst named beforehand."""

    actors: tuple[NamedActor, ...] = Field(default=(), alias="actor")
    agreements: tuple[NamedAgreement, ...] = Field(default=(), alias="agreement")

    @cached_property
    def actor_names(self) -> Mapping[str, NamedActor]:
        """Each actor by every folded name and alias."""
        return {folded(name): one for one in self.actors for name in (one.name, *one.aliases)}

    @cached_property
    def agreement_names(self) -> Mapping[str, NamedAgreement]:
        """Each agreement by every folded name and alias."""
        return {folded(name): one for one in self.agreements for name in (one.name, *one.aliases)}

    def called(self, name: str) -> str:
        """The name of the actor of which another name is given in the file."""
        return self.actor_names[folded(name)].name

    @cached_property
    def parties(self) -> frozenset[str]:
        """The names of all parties to the agreements."""
        return frozenset(self.called(name) for one in self.agreements for name in one.parties)


NOTHING = Process()


def load_process(path: str | Path) -> Process:
    """The process that a file names. Raises `ProcessError` where it cannot be read, or says what it may not."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = "not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror or str(error)
        raise ProcessError(f"{path} cannot be read: {reason}") from error
    return read_process(text, str(path))


def read_process(text: str, file: str) -> Process:
    """The process that a TOML text names; `file` is what errors call it. Raises `ProcessError`."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProcessError(f"{file} is no TOML: {error}") from error
    try:
        process = Process.model_validate(content)
    except ValidationError as error:
        faults = [fault(content, one) for one in error.errors()]
    else:
        faults = list(contradictions(process))
    if faults:
        raise ProcessError("\n".join(f"{file}, {one}" for one in faults))
    return process


def fault(content: Mapping[str, Any], error: Mapping[str, Any]) -> str:
    """One thing that a file says and may not, with its place."""
    *path, key = error["loc"]
    tables: Mapping[str, type[Record]] = {"actor": NamedActor, "agreement": NamedAgreement, "offices": Office}
    match error["type"]:
        case "extra_forbidden" if not path:
            said = "no such table; write [[actor]] or [[agreement]]"
        case "extra_forbidden":
            last = next(step for step in reversed(path) if isinstance(step, str))
            said = f"no such key; the keys are {', '.join(tables[last].model_fields)}"
        case "missing":
            said = "is missing"
        case "literal_error":
            said = f"is to be {error['ctx']['expected']}"
        case "tuple_type" if path == []:
            said = f"is a table of its own for each; write [[{key}]]"
        case "tuple_type":
            said = "is to be a list"
        case "string_type":
            said = "is to be text"
        case _:
            said = str(error["msg"]).removeprefix("Value error, ")
    return f"{place(content, [*path, key])}: {said}"


def place(content: Any, path: Sequence[str | int]) -> str:
    """Where in a file something stands: `actor 2 (Harbour Guard), sector`."""
    steps: list[str] = []
    for step in path:
        if isinstance(step, str):
            steps.append(step)
            content = content.get(step) if isinstance(content, dict) else None
        else:
            content = content[step]
            steps[-1] += f" {step + 1}{called(content)}"
    return ", ".join(steps)


def called(entry: Any) -> str:
    """The name of a table in brackets, if it has one."""
    name = entry.get("name") if isinstance(entry, dict) else None
    return f" ({name})" if isinstance(name, str) else ""


def contradictions(process: Process) -> Iterator[str]:
    """What cannot be so: one name for two, and names that stand for nobody in the file."""
    yield from shared("actor", process.actors)
    yield from shared("agreement", process.agreements)
    for number, actor in enumerate(process.actors, 1):
        where = f"actor {number} ({actor.name}), member_of"
        if actor.member_of is not None:
            yield from unknown(process, where, [actor.member_of])
            if folded(actor.member_of) in {folded(name) for name in (actor.name, *actor.aliases)}:
                yield f"{where}: nobody is a member of itself"
    for number, agreement in enumerate(process.agreements, 1):
        yield from unknown(process, f"agreement {number} ({agreement.name}), parties", agreement.parties)


def shared(kind: str, entries: Sequence[NamedActor | NamedAgreement]) -> Iterator[str]:
    """The names that two entries have."""
    taken: dict[str, str] = {}
    for number, one in enumerate(entries, 1):
        for name in dict.fromkeys(folded(name) for name in (one.name, *one.aliases)):
            if name in taken:
                yield f"{kind} {number} ({one.name}): {name!r} is also a name of {taken[name]}"
            taken.setdefault(name, one.name)


def unknown(process: Process, where: str, names: Iterable[str]) -> Iterator[str]:
    """The names that no actor of the file has."""
    for name in names:
        if folded(name) not in process.actor_names:
            yield f"{where}: {name!r} is no name of an [[actor]] in the file"
