"""Score a pasted article against the story. It stays in this session, on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from components import show_columns, show_scores
from loading import score_text
from score_rows import sections
from showing import MOST_COLUMNS, show_failure, show_warnings
from side_by_side import screen
from view import View, current_view

from framing.errors import FramingError

if TYPE_CHECKING:
    from framing.types import Comparison

RESULT = "_scored"
LONGEST = 200_000


def result_for(view: View) -> Comparison | None:
    """Return what this session has scored against the open story."""
    story, scored = st.session_state.get(RESULT, ("", None))
    return scored if story == view.story else None


def ask(*, fold: bool) -> tuple[str, str, str] | None:
    """Return what was pasted (outlet, title, text) when the button is pressed.

    The box is folded away when there is a result to look at.
    """
    st.markdown(
        "Paste an article about the same story to see it next to the other versions. "
        "It is scored on this machine, kept in this session only, and not saved."
    )
    with (
        st.expander("The article", expanded=not fold),
        st.form("article", border=False),
    ):
        left, right = st.columns([1, 2])
        outlet = left.text_input(
            "Outlet", key="article_outlet", max_chars=80, persist_state="session"
        )
        title = right.text_input(
            "Headline (optional)", key="article_title", max_chars=400, persist_state="session"
        )
        text = st.text_area(
            "Article text",
            key="article_text",
            height=220,
            max_chars=LONGEST,
            persist_state="session",
            placeholder="Paste the article here, paragraphs apart by an empty line.",
        )
        pressed = st.form_submit_button("Score it")
    return (outlet, title, text) if pressed else None


def score(outlet: str, title: str, text: str, view: View) -> None:
    """Score what was pasted and keep the result in the session."""
    st.session_state.pop(RESULT, None)
    if not outlet.strip() or not text.strip():
        missing = "the outlet's name" if not outlet.strip() else "the article's text"
        st.error(f"Nothing was scored: give {missing}.", icon=":material/error:")
        return
    try:
        with st.spinner("Scoring the article…"):
            scored = score_text(text, outlet.strip(), title.strip(), view.comparison.story)
    except FramingError as error:
        show_failure(error)
        return
    st.session_state[RESULT] = (view.story, scored)
    # Once more, so that the box folds away and the result is in sight.
    st.rerun()


def show(comparison: Comparison, view: View) -> None:
    """Show the article next to the chosen versions, as columns and as scores."""
    known = view.comparison.warnings
    new = [warning for warning in comparison.warnings if warning not in known]
    show_warnings(new, "new warning")
    shown = (comparison.article, *view.shown[: MOST_COLUMNS - 1])
    columns, scores = st.tabs(["Side by side", "Scores"])
    with columns:
        show_columns(screen(comparison, shown, view.story), key="article_columns")
    with scores:
        show_scores(sections(comparison, shown), key="article_scores")


view = current_view()
asked = ask(fold=result_for(view) is not None)
if asked:
    score(*asked, view)
if (scored := result_for(view)) is not None:
    show(scored, view)
