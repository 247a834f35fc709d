"""Names in a text: runs of capitalised words that are not capitalised for another reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.punctuation import GENITIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_][\w&]*(?:[.'’-][^\W\d_]\w*)*\.?")
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)]*\s*$")
_GENITIVE = tuple(sorted(GENITIVE))
_JOINTS = frozenset({" ", " & "})
# Read once: these stand in inner loops.
_SETTINGS = default().language.names
_LOOK = _SETTINGS.sentence_start_reach


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words with its place in the text it was found in."""

    text: str
    start: int
    end: int


@cache
def common_words() -> frozenset[str]:
    """Return words that stand in lower case in news text: a capital makes them no name."""
    return frozenset(files(__package__).joinpath("common_words.txt").read_text("utf-8").split())


def names(text: str) -> tuple[Name, ...]:
    """Return the names in ``text`` in order, without possessive endings.

    A capitalised word that begins a sentence counts only when it is not a common word.
    """
    runs: list[tuple[int, int]] = []
    for start, end in _capitalised(text):
        if runs and text[runs[-1][1] : start] in _JOINTS:
            runs[-1] = runs[-1][0], end
        else:
            runs.append((start, end))
    return tuple(Name(text[start:end], start, end) for start, end in runs)


def _capitalised(text: str) -> Iterator[tuple[int, int]]:
    """Yield the capitalised words that may be part of a name."""
    end = -1
    for part in text.split(" "):
        at, end = end + 1, end + 1 + len(part)
        if part.islower():  # as most are
            continue
        for word in _WORD.finditer(text, at, end):
            token = word.group()
            if not token[0].isupper():
                continue
            token = token if "." in token[:-1] else token.rstrip(".")
            token = token[:-2] if token.endswith(_GENITIVE) else token
            if not (_is_common(token) and _begins(text, word.start())):
                yield word.start(), word.start() + len(token)


def _begins(text: str, at: int) -> bool:
    before = text[max(0, at - _LOOK) : at].rstrip(" \"'“‘([-–—•*")
    return not before or before.endswith("\n") or bool(_SENTENCE_END.search(before[-4:]))


def _is_common(token: str) -> bool:
    return token.lower().replace("’", "'") in common_words() and not token[1:].isupper()


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """Return ``name`` in the form in which two spellings of it are compared."""
    return re.sub(r"[^\w&]+", " ", name.replace(".", "")).strip().casefold()
