"""Score an article against the story. It stays on this machine, and in this session till kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st
from components import show_columns, show_scores
from loading import read_upload, score_article, ships_with_the_program
from plain_text import plain
from score_rows import sections
from showing import MOST_COLUMNS, show_failure, show_warnings
from side_by_side import screen
from view import View, current_view
from wording import wording

import framing
from framing.errors import FramingError
from framing.story_files import Draft, keep_article, pasted

if TYPE_CHECKING:
    from framing.types import Comparison, Version

RESULT, SAID = "_scored", "_kept"
LONGEST = 200_000
TYPES = ["txt", "md", "html", "htm"]


class Scored(NamedTuple):
    """An article of this session, and its result against one state of the story."""

    story: str
    article: Version
    draft: Draft
    token: str
    comparison: Comparison


def result_for(view: View) -> Scored | None:
    """Return what this session has scored against the open story, as the story now stands."""
    scored: Scored | None = st.session_state.get(RESULT)
    if scored is None or scored.story != view.story:
        return None
    if scored.token != view.token:
        try:
            score(scored.article, scored.draft, view)
        except FramingError as error:
            # Kept by another window, perhaps: the story has the outlet now.
            st.session_state.pop(RESULT, None)
            show_failure(error)
        scored = st.session_state.get(RESULT)
    return scored


def ask(*, fold: bool) -> None:
    """Ask for an article, pasted or uploaded, and score it when the button is pressed.

    The box is folded away when there is a result to look at.
    """
    st.markdown(
        "Score an article about the same story and see it next to the other versions. "
        "What you give is read on this machine and never leaves it."
    )
    with st.expander("The article", expanded=not fold):
        way = st.segmented_control(
            "How",
            ["Paste", "Upload"],
            default="Paste",
            required=True,
            key="article_way",
            label_visibility="collapsed",
            persist_state="session",
        )
        with st.form("article", border=False):
            left, right = st.columns([1, 2])
            outlet = left.text_input(
                "Outlet", key="article_outlet", max_chars=80, persist_state="session"
            )
            title = text = ""
            upload = None
            if way == "Upload":
                upload = right.file_uploader("File (.txt, .md or .html)", TYPES, key="article_file")
            else:
                title = right.text_input(
                    "Headline (optional)",
                    key="article_title",
                    max_chars=400,
                    persist_state="session",
                )
                text = st.text_area(
                    "Article text",
                    key="article_text",
                    height=220,
                    max_chars=LONGEST,
                    persist_state="session",
                    placeholder="Paste the article here, paragraphs apart by an empty line.",
                )
            pressed = st.form_submit_button("Score it", type="primary")
    if not pressed:
        return
    st.session_state.pop(RESULT, None)
    outlet = " ".join(outlet.split())
    missing = "" if outlet else "the outlet's name"
    if not upload and not text.strip():
        missing = missing or ("a file" if way == "Upload" else "the article's text")
    if missing:
        st.error(f"Nothing was scored: give {missing}.", icon=":material/error:")
        return
    try:
        if upload:
            suffix = "." + upload.name.rpartition(".")[2].lower()
            draft = Draft(outlet, upload.getvalue(), suffix)
            article = read_upload(upload.name, draft.data, outlet)
        else:
            draft = pasted(outlet, title, text)
            article = framing.version_from_text(text, outlet, title.strip())
        score(article, draft, current_view())
    except FramingError as error:
        show_failure(error)
        return
    # Once more, so that the box folds away and the result is in sight.
    st.rerun()


def score(article: Version, draft: Draft, view: View) -> None:
    """Score an article and keep the result in the session."""
    with st.spinner("Scoring the article…"):
        made = score_article(article, view.comparison.story)
    st.session_state[RESULT] = Scored(view.story, article, draft, view.token, made)


def choose(scored: Scored, view: View) -> None:
    """Offer to keep the article in the story, or to throw it away."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if ships_with_the_program(view.folder):
            st.markdown(
                ":material/lock: The sample stays as it ships: to keep articles, copy it under "
                "**Stories** first."
            )
        else:
            st.button(
                "Keep it in the story",
                icon=":material/save:",
                key="keep",
                on_click=keep,
                args=(scored, view),
                help="Writes the article's file and lists it in story.toml",
            )
        st.button("Throw it away", icon=":material/delete:", key="throw", on_click=throw)
    if view.comparison.story.recreated:
        st.caption("This story is recreated: an article that is kept in it gets that mark too.")


def keep(scored: Scored, view: View) -> None:
    """Write the article into the story folder."""
    try:
        path = keep_article(view.folder, scored.draft)
    except FramingError as error:
        st.session_state[SAID] = ("", plain(str(error)))
        return
    throw()
    st.session_state[SAID] = (
        f"Kept as {plain(path.name)}: it is a version of the story now, on every page.",
        "",
    )
    # It is one of the versions to look at now.
    st.session_state.pop("version", None)


def throw() -> None:
    """Forget the article and what was typed."""
    for key in (RESULT, "article_outlet", "article_title", "article_text"):
        st.session_state.pop(key, None)


def show(scored: Scored, view: View) -> None:
    """Show the article next to the chosen versions, as columns and as scores."""
    comparison = scored.comparison
    known = view.comparison.warnings
    new = [warning for warning in comparison.warnings if warning not in known]
    show_warnings(new, "new warning")
    shown = (comparison.article, *view.shown[: MOST_COLUMNS - 1])
    columns, scores = st.tabs(["Side by side", "Scores"])
    with columns:
        show_columns(screen(comparison, shown, view.story), key="article_columns")
    with scores:
        st.caption(wording()["notice"]["intervals"])
        show_scores(sections(comparison, shown), key="article_scores")


view = current_view()
kept, failed = st.session_state.pop(SAID, ("", ""))
if kept:
    st.success(kept, icon=":material/check:")
if failed:
    st.error(failed, icon=":material/error:")
scored = result_for(view)
ask(fold=scored is not None)
if scored is not None:
    choose(scored, view)
    show(scored, view)
