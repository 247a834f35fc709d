"""Parts of the screen that every page shares: choices, notices, failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from framing.report.baseline_summary import facts_are, rests_on, title_note
from framing.report.words import counted, words
from shared.loading import story_folders
from shared.new_story_dialogs import show_story_making, take_next_story
from shared.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.errors import FramingError
    from framing.types import Comparison

MOST_COLUMNS = 5


def choose_story() -> tuple[str, Path]:
    """Let the user choose a story when there are several; return its name and folder."""
    take_next_story()
    folders = story_folders()
    name = next(iter(folders))
    if len(folders) > 1:
        name = st.selectbox(
            "Story",
            list(folders),
            key="story",
            bind="query-params",
            label_visibility="collapsed",
            width=280,
        )
    show_story_making(folders[name])
    return name, folders[name]


def choose_versions(comparison: Comparison) -> list[str]:
    """Let the user choose which versions are shown; all of them up to five at first."""
    outlets = [version.outlet for version in comparison.story.versions]
    chosen: list[str] = st.session_state.get("version", outlets[:MOST_COLUMNS])
    number = len([outlet for outlet in chosen if outlet in outlets])
    with st.popover(
        f"Versions: {number} of {len(outlets)}", icon=":material/tune:", key="versions"
    ):
        return st.multiselect(
            "Versions to show, five at most",
            outlets,
            default=outlets[:MOST_COLUMNS],
            max_selections=MOST_COLUMNS,
            key="version",
            bind="query-params",
            placeholder="Choose versions",
        )


def show_title(comparison: Comparison) -> None:
    """Show the story's title and what its baseline is."""
    st.title(plain(comparison.story.title), anchor=False)
    verified = facts_are(comparison) if comparison.facts else ""
    title = "".join(f"{plain(line)} " for line in title_note(comparison))
    st.markdown(f"{title}**Baseline:** {plain(rests_on(comparison))}. {verified}")


def show_notices(comparison: Comparison) -> None:
    """Show what must be known before any number: recreated articles, warnings."""
    show_warnings(comparison.warnings)
    if comparison.story.recreated:
        st.markdown(f":material/history_edu: {words('notice')['recreated']}")


def show_warnings(warnings: Sequence[str], thing: str = "warning") -> None:
    """Show warnings in a box that opens, if there are any."""
    if warnings:
        with st.popover(counted(len(warnings), thing), icon=":material/warning:"):
            st.markdown("\n".join(f"- {plain(line)}" for line in warnings))


def show_failure(error: FramingError) -> None:
    """Show in one line what is wrong and what to do."""
    st.error(plain(str(error)), icon=":material/error:")
