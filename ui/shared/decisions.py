"""What coders disagree on, one after another, and who decided what."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st

from framing.coding.adjudication import answer_of, decision, question_of
from framing.coding.coders import coder_name
from framing.coding.corrections import FLAGS
from framing.errors import FramingError
from framing.report.coding_sheet import choices, said_by
from framing.report.words import words
from shared.coding_desk import keep_decision
from shared.page_head import show_failure
from shared.plain_text import plain
from shared.story_texts import short
from shared.wording import names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.coding.adjudication import Dispute
    from shared.current_view import View

TEXTS = cast("Mapping[str, str]", words("code_page"))


def decide(view: View, disputes: Sequence[Dispute]) -> None:
    """Let somebody settle the first disagreement; names are hidden till they are asked for."""
    if not disputes:
        st.success(TEXTS["decide_none"])
        return
    coder = st.text_input(TEXTS["name"], key=view.key("code_decider"), max_chars=40, width=220)
    st.markdown(TEXTS["decide_left"].format(number=len(disputes)))
    one = disputes[0]
    st.markdown(f"**{plain(short(one.unit.outlet))}**, {plain(answer_of(one.column))}")
    st.markdown(f"> {plain(one.unit.text)}")
    blind = not st.toggle(TEXTS["decide_names"], key=view.key("code_names"))
    for name, said in said_by(one, blind=blind):
        st.markdown(f"- {plain(name)}: {plain(said)}")
    answer = _answer(view, one)
    note = st.text_input(TEXTS["note"], key=view.key(f"code_why_{one.unit.id}"), max_chars=400)
    if st.button(TEXTS["decide_keep"], type="primary", key=view.key(f"code_settle_{one.unit.id}")):
        _settle(view, one, answer, coder, note)
    if question := question_of(one.column):
        with st.expander(TEXTS["codebook"]):
            st.markdown(plain(question))


def _answer(view: View, one: Dispute) -> str | None:
    name = answer_of(one.column)
    legal = choices(one.column) or tuple(dict.fromkeys(label.value for label in one.said))
    called = (
        {"1": TEXTS["yes"], "0": TEXTS["no"]}
        if name in FLAGS
        else (names(name) if choices(one.column) else {value: value for value in legal})
    )
    return st.radio(
        TEXTS["decide_answer"],
        legal,
        index=None,
        format_func=lambda value: called[value],
        horizontal=True,
        key=view.key(f"code_decide_{one.unit.id}"),
    )


def _settle(view: View, one: Dispute, answer: str | None, coder: str, note: str) -> None:
    if answer is None:
        st.warning(TEXTS["unanswered"])
        return
    try:
        name = coder_name(coder, view.comparison.story.labels)
        keep_decision(view, decision(one, answer, name, note))
    except FramingError as error:
        show_failure(error)
        return
    st.toast(TEXTS["kept"], icon=":material/check:")
    st.rerun()
