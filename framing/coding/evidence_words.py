"""Words that a coder quotes as evidence, found where they stand in a version's text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from framing.language.word_lists import table
from framing.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\w+")
"""What stands behind an apostrophe is a word here: who quotes "the mayor" may leave out her "s"."""


def words_at(text: str, start: int, end: int, quotation: str) -> Span | None:
    """Return where the words of a quotation stand in a part of a text, one after the other.

    Letters may be large or small, marks and blanks others; words may not. Fewer than
    ``least_words`` of ``evidence.toml`` are enough only where the part has no more.

    Args:
        text: A version's text.
        start: Where the part begins.
        end: Where it ends.
        quotation: What is said to stand there.
    """
    wanted = [_plain(word[0]) for word in _WORD.finditer(quotation)]
    words = list(_WORD.finditer(text, start, end))
    said = [_plain(word[0]) for word in words]
    if not wanted or len(wanted) < min(table("coding/evidence")["least_words"], len(said)):
        return None
    place = _place(said, wanted)
    if place is None:
        return None
    return Span(words[place].start(), words[place + len(wanted) - 1].end())


def _place(words: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Return where ``wanted`` begins in ``words``."""
    places = range(len(words) - len(wanted) + 1)
    return next((n for n in places if words[n : n + len(wanted)] == wanted), None)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()
