"""What pages show, written as JSON once for the same comparison; it goes with the session."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from shared.current_view import View

_KEPT = "_screens"


def story_json(view: View) -> str:
    """Return what the rows of a story show."""
    from components.version_rows.view import story_data  # noqa: PLC0415 - only who shows it waits

    return screen("rows", view.token, lambda: story_data(view.comparison, view.story))


def matrix_json(view: View) -> str:
    """Return what the matrix of a story shows."""
    from components.fact_matrix.view import matrix_data  # noqa: PLC0415 - as above

    return screen("matrix", view.token, lambda: matrix_data(view.comparison))


def quotations_json(view: View) -> str:
    """Return the quotations of a story that differ."""
    from components.quotations.view import quotations_data  # noqa: PLC0415 - as above

    return screen("quotations", view.token, lambda: quotations_data(view.comparison))


def screen(name: str, made_from: Hashable, make: Callable[[], Any]) -> str:
    """Return a page's data as JSON: the same text as the last time where nothing has changed.

    Thousands of sentences take longer to write than to send, and what is sent again unchanged the
    browser already has.
    """
    kept: dict[str, tuple[Hashable, str]] = st.session_state.setdefault(_KEPT, {})
    known = kept.get(name)
    if known is not None and known[0] == made_from:
        return known[1]
    text = json.dumps(make(), ensure_ascii=False)
    kept[name] = (made_from, text)
    return text
