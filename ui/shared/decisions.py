"""What coders disagree on, one after another, and who decided what."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st

from framing.coding.adjudication import answer_of, decision, question_of
from framing.coding.coders import coder_name
from framing.coding.corrections import FLAGS
from framing.errors import FramingError
from framing.report.coding_sheet import choices, said_by
from framing.report.safe_text import one_line
from framing.report.words import words
from shared.coding_desk import keep_decision
from shared.coding_questions import numbered_article
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
    """Let somebody settle disagreements; names are hidden till they are asked for.

    Args:
        view: The open story.
        disputes: All that coders disagree on; what is settled is shown where it is asked for.
    """
    left = [one for one in disputes if one.decided is None]
    if not left:
        st.success(TEXTS["decide_none"])
    settled = len(left) < len(disputes) and st.toggle(
        TEXTS["decide_settled"], key=view.key("code_settled")
    )
    listed = [*disputes] if settled else left
    if not listed:
        return
    coder = st.text_input(TEXTS["name"], key=view.key("code_decider"), max_chars=40, width=220)
    st.markdown(TEXTS["decide_left"].format(number=len(left)))
    one = listed[0] if not settled else _chosen(view, listed)
    question, article = st.columns([3, 2], gap="large")
    with question:
        st.caption(plain(short(one.unit.outlet)))
        st.markdown(f"**{plain(one.unit.text)}**")
        called = _called(one)
        blind = not st.toggle(TEXTS["decide_names"], key=view.key("code_names"))
        if one.decided is not None:
            was = called.get(one.decided.value, one.decided.value)
            by = "" if blind else one.decided.coder
            st.markdown(plain(TEXTS["decide_was"].format(answer=was, coder=by)))
        for name, said in said_by(one, blind=blind, called=called):
            st.markdown(f"- {plain(name)}: {plain(said)}")
        _ask(view, one, called, coder)
        if codebook := question_of(one.column):
            with st.expander(TEXTS["codebook"]):
                st.markdown(plain(codebook))
    with article:
        numbered_article(view, one.unit)


def _chosen(view: View, listed: Sequence[Dispute]) -> Dispute:
    """Let one of all be chosen: what is settled is not asked in turn."""
    number: int = st.selectbox(
        TEXTS["decide_first"],
        range(len(listed)),
        format_func=lambda place: one_line(
            f"{short(listed[place].unit.outlet)}: {listed[place].unit.text}"
        ),
        key=view.key("code_dispute"),
    )
    return listed[number]


def _called(one: Dispute) -> Mapping[str, str]:
    """Return what can be decided, and what it is called: of facts named at a sentence, what was."""
    name = answer_of(one.column)
    if name in FLAGS:
        return {"1": TEXTS["yes"], "0": TEXTS["no"]}
    if legal := choices(one.column):
        return {value: names(name)[value] for value in legal}
    return {label.value: label.value or TEXTS["no"] for label in one.said}


def _ask(view: View, one: Dispute, called: Mapping[str, str], coder: str) -> None:
    asked = TEXTS.get(f"answer_{answer_of(one.column)}", TEXTS["decide_answer"])
    answer = st.radio(
        asked.format(outlet=short(one.unit.outlet)),
        list(called),
        index=None,
        format_func=lambda value: called[value],
        horizontal=True,
        key=view.key(f"code_decide_{one.unit.id}"),
    )
    note = st.text_input(TEXTS["note"], key=view.key(f"code_why_{one.unit.id}"), max_chars=400)
    if st.button(TEXTS["decide_keep"], type="primary", key=view.key(f"code_settle_{one.unit.id}")):
        _settle(view, one, answer, coder, note)


def _settle(view: View, one: Dispute, answer: str | None, coder: str, note: str) -> None:
    if answer is None:
        st.warning(TEXTS["unanswered"])
        return
    try:
        name = coder_name(coder, view.comparison.story.labels)
        again = one.decided is not None
        keep_decision(view, decision(one, answer, name, note), replace=again)
    except FramingError as error:
        show_failure(error)
        return
    st.rerun()
