"""What goes to a worker and comes back: plain values, complete in themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

What = Literal["article", "story"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of the input that is not in the tables, and why; one row of errors."""

    story: str
    outlet: str
    place: str
    what: What
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """One article of a table, checked; ``place`` says where it stands."""

    place: str
    outlet: str
    text: str
    title: str = ""
    url: str = ""
    published: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One story to compare: rows of a table, or the files of a folder.

    ``large`` holds the sizes of files that are too large to be sent. ``refusal`` says why the
    story cannot be compared at all; then nothing else of it is here.
    """

    number: int
    name: str
    rows: tuple[Row, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    large: tuple[tuple[str, int], ...] = ()
    problems: tuple[Problem, ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class OutputRequest:
    """What a worker makes of a story, and the program that it must be."""

    parquet: bool
    csv: bool
    program: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one story.

    ``tables`` holds Arrow streams and ``csv`` lines without a header, by the table's name.
    ``version_mismatch`` is what a worker says that has another version of the program,
    ``worker_failure`` what one says that could compare no story.
    """

    number: int
    name: str
    compared: bool
    tables: Mapping[str, bytes] = field(default_factory=dict)
    csv: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    version_mismatch: str = ""
    worker_failure: str = ""
