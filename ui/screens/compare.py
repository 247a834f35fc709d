"""Versions side by side, with the facts of the baseline."""

from __future__ import annotations

import streamlit as st
from cached import columns_of
from components import show_columns
from correcting import ask_for, show_asked
from jumps import asked_jump
from view import current_view

JUMP = "_jump"


@st.fragment
def columns() -> None:
    """Show the columns; a fragment, so that asking for a correction draws nothing else again."""
    view = current_view()
    data = columns_of(view)
    if jump := asked_jump(view):
        data = {**data, "jump": jump}
    asked = show_columns(data, key="columns")
    if asked:
        ask_for(asked)
        show_asked(view)


if current_view().shown:
    columns()
else:
    st.info("No version is shown. Choose one or more under Versions.", icon=":material/tune:")
