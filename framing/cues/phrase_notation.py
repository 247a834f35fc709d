"""The small notation in which the TOML files write phrases, and its regular expressions.

``(a|b)`` is a choice, ``?`` makes the letter or group before it optional, ``<name>`` stands for a
named set, a space for any white space: ``<be> (widely )?expected to``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

_SPACE = r"\s{1,4}"
# A word joined by a hyphen or an apostrophe is another word: "would-be", "could've".
_LEFT = r"(?<!\w)(?<!\w[-'])"
_RIGHT = r"(?!\w)(?![-']\w)"
_SET = re.compile(r"<([a-z_]{1,30})>")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_LEADING_WORD = re.compile(r"[^\W_]{1,60}")

# Same length on both sides, so that every offset into the translation is one into the text.
_PLAIN = str.maketrans("‘’ʼ′‛“”„‟″«»‐‑‒–\u00a0\u2009\u202f", '\'\'\'\'\'"""""""----   ')  # noqa: RUF001 - these marks are the point

Sets = Mapping[str, str]


def with_plain_marks(text: str) -> str:
    """Return the text with typographic quotes, hyphens and spaces made plain, of equal length."""
    return text if text.isascii() else text.translate(_PLAIN)


def named_sets(raw: Mapping[str, object], known: Sets | None = None) -> dict[str, str]:
    """Return each set as a regular expression; later sets may use earlier ones."""
    sets = dict(known or {})
    for name, value in raw.items():
        parts = "|".join(str(part) for part in value) if isinstance(value, list) else str(value)
        # Kept in the notation: a raw pattern has no spaces, and its groups are already marked.
        sets[name] = f"({insert_sets(parts, sets)})"
    return sets


def insert_sets(pattern: str, sets: Sets) -> str:
    """Replace each ``<name>`` by its set.

    Raises:
        ValueError: A set is not defined.
    """
    for name in _SET.findall(pattern):
        if name not in sets:
            raise ValueError(f"no set <{name}>; there are {', '.join(sorted(sets))}")
    return _SET.sub(lambda reference: sets[reference[1]], pattern)


def expression(pattern: str, sets: Sets) -> str:
    """Return the notation as a regular expression without groups that capture."""
    return _GROUP.sub("(?:", insert_sets(pattern, sets)).replace(" ", _SPACE)


class LazyPattern:
    """A pattern that is compiled at its first use: one article meets few of all the rules."""

    def __init__(self, source: str) -> None:
        """Keep the pattern's text; case is ignored."""
        self._source = source

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """Match at ``start``, as a compiled pattern does."""
        return self._compiled.match(text, start)

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Search between ``start`` and ``end``, as a compiled pattern does."""
        return self._compiled.search(text, start, end)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, re.IGNORECASE)


def phrase(patterns: list[str], sets: Sets) -> LazyPattern:
    """Return whole words for any of the patterns, the longest written first."""
    ordered = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
    choice = "|".join(expression(pattern, sets) for pattern in ordered)
    return LazyPattern(f"{_LEFT}(?:{choice}){_RIGHT}")


def first_words(pattern: str, sets: Sets) -> set[str]:
    """Return the lower-case words with which a match of the pattern can begin."""
    token = _first_token(insert_sets(pattern, sets))
    leading = [_LEADING_WORD.match(spelling) for spelling in _spellings(token)]
    if not all(leading):
        raise ValueError(f"{pattern!r} must begin with a word")
    return {word[0].lower() for word in leading if word}


def _first_token(pattern: str) -> str:
    """Return the pattern up to its first space outside groups."""
    depth = 0
    for at, char in enumerate(pattern):
        depth += (char == "(") - (char == ")")
        if char == " " and depth == 0:
            return pattern[:at]
    return pattern


def _spellings(token: str) -> list[str]:
    """Return every spelling of a token: ``suggest(s|ed)?`` gives three."""
    spellings, end = _choices(token, 0)
    if end < len(token):
        raise ValueError(f"{token!r} closes a group that it does not open")
    return spellings


def _choices(token: str, at: int) -> tuple[list[str], int]:
    """Return the spellings from ``at`` to the end of its group, and where that is."""
    done: list[str] = []
    current = [""]
    while at < len(token) and token[at] != ")":
        if token[at] == "|":
            done, current, at = [*done, *current], [""], at + 1
            continue
        parts, at = _part(token, at)
        if token[at : at + 1] == "?":
            parts, at = [*parts, ""], at + 1
        current = [before + part for before in current for part in parts]
    return [*done, *current], at


def _part(token: str, at: int) -> tuple[list[str], int]:
    """Return the spellings of the group, the set of letters or the letter at ``at``."""
    if token[at] == "(":
        parts, end = _choices(token, at + 1)
        return parts, end + 1
    if token[at] == "[":
        end = token.index("]", at)
        return list(token[at + 1 : end]), end + 1
    return [token[at]], at + 1
