"""What somebody asks for in the columns or the matrix, passed on by a component of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from shared.component_files import component, nothing

_request = component(Path(__file__).parent, "hold_page.js", "correction_request.js", alone=True)


def asked_for(key: str) -> dict[str, Any] | None:
    """Return what somebody asks for in the columns or the matrix, once.

    ``{"outlet", "sentence"}`` or ``{"fact"}`` is to be corrected, or with ``"open"`` to be shown.
    A component of its own: Python answers without sending the large ones again.
    """
    event = _request(data={"event": "framing-ask"}, key=key, on_ask_change=nothing)
    asked: dict[str, Any] | None = event.ask
    return asked
