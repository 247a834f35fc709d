"""A kit's sheets as they print, shown beside the buttons that print them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from shared.component_files import component

from framing.report.kit.sheets import KEY, STUDENTS
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

_sheets = component(Path(__file__).parent)


def sheets_data(files: Mapping[str, str]) -> dict[str, Any]:
    """Return both pages of a kit, by who gets them, with the words around them."""
    return {
        "pages": {"students": files[STUDENTS], "key": files[KEY]},
        "words": dict(words("kit_page")),
    }


def show_sheets(data: str, key: str) -> None:
    """Show the sheets, written as JSON."""
    _sheets(data={"sheets": data}, key=key)
