"""The components of the page. Their files are read as they are; nothing is built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from evidence_rows import Behind
    from fact_matrix import Matrix
    from score_rows import Section
    from side_by_side import Jump
    from who_speaks import Voices

_HERE = Path(__file__).parent
_COLUMN_SCRIPTS = ("build.js", "card.js", "links.js", "filter.js", "facts.js", "main.js")


def _read(*names: str) -> str:
    return "\n".join((_HERE / name).read_text("utf-8") for name in names)


def _component(name: str, folder: str, *scripts: str) -> Any:
    return st.components.v2.component(
        name,
        html=_read(f"{folder}/{folder}.html"),
        css=_read("shared/marks.css", f"{folder}/{folder}.css"),
        js=_read("shared/dom.js", *(f"{folder}/{script}" for script in scripts)),
    )


_columns = _component("framing_columns", "columns", *_COLUMN_SCRIPTS)
_matrix = _component("framing_facts", "factmatrix", "factmatrix.js")
_evidence = _component("framing_evidence", "evidence", "evidence.js")
_asker = st.components.v2.component(
    "framing_asker", html=_read("asker/asker.html"), js=_read("asker/asker.js")
)
_voices = _component("framing_voices", "whospeaks", "whospeaks.js")
_scores = st.components.v2.component(
    "framing_scores",
    html=_read("scoretable/scoretable.html"),
    css=_read("scoretable/scoretable.css"),
    js=_read("scoretable/scoretable.js"),
)


def show_columns(screen: str, key: str, jump: Jump | None = None) -> None:
    """Show versions side by side with the facts beside them.

    Args:
        screen: a ``Screen`` as JSON.
        key: the name of the component on its page.
        jump: where to go once.
    """
    _columns(data={"screen": screen, "jump": jump}, key=key)


def show_matrix(data: Matrix, key: str) -> None:
    """Show facts by versions."""
    _matrix(data=dict(data), key=key)


def asked_for(key: str) -> dict[str, Any] | None:
    """Return what somebody asks for in the columns or the matrix, once.

    ``{"outlet", "sentence"}`` or ``{"fact"}`` is to be corrected, or with ``"open"`` to be shown.
    A component of its own: Python answers without sending the large ones again.
    """
    found = _asker(data={"event": "framing-ask"}, key=key, on_ask_change=_nothing)
    asked: dict[str, Any] | None = found.ask
    return asked


def show_voices(data: Voices, key: str) -> None:
    """Show who speaks in every version."""
    _voices(data=dict(data), key=key)


def show_evidence(data: Behind, key: str) -> dict[str, Any] | None:
    """Show what is behind a number; return the place that somebody wants to see in Compare."""
    found = _evidence(data=dict(data), key=key, on_ask_change=_nothing)
    asked: dict[str, Any] | None = found.ask
    return asked


def show_scores(sections: list[Section], key: str) -> None:
    """Show a table for every measure."""
    _scores(data={"sections": sections}, key=key)


def _nothing() -> None:
    """The event is read where the component is shown."""
