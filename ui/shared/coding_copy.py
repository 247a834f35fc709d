"""Coding for reliability alone: what answers change is said first, and a copy is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st

from framing.errors import FramingError
from framing.report.words import words
from framing.stories.edit_story import set_title
from framing.stories.library import library_folder, new_story_folder
from framing.stories.new_story import copy_story
from shared.jumps import go
from shared.page_head import show_failure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shared.current_view import View

TEXTS = cast("Mapping[str, str]", words("code_page"))


def say_what_answers_do(view: View) -> None:
    """Say that answers count in every number; before the first, offer a copy to code instead."""
    if any(label.sample for label in view.comparison.story.labels):
        st.caption(TEXTS["counts"])
        return
    with st.container(key="code_counts", border=True):
        st.markdown(TEXTS["counts_first"])
        if st.button(TEXTS["copy"], key=view.key("code_copy")):
            _copy(view)


def _copy(view: View) -> None:
    title = TEXTS["copy_title"].format(title=view.comparison.story.title)
    try:
        target = new_story_folder(library_folder(), title)
        copy_story(view.folder, target)
        set_title(target, title)
    except FramingError as error:
        show_failure(error)
        return
    go("code", target.name)
