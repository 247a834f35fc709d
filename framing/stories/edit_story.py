"""What a person says about a story: its report, its title, its dates, and that they looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.errors import StoryError
from framing.ingest.folder_entries import SETTINGS, entries
from framing.report.output_folder import cannot_write, replace_file
from framing.stories.edit_story_toml import (
    with_all_versions_listed,
    with_source,
    with_top_values,
    with_version_removed,
    with_version_values,
)
from framing.stories.folder_lock import locked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from framing.ingest.folder_entries import Entry
    from framing.ingest.story_toml import Settings


def story_settings(folder: Path) -> Settings | None:
    """Return what a story says about itself; None where it has no ``story.toml``.

    Raises:
        StoryError: It is wrong.
    """
    return _settings(folder, _text(folder))


def story_entries(folder: Path) -> tuple[Entry, ...]:
    """Return the articles of a story, whether or not they are enough to compare.

    Raises:
        StoryError: The folder cannot be read, or its ``story.toml`` is wrong.
    """
    try:
        return entries(folder, story_settings(folder))
    except OSError as error:
        raise StoryError(f"{folder}: cannot be read; check the folder") from error


def set_source(folder: Path, name: str, aliases: Sequence[str] = ()) -> None:
    """Say which report the versions cite; without a name, that there is none.

    Raises:
        FramingError: ``story.toml`` cannot be changed safely, or written. It is as it was.
    """
    _edit(folder, lambda before: with_source(before, name, aliases))


def set_title(folder: Path, title: str) -> None:
    """Give a story a title; without one its first version's headline stands above it.

    Raises:
        FramingError: As for `set_source`.
    """
    _edit(folder, lambda before: with_top_values(before, {"title": title.strip() or None}))


def set_checked(folder: Path, day: date | None) -> None:
    """Say on which day a person went through the list of facts; None: nobody has.

    Raises:
        FramingError: As for `set_source`.
    """
    _edit(folder, lambda before: with_top_values(before, {"checked": day}))


def set_version(folder: Path, file: str, *, outlet: str, published: date | None) -> None:
    """Say who published an article, and when.

    Raises:
        FramingError: As for `set_source`, or another article has that outlet.
    """
    _edit_version(
        folder,
        file,
        lambda before, number: with_version_values(
            before, number, {"outlet": outlet.strip() or None, "published": published}
        ),
    )


def remove_article(folder: Path, file: str) -> None:
    """Take an article out of a story; its file goes, too.

    Raises:
        FramingError: As for `set_source`.
    """
    _edit_version(folder, file, with_version_removed)
    try:
        (folder / file).unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error


def _edit_version(folder: Path, file: str, edit: Callable[[str, int], str]) -> None:
    def edited(before: str) -> str:
        listed = entries(folder, _settings(folder, before))
        number = next((n for n, entry in enumerate(listed) if entry.name == file), None)
        if number is None:
            raise StoryError(f"{file} is not in the story any more; reload the page")
        return edit(with_all_versions_listed(before, listed), number)

    _edit(folder, edited)


def _edit(folder: Path, edit: Callable[[str], str]) -> None:
    if not folder.is_dir():
        raise StoryError(f"{folder}: no such folder; it was moved or deleted meanwhile")
    with locked(folder):
        try:
            after = edit(_text(folder))
            # What would not be read again is not written.
            entries(folder, _settings(folder, after))
            replace_file(folder / SETTINGS, after)
        except OSError as error:
            raise cannot_write(folder, error) from error


def _text(folder: Path) -> str:
    path = folder / SETTINGS
    try:
        return path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    except UnicodeDecodeError:
        raise StoryError(f"{path} is not UTF-8; save it as UTF-8") from None


def _settings(folder: Path, text: str) -> Settings | None:
    from framing.ingest.story_toml import read_settings  # noqa: PLC0415 - imports pydantic

    return read_settings(folder / SETTINGS, text.encode()) if text.strip() else None
