"""Letters garbled by a wrong encoding, put right before anything points into the text."""

from __future__ import annotations

import re

# How the UTF-8 of a letter or a typographic mark looks when it is read as Windows-1252, Latin-1
# or Mac Roman: nothing else has these beside each other often.
_SIGN = re.compile(
    "[\u00c2\u00c3\u00c5\u00e2\u00f0][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
    "\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|\u201a\u00c4|\u221a[\u0080-\u00ff\u2020-\u2122]"
)
_LONGEST = 20_000  # characters of a line; the repair of longer ones is slow, and prose has none


def repaired(text: str) -> tuple[str, int]:
    """Return ``text`` with plainly garbled letters put right, and in how many lines they were.

    A line is left as it is unless every sign in it reads as a better one: an accent or a currency
    sign alone proves nothing.
    """
    if not _SIGN.search(text):
        return text, 0
    # A twentieth of a second to import, and only for garbled text.
    from ftfy import fix_encoding  # noqa: PLC0415
    from ftfy.badness import is_bad  # noqa: PLC0415

    lines = text.split("\n")
    changed = 0
    for number, line in enumerate(lines):
        if len(line) > _LONGEST or not _SIGN.search(line) or not is_bad(line):
            continue
        better = fix_encoding(line)
        if better != line and "\n" not in better:
            lines[number] = better
            changed += 1
    return "\n".join(lines), changed
