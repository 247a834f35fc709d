"""What to look at in a draft before it goes out: the editor's check on the screen.

What is given stays in this session, and on this machine, till somebody keeps it in the story.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import streamlit as st
from components.draft_notes.view import draft_data, show_notes
from components.kept_text.view import keep_text
from shared.article_input import LONGEST, TYPES, Given, from_paste, from_upload
from shared.cached_screens import screen
from shared.corrections import answer, show_undo
from shared.current_view import View, current_view
from shared.library import own_folder
from shared.page_head import show_failure
from shared.plain_text import plain
from shared.session_memory import brought_text

from framing.errors import FramingError
from framing.report.words import words
from framing.stories import save_article

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.check.draft import DraftCheck

TEXTS = cast("Mapping[str, str]", words("draft_page"))
DRAFTS, SAID, KEPT = "_drafts", "_draft_said", "_drafts_kept"


class Checked(NamedTuple):
    """A draft of this session, and what its check against one state of the story came to."""

    given: Given
    token: str
    check: DraftCheck
    limits: dict[str, int | None]


def checked(view: View) -> Checked | None:
    """Return the draft that this session holds against the story, as the story now stands."""
    drafts: dict[str, Checked] = st.session_state.setdefault(DRAFTS, {})
    held = drafts.get(view.story)
    if held is not None and held.token != view.token:
        try:
            held = hold(view, held.given, held.limits)
        except FramingError as error:
            drafts.pop(view.story, None)
            show_failure(error)
            return None
    return held


def hold(view: View, given: Given, limits: dict[str, int | None]) -> Checked:
    """Check a draft against the story, as ``framing check`` does, and keep that in the session."""
    from framing.check.draft_findings import draft_findings  # noqa: PLC0415 - only who checks waits

    drafts: dict[str, Checked] = st.session_state.setdefault(DRAFTS, {})
    brought_text()
    with st.spinner(TEXTS["checking"]):
        made = draft_findings(given.read.version, view.comparison.story)
    drafts[view.story] = Checked(given, view.token, made, limits)
    return drafts[view.story]


def outlet_of(view: View) -> str:
    """Return a name for the draft that no version of the story has."""
    taken = {version.outlet for version in view.comparison.story.versions}
    name, number = str(TEXTS["outlet"]), 2
    while name in taken:
        name, number = f"{TEXTS['outlet']} {number}", number + 1
    return name


def ask(view: View) -> None:
    """Show a text field and a file, and check what is given."""
    st.title(TEXTS["title"], anchor=False)
    st.markdown(TEXTS["empty"].format(story=plain(view.comparison.story.title)))
    with st.form(view.key("draft"), border=False):
        headline = st.text_input(
            TEXTS["headline_label"], key=view.key("draft_headline"), max_chars=400
        )
        text = st.text_area(
            TEXTS["text_label"],
            key=view.key("draft_text"),
            height=260,
            max_chars=LONGEST,
            placeholder=TEXTS["text_placeholder"],
        )
        upload = st.file_uploader(
            f"{TEXTS['file']} ({', '.join(f'.{ending}' for ending in TYPES)})",
            TYPES,
            key=view.key("draft_file"),
        )
        with st.expander(TEXTS["limits"]):
            limits = {
                kind: st.number_input(
                    TEXTS[f"limit_{kind}"],
                    min_value=0,
                    value=None,
                    step=1,
                    key=view.key(f"limit_{kind}"),
                    width=320,
                )
                for kind in ("commentary", "speculation")
            }
        pressed = st.form_submit_button(TEXTS["check"], type="primary")
    # A draft is nobody else's: it goes with its window.
    fields = (TEXTS["text_label"], TEXTS["headline_label"])
    keep_text("draft", view.story, fields, st.session_state.get(KEPT, 0), after_closing=False)
    if not pressed:
        return
    try:
        if upload is not None:
            given = from_upload(outlet_of(view), upload.name, upload.getvalue())
        elif text.strip():
            given = from_paste(outlet_of(view), headline, text)
        else:
            st.error(TEXTS["nothing"], icon=":material/error:")
            return
        hold(view, given, limits)
    except FramingError as error:
        show_failure(error)
        return
    st.rerun()


def drop(view: View) -> None:
    """Go back to the text field, which still holds what was typed."""
    held = st.session_state[DRAFTS].pop(view.story, None)
    if held is not None and held.given.read.version.file == "":
        st.session_state[view.key("draft_text")] = held.given.read.version.text
        st.session_state[view.key("draft_headline")] = held.given.read.version.title


def keep(view: View, held: Checked) -> None:
    """Write the draft into the story folder; of the sample into a copy."""
    try:
        path = save_article(own_folder(view.folder), held.given.draft)
    except FramingError as error:
        st.session_state[SAID] = ("", str(error))
        return
    st.session_state[DRAFTS].pop(view.story, None)
    st.session_state[KEPT] = st.session_state.get(KEPT, 0) + 1
    st.session_state[SAID] = (TEXTS["kept"].format(file=path.name), "")


def show(view: View, held: Checked) -> None:
    """Show the notes, and what can be done with the draft."""
    with st.container(horizontal=True, horizontal_alignment="right", key="draft_tools"):
        st.button(TEXTS["change"], key=view.key("draft_change"), on_click=drop, args=(view,))
        st.button(TEXTS["keep"], key=view.key("draft_keep"), on_click=keep, args=(view, held))
    if held.given.read.warnings:
        with st.expander(TEXTS["doubts"]):
            st.markdown("\n".join(f"- {plain(line)}" for line in held.given.read.warnings))
    version, limits = held.given.read.version, tuple(held.limits.items())
    data = screen(
        "draft",
        (held.token, version.title, version.text, limits),
        lambda: draft_data(held.check, held.limits),
    )
    show_notes(data, view.key("draft_notes"))


def main() -> None:
    """Show the page."""
    view = current_view()
    st.html(Path(__file__).parents[1] / "shared" / "draft.css")
    show_undo(view)
    kept, failed = st.session_state.pop(SAID, ("", ""))
    if kept:
        st.success(plain(kept), icon=":material/check:")
    if failed:
        st.error(plain(failed), icon=":material/error:")
    held = checked(view)
    if held is None:
        ask(view)
    else:
        show(view, held)
    answer()


main()
