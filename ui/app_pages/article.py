"""Score an article against the story. It stays in this session till it is kept.

What is pasted or uploaded stays on this machine. The one thing here that reaches for the network is
an address that somebody asks to be read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import streamlit as st
from components.columns.view import screen, show_columns
from components.score_table.view import sections, show_scores
from shared.article_input import LONGEST, TYPES, Given, from_address, from_paste, from_upload
from shared.current_view import View, current_view
from shared.loading import score_article, ships_with_the_program
from shared.page_head import MOST_COLUMNS, show_failure, show_warnings
from shared.plain_text import plain

from framing.errors import FramingError
from framing.report.words import counted, words
from framing.stories import save_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.ingest import Read
    from framing.types import Comparison

RESULT, SAID = "_scored", "_kept"
FIELDS = ("article_outlet", "article_title", "article_text", "article_address")
PASTE, UPLOAD, ADDRESS = "Paste", "Upload", "Address"


class Scored(NamedTuple):
    """An article of this session, and its result against one state of the story."""

    story: str
    given: Given
    token: str
    comparison: Comparison


def result_for(view: View) -> Scored | None:
    """Return what this session has scored against the open story, as the story now stands."""
    scored: Scored | None = st.session_state.get(RESULT)
    if scored is None or scored.story != view.story:
        return None
    if scored.token != view.token:
        try:
            score(scored.given, view)
        except FramingError as error:
            # Kept by another window, perhaps: the story has the outlet now.
            st.session_state.pop(RESULT, None)
            show_failure(error)
        scored = st.session_state.get(RESULT)
    return scored


def ask(*, fold: bool) -> None:
    """Ask for an article and score it when the button is pressed.

    The box is folded away when there is a result to look at.
    """
    st.markdown(
        "Score an article about the same story and see it next to the other versions. "
        "What you paste or upload is read on this machine and never leaves it."
    )
    with st.expander("The article", expanded=not fold):
        way = st.segmented_control(
            "How",
            [PASTE, UPLOAD, ADDRESS],
            default=PASTE,
            required=True,
            key="article_way",
            label_visibility="collapsed",
            persist_state="session",
        )
        with st.form("article", border=False):
            reading = fields(way or PASTE)
            pressed = st.form_submit_button("Score it", type="primary")
    if not pressed:
        return
    st.session_state.pop(RESULT, None)
    try:
        with st.spinner("Fetching the page…" if way == ADDRESS else "Reading the article…"):
            given = reading()
        score(given, current_view())
    except FramingError as error:
        show_failure(error)
        return
    # Once more, so that the box folds away and the result is in sight.
    st.rerun()


def fields(way: str) -> Callable[[], Given]:
    """Show what has to be filled in; return how the article is read from it."""
    left, right = st.columns([1, 2])
    outlet = left.text_input(
        "Outlet",
        key="article_outlet",
        max_chars=80,
        persist_state="session",
        placeholder="" if way == PASTE else "as the page or file has it",
    )
    if way == UPLOAD:
        names = ", ".join(f".{ending}" for ending in TYPES)
        upload = right.file_uploader(f"File ({names})", TYPES, key="article_file")
        return lambda: from_upload(
            outlet, *((upload.name, upload.getvalue()) if upload else missing("a file"))
        )
    if way == ADDRESS:
        address = right.text_input(
            "Address of the article",
            key="article_address",
            max_chars=2000,
            persist_state="session",
            placeholder="https://…",
            help="Public addresses of the web only; a site's robots.txt is respected.",
        )
        st.caption(
            "The page is fetched once, from the machine that this app runs on; its site sees that, "
            "and nothing of the story."
        )
        return lambda: from_address(outlet, address.strip() or missing("an address"))
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
    return lambda: from_paste(
        outlet.strip() or missing("the outlet's name"),
        title,
        text if text.strip() else missing("the article's text"),
    )


def missing(what: str) -> NoReturn:
    """Refuse to go on without something."""
    raise FramingError(f"Nothing was scored: give {what}.")


def score(given: Given, view: View) -> None:
    """Score an article and keep the result in the session."""
    with st.spinner("Scoring the article…"):
        made = score_article(given.read.version, view.comparison.story)
    st.session_state[RESULT] = Scored(view.story, given, view.token, made)


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
        path = save_article(view.folder, scored.given.draft)
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
    for key in (RESULT, *FIELDS):
        st.session_state.pop(key, None)


def show_reading(read: Read) -> None:
    """Show what a reading can be checked by: date, address, what was left out, what is doubtful."""
    version = read.version
    known = [version.outlet]
    if version.published:
        known.append(version.published.isoformat())
    if version.url:
        known.append(version.url)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(" · ".join(map(plain, known)), width="content")
        if read.dropped:
            with st.popover(f"{counted(len(read.dropped), 'paragraph')} left out", type="tertiary"):
                st.caption("No part of the article, so in no score:")
                st.markdown("\n".join(f"- {plain(paragraph)}" for paragraph in read.dropped))
        show_warnings(read.warnings, "doubt")


def show(scored: Scored, view: View) -> None:
    """Show the article next to the chosen versions, as columns and as scores."""
    comparison = scored.comparison
    known = view.comparison.warnings
    new = [warning for warning in comparison.warnings if warning not in known]
    show_warnings(new, "new warning")
    shown = (comparison.article, *view.shown[: MOST_COLUMNS - 1])
    columns, scores = st.tabs(["Side by side", "Scores"])
    with columns:
        show_columns(json.dumps(screen(comparison, shown, view.story)), key="article_columns")
    with scores:
        st.caption(words("notice")["intervals"])
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
    show_reading(scored.given.read)
    show(scored, view)
