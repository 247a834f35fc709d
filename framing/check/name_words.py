"""The words of a name that tell whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from framing.language.aliases import same_name
from framing.language.names import key
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from framing.check.aligned_sentences import KnownTexts


def one_party(one: str, other: str, known: KnownTexts) -> bool:
    """Tell whether two names may be one party's: Harwick and Rovers, of the Harwick Rovers."""
    if same_name(untitled(one), untitled(other)):
        return True
    parts = {*telling(one), *telling(other)}
    return any(parts <= name for name in known.named)


def untitled(name: str) -> str:
    """Return a name without the titles before it: two may both be called "Cllr"."""
    words = name.split()
    titles = word_set("check/words", "titles")
    while len(words) > 1 and key(words[0]) in titles:
        words = words[1:]
    return " ".join(words)


def telling(name: str) -> list[str]:
    """Return the parts of a name that tell who it is: no titles, no kinds of bodies."""
    generic = word_set("language/aliases", "generic")
    parts = plain_letters(key(name)).split()
    generic |= word_set("check/words", "titles")
    return [part for part in parts if part not in generic and len(part) > 1]


def plain_letters(text: str) -> str:
    """Return letters without their accents: house styles differ in them."""
    if text.isascii():
        return text
    return "".join(each for each in normalize("NFD", text) if not combining(each))
