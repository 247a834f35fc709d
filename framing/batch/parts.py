"""Parts: a fixed number of stories each, written all at once and sealed when they are whole.

The seal is a small file that lists the part's stories and problems. A part without one does not
count: its files are written again.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from framing.batch.arrow_columns import (
    ERRORS,
    arrow_schema,
    arrow_table,
    concatenated,
    parts,
    table_columns,
)
from framing.batch.messages import Problem
from framing.report.csv import csv_text
from framing.report.output_folder import cannot_write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from framing.batch.messages import Outcome, OutputRequest

CSV = "csv"
SEALS = "part-*.json"
_ROWS_AT_ONCE = 10_000


class Parts:
    """The parts in an output folder."""

    def __init__(self, folder: Path, work: Path, wanted: OutputRequest) -> None:
        """Write to ``folder``; seals and what is not whole yet lie in ``work``."""
        self._folder, self._work, self._wanted = folder, work, wanted

    def sealed(self, part: int) -> bool:
        """Tell whether a part is whole: its seal is there, and every file."""
        try:
            self._read(part)
        except (OSError, ValueError):
            return False
        return all(place.is_file() for place in self._places(part))

    def missing(self, count: int) -> Path | None:
        """Return the first file that is not there any more, of so many parts and of the errors."""
        wanted = (place for part in range(count) for place in self._places(part))
        for place in (*self._errors(), *wanted):
            if not place.is_file():
                return place
        return None

    def write(self, part: int, outcomes: Sequence[Outcome]) -> None:
        """Write a part's stories, which are all of them, in their order.

        Raises:
            OutputError: it cannot be written; the part does not count.
        """
        staging = self._work / f"new-{part:05}"
        try:
            shutil.rmtree(staging, ignore_errors=True)
            staging.mkdir()
            for number, (place, content) in enumerate(self._files(part, outcomes)):
                new = staging / str(number)
                _write(new, content)
                place.parent.mkdir(parents=True, exist_ok=True)
                new.replace(place)
            _write(staging / "seal", json.dumps(_seal(outcomes)).encode())
            (staging / "seal").replace(self._seal(part))
        except OSError as error:
            raise cannot_write(self._folder, error) from error
        finally:
            shutil.rmtree(staging, ignore_errors=True)

    def stories(self, part: int) -> tuple[int, int]:
        """Return how many of a sealed part's stories were compared, and how many failed."""
        recorded = self._read(part)["stories"]
        compared = sum(story["compared"] for story in recorded)
        return compared, len(recorded) - compared

    def problems(self, part: int) -> Iterator[Problem]:
        """Yield the problems of a sealed part."""
        for problem in self._read(part)["problems"]:
            yield Problem(**problem)

    def _read(self, part: int) -> Mapping[str, Any]:
        record: Mapping[str, Any] = json.loads(self._seal(part).read_text("utf-8"))
        return record

    def _seal(self, part: int) -> Path:
        return self._work / f"part-{part:05}.json"

    def _files(self, part: int, outcomes: Sequence[Outcome]) -> Iterator[tuple[Path, Any]]:
        for table in parts():
            if self._wanted.parquet:
                streams = [outcome.tables[table] for outcome in outcomes if table in outcome.tables]
                yield self._parquet(table, part), concatenated(table, streams)
            if self._wanted.csv:
                lines = [
                    csv_text(table_columns()[table], ()),
                    *(outcome.csv.get(table, "") for outcome in outcomes),
                ]
                yield self._csv(table, part), "".join(lines).encode()

    def _places(self, part: int) -> Iterator[Path]:
        for table in parts():
            if self._wanted.parquet:
                yield self._parquet(table, part)
            if self._wanted.csv:
                yield self._csv(table, part)

    def _errors(self) -> Iterator[Path]:
        if self._wanted.parquet:
            yield self._folder / "errors.parquet"
        if self._wanted.csv:
            yield self._folder / CSV / "errors.csv"

    def _parquet(self, table: str, part: int) -> Path:
        return self._folder / table / f"part-{part:05}.parquet"

    def _csv(self, table: str, part: int) -> Path:
        return self._folder / CSV / table / f"part-{part:05}.csv"


def write_errors(
    folder: Path, work: Path, rows: Iterable[Mapping[str, str]], wanted: OutputRequest
) -> int:
    """Write the one file of errors, in each format asked for, and return how many rows it has.

    Raises:
        OutputError: it cannot be written.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - a fifth of a second

    count = 0
    parquet, lines = work / "errors.parquet", work / "errors.csv"
    try:
        with (
            pq.ParquetWriter(parquet, arrow_schema(ERRORS), compression="zstd") as writer,
            lines.open("w", encoding="utf-8", newline="\n") as file,
        ):
            file.write(csv_text(table_columns()[ERRORS], ()))
            for chunk in _batches(rows):
                count += len(chunk)
                writer.write_table(arrow_table(ERRORS, chunk))
                file.write(csv_text(table_columns()[ERRORS], chunk).partition("\n")[2])
        if wanted.parquet:
            parquet.replace(folder / "errors.parquet")
        if wanted.csv:
            (folder / CSV).mkdir(exist_ok=True)
            lines.replace(folder / CSV / "errors.csv")
    except OSError as error:
        raise cannot_write(folder, error) from error
    return count


def _batches(rows: Iterable[Mapping[str, str]]) -> Iterator[list[Mapping[str, str]]]:
    chunk: list[Mapping[str, str]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _ROWS_AT_ONCE:
            yield chunk
            chunk = []
    yield chunk


def _seal(outcomes: Sequence[Outcome]) -> Mapping[str, object]:
    return {
        "stories": [{"story": outcome.name, "compared": outcome.compared} for outcome in outcomes],
        "problems": [asdict(problem) for outcome in outcomes for problem in outcome.problems],
    }


def _write(path: Path, content: Any) -> None:
    """Write bytes or an Arrow table to where a loss of power cannot take it any more."""
    with path.open("wb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            import pyarrow.parquet as pq  # noqa: PLC0415 - a fifth of a second

            pq.write_table(content, file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())
