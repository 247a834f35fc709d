"""A text as a row of words with their places, stems, and whether each is negated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.shifts.lexicon import phrase_set, stem, stem_set, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

# Abbreviations with full stops; words with an apostrophe inside; a possessive ending by itself;
# numbers with their commas and decimals; any other mark by itself.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,6}|['’]s\b|[^\W\d_]{1,60}(?:['’](?!s\b)[^\W\d_]{1,20}){0,3}"
    r"|\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?|\d{1,30}(?:\.\d{1,9})?|[^\w\s]"
)
_END = frozenset(".!?;:")
_BREAK = frozenset('.!?;:,()—–"“”')


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; ``start`` and ``end`` count from the statement's first character."""

    text: str
    low: str
    stem: str
    start: int
    end: int
    content: bool
    """A word that carries meaning by itself, not a number, a mark or a function word."""

    @property
    def is_word(self) -> bool:
        """Tell whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        """Tell whether it is written in digits."""
        return self.text[0].isdecimal()

    @property
    def breaks(self) -> bool:
        """Tell whether it is a mark that may part two clauses."""
        return self.low in _BREAK

    @property
    def ends(self) -> bool:
        """Tell whether it is a mark that does part two clauses."""
        return self.low in _END


def tokens(text: str) -> tuple[Token, ...]:
    """Split a text into words, numbers and marks, in order."""
    empty = word_set("words", "empty")
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        low = word.lower().replace("’", "'")
        if low.endswith(".") and len(low) > 1:
            low = low.replace(".", "")
        letter = word[0].isalpha()
        found.append(
            Token(
                text=word,
                low=low,
                stem=stem(low) if letter else low,
                start=match.start(),
                end=match.end(),
                content=letter and low not in empty and not low.endswith("n't"),
            )
        )
    return tuple(found)


def negated(row: Sequence[Token], stems: Sequence[str]) -> tuple[tuple[bool, ...], dict[int, int]]:
    """Tell for each word whether an odd number of negations bears on it.

    Returns:
        A flag a word, and for each negated word the place of the negation nearest before it.
    """
    flags = [False] * len(row)
    by: dict[int, int] = {}
    harmless = {hit.first for hit in phrase_set("words", "no_negation").find(stems)}
    for hit in phrase_set("words", "negators").find(stems):
        if hit.first in harmless:
            continue
        for place in _reach(row, hit.last + 1):
            flags[place] = not flags[place]
            by[place] = hit.first
    for place, token in enumerate(row):
        if token.low.endswith("n't") or token.low == "cannot":
            for reached in _reach(row, place + 1):
                flags[reached] = not flags[reached]
                by[reached] = place
    return tuple(flags), by


def _reach(row: Sequence[Token], start: int) -> list[int]:
    """Return the words that a negation before ``start`` bears on: the first that means something.

    Infinitives that hang on it come along: "did not plan to sell" says that nobody sells.
    """
    reached: list[int] = []
    limit = min(len(row), start + 8)
    place = start
    through = word_set("words", "through_negation")
    while place < limit:
        token = row[place]
        if token.breaks or token.low in word_set("words", "clause"):
            break
        adverb = token.low.endswith("ly") or token.low in through
        if token.content and not adverb:
            reached.append(place)
            after = place + 1
            if token.stem in stem_set("words", "linking"):
                reached += _complement(row[:limit], after)
            if not (after + 1 < limit and row[after].low == "to" and _infinitive(row[after + 1])):
                break
            place = after
        place += 1
    return reached


def elliptical(row: Sequence[Token]) -> bool:
    """Tell whether a denial has nothing behind it: "but cars will not"."""
    return any(
        (token.low == "not" or token.low.endswith("n't")) and _is_at_end(row, at + 1)
        for at, token in enumerate(row)
    )


def _is_at_end(row: Sequence[Token], place: int) -> bool:
    if place < len(row) and row[place].low == "to":
        place += 1
    return place >= len(row) or row[place].ends


def _infinitive(token: Token) -> bool:
    """Tell "not plan to sell" from "not guilty to hacking"."""
    return token.content and token.text.islower() and not token.low.endswith(("ing", "ed", "s"))


def _complement(row: Sequence[Token], place: int) -> list[int]:
    """Return what "plead guilty" and "find him guilty" say, one small word between allowed."""
    near = [at for at in (place, place + 1) if at < len(row) and not row[at].breaks]
    return [at for at in near if row[at].content][:1]
