"""Every measure of every version against the baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from components import show_scores
from score_rows import sections
from view import current_view
from wording import wording

if TYPE_CHECKING:
    from framing.types import Part

view = current_view()
parts: dict[Part, str] = wording()["part"]
part = st.segmented_control(
    "Which sentences",
    list(parts),
    default="all",
    required=True,
    format_func=lambda key: parts[key],
    key="part",
    bind="query-params",
)
if view.shown:
    show_scores(sections(view.comparison, view.shown, part or "all"), key="scores")
else:
    st.info("No version is shown. Choose one or more under Versions.", icon=":material/tune:")
