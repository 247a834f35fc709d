"""A folder of story folders: each is read where it lies and sent whole, so workers need no disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from framing.batch.messages import Problem, Task
from framing.batch.run_folder import holds_run
from framing.batch.table_rows import table_format
from framing.batch.worker_limits import limits
from framing.ingest.cleaning import clean_line, printable
from framing.ingest.folder_entries import SETTINGS
from framing.ingest.labels_csv import FILE as LABELS
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BESIDE = frozenset({SETTINGS, LABELS})


class StoryFolders:
    """The stories in a folder, in the order of their names, numbered from 0."""

    def __init__(self, folder: Path) -> None:
        """Look which folders are there; nothing in them is read yet."""
        self._folders = story_folders(folder)
        self._names = _distinct(clean_line(path.name) or "(no name)" for path in self._folders)
        self._beside = [path for path in _visible(folder) if not path.is_dir()]
        self.stories = len(self._folders)

    def close(self) -> None:
        """Nothing is held open."""

    def unassigned(self) -> Iterator[Problem]:
        """Yield the articles that lie in no story's folder, and tables of articles."""
        for path in self._beside:
            if _is_article(path):
                why = "lies beside the stories' folders; put it into the folder of its story"
            elif table_format(path):
                why = "a table beside the stories' folders is not read; give it as the input"
            else:
                continue
            yield Problem("", "", clean_line(path.name), "article", why)

    def tasks(self, start: int, stop: int) -> Iterator[Task]:
        """Yield the stories numbered from ``start`` up to ``stop``."""
        for number in range(start, stop):
            name = self._names[number]
            try:
                yield _task(number, name, self._folders[number])
            except OSError as error:
                yield Task(number, name, refusal=f"{_unreadable(error)}; check the folder")


def story_folders(folder: Path) -> list[Path]:
    """Return the folders in ``folder``, in the order of their names.

    Hidden ones are left out, and those that a batch wrote: ``--out`` may lie in the input.
    """
    return [path for path in _visible(folder) if path.is_dir() and not holds_run(path)]


def files_of(folder: Path) -> list[Path]:
    """Return what belongs to a story in its folder: articles, settings, corrections.

    Raises:
        OSError: the folder cannot be read.
    """

    def refuse(error: OSError) -> None:
        # Articles lie right in the folder; only settings can name one further down.
        if error.filename == str(folder):
            raise error

    story_files: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(place, name) for name in sorted(names) if not name.startswith("."))
        story_files += [path for path in paths if _is_article(path) or path.name in _BESIDE]
    return story_files


def _task(number: int, name: str, folder: Path) -> Task:
    files: list[tuple[str, bytes]] = []
    large: list[tuple[str, int]] = []
    problems: list[Problem] = []
    max_bytes, total = limits("story")["story_bytes"], 0
    for path in files_of(folder):
        relative = path.relative_to(folder).as_posix()
        problem = _no_file(path, folder)
        size = 0 if problem else path.stat().st_size
        if not problem and size > table("size_limits.toml")["max_bytes"]:
            large.append((relative, size))
            continue
        total += size
        if total > max_bytes:
            return Task(number, name, refusal=f"more than {max_bytes:,} bytes; leave articles out")
        if not problem:
            try:
                files.append((relative, path.read_bytes()))
            except OSError as error:
                problem = f"{_unreadable(error)}; check the file"
        if problem and relative in _BESIDE:
            # Without its settings and corrections it would be another story.
            return Task(number, name, refusal=f"{relative} {problem}")
        if problem:
            problems.append(Problem(name, "", clean_line(relative), "article", problem))
    return Task(number, name, files=tuple(files), large=tuple(large), problems=tuple(problems))


def _no_file(path: Path, folder: Path) -> str:
    """Say why a path is no file of the story; empty when it is one."""
    try:
        real = path.resolve()
    except (OSError, RuntimeError):
        return "is a link that leads to itself; copy the file in"
    if not real.is_relative_to(folder.resolve()):
        return "leads outside the story's folder; copy the file in"
    return "" if path.is_file() else "is no file, or a link to none; copy the file in"


def _unreadable(error: OSError) -> str:
    return f"cannot be read ({printable(error.strerror or 'unreadable')})"


def _distinct(names: Iterable[str]) -> list[str]:
    """Number the names that differ only in what is not seen: each is a story of its own."""
    requested = list(names)
    taken = set(requested)
    numbered: dict[str, None] = {}
    for name in requested:
        candidate, number = name, 1
        while candidate in numbered or (number > 1 and candidate in taken):
            number += 1
            candidate = f"{name} ({number})"
        numbered[candidate] = None
    return list(numbered)


def _visible(folder: Path) -> list[Path]:
    paths = (path for path in folder.iterdir() if not path.name.startswith("."))
    return sorted(paths, key=lambda path: path.name)


def _is_article(path: Path) -> bool:
    limits_of_files = table("size_limits.toml")
    return (
        path.suffix.lower() in limits_of_files["articles"]
        and path.stem.lower() not in limits_of_files["not_articles"]
        and not path.is_dir()
    )
