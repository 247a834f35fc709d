"""The rows of a table, put together by story on disk: rows of one story may stand anywhere.

A SQLite file in the output's working folder. It is made in one pass over the input, and made
again when that pass was interrupted.
"""

from __future__ import annotations

import json
import os
import sqlite3
from dataclasses import asdict
from typing import TYPE_CHECKING

from framing.batch.article_rows import parse_row
from framing.batch.messages import Problem, Row, Task
from framing.batch.worker_limits import limits
from framing.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from framing.batch.table_rows import Found

_TABLES = """
CREATE TABLE stories (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY, story INTEGER NOT NULL, size INTEGER NOT NULL, record TEXT NOT NULL
);
CREATE TABLE strays (id INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE made (digest TEXT NOT NULL);
"""
_INDEX = "CREATE INDEX by_story ON articles (story, id)"


class StoryRows:
    """The stories of a table in the order of their first rows, numbered from 0."""

    def __init__(self, path: Path, digest: str, rows: Iterable[Found]) -> None:
        """Open the shelf at ``path``, and fill it from ``rows`` unless it holds ``digest``.

        Raises:
            OutputError: it cannot be written.
            StoryError: the rows cannot be read.
        """
        self._path = path
        try:
            self._base = _opened(path)
            if not self._holds(digest):
                self._base.close()
                path.unlink()
                self._base = _opened(path)
                self._fill(digest, rows)
            self.stories: int = self._base.execute("SELECT count(*) FROM stories").fetchone()[0]
        except (sqlite3.Error, OSError) as error:
            raise OutputError(
                f"cannot write {path}: {error}; make room or choose another folder"
            ) from None

    def close(self) -> None:
        """Let the file go."""
        self._base.close()

    def unassigned(self) -> Iterator[Problem]:
        """Yield what cannot be said to belong to any story, in the order of the input."""
        for (record,) in self._base.execute("SELECT record FROM strays ORDER BY id"):
            yield Problem(**json.loads(record))

    def tasks(self, start: int, stop: int) -> Iterator[Task]:
        """Yield the stories numbered from ``start`` up to ``stop``."""
        for number in range(start, stop):
            try:
                (name,) = self._base.execute(
                    "SELECT name FROM stories WHERE number = ?", (number + 1,)
                ).fetchone()
                task = self._task(number, name)
            except (sqlite3.Error, ValueError, TypeError) as error:
                raise OutputError(
                    f"{self._path} is damaged ({error}); delete it, and the same command goes on"
                ) from None
            yield task

    def _too_large(self, number: int) -> str:
        count, size = self._base.execute(
            "SELECT count(*), total(size) FROM articles WHERE story = ? AND size", (number + 1,)
        ).fetchone()
        return too_large(count, int(size))

    def _task(self, number: int, name: str) -> Task:
        rows: list[Row] = []
        problems: list[Problem] = []
        seen: dict[str, str] = {}
        refusal = self._too_large(number)
        for (record,) in self._base.execute(
            "SELECT record FROM articles WHERE story = ? AND NOT (size AND ?) ORDER BY id",
            (number + 1, bool(refusal)),
        ):
            values = json.loads(record)
            if "why" in values:
                problems.append(Problem(**values))
                continue
            row = Row(**values)
            first = seen.setdefault(row.outlet.casefold(), row.place)
            if first == row.place:
                rows.append(row)
            else:
                why = f"{row.outlet} is in this story already ({first}); give each one article"
                problems.append(Problem(name, row.outlet, row.place, "article", why))
        return Task(number, name, rows=tuple(rows), problems=tuple(problems), refusal=refusal)

    def _holds(self, digest: str) -> bool:
        try:
            recorded = self._base.execute("SELECT digest FROM made").fetchone()
        except sqlite3.DatabaseError:
            # Not filled yet, or filling it was interrupted.
            return False
        return bool(recorded == (digest,))

    def _fill(self, digest: str, rows: Iterable[Found]) -> None:
        self._base.executescript(_TABLES)
        self._base.execute("BEGIN")
        for place, record in rows:
            self._put(place, record)
        self._base.execute(_INDEX)
        self._base.execute("COMMIT")
        # What says that it is whole must not reach the disk before the rest does.
        with self._path.open("rb+") as file:
            os.fsync(file.fileno())
        self._base.execute("INSERT INTO made VALUES (?)", (digest,))

    def _put(self, place: str, record: object) -> None:
        if isinstance(record, str):
            self._stray(Problem("", "", place, "article", record))
            return
        story, row = parse_row(place, record)  # type: ignore[arg-type]
        if isinstance(row, Problem) and not story:
            self._stray(row)
            return
        size = len(row.text) if isinstance(row, Row) else 0
        self._base.execute("INSERT OR IGNORE INTO stories (name) VALUES (?)", (story,))
        self._base.execute(
            "INSERT INTO articles (story, size, record) "
            "SELECT number, ?, ? FROM stories WHERE name = ?",
            (size, json.dumps(asdict(row)), story),
        )

    def _stray(self, problem: Problem) -> None:
        record = json.dumps(asdict(problem))
        self._base.execute("INSERT INTO strays (record) VALUES (?)", (record,))


def too_large(versions: int, characters: int) -> str:
    """Say why a story is too large for a worker; empty when it is not."""
    most = limits("story")
    if versions > most["versions"]:
        return (
            f"{versions:,} articles, more than the {most['versions']} that one story may have; "
            "is this one story?"
        )
    if characters > most["story_characters"]:
        return (
            f"{characters:,} characters, more than the {most['story_characters']:,} that one "
            "story may have; leave articles out"
        )
    return ""


def _opened(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, isolation_level=None)
    # Nothing in it is lost that cannot be made again, so no journal.
    for setting in ("journal_mode = OFF", "synchronous = OFF"):
        base.execute(f"PRAGMA {setting}").fetchall()
    return base
