"""Stories made on the screen: a new one of articles that are given, or a copy."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from framing.errors import FramingError
from framing.stories import copy_story, make_story, slug
from framing.stories.new_story import refuse_existing
from shared.article_input import LONGEST, TYPES, from_address, from_paste, from_upload
from shared.loading import add_story
from shared.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shared.article_input import Given

FEWEST, MOST = 2, 8
_NEXT = "_next_story"


def show_story_making(folder: Path) -> None:
    """Offer a new story and a copy of the one that is open."""
    with st.popover("Stories", icon=":material/folder_open:", key="stories"):
        if st.button("New story…", key="new_story", icon=":material/add:"):
            _new_dialog()
        if folder.is_dir() and st.button("Copy this story…", key="copy_story"):
            _copy_dialog(folder)
        st.caption("`framing app STORY...` opens your own folders.")


def take_next_story() -> None:
    """Choose the story that was just made; before its widget is drawn."""
    if name := st.session_state.pop(_NEXT, ""):
        st.session_state["story"] = name
        st.session_state.pop("version", None)


@st.dialog("New story", width="large")
def _new_dialog() -> None:
    left, right = st.columns(2)
    title = left.text_input("Title", key="new_title", max_chars=200)
    source = right.text_input(
        "Source report (optional)",
        key="new_source",
        max_chars=120,
        help="Who all of them cite. Left empty, it is found from the articles.",
    )
    uploads = st.file_uploader(
        "Articles as files, one an outlet, named after it where the page does not say",
        TYPES,
        accept_multiple_files=True,
        key="new_files",
    )
    addresses = st.text_area(
        "Articles by address, one a line; each page is fetched once when the story is made",
        key="new_addresses",
        height=80,
        max_chars=20_000,
    )
    ways: list[Callable[[], Given]] = [
        partial(from_upload, "", file.name, file.getvalue()) for file in uploads
    ]
    ways += [partial(from_address, "", line) for line in addresses.split()]
    fields = st.number_input("Articles to paste", 0, MOST, FEWEST, key="new_fields", width=180)
    for number in range(1, int(fields) + 1):
        with st.container(border=True):
            outlet = st.text_input(f"Outlet {number}", key=f"new_outlet_{number}", max_chars=80)
            text = st.text_area(
                f"Article {number}, headline first",
                key=f"new_text_{number}",
                height=110,
                max_chars=LONGEST,
            )
        if text.strip():
            ways.append(partial(from_paste, outlet, "", text))
    place = st.text_input(
        "Folder to keep it in",
        str(Path.cwd() / slug(title or "story")),
        key=f"new_place_{slug(title)}",
    )
    if st.button("Make the story", type="primary", key="new_done"):
        _made(lambda target: _new_story(target, title, source, ways), place)


@st.dialog("Copy this story")
def _copy_dialog(folder: Path) -> None:
    st.markdown("The copy is yours: corrections and articles can be kept in it.")
    place = st.text_input(
        "Folder of the copy", str(Path.cwd() / f"{folder.resolve().name}-copy"), key="copy_place"
    )
    if st.button("Copy it", type="primary", key="copy_done"):
        _made(lambda target: copy_story(folder, target), place)


def _new_story(target: Path, title: str, source: str, ways: Sequence[Callable[[], Given]]) -> None:
    if len(ways) < FEWEST:
        raise FramingError("A story takes two articles or more: add another outlet's.")
    # What is there already is said before anything is fetched.
    refuse_existing(target)
    with st.spinner("Reading the articles…"):
        drafts = [way().draft for way in ways]
    if not all(draft.outlet for draft in drafts):
        raise FramingError("Give the outlet of every pasted article.")
    names = [draft.outlet.casefold() for draft in drafts]
    if len(set(names)) < len(names):
        raise FramingError("Two articles have the same outlet; name them apart.")
    make_story(target, title or target.name, source, drafts)


def _made(make: Callable[[Path], None], place: str) -> None:
    target = Path(place).expanduser()
    try:
        make(target)
    except FramingError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    st.session_state[_NEXT] = add_story(target)
    st.rerun()
