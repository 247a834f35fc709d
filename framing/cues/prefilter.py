"""With which two words a match of a pattern can begin, so that few patterns are tried in vain."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.cues.phrase_notation import insert_sets

if TYPE_CHECKING:
    from framing.cues.phrase_notation import Sets

WORD = re.compile(r"[^\W_]{1,60}")
"""What counts as a word here and where rules are looked up: letters and digits, no marks."""

_CLOSED = "\0"
_MAX_BEGINNINGS = 600
"""Beginnings of one pattern that are followed; beyond, every second word may follow."""
_STRUCTURE = re.compile(r"[()|]|\\.|\[\^?\]?[^]]{0,200}\]")
"""What parts a pattern, and what hides such marks: an escape, a set of letters."""
_OPAQUE = frozenset(r"\{}*+.^$[")
"""Marks of a raw regular expression, which is not followed."""


class _OpaqueError(Exception):
    """The pattern's beginnings cannot be written out."""


def second_words(pattern: str, first: str, sets: Sets) -> frozenset[str] | None:
    """Return the words that can follow ``first``, in lower case, at the start of a match.

    None when any word, or no word, may follow.
    """
    pairs = _pairs(insert_sets(pattern, sets))
    return None if pairs is None else pairs.get(first)


@lru_cache(maxsize=64)
def _pairs(pattern: str) -> dict[str, frozenset[str] | None] | None:
    """Return the second words by the first; None for a first that may stand alone, or for all."""
    try:
        beginnings, _ = _choices(frozenset({""}), pattern, 0)
    except _OpaqueError:
        return None
    seconds_by_first: dict[str, set[str]] = {}
    alone = set()
    for text in beginnings:
        first, *rest = (word.lower() for word in WORD.findall(text)[:2])
        seconds_by_first.setdefault(first, set()).update(rest)
        if not rest:
            alone.add(first)
    return {
        first: None if first in alone else frozenset(seconds)
        for first, seconds in seconds_by_first.items()
    }


def _choices(before: frozenset[str], pattern: str, at: int) -> tuple[frozenset[str], int]:
    """Return ``before`` with each way on to the end of the group at ``at``, and where that is."""
    done: frozenset[str] = frozenset()
    current = before
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            done, current, at = done | current, before, at + 1
            continue
        if all(text.endswith(_CLOSED) for text in current):
            at = _end_of_choice(pattern, at)
            continue
        following, at = _part(current, pattern, at)
        optional = pattern[at : at + 1] == "?"
        current = current | following if optional else following
        at += optional
        if len(current) > _MAX_BEGINNINGS:
            raise _OpaqueError
    return done | current, at


def _end_of_choice(pattern: str, at: int) -> int:
    """Return where the choice at ``at`` ends: at a mark of its own group, or of the pattern."""
    depth = 0
    for delimiter in _STRUCTURE.finditer(pattern, at):
        mark = delimiter[0]
        if depth == 0 and mark in {"|", ")"}:
            return delimiter.start()
        depth += (mark == "(") - (mark == ")")
    return len(pattern)


def _part(before: frozenset[str], pattern: str, at: int) -> tuple[frozenset[str], int]:
    mark = pattern[at]
    if mark == "(" and pattern[at + 1 : at + 2] != "?":
        following, end = _choices(before, pattern, at + 1)
        return following, end + 1
    if mark == "[" and (letters := re.match(r"\[([a-z]{1,9})\](?![{*+?])", pattern[at:])):
        return (
            frozenset(_extended(text, letter) for text in before for letter in letters[1]),
            at + letters.end(),
        )
    if mark in _OPAQUE or mark == "(":
        raise _OpaqueError
    return frozenset(_extended(text, mark) for text in before), at + 1


def _extended(text: str, letter: str) -> str:
    """Go on by a letter, unless two words are complete: what follows is then of no matter."""
    if text.endswith(_CLOSED):
        return text
    closes = not letter.isalnum() and len(WORD.findall(text)) > 1
    return text + (_CLOSED if closes else letter)
