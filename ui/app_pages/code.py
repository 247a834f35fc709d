"""Several people code a story: units asked one by one, how far coders agree, what is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st
from shared.coding_copy import say_what_answers_do
from shared.coding_desk import all_disputes
from shared.coding_questions import ask_units
from shared.coding_results import show_agreement
from shared.current_view import current_view
from shared.decisions import decide

from framing.coding.questions import WHATS
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shared.current_view import View

    from framing.coding.questions import What

TEXTS = cast("Mapping[str, str]", words("code_page"))
TASKS = cast("Mapping[str, Mapping[str, str]]", words("code_page"))
_UNITS, _SEED, _MOST = 40, 1, 10_000


def code(view: View) -> None:
    """Let a coder choose a sample, and ask its units one after another."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="code_tools"):
        coder = st.text_input(TEXTS["name"], key=view.key("code_name"), max_chars=40, width=220)
        what: What = st.segmented_control(
            TEXTS["what"],
            WHATS,
            default="facts",
            required=True,
            format_func=lambda name: TASKS["whats"][name],
            key=view.key("code_what"),
        )
        size = st.number_input(
            TEXTS["size"],
            1,
            _MOST,
            _UNITS,
            key=view.key("code_size"),
            help=TEXTS["size_help"],
            width=130,
        )
        seed = st.number_input(TEXTS["seed"], 0, None, _SEED, key=view.key("code_seed"), width=110)
    say_what_answers_do(view)
    ask_units(view, what, int(size), int(seed), coder)


def main() -> None:
    """Show the page."""
    view = current_view()
    st.page_link("app_pages/data.py", label=TEXTS["back"], query_params={"story": view.story})
    st.title(TEXTS["title"], anchor=False)
    st.markdown(TEXTS["lead"])
    task = st.segmented_control(
        TEXTS["title"],
        list(TASKS["tasks"]),
        default="code",
        required=True,
        format_func=lambda name: TASKS["tasks"][name],
        key=view.key("code_task"),
        label_visibility="collapsed",
    )
    if task == "code":
        code(view)
    elif task == "agreement":
        show_agreement(view)
    else:
        decide(view, all_disputes(view))


main()
