"""The words of a name that tell whose it is."""

from __future__ import annotations

from unicodedata import combining, normalize

from framing.language.names import key
from framing.language.word_lists import word_set


def telling(name: str) -> list[str]:
    """Return the parts of a name that tell who it is: no titles, no kinds of bodies."""
    generic = word_set("language/aliases", "generic")
    parts = plain_letters(key(name)).split()
    return [part for part in parts if part not in generic and len(part) > 1]


def plain_letters(text: str) -> str:
    """Return letters without their accents: house styles differ in them."""
    if text.isascii():
        return text
    return "".join(each for each in normalize("NFD", text) if not combining(each))
