"""Tables of cells to Arrow: the rows of the CSV files with types, and nothing where they are empty.

Pyarrow is imported where it is used: it takes a fifth of a second.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from framing.report.schema import STORY, Column, schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

STORIES, ERRORS = "stories", "errors"


@cache
def table_columns() -> Mapping[str, tuple[Column, ...]]:
    """Return the columns of every table, ``story`` first, by the table's name without an ending."""
    tables = {file.removesuffix(".csv"): columns for file, columns in schema().items()}
    text = files("framing.batch").joinpath("schema.toml").read_text("utf-8")
    for name, described in tomllib.loads(text)["tables"].items():
        tables[name] = tuple(
            Column(column, **{**about, "values": tuple(about.get("values", ()))})
            for column, about in described["columns"].items()
        )
    return {name: (STORY, *columns) for name, columns in tables.items()}


def parts() -> tuple[str, ...]:
    """Return the names of the tables that are written in parts: all but the errors."""
    return tuple(name for name in table_columns() if name != ERRORS)


@cache
def arrow_schema(table: str) -> Any:
    """Return a table's Arrow schema; each column says what it means and its unit."""
    import pyarrow as pa  # noqa: PLC0415

    return pa.schema(
        pa.field(
            column.name,
            _type(column),
            metadata={"meaning": column.meaning} | ({"unit": column.unit} if column.unit else {}),
        )
        for column in table_columns()[table]
    )


def arrow_table(table: str, rows: Sequence[Mapping[str, str]]) -> Any:
    """Return rows of CSV cells as an Arrow table."""
    import pyarrow as pa  # noqa: PLC0415

    arrays = [
        _column(column, (row[column.name] for row in rows), pa) for column in table_columns()[table]
    ]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(table))


def arrow_stream(table: Any) -> bytes:
    """Return an Arrow table as bytes, packed for the way."""
    import pyarrow as pa  # noqa: PLC0415

    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)
    with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def concatenated(table: str, streams: Iterable[bytes]) -> Any:
    """Return the tables in ``streams`` as one, in their order."""
    import pyarrow as pa  # noqa: PLC0415

    # Threads would cost eight times what they unpack.
    options = pa.ipc.IpcReadOptions(use_threads=False)
    tables = [pa.ipc.open_stream(data, options=options).read_all() for data in streams]
    return pa.concat_tables(tables) if tables else arrow_schema(table).empty_table()


def _type(column: Column) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    types = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    return types.get(column.type, pa.string())


def _column(column: Column, cells: Iterable[str], pa: Any) -> Any:
    convert = _CONVERT.get(column.type, str)
    return pa.array([convert(cell) if cell else None for cell in cells], type=_type(column))


_CONVERT: Mapping[str, Callable[[str], object]] = {
    "integer": int,
    "number": float,
    "boolean": "1".__eq__,
}
