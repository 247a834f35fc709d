"""Text from articles for places where Streamlit reads Markdown."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&^=:/@])")
_BREAK = "\N{WORD JOINER}"
_COLON = re.compile(r":(?=\S)")


def plain(text: str) -> str:
    """Escape ``text`` so that it shows as it is, on one line, where Markdown is read.

    Streamlit's own signs (``:smile:``, ``:red[x]``) are looked for after escapes are gone, so an
    invisible mark is put behind every colon that something follows.
    """
    escaped = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _COLON.sub(":" + _BREAK, escaped)
