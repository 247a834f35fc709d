"""What a word on the command line stands for: a story's folder, the sample, a baseline file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import StoryError

if TYPE_CHECKING:
    from collections.abc import Container

    from framing.facts.baseline_file.contents import Baseline
    from framing.types import Story

_SAMPLE = "sample"


def folder_of(story: str) -> Path:
    """Return a story's folder; a folder that is called ``sample`` comes before the sample.

    Raises:
        StoryError: There is no such folder.
    """
    folder = Path(story)
    if story == _SAMPLE and not folder.exists():
        from framing.resources import sample_story

        return sample_story()
    if not folder.is_dir():
        problem = "is a file" if folder.exists() else "does not exist"
        raise StoryError(f"{story} {problem}; give a folder of articles, or the word 'sample'")
    return folder


def own_folder_of(story: str) -> Path:
    """Return a story's folder to write into; the sample stays as it ships.

    Raises:
        StoryError: There is no such folder, or it is the sample's.
    """
    folder = folder_of(story)
    from framing.resources import sample_story

    if folder.resolve() == sample_story().resolve():
        raise StoryError("the sample stays as it ships; copy its folder and add to the copy")
    return folder


def story_of(story: str) -> Story:
    """Read the story in a folder."""
    folder = folder_of(story)
    from framing.ingest import read_story

    return read_story(folder)


def story_or_baseline(against: str) -> Story | Baseline:
    """Read a story folder, or a baseline file, which is anything that is a file."""
    if not Path(against).is_file():
        return story_of(against)
    from framing.facts.baseline_file.read import read_baseline

    return read_baseline(Path(against))


def name_of(story: str, taken: Container[str] = ()) -> str:
    """Return what a report calls a story or a baseline file, unlike the names that are taken."""
    path = Path(story)
    name = path.stem if path.is_file() else folder_of(story).resolve().name
    candidate, number = name, 1
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    return candidate
