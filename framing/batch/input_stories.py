"""The input, whatever it is, as numbered stories."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Protocol

from framing.batch.rows_by_story import StoryRows
from framing.batch.run_folder import holds_run
from framing.batch.story_folders import StoryFolders, files_of, story_folders
from framing.batch.table_rows import read_table, table_format
from framing.errors import StoryError
from framing.ingest.cleaning import printable
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from framing.batch.messages import Problem, Task
    from framing.batch.table_rows import Found

_BLOCK_BYTES = 1 << 20


class Source(Protocol):
    """The stories of the input in its order, numbered from 0."""

    stories: int

    def tasks(self, start: int, stop: int) -> Iterator[Task]:
        """Yield the stories numbered from ``start`` up to ``stop``."""

    def unassigned(self) -> Iterator[Problem]:
        """Yield what belongs to no story."""

    def close(self) -> None:
        """Let files go."""


def input_digest(path: Path) -> str:
    """Return a hash of everything in the input that is read.

    Raises:
        StoryError: it is not there, of no kind that is read, or cannot be read.
    """
    whole = hashlib.sha256()
    try:
        tables = _tables(path)
        for file in tables or _story_files(path):
            name = "" if file == path else file.relative_to(path).as_posix()
            digest = _sha256(file) if tables else _sha256_if_read(file)
            whole.update(f"{name}\0{digest}\n".encode("utf-8", "surrogateescape"))
    except OSError as error:
        reason = printable(error.strerror or "unreadable")
        name = printable(error.filename or path)
        raise StoryError(f"{name}: cannot be read ({reason}); check the input") from None
    return whole.hexdigest()


def open_input(path: Path, digest: str, work: Path) -> Source:
    """Open the input; ``work`` is a folder for what must be kept on disk meanwhile.

    Raises:
        StoryError: it cannot be read, or no story is in it.
        OutputError: ``work`` cannot be written.
    """
    tables = _tables(path)
    source: Source
    source = (
        StoryRows(work / "stories.sqlite", digest, _rows(tables, path))
        if tables
        else StoryFolders(path)
    )
    if not source.stories:
        first = next(source.unassigned(), None)
        source.close()
        because = f"; {first.place}: {first.why}" if first else ""
        raise StoryError(f"{printable(path)}: no story in it{because}")
    return source


def _rows(tables: Sequence[Path], path: Path) -> Iterator[Found]:
    for one in tables:
        before = f"{printable(one.name)} " if len(tables) > 1 else ""
        for place, found in read_table(one):
            yield before + place, found
    for other in _unread_files(path) if path.is_dir() else ():
        yield printable(other.name), "no table of articles, so not read; give it by itself"


def _tables(path: Path) -> list[Path]:
    """Return the tables that the input consists of; none when it is a folder of stories."""
    if path.is_file():
        if not table_format(path):
            raise StoryError(
                f"{printable(path)}: no table of articles; "
                "give a folder of story folders, or a .jsonl, .csv or .parquet file"
            )
        return [path]
    if path.exists() and not path.is_dir():
        raise StoryError(f"{printable(path)}: is read more than once; save it as a file first")
    if not path.is_dir():
        raise StoryError(f"{printable(path)}: no such file or folder; check the path")
    tables = sorted(file for file in path.iterdir() if _is_table(file))
    # Beside tables a folder is one of stories only when there is something to read in it.
    if any(not tables or _holds_files(folder) for folder in story_folders(path)):
        return []
    return tables


def _is_table(path: Path) -> bool:
    return path.name[:1] not in "._" and bool(table_format(path)) and not path.is_dir()


def _unread_files(folder: Path) -> list[Path]:
    """Return what lies beside tables and is none, but may have been meant to be."""
    no_articles = table("size_limits.toml")["not_articles"]
    return [
        path
        for path in sorted(folder.iterdir())
        if path.name[:1] not in "._"
        and not _is_table(path)
        and path.stem.lower() not in no_articles
        and not (path.is_dir() and holds_run(path))
    ]


def _holds_files(folder: Path) -> bool:
    try:
        return bool(files_of(folder))
    except OSError:
        return True


def _story_files(path: Path) -> Iterator[Path]:
    for folder in story_folders(path):
        try:
            yield from (file for file in files_of(folder) if file.is_file())
        except OSError:
            # The story is told when its turn comes.
            yield folder


def _sha256_if_read(path: Path) -> str:
    try:
        return _sha256(path)
    except OSError as error:
        return f"unreadable: {error.errno}"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
