"""Versions side by side, with the facts of the baseline."""

from __future__ import annotations

import streamlit as st
from components.columns.view import show_columns
from shared.cached_views import columns_of
from shared.correction_dialogs import answer
from shared.current_view import current_view
from shared.jumps import asked_jump

view = current_view()
if view.shown:
    show_columns(columns_of(view), key="columns", jump=asked_jump(view))
    answer()
else:
    st.info("No version is shown. Choose one or more under Versions.", icon=":material/tune:")
