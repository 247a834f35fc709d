"""JSON Lines, CSV and Parquet as a stream of rows: no more than a few are in memory at a time."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

from framing.batch.limits import limits
from framing.errors import StoryError
from framing.ingest.clean import clean_line, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    # Where a row stands, and its cells by column, or why it has none.
    Found = tuple[str, Mapping[str, object] | str]

_ROWS_AT_ONCE = 64
_NOT_UTF8 = "not UTF-8; save the file as UTF-8"


def kind_of(path: Path) -> str:
    """Return what kind of table a file is by its ending; empty when it is none."""
    return str(limits("input").get(path.suffix.lower(), ""))


def read_table(path: Path, needed: Sequence[str] = ()) -> Iterator[Found]:
    """Yield every row of a table in its order.

    Args:
        path: the file.
        needed: the columns that it must have; by default those of a table of stories.

    Raises:
        StoryError: the file cannot be read at all, or lacks a column.
    """
    readers = {"jsonl": _jsonl, "csv": _csv, "parquet": _parquet}
    try:
        yield from readers[kind_of(path)](path, needed or limits("columns")["needed"])
    except OSError as error:
        reason = shown(error.strerror or str(error))
        raise StoryError(f"{shown(path)}: cannot be read ({reason}); check the file") from None


def _jsonl(path: Path, _needed: Sequence[str]) -> Iterator[Found]:
    most = limits("story")["line_bytes"]
    with path.open("rb") as file:
        number = 0
        while line := file.readline(most + 1):
            number += 1
            if len(line) > most:
                _skip_line(file, most)
                yield f"line {number}", f"longer than {most:,} bytes; keep articles only"
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield f"line {number}", _object(line)


def _skip_line(file: Iterable[bytes], most: int) -> None:
    while chunk := file.readline(most):  # type: ignore[attr-defined]
        if chunk.endswith(b"\n"):
            return


def _object(line: bytes) -> Mapping[str, object] | str:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _NOT_UTF8
    except json.JSONDecodeError as error:
        return f"not JSON ({shown(error.msg)} at character {error.pos + 1}); one object a line"
    except (ValueError, RecursionError):
        return "not JSON that can be read; one object a line"
    return found if isinstance(found, dict) else "not a JSON object with named values"


def _csv(path: Path, needed: Sequence[str]) -> Iterator[Found]:
    csv.field_size_limit(limits("story")["line_bytes"])
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        reader = csv.reader(file)
        try:
            columns = [clean_line(name).casefold() for name in next(reader, [])]
        except csv.Error as error:
            raise StoryError(f"{shown(path)}: no table ({error}); save it as CSV again") from None
        _check_columns(path, columns, needed)
        number = 0
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                number += 1
                yield f"row {number}", f"no row of a table ({error}); is a quotation mark missing?"
                continue
            if cells:
                number += 1
                yield f"row {number}", _cells(columns, cells)


def _cells(columns: list[str], cells: list[str]) -> Mapping[str, object] | str:
    if len(cells) > len(columns):
        return (
            f"{len(cells)} cells for {len(columns)} columns; "
            "put a cell with commas or line ends in quotation marks"
        )
    if any("\udc80" <= character <= "\udcff" for cell in cells for character in cell):
        return _NOT_UTF8
    return dict(zip(columns, cells, strict=False))


def _parquet(path: Path, needed: Sequence[str]) -> Iterator[Found]:
    # Pyarrow takes a fifth of a second to import.
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        with pq.ParquetFile(path) as file:
            columns = file.schema_arrow.names
            _check_columns(path, columns, needed)
            wanted = [name for name in columns if name in _all_columns()]
            number = 0
            for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=wanted):
                for record in batch.to_pylist():
                    number += 1
                    yield f"row {number}", record
    except pa.ArrowException as error:
        reason = shown(clean_line(str(error)))
        raise StoryError(f"{shown(path)}: no Parquet file that can be read: {reason}") from None


def _all_columns() -> set[str]:
    return {*limits("columns")["needed"], *limits("columns")["optional"]}


def _check_columns(path: Path, columns: list[str], needed: Sequence[str]) -> None:
    missing = [name for name in needed if name not in columns]
    if missing:
        there = ", ".join(shown(name, 30) for name in columns[:8]) or "none"
        raise StoryError(
            f"{shown(path)}: no column {missing[0]}; needed are {', '.join(needed)}, found: {there}"
        )
    twice = [name for name in needed if columns.count(name) > 1]
    if twice:
        raise StoryError(f"{shown(path)}: column {twice[0]} is there twice; keep one")
