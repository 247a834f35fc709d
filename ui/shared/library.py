"""The stories that can be opened: of the library, of the command line, and the sample."""

from __future__ import annotations

import sys
from pathlib import Path

import framing
from framing.errors import FramingError
from framing.stories import copy_story
from framing.stories.library import library_folder, named_stories, stories_in

__all__ = [
    "is_sample",
    "library_folder",
    "own_folder",
    "sample_name",
    "ships_with_the_program",
    "story_folders",
]


def story_folders() -> dict[str, Path]:
    """Return every story's folder by its name: the library's, those given, then the sample.

    A copy of the sample in the library stands in the sample's place.
    """
    given = [
        story
        for argument in sys.argv[1:]
        for story in _given(Path(argument))
        if not ships_with_the_program(story)
    ]
    named = named_stories([*stories_in(library_folder()), *given])
    if sample_name() not in named:
        named[sample_name()] = framing.sample_story()
    return named


def sample_name() -> str:
    """Return the name of the sample in the address."""
    return framing.sample_story().name


def is_sample(name: str) -> bool:
    """Tell whether a story is the sample, as it ships or as somebody's copy."""
    return name == sample_name()


def ships_with_the_program(folder: Path) -> bool:
    """Tell whether a folder is the sample's own, which nothing is written into."""
    return folder.resolve() == framing.sample_story().resolve()


def own_folder(folder: Path) -> Path:
    """Return a folder that may be written into: the sample is copied into the library first.

    The copy has the sample's name, so that it stands in its place from then on.

    Raises:
        FramingError: It cannot be copied.
    """
    if not ships_with_the_program(folder):
        return folder
    target = library_folder() / sample_name()
    if not target.exists():
        try:
            copy_story(folder, target)
        except FramingError:
            # Another window was faster.
            if not target.is_dir():
                raise
    return target


def _given(folder: Path) -> list[Path]:
    # What is named and is no story keeps its place, so that what is wrong with it is said.
    return stories_in(folder) or [folder]
