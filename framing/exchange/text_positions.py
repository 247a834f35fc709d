"""Positions in one text as positions in another: other counting, other line ends.

Tools count in Unicode code points (Python, REFI-QDA, Web Annotation, brat) or in UTF-16 units
(UIMA, JavaScript), and some write a text back with other line ends than they were given.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_BEYOND_PLANE_0 = 0xFFFF


@dataclass(frozen=True, slots=True)
class FoldedText:
    r"""A text whose line ends are all ``\n`` and that ends with a visible character.

    ``at`` has the place in ``text`` for every place of the text before, its end included.
    """

    text: str
    at: tuple[int, ...]

    def place(self, position: int) -> int:
        """Return the place of a position of the text before; the end for one behind it."""
        return self.at[position] if position < len(self.at) else len(self.text)


def folded(text: str) -> FoldedText:
    """Return a text with line ends folded, and where its places went."""
    pieces: list[str] = []
    at: list[int] = []
    end, length = 0, 0
    for hit in _LINE_END.finditer(text):
        before = text[end : hit.start()]
        at += range(length, length + len(before))
        length += len(before)
        at += [length] * len(hit[0])
        pieces += (before, "\n")
        length += 1
        end = hit.end()
    pieces.append(text[end:])
    at += range(length, length + len(text) - end + 1)
    whole = "".join(pieces)
    kept = whole.rstrip()
    return FoldedText(kept, tuple(min(place, len(kept)) for place in at))


class Utf16:
    """Places of a text counted in UTF-16 units, as JavaScript, Java and .NET count."""

    def __init__(self, text: str) -> None:
        """Count once; ``text`` may hold any characters."""
        widths = (2 if ord(character) > _BEYOND_PLANE_0 else 1 for character in text)
        self._units = list(accumulate(widths, initial=0))

    def of(self, position: int) -> int:
        """Return the place in UTF-16 units of a position in code points."""
        return self._units[position]

    def code_points(self, units: int) -> int | None:
        """Return the position in code points; None inside a character or behind the text."""
        position = bisect_left(self._units, units)
        known = position < len(self._units) and self._units[position] == units
        return position if known else None


def first_difference(one: str, other: str) -> int:
    """Return the first place where two texts differ; the end of the shorter where none does."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
