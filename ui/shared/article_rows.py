"""The articles of a story that is being made, a row each: looked at, changed, taken out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

import streamlit as st
from components.article_lines.view import article_data, show_article

from framing.errors import FramingError
from framing.report.words import words
from framing.stories.edit_story import remove_article, set_title, set_version
from shared.article_lines import as_read, forget_around, leave_out, take_in
from shared.library import own_folder
from shared.page_head import show_failure
from shared.plain_text import plain
from shared.story_cards import title_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from shared.story_articles import Row

TEXTS = cast("Mapping[str, str]", words("article_lines"))
SHOWN = "_shown_article"


def show_rows(folder: Path | None, known: list[Row]) -> None:
    """Show a line for each article, with a way to change it."""
    if folder is None:
        return
    with st.container(key="article_rows"):
        for place, row in enumerate(known):
            with st.container(horizontal=True, vertical_alignment="center", key=f"row_{place}"):
                if row.wrong:
                    said = f":red[**{plain(row.outlet)}** cannot be read: {plain(row.wrong)}]"
                else:
                    said = f"**{plain(row.outlet)}** :gray[{row.words:,} words{left_out(row)}]"
                st.markdown(said, width="stretch")
                when = row.published
                day = f":gray[{when.day} {when:%B %Y}]" if when else ":gray[no date (optional)]"
                st.markdown(day, width="content")
                shown = not row.wrong and st.session_state.get(SHOWN) == row.file
                if not row.wrong:
                    st.button(
                        TEXTS["hide" if shown else "show"],
                        type="tertiary",
                        key=f"look:{folder.name}:{place}",
                        on_click=look_at,
                        args=("" if shown else row.file,),
                    )
                if st.button("Edit", type="tertiary", key=f"edit:{folder.name}:{place}"):
                    edit_dialog(folder, row, title_of(folder))
            if shown:
                show_as_read(folder, row)


def left_out(row: Row) -> str:
    """Say how many lines of an article are left out."""
    if not row.left_out:
        return ""
    said = TEXTS["left_one"] if row.left_out == 1 else TEXTS["left"].format(n=row.left_out)
    return f", {said}"


def look_at(file: str) -> None:
    """Show an article as the program reads it; none without a file."""
    st.session_state[SHOWN] = file


def show_as_read(folder: Path, row: Row) -> None:
    """Show an article as the program reads it, and keep what is said about its lines."""
    try:
        day = row.published
        shown = article_data(as_read(folder, row.file), f"{day.day} {day:%B %Y}" if day else "")
        asked = show_article(shown, key=f"as_read:{folder.name}:{row.file}")
        if not asked:
            return
        own = own_folder(folder)
        for key, choose in (("take_in", take_in), ("leave_out", leave_out)):
            if key in asked:
                choose(own, row.file, str(asked[key]))
    except FramingError as error:
        show_failure(error)
    else:
        st.rerun()


@st.dialog("Edit an article")
def edit_dialog(folder: Path, row: Row, title: str) -> None:
    """Change who published an article and when, or take it out of the story."""
    outlet = st.text_input("Outlet", row.outlet, max_chars=80, key=f"edit_outlet:{row.file}")
    published = st.text_input(
        "Date, if known",
        row.published.isoformat() if row.published else "",
        key=f"edit_date:{row.file}",
        max_chars=20,
        placeholder="2024-11-19",
    )
    better = st.text_input("Title of the story", title, max_chars=200, key="edit_title")
    with st.container(horizontal=True):
        keep = st.button("Keep", type="primary", key="edit_keep")
        remove = st.button("Remove this article", key="edit_remove")
    try:
        own = own_folder(folder) if keep or remove else folder
        if keep:
            set_version(own, row.file, outlet=outlet, published=day_of(published))
            if better.strip() != title:
                set_title(own, better)
        if remove:
            remove_article(own, row.file)
            forget_around(own, row.file)
    except FramingError as error:
        show_failure(error)
    else:
        if keep or remove:
            st.rerun()


def day_of(written: str) -> date | None:
    """Return the day that somebody wrote; None where nothing is written.

    Raises:
        FramingError: It is no day.
    """
    if not written.strip():
        return None
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise FramingError("Write the date as year, month and day, such as 2024-11-19.") from None
