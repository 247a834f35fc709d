"""Text from articles made fit for HTML and SVG, which allow fewer characters than Unicode has."""

from __future__ import annotations

import re

from framing.report.safe_text import without_controls

# What Unicode reserves for no character at all: the last two of every plane, and a few more.
_LAST = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_NO_CHARACTER = re.compile(f"[\ufdd0-\ufdef{_LAST}]")


def printable(text: str) -> str:
    """Replace what is no character or steers others, one for one."""
    return _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", without_controls(text))
