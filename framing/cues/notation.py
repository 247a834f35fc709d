"""The small notation in which the TOML files write phrases, and its regular expressions.

``(a|b)`` is a choice, ``?`` makes the letter or group before it optional, ``<name>`` stands for a
named set, a space for any white space: ``<be> (widely )?expected to``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_SPACE = r"\s{1,4}"
# A word joined by a hyphen or an apostrophe is another word: "would-be", "could've".
_LEFT = r"(?<!\w)(?<!\w[-'])"
_RIGHT = r"(?!\w)(?![-']\w)"
_SET = re.compile(r"<([a-z_]{1,30})>")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_FIRST_PART = re.compile(r"(\([^()]{0,4000}\)|[^()?])(\??)")
_LEADING_WORD = re.compile(r"[^\W_]{1,60}")

# Same length on both sides, so that every offset into the translation is one into the text.
_PLAIN = str.maketrans("‘’ʼ′‛“”„‟″«»‐‑‒–\u00a0\u2009\u202f", '\'\'\'\'\'"""""""----   ')  # noqa: RUF001 - these marks are the point

Sets = Mapping[str, str]


def plain(text: str) -> str:
    """Return the text with typographic quotes, hyphens and spaces made plain, of equal length."""
    return text.translate(_PLAIN)


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
        KeyError: A set is not defined.
    """
    return _SET.sub(lambda found: sets[found[1]], pattern)


def expression(pattern: str, sets: Sets) -> str:
    """Return the notation as a regular expression without groups that capture."""
    return _GROUP.sub("(?:", insert_sets(pattern, sets)).replace(" ", _SPACE)


def phrase(patterns: list[str], sets: Sets) -> re.Pattern[str]:
    """Compile whole words for any of the patterns, the longest written first."""
    ordered = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
    choice = "|".join(expression(pattern, sets) for pattern in ordered)
    return re.compile(f"{_LEFT}(?:{choice}){_RIGHT}", re.IGNORECASE)


def first_words(pattern: str, sets: Sets) -> set[str]:
    """Return the lower-case words with which a match of the pattern can begin."""
    token = _first_token(insert_sets(pattern, sets))
    words = {match[0] for text in _spellings(token) if (match := _LEADING_WORD.match(text))}
    if not words or any(not _LEADING_WORD.match(text) for text in _spellings(token)):
        raise ValueError(f"{pattern!r} must begin with a word")
    return {word.lower() for word in words}


def _first_token(pattern: str) -> str:
    """Return the pattern up to its first space outside groups."""
    depth = 0
    for at, char in enumerate(pattern):
        depth += (char == "(") - (char == ")")
        if char == " " and depth == 0:
            return pattern[:at]
    return pattern


def _spellings(token: str) -> Iterator[str]:
    """Yield every spelling of a token: ``suggest(s|ed)?`` gives three."""
    part = _FIRST_PART.match(token)
    if part is None:
        yield ""
        return
    body = part[1]
    choices = body[1:-1].split("|") if body.startswith("(") else [body]
    for choice in [*choices, ""] if part[2] else choices:
        for rest in _spellings(token[part.end() :]):
            yield choice + rest
