"""Facts by versions, and who speaks in each."""

from __future__ import annotations

import streamlit as st
from components.fact_matrix.view import show_matrix
from components.who_speaks.view import show_voices, voices
from shared.cached_views import matrix_of
from shared.correction_dialogs import answer
from shared.current_view import current_view

view = current_view()
if not view.shown:
    st.info("No version is shown. Choose one or more under Versions.", icon=":material/tune:")
elif not view.comparison.facts:
    st.info(
        "No fact was found: no version credits a statement to a common source, and no two "
        "versions tell the same. Add a version, or name the source report in story.toml.",
        icon=":material/search_off:",
    )
else:
    by_version, speakers = st.tabs(["Facts by version", "Who speaks"], key="facts_tabs")
    with by_version:
        show_matrix(matrix_of(view), key="facts")
        answer()
    with speakers:
        show_voices(voices(view.comparison, view.shown), key="voices")
