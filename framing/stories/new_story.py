"""New story folders, of drafts or as a copy: whole or not at all."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from framing.errors import OutputError
from framing.ingest.folder_entries import SETTINGS, entries
from framing.report.output_folder import cannot_write
from framing.stories.add_article import check_version_count, unused_path
from framing.stories.atomic_write import create_folder_atomically
from framing.stories.edit_story_toml import new_story_toml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.stories.article_draft import Draft


def make_story(folder: Path, title: str, source: str, drafts: Sequence[Draft]) -> None:
    """Write a new story folder.

    Args:
        folder: where; it must not be there yet.
        title: the story's title; without one it is the first article's.
        source: the name of the report that the articles cite; without one it is found.
        drafts: the articles, in the order of the story.

    Raises:
        FramingError: The folder is there already or cannot be written, or its articles make no
            story. Then there is no folder.
    """
    refuse_existing(folder)
    check_version_count(len(drafts))
    try:
        with create_folder_atomically(folder) as staging:
            _fill(staging, title, source, drafts)
    except OSError as error:
        raise cannot_write(folder, error) from error


def copy_story(folder: Path, target: Path) -> None:
    """Copy a story folder.

    Raises:
        OutputError: The target is there already or cannot be written.
    """
    refuse_existing(target)
    try:
        with create_folder_atomically(target) as staging:
            shutil.copytree(folder, staging, dirs_exist_ok=True)
    except OSError as error:
        raise cannot_write(target, error) from error


def refuse_existing(folder: Path) -> None:
    """Raise ``OutputError`` when ``folder`` is there: nothing is written over."""
    if folder.exists():
        raise OutputError(f"{folder} is there already; give another name")


def _fill(staging: Path, title: str, source: str, drafts: Sequence[Draft]) -> None:
    # Only who writes waits for pydantic.
    from framing.ingest.story_toml import read_settings  # noqa: PLC0415

    placed: list[tuple[Draft, str]] = []
    for draft in drafts:
        path = unused_path(staging, draft)
        path.write_bytes(draft.data)
        placed.append((draft, path.name))
    text = new_story_toml(title, source, placed).encode()
    entries(staging, read_settings(staging / SETTINGS, text))
    (staging / SETTINGS).write_bytes(text)
