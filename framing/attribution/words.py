"""Sentences as words and marks, with the offsets of each in the version's text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

# A word keeps inner apostrophes, hyphens and full stops ("U.S", "well-known", "AT&T"); every other
# mark stands alone. The alternatives share no first character, so matching is linear.
_TOKEN = re.compile(r"\w+(?:[.&’'@-]\w+)*|--+|''|``|\.{2,}|[^\w\s]")
_CLITIC = re.compile(r"(?<=\w)['’](?:s|ve|re|d|ll)\Z", re.IGNORECASE)


MOST = 400
"""Tokens of a sentence that are looked at. More is no prose, and rules may look back and ahead."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one sentence: parallel lists, offsets into the version's text."""

    start: list[int]
    end: list[int]
    text: list[str]
    lower: list[str]

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.text)

    def at(self, offset: int) -> int:
        """Return the number of the first token that starts at or after ``offset``."""
        return bisect_left(self.start, offset)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of tokens ``first`` to ``last``, both included."""
        return self.start[first], self.end[last]

    def low(self, index: int) -> str:
        """Return the lower-case token, or nothing outside the sentence."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def capital(self, index: int) -> bool:
        """Tell whether the token starts with a capital letter."""
        return 0 <= index < len(self.text) and self.text[index][0].isupper()


def words(text: str, start: int, end: int) -> Words:
    """Split ``text[start:end]``, at most `MOST` tokens; clitics such as 's stand alone."""
    found = Words([], [], [], [])
    for match in _TOKEN.finditer(text, start, end):
        if len(found) >= MOST:
            break
        token, left = match.group(), match.start()
        clitic = _CLITIC.search(token) if "'" in token or "’" in token else None
        cut = clitic.start() if clitic else len(token)
        _add(found, left, token[:cut])
        if clitic:
            _add(found, left + cut, token[cut:])
    return found


def _add(found: Words, start: int, text: str) -> None:
    found.start.append(start)
    found.end.append(start + len(text))
    found.text.append(text)
    found.lower.append(text.lower())
