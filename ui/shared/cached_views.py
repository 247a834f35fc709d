"""What is shown of a comparison, worked out once for the same comparison and choice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from components.fact_matrix.view import Matrix

    from framing.types import Comparison
    from shared.current_view import View


def columns_of(view: View) -> str:
    """Return what the columns of a view show, written as JSON."""
    return _screen(view.token, view.shown, view.story, view.comparison)


def matrix_of(view: View) -> Matrix:
    """Return the facts of a view by its versions."""
    return _matrix(view.token, view.shown, view.story, view.comparison)


@st.cache_resource(max_entries=16, show_spinner=False)
def _screen(
    token: str,  # noqa: ARG001 - it stands for the comparison
    shown: tuple[str, ...],
    story: str,
    _comparison: Comparison,
) -> str:
    from components.columns.view import screen  # noqa: PLC0415 - only who shows columns waits for it

    # Once, and not on every run: thousands of sentences take longer to write than to send.
    return json.dumps(screen(_comparison, shown, story, correctable=True), ensure_ascii=False)


@st.cache_resource(max_entries=16, show_spinner=False)
def _matrix(
    token: str,  # noqa: ARG001 - it stands for the comparison
    shown: tuple[str, ...],
    story: str,
    _comparison: Comparison,
) -> Matrix:
    from components.fact_matrix.view import matrix  # noqa: PLC0415 - as above

    return matrix(_comparison, shown, story)
