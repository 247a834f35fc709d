"""Tables of versions from a report folder, a batch folder or single files, as stories' values."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from framing.batch.table_rows import read_table, table_format
from framing.errors import StoryError
from framing.ingest.cleaning import printable
from framing.profile.story_values import NEEDED, StoryValues, of_rows, without

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_VERSIONS, _RECORD = "versions.csv", "run.json"
_TABLE, _STORIES, _CSV = "versions", "stories", "csv"
_KINDS = ("csv", "parquet")
_COPIES, _TOGETHER = ";", " + "
"""How the batch's table of stories parts groups of copies, and the versions of one."""


def holds_tables(path: Path) -> bool:
    """Tell whether a path is a table, a report's folder or a batch's."""
    if path.is_file():
        return True
    return (path / _VERSIONS).is_file() or bool(_parts(path, _TABLE))


def read_tables(path: Path) -> list[StoryValues]:
    """Return the stories of a table, of a report's folder or of a batch's.

    Raises:
        StoryError: It is no such table, lacks a column, or a cell holds something else.
    """
    if path.is_file():
        beside = path.parent if path.name == _VERSIONS else None
        return _of_report(path, beside, path.stem if beside is None else "")
    if (path / _VERSIONS).is_file():
        return _of_report(path / _VERSIONS, path, "")
    if not (path / _RECORD).is_file():
        raise StoryError(
            f"{printable(path)}: the run of framing batch in it is not over; give its command again"
        )
    copies = _copies_of_batch(path)
    return [
        replace(story, copies=copies.get(story.story, ()))
        for part in _parts(path, _TABLE)
        for story in of_rows(_rows(part), printable(part), "")
    ]


def _of_report(table: Path, folder: Path | None, unnamed: str) -> list[StoryValues]:
    record = _record(folder) if folder else {}
    known = {
        str(one.get("story")): one for one in record.get("stories", ()) if isinstance(one, dict)
    }
    if not unnamed:
        unnamed = next(iter(known)) if len(known) == 1 else table.resolve().parent.name
    stories = list(of_rows(_rows(table), printable(table), unnamed))
    return [_with_record(story, known.get(story.story)) for story in stories]


def _with_record(story: StoryValues, about: Mapping[str, Any] | None) -> StoryValues:
    """Add what only ``run.json`` says: which versions are copies, and which is a scored article."""
    if about is None:
        return story
    article = str(about.get("article") or "")
    if article:
        story = without(story, article)
    versions = [one for one in about.get("versions") or () if isinstance(one, dict)]
    return replace(
        story,
        copies=tuple(tuple(map(str, group)) for group in about.get("witnesses") or ()),
        texts=frozenset(str(version.get("sha256")) for version in versions),
    )


def _record(folder: Path) -> Mapping[str, Any]:
    try:
        record = json.loads((folder / _RECORD).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) and isinstance(record.get("stories"), list) else {}


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, object]]]:
    if table_format(path) not in _KINDS:
        raise StoryError(f"{printable(path)}: no table; give a versions.csv, or a .parquet of it")
    empty = True
    for place, row in read_table(path, NEEDED):
        empty = False
        if isinstance(row, str):
            raise StoryError(f"{printable(path)}, {place}: {row}")
        yield place, row
    if empty:
        raise StoryError(f"{printable(path)}: a table without a row; give one with versions in it")


def _parts(folder: Path, table: str) -> Sequence[Path]:
    """Return a batch's files of one table: Parquet, or else CSV."""
    return sorted((folder / table).glob("part-*.parquet")) or sorted(
        (folder / _CSV / table).glob("part-*.csv")
    )


def _copies_of_batch(folder: Path) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found = {}
    for part in _parts(folder, _STORIES):
        for place, row in read_table(part, ("story", "witnesses")):
            if isinstance(row, str):
                raise StoryError(f"{printable(part)}, {place}: {row}")
            groups = str(row.get("witnesses") or "")
            found[str(row.get("story"))] = tuple(
                tuple(group.split(_TOGETHER)) for group in groups.split(_COPIES) if group
            )
    return found
