"""Arriving at a section: it comes into sight, and the keyboard goes on from its heading."""

from __future__ import annotations

from pathlib import Path

from shared.component_files import component, nothing

_arrival = component(Path(__file__).parent, alone=True)


def arrive_at(section: str, key: str) -> None:
    """Bring a section of the page into sight, once.

    Args:
        section: The name of the section, whose container has the key ``section_NAME`` and where an
            element of this id stands; nothing without one.
        key: The component's name on its page.
    """
    _arrival(data={"section": section}, key=key, on_ask_change=nothing)
