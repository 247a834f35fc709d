"""Which files of a folder are versions of the story, and under which outlet's name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from framing.errors import StoryError
from framing.ingest.cleaning import clean_line, printable
from framing.ingest.reading_choices import Choices, as_kept
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from framing.ingest.story_toml import Settings

SETTINGS = "story.toml"
RECREATED = " (recreated)"
ADDING = ".framing-adding"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to read as a version; ``name`` is its path inside the folder."""

    path: Path
    name: str
    outlet: str
    url: str = ""
    published: date | None = None
    choices: Choices | None = None


def entries(folder: Path, settings: Settings | None) -> tuple[Entry, ...]:
    """Return the versions that ``story.toml`` lists, or else every article file, in name order.

    Raises:
        StoryError: a listed file is missing or outside the folder, or an outlet or file is there
            twice.
    """
    if settings and settings.version:
        versions = [
            Entry(
                inside(folder, version.file, SETTINGS),
                version.file,
                clean_line(version.outlet or PurePosixPath(version.file).stem),
                version.url,
                version.published,
                Choices(
                    tuple(map(as_kept, version.take_in)), tuple(map(as_kept, version.leave_out))
                )
                or None,
            )
            for version in settings.version
        ]
    else:
        beside = settings.source.text if settings and settings.source else None
        versions = [
            Entry(inside(folder, path.name, printable(folder)), path.name, clean_line(path.stem))
            for path in articles(folder, beside)
        ]
    if settings and settings.recreated:
        versions = [replace(entry, outlet=recreated(entry.outlet)) for entry in versions]
    _check_distinct(versions, SETTINGS if settings else printable(folder))
    return tuple(versions)


def articles(folder: Path, beside: str | None = None) -> tuple[Path, ...]:
    """Return the article files right in ``folder``, in name order, without the file ``beside``."""
    limits = table("size_limits.toml")
    return tuple(
        path
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.suffix.lower() in limits["articles"]
        and not path.name.startswith(".")
        and path.stem.lower() not in limits["not_articles"]
        and path.name != beside
        and path.is_file()
        and not adding_mark(path).exists()
    )


def adding_mark(path: Path) -> Path:
    """Return the hidden file that says that an article is not in the story yet, though written."""
    return path.with_name(f".{path.name}{ADDING}")


def inside(folder: Path, name: str, where: str) -> Path:
    """Return the path of a file that ``where`` names, once it is sure to lie in the folder.

    Raises:
        StoryError: the name leads out of the folder, or there is no such file.
    """
    named_file = f"{where}: file {printable(repr(name))}"
    if PurePosixPath(name).is_absolute() or Path(name).is_absolute() or ".." in Path(name).parts:
        raise StoryError(
            f"{named_file} is outside the story's folder; copy it in and name it alone"
        )
    path = folder / name
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise StoryError(f"{named_file} leads outside the story's folder; copy the file in")
        if not path.is_file():
            raise StoryError(
                f"{named_file} is not in {printable(folder)}; correct the name or add the file"
            )
    except (OSError, ValueError, RuntimeError):
        raise StoryError(f"{named_file} cannot be a file's name; correct it") from None
    return path


def recreated(outlet: str) -> str:
    """Return the outlet's name with the mark that no real outlet wrote these words."""
    return outlet if outlet.endswith(RECREATED) else outlet + RECREATED


def _check_distinct(versions: Sequence[Entry], where: str) -> None:
    twice = _first_twice(entry.outlet.casefold() for entry in versions)
    if twice is not None:
        first, second, *_ = (entry for entry in versions if entry.outlet.casefold() == twice)
        raise StoryError(
            f"{where}: outlet {printable(first.outlet)} is both {printable(first.name)} and "
            f"{printable(second.name)}; give each outlet one file"
        )
    twice = _first_twice(str(entry.path.resolve()) for entry in versions)
    if twice is not None:
        first = next(entry for entry in versions if str(entry.path.resolve()) == twice)
        raise StoryError(f"{where}: {printable(first.name)} is listed twice; list each file once")


def _first_twice(values: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return None
