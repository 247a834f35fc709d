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
from framing.kept import Kept
from framing.pipeline import compare

if TYPE_CHECKING:
    from framing.types import Comparison


_STORIES_KEPT = 8
"""Stories of which what a correction does not touch is kept."""


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
    place = str(folder.resolve())
    return Opened(_compared(place, token, _kept(place)), token)


@st.cache_resource(max_entries=16, show_spinner="Comparing the versions…")
def _compared(
    folder: str,
    token: str,  # noqa: ARG001 - part of the key
    _held: Kept,
) -> Comparison:
    comparison = compare(framing.read_story(Path(folder)), kept=_held)
    # The framework looks through all that is alive after each run of a page, and nobody is
    # answered meanwhile. What stays for long is left out of it; it goes when nothing holds it.
    # Only for a story that is opened: after an answer it would take longer than the answer.
    if folder not in _opened():
        _opened().add(folder)
        gc.collect()
        gc.freeze()
    return comparison


@st.cache_resource(show_spinner=False)
def _opened() -> set[str]:
    return set()


@st.cache_resource(max_entries=_STORIES_KEPT, show_spinner=False)
def _kept(folder: str) -> Kept:  # noqa: ARG001 - the key
    """Return what is kept of a story that a correction does not touch, for all its readers.

    Two that answer at the same moment may work a step out twice; each result names what it was
    made from, so that nobody takes another one's.
    """
    return Kept()


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
