"""Which versions are read: of the session, or as the address has it on arrival.

The lens and the fact are chosen in the page; Python only says where to begin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from framing.report.words import words

if TYPE_CHECKING:
    from shared.current_view import View

MOST_COLUMNS = 5
_KEPT = "_reading"


@dataclass(slots=True)
class Reading:
    """What is read: the outlets in the order of the columns, and where to begin."""

    outlets: list[str]
    start: dict[str, str]


def reading_of(view: View, *, arrived: bool) -> Reading:
    """Return what is read of a story; whoever arrives reads what the address names.

    Args:
        view: The open story.
        arrived: Whether the page was not shown just before: only then the address counts, since
            what is chosen on the page stands in the address a moment later than here.
    """
    kept: dict[str, Reading] = st.session_state.setdefault(_KEPT, {})
    outlets = [version.outlet for version in view.comparison.story.versions]
    reading = kept.setdefault(view.story, Reading(outlets[:2], {}))
    reading.outlets = [outlet for outlet in reading.outlets if outlet in outlets] or outlets[:2]
    if arrived:
        _from_address(reading, outlets)
    return reading


def _from_address(reading: Reading, outlets: list[str]) -> None:
    address = st.query_params
    named = list(dict.fromkeys(name for name in address.get_all("v") if name in outlets))
    if len(named) == 1:
        named += [name for name in outlets if name not in named][:1]
    if named:
        reading.outlets = named[:MOST_COLUMNS]
    reading.start = {
        name: address[name] for name in ("fact", "sentence", "outlet") if name in address
    }
    if "fact" in reading.start:
        reading.start["lens"] = "facts"
    elif address.get("lens") in words("lens"):
        reading.start["lens"] = address["lens"]


def choose(reading: Reading, place: int, outlet: str) -> None:
    """Put an outlet into a column; where it stands already, both change places."""
    before = reading.outlets[place]
    reading.outlets = [
        outlet if at == place else before if name == outlet else name
        for at, name in enumerate(reading.outlets)
    ]
