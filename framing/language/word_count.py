"""How many words a text has."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")


def count_words(text: str) -> int:
    """Return the number of words; a hyphenated or apostrophed word is one."""
    return len(_WORD.findall(text))
