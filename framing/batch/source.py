"""The input, whatever it is, as numbered stories."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Protocol

from framing.batch.folders import Folders, files_of, story_folders
from framing.batch.shelf import Shelf
from framing.batch.tables import kind_of, read_table
from framing.errors import StoryError
from framing.ingest.clean import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from framing.batch.tables import Found
    from framing.batch.values import Problem, Task

_BLOCK = 1 << 20


class Source(Protocol):
    """The stories of the input in its order, numbered from 0."""

    stories: int

    def tasks(self, start: int, stop: int) -> Iterator[Task]:
        """Yield the stories numbered from ``start`` up to ``stop``."""

    def strays(self) -> Iterator[Problem]:
        """Yield what belongs to no story."""

    def close(self) -> None:
        """Let files go."""


def digest_of(path: Path) -> str:
    """Return a hash of everything in the input that is read.

    Raises:
        StoryError: it is not there, of no kind that is read, or cannot be read.
    """
    whole = hashlib.sha256()
    try:
        for file in _files(path):
            name = "" if file == path else file.relative_to(path).as_posix()
            whole.update(f"{name}\0{_sha256(file)}\n".encode("utf-8", "surrogateescape"))
    except OSError as error:
        reason = shown(error.strerror or "unreadable")
        raise StoryError(f"{shown(path)}: cannot be read ({reason}); check the input") from None
    return whole.hexdigest()


def opened(path: Path, digest: str, work: Path) -> Source:
    """Open the input; ``work`` is a folder for what must be kept on disk meanwhile.

    Raises:
        StoryError: it cannot be read, or no story is in it.
        OutputError: ``work`` cannot be written.
    """
    tables = _tables(path)
    source: Source
    source = Shelf(work / "stories.sqlite", digest, _rows(tables)) if tables else Folders(path)
    if not source.stories:
        first = next(source.strays(), None)
        source.close()
        because = f"; {first.place}: {first.why}" if first else ""
        raise StoryError(f"{shown(path)}: no story in it{because}")
    return source


def _rows(tables: Sequence[Path]) -> Iterator[Found]:
    for table in tables:
        before = f"{shown(table.name)} " if len(tables) > 1 else ""
        for place, found in read_table(table):
            yield before + place, found


def _tables(path: Path) -> list[Path]:
    """Return the tables that the input consists of; none when it is a folder of stories."""
    if path.is_file():
        if not kind_of(path):
            raise StoryError(
                f"{shown(path)}: no table of articles; "
                "give a folder of story folders, or a .jsonl, .csv or .parquet file"
            )
        return [path]
    if not path.is_dir():
        raise StoryError(f"{shown(path)}: no such file or folder; check the path")
    if story_folders(path):
        return []
    return sorted(file for file in path.iterdir() if file.name[:1] not in "._" and kind_of(file))


def _files(path: Path) -> Iterator[Path]:
    tables = _tables(path)
    if tables:
        yield from tables
        return
    for folder in story_folders(path):
        for file in files_of(folder):
            if file.is_file():
                yield file


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
