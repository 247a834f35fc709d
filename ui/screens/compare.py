"""Versions side by side, with the facts of the baseline."""

from __future__ import annotations

import streamlit as st
from cached import columns_of
from components import show_columns
from correcting import answer
from jumps import asked_jump
from view import current_view

view = current_view()
if view.shown:
    data = columns_of(view)
    if jump := asked_jump(view):
        data = {**data, "jump": jump}
    show_columns(data, key="columns")
    answer()
else:
    st.info("No version is shown. Choose one or more under Versions.", icon=":material/tune:")
