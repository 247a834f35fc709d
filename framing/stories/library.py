"""The library: a folder of story folders that the user sees and can change.

It is named, the first that holds: by the variable ``FRAMING_LIBRARY``; by a file in the user's
settings, written when another folder is chosen; else it is ``framing`` among the user's documents.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import FramingError
from framing.ingest.folder_entries import SETTINGS, articles
from framing.report.output_folder import cannot_write
from framing.stories.article_draft import slug
from framing.stories.atomic_write import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

VARIABLE = "FRAMING_LIBRARY"
_CHOICE = "library.txt"
_NAME = "framing"


def library_folder() -> Path:
    """Return the folder that stories are kept in; it need not be there yet."""
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return Path(named).expanduser()
    try:
        chosen = _choice_file().read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        chosen = ""
    return Path(chosen) if chosen else _documents() / _NAME


def choose_library(folder: Path) -> None:
    """Keep stories in another folder from now on; those in the old one stay there.

    Raises:
        FramingError: The folder cannot be made or written into, or ``FRAMING_LIBRARY`` names one.
    """
    if os.environ.get(VARIABLE, "").strip():
        raise FramingError(f"the folder is named by {VARIABLE}; change it there")
    folder = folder.expanduser().absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise FramingError(f"{folder} cannot be written into; choose another folder")
        file = _choice_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, f"{folder}\n".encode())
    except OSError as error:
        raise cannot_write(folder, error) from error


def stories_in(folder: Path) -> list[Path]:
    """Return the story folders in a folder, by name; the folder itself where it is a story."""
    if is_story(folder):
        return [folder]
    try:
        inside = sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []
    return [path for path in inside if not path.name.startswith(".") and is_story(path)]


def is_story(folder: Path) -> bool:
    """Tell whether a folder holds a story: a ``story.toml``, or an article at least."""
    try:
        return folder.is_dir() and ((folder / SETTINGS).is_file() or bool(articles(folder)))
    except OSError:
        return False


def named_stories(folders: Iterable[Path]) -> dict[str, Path]:
    """Name story folders after themselves, apart where two are called the same."""
    named: dict[str, Path] = {}
    seen: set[Path] = set()
    for folder in folders:
        place = folder.resolve()
        if place in seen:
            continue
        seen.add(place)
        name, number = place.name, 2
        while name in named:
            name, number = f"{place.name}-{number}", number + 1
        named[name] = folder
    return named


def new_story_folder(library: Path, title: str) -> Path:
    """Return a folder in the library that is not there yet, named after a title."""
    name, number = slug(title or "story"), 2
    folder = library / name
    while folder.exists():
        folder = library / f"{name}-{number}"
        number += 1
    return folder


def changed_on(folder: Path) -> date | None:
    """Return the day on which a file of the story was last changed; None where nobody can say."""
    try:
        times = [path.stat().st_mtime for path in folder.iterdir() if path.is_file()]
    except OSError:
        return None
    return datetime.fromtimestamp(max(times), UTC).astimezone().date() if times else None


def _choice_file() -> Path:
    import platformdirs  # noqa: PLC0415 - only who opens the library needs it

    return platformdirs.user_config_path("framing") / _CHOICE


def _documents() -> Path:
    import platformdirs  # noqa: PLC0415 - as above

    return platformdirs.user_documents_path()
