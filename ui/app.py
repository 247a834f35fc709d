"""The app: run with ``streamlit run ui/app.py -- STORY...``, or with ``framing app``."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from shared.correction_dialogs import changes, coder, show_corrections
from shared.current_view import View, set_view
from shared.loading import open_story
from shared.page_head import choose_story, choose_versions, show_failure, show_notices, show_title

from framing.errors import FramingError

HERE = Path(__file__).parent

st.set_page_config(
    page_title="framing",
    page_icon=str(HERE / "icon.svg"),  # an icon by name would come from another host
    layout="wide",
    menu_items={
        "About": "How several outlets tell one story, with the words as evidence. "
        "What you paste stays on this machine."
    },
)

# Not in a folder called pages: Streamlit would take each file there for a page of its own, and
# whoever opens the address of a page first would run it without this script.
METHOD = st.Page("app_pages/method.py", title="Method", icon=":material/menu_book:")
PAGES = [
    st.Page("app_pages/compare.py", title="Compare", icon=":material/view_column:", default=True),
    st.Page("app_pages/facts.py", title="Facts", icon=":material/grid_on:"),
    st.Page("app_pages/scores.py", title="Scores", icon=":material/analytics:"),
    st.Page("app_pages/article.py", title="Score an article", icon=":material/edit_note:"),
    st.Page("app_pages/reports.py", title="Reports", icon=":material/download:"),
    METHOD,
]


def main() -> None:
    """Open the chosen story, say what it rests on, and run the chosen page."""
    page = st.navigation(PAGES, position="top")
    st.html(HERE / "shared" / "page.css")
    if st.context.theme.type == "dark":
        st.html(HERE / "shared" / "page_dark.css")
    if page.url_path == METHOD.url_path:
        # What the words mean can be read whatever is wrong with a story.
        page.run()
        return
    head = st.container()
    row = st.container(horizontal=True, vertical_alignment="center")
    try:
        with row:
            name, folder = choose_story()
        opened = open_story(folder, changes(name), coder())
    except FramingError as error:
        show_failure(error)
        st.markdown(
            "Put it right and reload the page, choose another story above, or make a new one "
            "under **Stories**. What the words mean is under **Method**."
        )
        return
    with head:
        show_title(opened.comparison)
    with row:
        shown = choose_versions(opened.comparison)
        show_notices(opened.comparison)
        show_corrections(name, folder)
    set_view(View(name, folder, opened.comparison, opened.token, tuple(shown)))
    page.run()


main()
