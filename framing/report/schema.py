"""Which CSV files a report has, with their columns: read from ``schema.toml``, the one place."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

ColumnType = Literal["text", "integer", "number", "boolean", "list", "chain"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a CSV file.

    ``missing`` says what an empty cell means; where it is empty itself, no cell is. ``range`` is
    the range in words where ``minimum`` and ``maximum`` cannot say it. ``source`` holds keys of
    the references.
    """

    name: str
    type: ColumnType
    meaning: str
    unit: str = ""
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    range: str = ""
    missing: str = ""
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: what a row is, and the columns that tell rows apart, if any do."""

    file: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


# Only a report over several stories has it, and then it comes first in every file.
STORY = Column("story", "text", "the folder of the story")


@cache
def schema() -> Mapping[str, tuple[Column, ...]]:
    """Return the columns of every file, by the file's name, both in their order."""
    return {table.file: table.columns for table in described()}


@cache
def described() -> tuple[Table, ...]:
    """Return every file with all that is said about it, in order."""
    return _tables("tables")


@cache
def over_stories() -> tuple[Table, ...]:
    """Return the files that are made of many stories and stand in no report, likewise."""
    return _tables("over_stories")


def references() -> Mapping[str, str]:
    """Return what the columns' sources stand for, by their short names."""
    found: Mapping[str, str] = _document()["references"]
    return found


def _tables(group: str) -> tuple[Table, ...]:
    return tuple(
        Table(
            file=f"{name}.csv",
            row=table["row"],
            key=tuple(table.get("key", ())),
            columns=tuple(_column(*item) for item in table["columns"].items()),
        )
        for name, table in _document()[group].items()
    )


@cache
def _document() -> Mapping[str, Any]:
    return tomllib.loads(files("framing.report").joinpath("schema.toml").read_text("utf-8"))


def _column(name: str, fields: Mapping[str, Any]) -> Column:
    source = tuple(key.strip() for key in fields.get("source", "").split(",") if key)
    values = tuple(fields.get("values", ()))
    return Column(name, **{**fields, "source": source, "values": values})
