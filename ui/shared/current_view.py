"""What is open: handed from the app to its pages, for one run of one session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from pathlib import Path

    from framing.types import Comparison

_KEY = "_view"


@dataclass(frozen=True, slots=True)
class View:
    """The open story, its comparison, and the outlets that are shown.

    ``token`` is another one as soon as anything about the comparison is.
    """

    story: str
    folder: Path
    comparison: Comparison
    token: str
    shown: tuple[str, ...]


def set_view(view: View) -> None:
    """Keep the view for the page that runs next."""
    st.session_state[_KEY] = view


def current_view() -> View:
    """Return the view that the app has set."""
    view: View = st.session_state[_KEY]
    return view
