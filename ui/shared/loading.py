"""Stories and comparisons, kept by what the files hold, so that a changed article is read again."""

from __future__ import annotations

import gc
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

import framing
from framing.errors import StoryError

if TYPE_CHECKING:
    from framing.types import Comparison, Story, Version


@dataclass(frozen=True, slots=True)
class Opened:
    """A story's comparison; ``token`` is another one as soon as anything about it is."""

    comparison: Comparison
    token: str


def open_story(folder: Path) -> Opened:
    """Return the comparison of a story folder, worked out once for the same files.

    Raises:
        FramingError: The folder is no story.
    """
    if not folder.is_dir():
        raise StoryError(f"{folder}: no such folder; it was moved or deleted meanwhile")
    token = fingerprint(folder)
    return Opened(_compared(str(folder.resolve()), token), token)


def score_article(article: Version, story: Story) -> Comparison:
    """Score an article. Nothing is kept here: what is pasted belongs to the session.

    Raises:
        FramingError: The outlet's name is taken.
    """
    from framing.pipeline import score  # noqa: PLC0415 - only who scores waits for it

    return score(article, story)


@st.cache_resource(max_entries=16, show_spinner="Comparing the versions…")
def _compared(folder: str, token: str) -> Comparison:  # noqa: ARG001 - part of the key
    comparison = framing.compare(framing.read_story(Path(folder)))
    # The framework looks through all that is alive after each run of a page, and nobody is
    # answered meanwhile. What stays for long is left out of it; it goes when nothing holds it.
    gc.collect()
    gc.freeze()
    return comparison


def fingerprint(folder: Path) -> str:
    """Hash a folder's place, and the names and contents of its files."""
    digest = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape"))
    try:
        files = sorted(path for path in folder.iterdir() if path.is_file())
        for path in files:
            digest.update(path.name.encode("utf-8", "surrogateescape") + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    except OSError:
        return ""
    return digest.hexdigest()
