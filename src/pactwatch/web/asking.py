"""What an address may ask with: a day, a page of a long list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Generic, NamedTuple, TypeVar

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


Day = Annotated[
    str | None,
    BeforeValidator(or_none),
    AfterValidator(a_day),
    Query(description="an ISO day", json_schema_extra={"format": "date"}),
]
Chosen = Annotated[str | None, BeforeValidator(or_none), Query(max_length=200)]
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
