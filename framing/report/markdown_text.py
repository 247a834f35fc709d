"""Titles and names in Markdown: text, whatever they hold."""

from __future__ import annotations

import re

from framing.report.safe_text import one_line

_MARKUP = re.compile(r"([\\`*_\[\]<>~|&#$])")


def plain(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _MARKUP.sub(r"\\\1", one_line(text))
