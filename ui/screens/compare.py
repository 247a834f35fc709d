"""Versions side by side, with the facts of the baseline."""

from __future__ import annotations

import streamlit as st
from components import show_columns
from side_by_side import screen
from view import current_view

view = current_view()
if view.shown:
    show_columns(screen(view.comparison, view.shown, view.story), key="columns")
else:
    st.info("No version is shown. Choose one or more under Versions.", icon=":material/tune:")
