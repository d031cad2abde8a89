"""What an address may ask with: a day, a page of a long list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Generic, NamedTuple, TypeVar

from annotated_types import MaxLen
from fastapi import Query
from pydantic import AfterValidator, BeforeValidator

SHOWN = 50  # entries of a page

Entry = TypeVar("Entry")


def a_day(value: str | None) -> str | None:
    """An ISO day; raises `ValueError` for anything else."""
    if value is not None and (len(value) != len("2024-05-01") or date.fromisoformat(value).isoformat() != value):
        raise ValueError("is not a day; write it as YYYY-MM-DD")
    return value


def or_none(value: object) -> object:
    """None for an empty field of a form."""
    return None if value == "" else value


def plain(value: str) -> str:
    """A text without what no database keeps; raises `ValueError` for one that has it."""
    if "\x00" in value:
        raise ValueError("has a character that no text has")
    return value


def shifted(day: str, days: int) -> str:
    """An ISO day so many days later, or the first or last that a calendar has."""
    ordinal = date.fromisoformat(day).toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).isoformat()


Plain = Annotated[str, AfterValidator(plain)]
Name = Annotated[Plain, Query(max_length=2000, examples=["wire-3"])]
Day = Annotated[
    str | None,
    BeforeValidator(or_none),
    AfterValidator(a_day),
    Query(description="an ISO day", json_schema_extra={"format": "date"}, examples=["2024-05-20"]),
]
Chosen = Annotated[Annotated[Plain, MaxLen(200)] | None, BeforeValidator(or_none)]
Number = Annotated[int, Query(ge=1, le=1_000_000, alias="page", description="of a long list, from 1")]


class Pages(NamedTuple, Generic[Entry]):
    """One page of a long list: its entries, its number, the last page's, and how many entries there are in all."""

    shown: Sequence[Entry]
    number: int
    last: int
    total: int


def paged(entries: Sequence[Entry], number: int, size: int = SHOWN) -> Pages[Entry]:
    """The page of a number; past the last one it is the last."""
    last = max(1, -(-len(entries) // size))
    number = min(number, last)
    return Pages(entries[(number - 1) * size : number * size], number, last, len(entries))
