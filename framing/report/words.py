"""The words of screens, page and terminal, from ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def words(table: str) -> Mapping[str, Any]:
    """Return one table of words, by the program's own terms.

    Raises:
        KeyError: The file has no such table.
    """
    found: Mapping[str, Any] = _document()[table]
    return found


@cache
def _document() -> Mapping[str, Any]:
    return tomllib.loads(files("framing.report").joinpath("words.toml").read_text("utf-8"))


def counted(number: int, thing: str) -> str:
    """Return a number with what it counts: ``1 fact``, ``3 facts``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def capital(text: str) -> str:
    """Return a name with a capital, as it heads a column or stands alone."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return a meaning as a sentence of its own."""
    return capital(text) if text.endswith((".", "”")) or not text else f"{capital(text)}."
