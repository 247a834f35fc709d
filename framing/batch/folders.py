"""A folder of story folders: each is read where it lies and sent whole, so workers need no disk."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from framing.batch.limits import limits
from framing.batch.values import Problem, Task
from framing.ingest.clean import clean_line, shown
from framing.ingest.data import table
from framing.ingest.entries import SETTINGS
from framing.ingest.labels import FILE as LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Folders:
    """The stories in a folder, in the order of their names, numbered from 0."""

    def __init__(self, folder: Path) -> None:
        """Look which folders are there; nothing in them is read yet."""
        self._folders = story_folders(folder)
        self._loose = [path.name for path in _visible(folder) if _is_article(path)]
        self.stories = len(self._folders)

    def close(self) -> None:
        """Nothing is held open."""

    def strays(self) -> Iterator[Problem]:
        """Yield the articles that lie in no story's folder."""
        for name in self._loose:
            why = "lies beside the stories' folders; put it into the folder of its story"
            yield Problem("", "", clean_line(name), "article", why)

    def tasks(self, start: int, stop: int) -> Iterator[Task]:
        """Yield the stories numbered from ``start`` up to ``stop``."""
        for number in range(start, stop):
            folder = self._folders[number]
            name = clean_line(folder.name) or "(no name)"
            try:
                yield _task(number, name, folder)
            except OSError as error:
                reason = shown(error.strerror or "unreadable")
                yield Task(number, name, refused=f"cannot be read ({reason}); check the folder")


def story_folders(folder: Path) -> list[Path]:
    """Return the folders in ``folder``, in the order of their names; hidden ones are left out."""
    return [path for path in _visible(folder) if path.is_dir()]


def files_of(folder: Path) -> list[Path]:
    """Return what belongs to a story in its folder: articles, settings, corrections; no links."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (folder / place / name for name in sorted(names) if not name.startswith("."))
        found += [path for path in paths if _is_article(path) or path.name in {SETTINGS, LABELS}]
    return found


def _task(number: int, name: str, folder: Path) -> Task:
    files: list[tuple[str, bytes]] = []
    large: list[tuple[str, int]] = []
    problems: list[Problem] = []
    room, total = limits("story")["story_bytes"], 0
    for path in files_of(folder):
        inside = path.relative_to(folder).as_posix()
        if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
            why = "leads outside the story's folder; copy the file in"
            problems.append(Problem(name, "", clean_line(inside), "article", why))
            continue
        size = path.stat().st_size
        if size > table("limits.toml")["max_bytes"]:
            large.append((inside, size))
            continue
        total += size
        if total > room:
            return Task(number, name, refused=f"more than {room:,} bytes; leave articles out")
        files.append((inside, path.read_bytes()))
    return Task(number, name, files=tuple(files), large=tuple(large), problems=tuple(problems))


def _visible(folder: Path) -> list[Path]:
    paths = (path for path in folder.iterdir() if not path.name.startswith("."))
    return sorted(paths, key=lambda path: path.name)


def _is_article(path: Path) -> bool:
    limits_of_files = table("limits.toml")
    return (
        path.suffix.lower() in limits_of_files["articles"]
        and path.stem.lower() not in limits_of_files["not_articles"]
        and not path.is_dir()
    )
