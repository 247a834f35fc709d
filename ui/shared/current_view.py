"""What is open: handed from the frame to its pages, for one run of one session."""

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
    """The open story and its comparison.

    Attributes:
        story: Its name in the address.
        folder: Where it lies.
        comparison: The result, corrections included.
        token: Another one as soon as anything about the comparison is.
    """

    story: str
    folder: Path
    comparison: Comparison
    token: str

    def key(self, widget: str) -> str:
        """Return the key of a widget: a widget's state must not survive its story."""
        return f"{widget}:{self.story}"


def set_view(view: View) -> None:
    """Keep the view for the page that runs next."""
    st.session_state[_KEY] = view


def current_view() -> View:
    """Return the view that the frame has set."""
    view: View = st.session_state[_KEY]
    return view
