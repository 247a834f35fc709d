"""When two names are one: short names, initials, capitals of countries, owners of companies."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.names import key
from framing.language.stems import stem
from framing.language.word_lists import table, word_set

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText

_WORD = re.compile(r"[\w&]{1,60}")
_SETTINGS = default().language.names


@lru_cache(maxsize=1024)
def mentioned(text: str, analysed: AnalysedText) -> bool:
    """Tell whether a wording mentions a name in any form: short name, initials, its country."""
    generic = word_set("language/aliases", "generic")
    parts = [part.lower() for part in _WORD.findall(text)]
    telling = [part for part in parts if part not in generic and len(part) > 1]
    if len(parts) < _SETTINGS.telling_words and not telling:
        return True
    known = any(stem(part) in analysed.vocabulary for part in telling)
    if known or (not telling and _shortened(parts, analysed)):
        return True
    capitals = [token.low for token in analysed.tokens if token.text[0].isupper()]
    if any(_begin_alike(part, word) for part in telling for word in capitals):
        return True
    initials = _initials(text)
    if len(initials) > 1 and re.search(rf"\b{re.escape(initials)}\b", analysed.text):
        return True
    if _plain(text).isupper() and _spelled_out(_plain(text), analysed):
        return True
    group = group_of(text)
    return group is not None and any(_has(analysed, name) for name in _groups()[group])


def _shortened(parts: list[str], analysed: AnalysedText) -> bool:
    """Tell "the court" for "the Supreme Court" from another name that has "Court" in it."""
    for part in map(stem, parts):
        for place in (at for at, word in enumerate(analysed.stems) if word == part):
            start, end = analysed.offsets[place]
            inside = next(
                (one for one in analysed.names if one.start <= start and end <= one.end), None
            )
            telling = set(key(inside.text).split()) - set(parts) if inside else set()
            if not telling - word_set("language/aliases", "generic"):
                return True
    return False


def _begin_alike(first: str, second: str) -> bool:
    """Tell forms and short forms of a name: Gaza and Gazans, Ark. and Arkansas."""
    if min(len(first), len(second)) < _SETTINGS.short_form_letters:
        return False
    short, long = sorted((first, second), key=len)
    return first[: _SETTINGS.same_letters] == second[: _SETTINGS.same_letters] or long.startswith(
        short
    )


def _spelled_alike(first: str, second: str) -> bool:
    """Tell two spellings of a foreign name, Morsi and Mursi, and Guinea in Equatoguinean."""
    short, long = sorted((first, second), key=len)
    if len(short) > _SETTINGS.same_letters and short in long:
        return True
    return (
        len(short) > _SETTINGS.short_form_letters
        and first[0] == second[0]
        and _consonants(first) == _consonants(second)
    )


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in "aeiouy")


def _initials(name: str) -> str:
    return "".join(part[0] for part in _WORD.findall(name) if part[0].isupper())


def _plain(name: str) -> str:
    return name.replace(".", "")


def _spelled_out(initials: str, analysed: AnalysedText) -> bool:
    """Tell whether capital words in a row begin with these letters."""
    capitals = "".join(
        token.text.replace(".", "") if token.text.isupper() else token.text[0]
        for token in analysed.tokens
        if token.text[0].isupper()
    )
    return len(initials) > 1 and initials in capitals


def same_name(first: str, second: str) -> bool:
    """Tell whether two names share a word that is not common to many names, or an alias."""
    generic = word_set("language/aliases", "generic")
    parts = [set(key(text).split()) - generic for text in (first, second)]
    groups = group_of(first), group_of(second)
    if _initials(first) == _plain(second) or _initials(second) == _plain(first):
        return True
    return (
        key(first) == key(second)
        or bool(parts[0] & parts[1])
        or any(_spelled_alike(mine, theirs) for mine in parts[0] for theirs in parts[1])
        or (groups[0] == groups[1] and groups[0] is not None)
    )


def _has(analysed: AnalysedText, name: str) -> bool:
    if " " not in name:
        return name in analysed.lowercase
    return re.search(rf"\b{re.escape(name)}\b", analysed.text, re.IGNORECASE) is not None


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
