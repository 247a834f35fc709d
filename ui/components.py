"""The two components of the page. Their files are read as they are; nothing is built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from score_rows import Section
    from side_by_side import Screen

_HERE = Path(__file__).parent
_COLUMN_SCRIPTS = ("dom.js", "build.js", "card.js", "facts.js", "main.js")


def _read(folder: str, *names: str) -> str:
    return "\n".join((_HERE / folder / name).read_text("utf-8") for name in names)


_columns = st.components.v2.component(
    "framing_columns",
    html=_read("columns", "columns.html"),
    css=_read("columns", "columns.css"),
    js=_read("columns", *_COLUMN_SCRIPTS),
)
_scores = st.components.v2.component(
    "framing_scores",
    html=_read("scoretable", "scoretable.html"),
    css=_read("scoretable", "scoretable.css"),
    js=_read("scoretable", "scoretable.js"),
)


def show_columns(data: Screen, key: str) -> None:
    """Show versions side by side with the facts beside them."""
    _columns(data=_plain(data), key=key)


def show_scores(sections: list[Section], key: str) -> None:
    """Show a table for every measure."""
    _scores(data={"sections": sections}, key=key)


def _plain(data: Screen) -> dict[str, Any]:
    return dict(data)
