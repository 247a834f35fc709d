"""An outlet's name out of a file's, where nobody gives another: "01-reuters.txt" is "reuters"."""

from __future__ import annotations

import re
from pathlib import PurePath

_COUNTER = re.compile(
    r"""
    \d{4}-\d\d-\d\d[\s_.-]+      # "2024-11-19 reuters"
    | \(?\d{1,3}(?:[.)]\s*|\s*[_-]\s*|[.)]\s*[_-]\s*)+  # "01-reuters", "3_bbc", "2. guardian"
    | 0\d{1,2}\s+                # "01 reuters"; "20 Minuten" is a name
    """,
    re.VERBOSE,
)


def outlet_of_file(name: str) -> str:
    """Return what an article goes by whose file has this name: its stem, without what numbers it.

    Counters and days at the beginning go, with what parts them from the rest; an underscore stands
    for a space. Of a name that is nothing else the stem stays as it is.
    """
    stem = PurePath(name).stem
    rest = stem
    while (counter := _COUNTER.match(rest)) is not None:
        rest = rest[counter.end() :]
    words = " ".join(rest.replace("_", " ").split()).strip("-. ")
    return words if any(letter.isalpha() for letter in words) else stem
