"""Parts of the screen that pages share: failures and what is doubtful, each as one plain line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from shared.plain_text import plain

if TYPE_CHECKING:
    from framing.errors import FramingError


def show_failure(error: FramingError) -> None:
    """Show in one line what is wrong and what to do."""
    st.error(plain(str(error)), icon=":material/error:")
