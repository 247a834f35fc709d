"""What a class is handed: sheets to print or to keep, the same as the command line writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st
from components.class_kit.view import sheets_data, show_sheets
from shared.cached_screens import screen
from shared.corrections import answer, show_undo
from shared.current_view import current_view

from framing.report.kit.material import kit
from framing.report.kit.sheets import KEY, STUDENTS, kit_files
from framing.report.words import counted, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.report.kit.sheets import Paper
    from framing.types import Comparison

TEXTS = cast("Mapping[str, str]", words("kit_page"))
PAPERS: tuple[Paper, ...] = ("a4", "letter")


def choices(comparison: Comparison, key: str, paper_key: str) -> tuple[Paper, bool]:
    """Let the reader choose which facts are handed out, and on what paper."""
    shared = len(kit(comparison).facts)
    every = len(comparison.facts)
    facts = st.selectbox(
        TEXTS["facts"],
        [False, True] if 0 < shared < every else [shared == 0],
        format_func=lambda all_facts: TEXTS["all" if all_facts else "shared"].format(
            facts=counted(every if all_facts else shared, "fact")
        ),
        key=key,
        width=300,
    )
    paper: Paper = st.segmented_control(
        TEXTS["paper"],
        PAPERS,
        default="a4",
        required=True,
        format_func=lambda name: TEXTS[name],
        key=paper_key,
    )
    return paper, bool(facts)


def main() -> None:
    """Show the page."""
    view = current_view()
    show_undo(view)
    st.page_link("app_pages/story.py", label=TEXTS["back"], query_params={"story": view.story})
    st.title(TEXTS["title"], anchor=False)
    st.markdown(TEXTS["lead"])
    with st.container(horizontal=True, vertical_alignment="bottom", key="kit_tools"):
        paper, all_facts = choices(view.comparison, view.key("kit_facts"), view.key("kit_paper"))
        files = kit_files(kit(view.comparison, all_facts=all_facts), paper)
        for name, text in ((STUDENTS, "save_students"), (KEY, "save_key")):
            st.download_button(
                TEXTS[text],
                files[name].encode("utf-8"),
                name,
                "text/html",
                key=view.key(name),
                on_click="ignore",
            )
    if not view.comparison.facts:
        st.info(TEXTS["no_facts"])
    data = screen("kit", (view.token, paper, all_facts), lambda: sheets_data(files))
    show_sheets(data, view.key("sheets"))
    answer()


main()
