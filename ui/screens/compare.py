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
    show_columns(columns_of(view), key="columns", jump=asked_jump(view))
    answer()
else:
    st.info("No version is shown. Choose one or more under Versions.", icon=":material/tune:")
