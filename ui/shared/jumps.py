"""The way from a number to the words behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import streamlit as st

if TYPE_CHECKING:
    from components.columns.view import Jump

    from shared.current_view import View

_JUMP, _LAST = "_jump", "_jumps"


def jump_to_compare(view: View, outlet: str, sentence: int, start: int) -> NoReturn:
    """Open Compare at a sentence, with the cue that starts at ``start``."""
    number = st.session_state.get(_LAST, 0) + 1
    st.session_state[_LAST] = number
    st.session_state[_JUMP] = (
        view.story,
        {"outlet": outlet, "sentence": sentence, "start": start, "nonce": number},
    )
    st.switch_page("app_pages/compare.py")


def asked_jump(view: View) -> Jump | None:
    """Return where to go in this story; the page goes there once."""
    story, jump = st.session_state.get(_JUMP, ("", None))
    return jump if story == view.story else None
