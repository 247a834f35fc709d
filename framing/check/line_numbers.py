"""Where in a file a place of the text is that was read from it: line and column, as editors count.

Reading joins wrapped lines and drops markup, so offsets into the text are none into the file. The
words of both are walked side by side; a word that is not found again has no place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
# Tags, targets of Markdown links, and entities are not read as words; blanks keep offsets true.
_MARKUP = re.compile(r"<[^<>]{1,2000}>|\]\([^()\s]{1,500}\)|&#?\w{1,31};")
_LINE_END = re.compile(r"\r\n|\r|\n")
_MAX_SKIPPED_WORDS = 60
"""How many words may be skipped when two words in a row agree; further needs three."""


@dataclass(frozen=True, slots=True)
class FilePosition:
    """A place in a file: line and column, both from 1."""

    line: int
    column: int


class FilePositions:
    """The places of a text's words in the file that it was read from."""

    def __init__(self, file: str, text: str) -> None:
        """Find every word of ``text`` again in ``file``, in order."""
        self._lines = [0, *(end.end() for end in _LINE_END.finditer(file))]
        self._starts, self._found = _word_positions(file, text)

    def at(self, offset: int) -> FilePosition | None:
        """Return the place of the first word at or after ``offset``; None when it was not found."""
        word = bisect_left(self._starts, offset)
        if word >= len(self._found) or (start := self._found[word]) is None:
            return None
        line = bisect_left(self._lines, start + 1)
        return FilePosition(line, start - self._lines[line - 1] + 1)


def _word_positions(file: str, text: str) -> tuple[list[int], list[int | None]]:
    """Return where each word of the text starts, and where in the file it was found."""
    plain = _MARKUP.sub(lambda markup: " " * len(markup.group()), file)
    theirs = list(_WORD.finditer(plain))
    ours = list(_WORD.finditer(text))
    named = [word.group() for word in theirs]
    places: dict[str, list[int]] = {}
    for number, name in enumerate(named):
        places.setdefault(name, []).append(number)
    file_offsets: list[int | None] = []
    next_word = 0
    wanted = [word.group() for word in ours]
    for number, name in enumerate(wanted):
        place = _next_match(places.get(name, []), named, wanted[number : number + 3], next_word)
        file_offsets.append(None if place is None else theirs[place].start())
        next_word = next_word if place is None else place + 1
    return [word.start() for word in ours], file_offsets


def _next_match(places: list[int], named: list[str], wanted: list[str], reached: int) -> int | None:
    """Return the next place where the words go on as wanted: two near by, three further off."""
    first = bisect_left(places, reached)
    for place in places[first : first + _MAX_SKIPPED_WORDS]:
        needed = wanted[
            : 1 if place == reached else 2 if place - reached <= _MAX_SKIPPED_WORDS else 3
        ]
        if named[place : place + len(needed)] == needed:
            return place
    return None
