"""What is shown of a comparison, worked out once for the same comparison and choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from fact_matrix import Matrix
    from side_by_side import Screen
    from view import View

    from framing.types import Comparison


def columns_of(view: View) -> Screen:
    """Return what the columns of a view show."""
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
) -> Screen:
    from side_by_side import screen  # noqa: PLC0415 - only who shows columns waits for it

    return screen(_comparison, shown, story, correctable=True)


@st.cache_resource(max_entries=16, show_spinner=False)
def _matrix(
    token: str,  # noqa: ARG001 - it stands for the comparison
    shown: tuple[str, ...],
    story: str,
    _comparison: Comparison,
) -> Matrix:
    from fact_matrix import matrix  # noqa: PLC0415 - as above

    return matrix(_comparison, shown, story)
