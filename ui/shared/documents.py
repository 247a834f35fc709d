"""The documents that ship with the app: inside the installed package, or in the checkout."""

from __future__ import annotations

import re
from pathlib import Path

_APP = Path(__file__).parents[1]
_TITLE = re.compile(r"\A# [^\n]*\n")
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\((?!https?:)[^)\s]{1,200}\)")
"""A link to a file beside the document, which the page has not."""


def document(name: str) -> str:
    """Return a document's text without its title and local links; empty where there is none."""
    for folder in (_APP / "docs", _APP.parent / "docs"):
        if (folder / name).is_file():
            text = _TITLE.sub("", (folder / name).read_text("utf-8"))
            return _LINK.sub(r"\1", text)
    return ""
