"""A text as a row of words with their offsets, stems, and whether each is negated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from framing.language.stems import stem
from framing.language.word_lists import word_set

# Abbreviations with full stops; words with an apostrophe inside; a possessive ending by itself;
# numbers with their commas and decimals; any other mark by itself.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,6}|['’]s\b|[^\W\d_]{1,60}(?:['’](?!s\b)[^\W\d_]{1,20}){0,3}"
    r"|\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?|\d{1,30}(?:\.\d{1,9})?|[^\w\s]"
)
_END = frozenset(".!?;:")
_BREAK = frozenset('.!?;:,()—–"“”')


_LONG = 40
"""Characters of a run without spaces that is not worth keeping: a hostile text has no spaces."""
_Piece = tuple["Token", int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark, wherever it stands: what it is does not depend on the place."""

    text: str
    low: str
    stem: str
    touches: bool
    """It stands right behind the one before, without a space."""
    content: bool
    """A word that carries meaning by itself, not a number, a mark or a function word."""
    is_word: bool
    """It begins with a letter."""
    is_number: bool
    """It is written in digits."""
    breaks: bool
    """It is a mark that may part two clauses."""
    ends: bool
    """It is a mark that does part two clauses."""
    denies: bool
    """It negates within a word: "hasn't"."""


@lru_cache(maxsize=1024)
def stemmed_tokens(text: str) -> tuple[tuple[Token, ...], tuple[tuple[int, int], ...]]:
    """Split a text into words, numbers and marks, in order.

    Returns:
        The words, and for each the offsets where it starts and ends in the text.
    """
    tokens: list[Token] = []
    offsets: list[tuple[int, int]] = []
    at = 0
    for run in text.split(" "):
        for token, start, end in _known(run) if len(run) < _LONG else _split(run):
            tokens.append(token)
            offsets.append((at + start, at + end))
        at += len(run) + 1
    return tuple(tokens), tuple(offsets)


@lru_cache(maxsize=4096)
def _known(run: str) -> tuple[_Piece, ...]:
    return _split(run)


def _split(run: str) -> tuple[_Piece, ...]:
    """Split what stands between two spaces; the words of a story come again and again."""
    if run.isalpha() and len(run) < _LONG:
        return ((_token(run, touches=False), 0, len(run)),)
    pieces: list[_Piece] = []
    last = -1
    for match in _TOKEN.finditer(run):
        start, end = match.span()
        pieces.append((_token(match[0], touches=start == last), start, end))
        last = end
    return tuple(pieces)


@lru_cache(maxsize=4096)
def _token(word: str, *, touches: bool) -> Token:
    low = word.lower().replace("’", "'")
    if low.endswith(".") and len(low) > 1:
        low = low.replace(".", "")
    letter, denies = word[0].isalpha(), low.endswith("n't")
    return Token(
        text=word,
        low=low,
        stem=stem(low) if letter else low,
        touches=touches,
        content=letter and low not in word_set("language/function_words", "empty") and not denies,
        is_word=letter,
        is_number=word[0].isdecimal(),
        breaks=low in _BREAK,
        ends=low in _END,
        denies=denies,
    )
