"""The terminal's words and signs, from the tables ``terminal`` of ``framing/report/words.toml``."""

from __future__ import annotations

from functools import cache
from typing import IO, TYPE_CHECKING, Any

from framing.report import words as all_words

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def words(table: str) -> Mapping[str, Any]:
    """Return one table of words, by the program's own terms.

    Raises:
        KeyError: The file has no such table.
    """
    wanted: Mapping[str, Any] = all_words.words("terminal")[table]
    return wanted


def signs(file: IO[str]) -> dict[str, str]:
    """Return every sign by its name, each as ``file`` can write it."""
    encoding = getattr(file, "encoding", None) or "utf-8"
    return {
        name: sign if _can_write(sign, encoding) else substitute
        for name, (sign, substitute) in words("signs").items()
    }


def writable(text: str, file: IO[str]) -> str:
    """Return ``text`` with what ``file`` cannot write put in characters that it can."""
    encoding = getattr(file, "encoding", None) or "utf-8"
    return text.translate(_substitutes(encoding))


@cache
def _substitutes(encoding: str) -> dict[int, str]:
    return {
        ord(character): substitute
        for character, substitute in words("substitutes").items()
        if not _can_write(character, encoding)
    }


def _can_write(sign: str, encoding: str) -> bool:
    """Tell whether an encoding has a sign, and would not print a question mark in its place."""
    try:
        sign.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
