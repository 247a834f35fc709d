"""The library: what has been compared, and the way to a new story."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from components.library.view import show_library
from shared.jumps import CHOSEN, go
from shared.library import library_folder, story_folders
from shared.page_head import show_failure
from shared.plain_text import plain
from shared.server_place import is_on_this_machine
from shared.story_cards import Card, card, find_summary, shown

from framing.errors import FramingError
from framing.stories.library import choose_library

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_AT_A_TIME = 1.5  # seconds of comparing before the cards that are ready are shown


def main() -> None:
    """Show the page."""
    folders = story_folders()
    place = st.empty()
    cards = in_order([card(name, folder) for name, folder in folders.items()], folders)
    answer(draw(place, cards), folders)
    where_they_lie()
    # The page is there; what was not compared yet is compared now, and its card filled in.
    missing = [made for made in cards if made["summary"] is None and len(made["outlets"]) > 1]
    end = time.monotonic() + _AT_A_TIME
    for made in missing:
        find_summary(folders[made["name"]])
        if time.monotonic() > end:
            break
    if missing:
        st.rerun()


def draw(place: DeltaGenerator, cards: list[Card]) -> dict[str, str] | None:
    """Show the cards; return what was asked for."""
    with place.container():
        return show_library([shown(made) for made in cards], key="library")


def in_order(cards: list[Card], folders: dict[str, Path]) -> list[Card]:
    """Put what changed last first, and the sample last."""

    def newest(made: Card) -> tuple[bool, float, str]:
        try:
            times = [path.stat().st_mtime for path in folders[made["name"]].iterdir()]
        except OSError:
            times = []
        return made["sample"], -max(times, default=0.0), made["name"]

    return sorted(cards, key=newest)


def answer(asked: dict[str, Any] | None, folders: dict[str, Path]) -> None:
    """Open what was asked for."""
    if not asked:
        return
    if way := asked.get("way"):
        st.session_state.pop(CHOSEN, None)
        go("new_story", way=str(way))
    name = str(asked.get("open", ""))
    if name not in folders:
        return
    made = card(name, folders[name])
    if len(made["outlets"]) == 1 and not made["wrong"]:
        st.session_state.pop(CHOSEN, None)
        go("new_story", making=name)
    go("story", name)


def where_they_lie() -> None:
    """Name the folder of the stories; let who sits at this machine choose another."""
    with st.container(horizontal=True, vertical_alignment="center", key="where"):
        st.caption(f"Your stories are folders in {plain(str(library_folder()))}", width="content")
        if not is_on_this_machine():
            return
        with st.popover("Change…", type="tertiary", key="change_library"):
            asked = st.text_input("Folder for stories", str(library_folder()), key="library_place")
            st.caption("Stories in the old folder stay there; `framing app FOLDER` opens them.")
            if st.button("Use this folder", key="library_chosen"):
                try:
                    choose_library(Path(asked))
                except FramingError as error:
                    show_failure(error)
                else:
                    st.rerun()


main()
