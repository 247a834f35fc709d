"""What a session brought goes with it, also out of what the program remembers of texts."""

from __future__ import annotations

import gc
import sys
from functools import lru_cache

import streamlit as st

_REMEMBERS = type(lru_cache(lambda: None))
_BESIDE = ("_statements", "_last")
"""Functions that keep what was read in an object that they return: of framing.facts.similarity."""


def hold_session() -> None:
    """Know of this session, so that its end is seen."""
    _session()


def brought_text() -> None:
    """Say that this session brings a text that lies in no story on the disk."""
    held = _session()
    if not held:
        held.append("text")


def forget() -> None:
    """Forget every text that was read: nobody can say whose it was.

    Word lists and models are kept; what stories on the disk need is read again.
    """
    for name, module in list(sys.modules.items()):
        if not name.startswith("framing."):
            continue
        for function, value in list(vars(module).items()):
            if isinstance(value, _REMEMBERS) and (
                value.cache_parameters()["maxsize"] is not None or function in _BESIDE
            ):
                value.cache_clear()
    gc.collect()


@st.cache_resource(
    scope="session",
    on_release=lambda held: forget() if held else None,
    show_spinner=False,
    max_entries=1,
)
def _session() -> list[str]:
    return []
