"""The documents that ship with the app: inside the installed package, or in the checkout."""

from __future__ import annotations

import re
from pathlib import Path

_HERE = Path(__file__).parent
_TITLE = re.compile(r"\A# [^\n]*\n")
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\((?!https?:)[^)\s]{1,200}\)")
"""A link to a file beside the document, which the page has not."""


def document(name: str) -> str:
    """Return a document's text without its title and local links; empty where there is none."""
    for folder in (_HERE / "docs", _HERE.parent / "docs"):
        if (folder / name).is_file():
            text = _TITLE.sub("", (folder / name).read_text("utf-8"))
            return _LINK.sub(r"\1", text)
    return ""
