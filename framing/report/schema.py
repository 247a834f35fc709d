"""Which CSV files a report has, with their columns: read from ``schema.toml``, the one place."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

ColumnType = Literal["text", "integer", "number", "boolean", "list", "chain"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a CSV file."""

    name: str
    type: ColumnType
    meaning: str


# Only a report over several stories has it, and then it comes first in every file.
STORY = Column("story", "text", "the folder of the story")


@cache
def schema() -> Mapping[str, tuple[Column, ...]]:
    """Return the columns of every file, by the file's name, both in their order."""
    text = files("framing.report").joinpath("schema.toml").read_text("utf-8")
    return {
        f"{table}.csv": tuple(
            Column(name, cast("ColumnType", kind), meaning)
            for name, (kind, meaning) in columns.items()
        )
        for table, columns in tomllib.loads(text).items()
    }
