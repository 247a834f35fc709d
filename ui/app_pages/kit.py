"""What a class is handed: sheets to print or to keep, the same as the command line writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st
from components.class_kit.view import sheets_data, show_sheets
from shared.cached_screens import screen
from shared.correction_steps import fact_step
from shared.corrections import answer, show_undo, take
from shared.current_view import View, current_view

from framing.facts.baseline_questions import reads_alone
from framing.report.kit.material import Kit, kit
from framing.report.kit.sheets import KEY, STUDENTS, kit_files
from framing.report.words import counted, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.report.kit.sheets import Paper
    from framing.types import Comparison

TEXTS = cast("Mapping[str, str]", words("kit_page"))
LONGEST_FACT = 600
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


def turn(shown: str) -> None:
    """Show what is hidden, or hide what is shown."""
    st.session_state[shown] = not st.session_state.get(shown)


def ask_for_words(view: View, sheets: Kit) -> None:
    """Let the facts on the sheets be put into other words before they are printed."""
    facts = {fact.id: fact for fact in view.comparison.facts}
    inside = sum(not reads_alone(facts[one.fact]) for one in sheets.facts)
    label = TEXTS["reword"]
    if inside:
        label = TEXTS["reword_fragments" if inside > 1 else "reword_fragments_one"].format(n=inside)
    shown = view.key("kit_words_shown")
    # Only who asks gets the fields: they are many.
    button = view.key("kit_words_button")
    st.button(label, key=button, type="tertiary", on_click=turn, args=(shown,))
    if not st.session_state.get(shown):
        return
    with st.container(key="kit_words"), st.form(view.key(f"kit_words:{view.token}")):
        st.caption(TEXTS["reword_sub"])
        wanted = {
            one.fact: st.text_area(
                TEXTS["reword_fact"].format(n=one.number),
                facts[one.fact].statement,
                key=view.key(f"kit_words_{one.fact}:{view.token}"),
                max_chars=LONGEST_FACT,
                height=68,
            )
            for one in sheets.facts
        }
        if not st.form_submit_button(TEXTS["reword_use"], type="primary"):
            return
    step = tuple(
        change
        for fact, words_now in wanted.items()
        for change in fact_step(view.comparison, facts[fact], words_now, [])
    )
    turn(shown)
    if step:
        take(view.story, step, TEXTS["reworded"])
    st.rerun()


def main() -> None:
    """Show the page."""
    view = current_view()
    show_undo(view)
    st.page_link("app_pages/story.py", label=TEXTS["back"], query_params={"story": view.story})
    st.title(TEXTS["title"], anchor=False)
    st.markdown(TEXTS["lead"])
    with st.container(horizontal=True, vertical_alignment="bottom", key="kit_tools"):
        paper, all_facts = choices(view.comparison, view.key("kit_facts"), view.key("kit_paper"))
        sheets = kit(view.comparison, all_facts=all_facts)
        files = kit_files(sheets, paper)
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
    if sheets.facts:
        ask_for_words(view, sheets)
    data = screen("kit", (view.token, paper, all_facts), lambda: sheets_data(files))
    show_sheets(data, view.key("sheets"))
    answer()


main()
