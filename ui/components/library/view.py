"""The library as a component: it returns which story was opened, or which way to a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from shared.component_files import component, nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

_library = component(Path(__file__).parent, alone=True)


def show_library(cards: Sequence[dict[str, Any]], key: str) -> dict[str, str] | None:
    """Show the cards; return ``{"open": NAME}`` or ``{"way": "paste"}`` once it is asked for."""
    event = _library(data={"cards": list(cards)}, key=key, on_ask_change=nothing)
    asked: dict[str, str] | None = event.ask
    return asked
