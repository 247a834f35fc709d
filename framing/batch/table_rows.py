"""JSON Lines, CSV and Parquet as a stream of rows: no more than a few are in memory at a time."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, Any

from framing.batch.worker_limits import limits
from framing.errors import StoryError
from framing.ingest.cleaning import clean_line, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    # Where a row stands, and its cells by column, or why it has none.
    Found = tuple[str, Mapping[str, object] | str]

_ROWS_AT_ONCE = 64
# A date in a million years, a time zone that nobody knows, a text that is none.
_NO_VALUE = (ValueError, ArithmeticError, LookupError)
_NOT_UTF8 = "not UTF-8; save the file as UTF-8"
# How Python keeps a byte that is not UTF-8.
_ESCAPED = re.compile("[\udc80-\udcff]")


def table_format(path: Path) -> str:
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
        yield from readers[table_format(path)](path, needed or limits("columns")["needed"])
    except OSError as error:
        reason = printable(error.strerror or str(error))
        raise StoryError(f"{printable(path)}: cannot be read ({reason}); check the file") from None


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


class _TwiceError(ValueError):
    """A name stands twice in one object, so that it cannot be told which value is meant."""


def _object(line: bytes) -> Mapping[str, object] | str:
    try:
        values = json.loads(line.decode("utf-8-sig"), object_pairs_hook=_named)
    except UnicodeDecodeError:
        return _NOT_UTF8
    except json.JSONDecodeError as error:
        return f"not JSON ({printable(error.msg)} at character {error.pos + 1}); one object a line"
    except _TwiceError as error:
        return f"column {error} is there twice; keep one"
    except (ValueError, RecursionError):
        return "not JSON that can be read; one object a line"
    return values if isinstance(values, dict) else "not a JSON object with named values"


def _named(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        names = [name for name, _ in pairs]
        for name in sorted(_all_columns()):
            if names.count(name) > 1:
                raise _TwiceError(name)
    return values


def _csv(path: Path, needed: Sequence[str]) -> Iterator[Found]:
    csv.field_size_limit(limits("story")["line_bytes"])
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        try:
            header = next(csv.reader(file), [])
        except csv.Error as error:
            raise StoryError(
                f"{printable(path)}: no table ({error}); save it as CSV again"
            ) from None
        columns = [clean_line(name).casefold() for name in header]
        _check_header(path, header, columns, needed)
        _check_columns(path, columns, needed)
        # A quotation mark that is not closed would take the rows after it into its cell.
        reader = csv.reader(file, strict=True)
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


def _check_header(path: Path, header: list[str], columns: list[str], needed: Sequence[str]) -> None:
    """Say what is wrong with a file that has its columns, but not as they are read."""
    if set(needed) <= set(columns) and not any("\0" in name for name in header):
        return
    if any("\0" in name or _ESCAPED.search(name) for name in header):
        raise StoryError(f"{printable(path)}: {_NOT_UTF8}")
    for separator, name in limits("separators").items():
        if set(needed) <= {
            column.strip(' "') for column in "".join(header[:1]).casefold().split(separator)
        }:
            raise StoryError(
                f"{printable(path)}: its cells are parted by {name}; save it with commas between "
                "them"
            )


def _cells(columns: list[str], cells: list[str]) -> Mapping[str, object] | str:
    if len(cells) > len(columns):
        return (
            f"{len(cells)} cells for {len(columns)} columns; "
            "put a cell with commas or line ends in quotation marks"
        )
    if any(_ESCAPED.search(cell) for cell in cells):
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
            wanted = [name for name in columns if name in {*_all_columns(), *needed}]
            number = 0
            for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=wanted):
                for record in _records(batch):
                    number += 1
                    yield f"row {number}", record
    except pa.ArrowException as error:
        reason = printable(clean_line(str(error)))
        raise StoryError(f"{printable(path)}: no Parquet file that can be read: {reason}") from None


def _records(batch: Any) -> list[Mapping[str, object] | str]:
    """Return a batch's rows; a cell that Python has no value for costs its row alone."""
    try:
        records: list[Mapping[str, object] | str] = batch.to_pylist()
    except _NO_VALUE:
        return [_record(batch, at) for at in range(batch.num_rows)]
    return records


def _record(batch: Any, at: int) -> Mapping[str, object] | str:
    record: dict[str, object] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            record[name] = column[at].as_py()
        except UnicodeDecodeError:
            return f"column {name} is {_NOT_UTF8}"
        except _NO_VALUE as error:
            return f"column {name} cannot be read ({printable(error)}); correct it or leave it out"
    return record


def _all_columns() -> set[str]:
    return {*limits("columns")["needed"], *limits("columns")["optional"]}


def _check_columns(path: Path, columns: list[str], needed: Sequence[str]) -> None:
    missing = [name for name in needed if name not in columns]
    if missing:
        present = ", ".join(printable(name, 30) for name in columns[:8]) or "none"
        raise StoryError(
            f"{printable(path)}: no column {missing[0]}; needed are {', '.join(needed)}, "
            f"found: {present}"
        )
    twice = [name for name in needed if columns.count(name) > 1]
    if twice:
        raise StoryError(f"{printable(path)}: column {twice[0]} is there twice; keep one")
