"""Where exactly they part: versions side by side, under one lens at a time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from components.reading_columns.view import reading_data, show_reading
from shared.answers import keep_answers
from shared.cached_screens import screen
from shared.corrections import answer, show_undo
from shared.current_view import View, current_view
from shared.reading_choice import MOST_COLUMNS, Reading, choose, reading_of
from shared.story_texts import short

from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = words("reading")


def pickers(view: View, reading: Reading) -> None:
    """Show a picker for each column, and what adds or takes away one."""
    outlets = [version.outlet for version in view.comparison.story.versions]

    def change(place: int, key: str) -> Callable[[], None]:
        return lambda: choose(reading, place, st.session_state[key])

    def fewer() -> None:
        reading.outlets.pop()

    for place, outlet in enumerate(reading.outlets):
        key = view.key(f"column{place}")
        st.session_state[key] = outlet
        st.selectbox(
            str(TEXTS["read" if place == 0 else "beside"]),
            outlets,
            format_func=short,
            key=key,
            on_change=change(place, key),
            label_visibility="collapsed",
            width=190,
        )
    free = [outlet for outlet in outlets if outlet not in reading.outlets]
    if free and len(reading.outlets) < MOST_COLUMNS:
        st.button(
            str(TEXTS["add_column"]),
            key=view.key("more"),
            type="tertiary",
            on_click=lambda: reading.outlets.append(free[0]),
        )
    if len(reading.outlets) > 2:  # noqa: PLR2004 - side by side takes two
        st.button(
            str(TEXTS["fewer"]),
            key=view.key("fewer"),
            type="tertiary",
            on_click=fewer,
        )


def main() -> None:
    """Show the page."""
    view = current_view()
    show_undo(view)
    reading = reading_of(view, arrived=view.key("column0") not in st.session_state)
    st.html(Path(__file__).parents[1] / "shared" / "read.css")
    with st.container(horizontal=True, vertical_alignment="center", key="read_tools"):
        pickers(view, reading)
    key = view.key("reading")
    data = screen(
        "reading",
        (view.token, tuple(reading.outlets)),
        lambda: reading_data(view.comparison, reading.outlets, view.story),
    )
    show_reading(data, key, keep_answers(view, key), reading.start)
    answer()


main()
