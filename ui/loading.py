"""Stories and comparisons, kept by what the files hold, so that a changed article is read again."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

import framing

if TYPE_CHECKING:
    from framing.types import Comparison, Story, Version


def story_folders() -> dict[str, Path]:
    """Return the folders named after ``--``, or the sample, under names that are all different."""
    given = [Path(argument) for argument in sys.argv[1:]]
    named: dict[str, Path] = {}
    for folder in given or [framing.sample_story()]:
        name, number = folder.resolve().name, 2
        while name in named:
            name, number = f"{folder.resolve().name}-{number}", number + 1
        named[name] = folder
    return named


def open_story(folder: Path) -> Comparison:
    """Return the comparison of a story folder, worked out once for the same files.

    Raises:
        FramingError: The folder is no story.
    """
    return _compared(str(folder.resolve()), _fingerprint(folder))


def score_text(text: str, outlet: str, title: str, story: Story) -> Comparison:
    """Score a pasted text. Nothing is kept here: what is pasted belongs to the session.

    Raises:
        FramingError: The text cannot be read, or the outlet's name is taken.
    """
    from framing.pipeline import score  # noqa: PLC0415 - only who scores waits for it

    article: Version = framing.version_from_text(text, outlet, title)
    return score(article, story)


@st.cache_resource(max_entries=16, show_spinner="Comparing the versions…")
def _compared(folder: str, fingerprint: str) -> Comparison:  # noqa: ARG001 - part of the key
    return framing.compare(framing.read_story(Path(folder)))


def _fingerprint(folder: Path) -> str:
    """Hash names and contents of the folder's files; a folder that cannot be read has none."""
    digest = hashlib.sha256()
    try:
        files = sorted(path for path in folder.iterdir() if path.is_file())
        for path in files:
            digest.update(path.name.encode("utf-8", "surrogateescape") + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    except OSError:
        return ""
    return digest.hexdigest()
