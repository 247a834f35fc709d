"""Parts of the screen that pages share: failures and what is doubtful, each as one plain line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from framing.report.words import counted
from shared.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.errors import FramingError


def show_warnings(warnings: Sequence[str], thing: str = "warning") -> None:
    """Show warnings in a box that opens, if there are any."""
    if warnings:
        with st.popover(counted(len(warnings), thing), icon=":material/warning:"):
            st.markdown("\n".join(f"- {plain(line)}" for line in warnings))


def show_failure(error: FramingError) -> None:
    """Show in one line what is wrong and what to do."""
    st.error(plain(str(error)), icon=":material/error:")
