"""What a person decided about the lines of an article, kept in the ``story.toml`` beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.errors import StoryError
from framing.ingest.folder_entries import SETTINGS, entries
from framing.ingest.reading_choices import Choices
from framing.report.output_folder import cannot_write, replace_file
from framing.stories.edit_story_toml import with_all_versions_listed, with_choices_kept
from framing.stories.folder_lock import locked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.ingest.folder_entries import Entry


def listed_entry(path: Path) -> Entry | None:
    """Return what the ``story.toml`` beside an article says of it; nothing when it says nothing."""
    settings = path.parent / SETTINGS
    if not path.is_file() or not settings.is_file():
        return None
    listed = _listed(path.parent, settings.read_bytes())
    return next((entry for entry in listed if entry.path.resolve() == path.resolve()), None)


def keep_choices(path: Path, take_in: Sequence[str], leave_out: Sequence[str]) -> None:
    """Write down that lines of an article are taken in or left out, beside what is there already.

    Raises:
        FramingError: the article is not the story's, or ``story.toml`` cannot be written.
    """
    folder = path.parent
    settings = folder / SETTINGS
    with locked(folder):
        try:
            data = settings.read_bytes() if settings.is_file() else b""
            listed = _listed(folder, data)
            before = with_all_versions_listed(data.decode("utf-8-sig"), listed)
            places = (n for n, one in enumerate(listed) if one.path.resolve() == path.resolve())
            number = next(places, None)
            if number is None:
                raise StoryError(f"{path.name} is not an article of the story any more")
            choices = (listed[number].choices or Choices()).added(take_in, leave_out)
            replace_file(settings, with_choices_kept(before, number, choices))
        except OSError as error:
            raise cannot_write(folder, error) from error


def _listed(folder: Path, data: bytes) -> tuple[Entry, ...]:
    from framing.ingest.story_toml import read_settings  # noqa: PLC0415 - imports pydantic

    return entries(folder, read_settings(folder / SETTINGS, data) if data.strip() else None)
