"""Stories and comparisons, kept by what the files hold, so that a changed article is read again."""

from __future__ import annotations

import gc
import hashlib
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

import framing
from shared.correction_steps import Change, with_changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Comparison, Story, Version

_MADE = "_made_stories"


@dataclass(frozen=True, slots=True)
class Opened:
    """A story's comparison; ``token`` is another one as soon as anything about it is."""

    comparison: Comparison
    token: str


def story_folders() -> dict[str, Path]:
    """Return the folders named after ``--``, or the sample, and those made in this session.

    Names are all different.
    """
    given = [Path(argument) for argument in sys.argv[1:]]
    made: list[Path] = st.session_state.get(_MADE, [])
    named: dict[str, Path] = {}
    for folder in [*(given or [framing.sample_story()]), *made]:
        name, number = folder.resolve().name, 2
        while name in named:
            name, number = f"{folder.resolve().name}-{number}", number + 1
        named[name] = folder
    return named


def add_story(folder: Path) -> str:
    """Offer a story folder in this session; return its name among the others."""
    st.session_state[_MADE] = [*st.session_state.get(_MADE, []), folder]
    return next(name for name, path in story_folders().items() if path == folder)


def ships_with_the_program(folder: Path) -> bool:
    """Tell whether a folder is the sample, which nothing is written into."""
    return folder.resolve() == framing.sample_story().resolve()


def open_story(folder: Path, changes: Sequence[Change] = (), coder: str = "") -> Opened:
    """Return the comparison of a story folder, worked out once for the same files and corrections.

    Raises:
        FramingError: The folder is no story.
    """
    token = hashlib.sha256(
        repr((str(folder.resolve()), _fingerprint(folder), tuple(changes), coder)).encode()
    ).hexdigest()
    return Opened(_compared(str(folder.resolve()), tuple(changes), coder, token), token)


def score_article(article: Version, story: Story) -> Comparison:
    """Score an article. Nothing is kept here: what is pasted belongs to the session.

    Raises:
        FramingError: The outlet's name is taken.
    """
    from framing.pipeline import score  # noqa: PLC0415 - only who scores waits for it

    return score(article, story)


@st.cache_resource(max_entries=24, show_spinner="Comparing the versions…")
def _compared(
    folder: str,
    changes: tuple[tuple[str, int, str, str | None], ...],
    coder: str,
    token: str,  # noqa: ARG001 - part of the key
) -> Comparison:
    story = framing.read_story(Path(folder))
    made = [Change(*change) for change in changes]
    comparison = framing.compare(replace(story, labels=with_changes(story.labels, made, coder)))
    # The framework looks through all that is alive after each run of a page, and nobody is
    # answered meanwhile. What stays for long is left out of it; it goes when nothing holds it.
    gc.collect()
    gc.freeze()
    return comparison


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
