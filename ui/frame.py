"""The frame of every page: the bar, the story that is open, and the page inside."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import streamlit as st
from shared.corrections import arrived
from shared.current_view import View, set_view
from shared.jumps import CHOSEN
from shared.library import story_folders
from shared.loading import open_story
from shared.page_head import show_failure
from shared.plain_text import plain
from shared.session_memory import hold_session
from shared.story_cards import title_of

from framing.errors import FramingError
from framing.report.safe_text import one_line
from framing.report.tokens import tokens

HERE = Path(__file__).parent

st.set_page_config(
    page_title="framing",
    page_icon=str(HERE / "icon.svg"),  # an icon by name would come from another host
    layout="wide",
    menu_items={
        "About": "How several outlets tell one story, with the words as evidence. "
        "What you give stays on this machine."
    },
)

# Not in a folder called pages: Streamlit would take each file there for a page of its own, and
# whoever opens the address of a page first would run it without this script.
STORIES = st.Page("app_pages/stories.py", title="Stories", default=True)
NEW = st.Page("app_pages/new_story.py", title="New story", url_path="new", visibility="hidden")
OF_A_STORY = {
    "story": "Story",
    "read": "Read",
    "draft": "My draft",
    "data": "Data",
}
KIT = st.Page("app_pages/kit.py", title="Class kit", url_path="kit", visibility="hidden")
CODE = st.Page("app_pages/code.py", title="Code", url_path="code", visibility="hidden")


def main() -> None:
    """Open the chosen story and run the chosen page."""
    hold_session()
    folders = story_folders()
    asked = wanted()
    name = asked if asked in folders else ""
    pages = [
        st.Page(f"app_pages/{path}.py", title=title, url_path=path)
        for path, title in OF_A_STORY.items()
        if (HERE / "app_pages" / f"{path}.py").is_file()
    ]
    page = st.navigation([STORIES, NEW, *pages, KIT, CODE], position="top")
    with st.container(horizontal=True, key="phone_nav"):
        for one in (STORIES, *pages):
            # A link by itself is not told from the others when its page is open.
            with st.container(
                key=f"phone_{'here' if one == page else one.url_path}", width="content"
            ):
                st.page_link(one)
    arrived(page.url_path)
    st.html(f"<style>{tokens()}</style>")
    st.html(HERE / "shared" / "page.css")
    if page in {STORIES, NEW}:
        if name:
            switcher(name, folders)
        page.run()
        return
    if asked and not name:
        st.session_state.pop(CHOSEN, None)
        st.error(
            f"The story {plain(asked)} is not here: it was moved, renamed or deleted.",
            icon=":material/error:",
        )
        st.page_link(STORIES, label="All stories")
        return
    name = name or next(iter(folders))
    st.session_state[CHOSEN] = name
    st.query_params["story"] = name
    switcher(name, folders)
    try:
        opened = open_story(folders[name])
    except FramingError as error:
        show_failure(error)
        st.markdown("Put it right and reload the page, or choose another story under **Stories**.")
        st.page_link(STORIES, label="All stories")
        return
    set_view(View(name, folders[name], opened.comparison, opened.token))
    page.run()


def wanted() -> str:
    """Return the name of the story of the address, or else of the one that was open before."""
    return str(st.query_params.get("story", "") or st.session_state.get(CHOSEN, ""))


def switcher(name: str, folders: dict[str, Path]) -> None:
    """Name the story that is open, and let another be chosen."""
    st.session_state["_switch"] = name
    called = titles(folders)
    with st.container(key="switcher"):
        st.selectbox(
            "Story",
            list(folders),
            key="_switch",
            format_func=lambda folder: called.get(folder, folder),
            label_visibility="collapsed",
            on_change=switch,
        )


def titles(folders: dict[str, Path]) -> dict[str, str]:
    """Return what the stories are called, no two the same: a choice is known by its words."""
    called = {name: one_line(title_of(folder)) for name, folder in folders.items()}
    times = Counter(called.values())
    return {
        name: title if times[title] == 1 else f"{title} ({name})" for name, title in called.items()
    }


def switch() -> None:
    """Open another story: nothing of what the address held of the old one stays."""
    name = str(st.session_state["_switch"])
    st.session_state[CHOSEN] = name
    st.query_params.from_dict({"story": name})


main()
