"""Text from articles for places where Streamlit reads Markdown."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&^=:/@])")
_BREAK = "\N{WORD JOINER}"
_LIVE = re.compile(r":(?=\S)|@(?=\S)|www(?=\.)", re.IGNORECASE)
"""What makes a picture, a colour or a link of the letters around it."""


def plain(text: str) -> str:
    """Escape ``text`` so that it shows as it is, on one line, where Markdown is read.

    Streamlit's own signs (``:smile:``, ``:red[x]``) and addresses (``www.example.org``) are looked
    for after escapes are gone, so an invisible mark parts them.
    """
    parted = _LIVE.sub(rf"\g<0>{_BREAK}", " ".join(text.split()))
    return _MARKUP.sub(r"\\\1", parted)
