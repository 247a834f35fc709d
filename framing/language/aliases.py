"""When two names are one: short names, initials, capitals of countries, owners of companies."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from framing.language.names import common_words, key
from framing.language.stems import stem
from framing.language.word_lists import table, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.analysed_text import Reading
    from framing.language.stemmed_tokens import Token

_WORD = re.compile(r"[\w&]{1,60}")
_TWO = 2
"""A name of one common word tells nothing; "Supreme Court" tells which by its two."""
_SHORT = 3
_OPENING = frozenset('"“(-–—')
_CLOSING = frozenset({*'"”),;:!?-–—', "'s"})
"""Marks that part a word from what it touches: "Leeds's", but not "AT&T" or "St.Ives"."""
_HEAD = 4
"""Names that begin alike may be forms of one: Gaza and Gazans, Egypt and Egyptian."""


@lru_cache(maxsize=1024)
def mentioned(text: str, reading: Reading) -> bool:
    """Tell whether a wording mentions a name in any form: short name, initials, its country."""
    generic = word_set("language/aliases", "generic")
    parts = [part.lower() for part in _WORD.findall(text)]
    telling = [part for part in parts if part not in generic and len(part) > 1]
    if len(parts) < _TWO and not telling:
        return True
    known = any(stem(part) in reading.vocabulary for part in telling)
    if known or (not telling and _shortened(parts, reading)):
        return True
    capitals = [token.low for token in reading.row if token.text[0].isupper()]
    if any(_begin_alike(part, word) for part in telling for word in capitals):
        return True
    initials = _initials(text)
    if len(initials) > 1 and re.search(rf"\b{re.escape(initials)}\b", reading.text):
        return True
    if _plain(text).isupper() and _spelled_out(_plain(text), reading):
        return True
    group = group_of(text)
    return group is not None and any(_has(reading, name) for name in _groups()[group])


@lru_cache(maxsize=16)
def has_own_name(reading: Reading, other: Reading) -> bool:
    """Tell whether a statement may have a name that another one does not mention.

    A cheap test, for most that tell one thing name the same: where it denies, every name has a
    telling word that the other wording has too.
    """
    generic = word_set("language/aliases", "generic")
    return any(
        token.stem not in other.vocabulary or token.low in generic or not plain
        for token, plain in _capitals(reading)
    )


@lru_cache(maxsize=1024)
def _capitals(reading: Reading) -> tuple[tuple[Token, bool], ...]:
    """Return the words that may be of a name, and whether each is plainly a word by itself."""
    row = reading.row
    if "_" in reading.text:
        # The only sign within words that is none of the row's.
        return tuple((token, False) for token in row if token.text[0].isupper())
    return tuple(
        (token, len(token.low) > 1 and token.text.isalpha() and _stands_alone(row, at))
        for at, token in enumerate(row)
        if token.text[0].isupper() and not (at == 0 and _only_begins(row))
    )


def _only_begins(row: Sequence[Token]) -> bool:
    """Tell a common word that has its capital from the statement's start."""
    first = row[0]
    joined = len(row) > 1 and row[1].touches
    return not joined and first.low in common_words() and not first.text[1:].isupper()


def _stands_alone(row: Sequence[Token], at: int) -> bool:
    """Tell a word from a part of what is written as one: "AT&T", "St.Ives", "Covid19"."""
    if (row[at].touches and row[at - 1].low not in _OPENING) or not row[at].text.isascii():
        return False
    after = row[at + 1] if at + 1 < len(row) else None
    if after is None or not after.touches:
        return True
    if after.low == ".":
        return at + 2 >= len(row) or not row[at + 2].touches
    return after.low in _CLOSING


def _shortened(parts: list[str], reading: Reading) -> bool:
    """Tell "the court" for "the Supreme Court" from another name that has "Court" in it."""
    for part in map(stem, parts):
        for place in (at for at, word in enumerate(reading.stems) if word == part):
            start, end = reading.places[place]
            inside = next(
                (one for one in reading.names if one.start <= start and end <= one.end), None
            )
            telling = set(key(inside.text).split()) - set(parts) if inside else set()
            if not telling - word_set("language/aliases", "generic"):
                return True
    return False


def _begin_alike(one: str, other: str) -> bool:
    """Tell forms and short forms of a name: Gaza and Gazans, Ark. and Arkansas."""
    if min(len(one), len(other)) < _SHORT:
        return False
    short, long = sorted((one, other), key=len)
    return one[:_HEAD] == other[:_HEAD] or long.startswith(short)


def _spelled_alike(one: str, other: str) -> bool:
    """Tell two spellings of a foreign name, Morsi and Mursi, and Guinea in Equatoguinean."""
    short, long = sorted((one, other), key=len)
    if len(short) > _HEAD and short in long:
        return True
    return len(short) > _SHORT and one[0] == other[0] and _consonants(one) == _consonants(other)


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in "aeiouy")


def _initials(name: str) -> str:
    return "".join(part[0] for part in _WORD.findall(name) if part[0].isupper())


def _plain(name: str) -> str:
    return name.replace(".", "")


def _spelled_out(initials: str, reading: Reading) -> bool:
    """Tell whether capital words in a row begin with these letters."""
    capitals = "".join(
        token.text.replace(".", "") if token.text.isupper() else token.text[0]
        for token in reading.row
        if token.text[0].isupper()
    )
    return len(initials) > 1 and initials in capitals


def same_name(one: str, other: str) -> bool:
    """Tell whether two names share a word that is not common to many names, or an alias."""
    generic = word_set("language/aliases", "generic")
    parts = [set(key(text).split()) - generic for text in (one, other)]
    groups = group_of(one), group_of(other)
    if _initials(one) == _plain(other) or _initials(other) == _plain(one):
        return True
    return (
        key(one) == key(other)
        or bool(parts[0] & parts[1])
        or any(_spelled_alike(mine, theirs) for mine in parts[0] for theirs in parts[1])
        or (groups[0] == groups[1] and groups[0] is not None)
    )


def _has(reading: Reading, name: str) -> bool:
    if " " not in name:
        return name in reading.lows
    return re.search(rf"\b{re.escape(name)}\b", reading.text, re.IGNORECASE) is not None


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row["names"]) for row in table("language/aliases")["same"])


@cache
def _first_country() -> int:
    return next(at for at, names in enumerate(_groups()) if "usa" in names)


@cache
def _by_name() -> dict[str, int]:
    return {name: at for at, names in enumerate(_groups()) for name in names}


@lru_cache(maxsize=4096)
def group_of(text: str) -> int | None:
    """Return the number of the group of aliases that a name belongs to, None for most."""
    whole = _by_name().get(key(text))
    if whole is not None:
        return whole
    generic = word_set("language/aliases", "generic")
    parts = {_by_name().get(part) for part in key(text).split() if part not in generic}
    return parts.pop() if len(parts) == 1 else None


def is_country(text: str) -> bool:
    """Tell whether a name is a country's, its people's or its government's."""
    group = group_of(text)
    return group is not None and group >= _first_country()
