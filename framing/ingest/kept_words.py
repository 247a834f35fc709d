"""Which lines of a page are in its article, though parted or joined otherwise there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"\w+")
Words = tuple[str, ...]


def words_of(text: str) -> Words:
    """Return the words of a line in small letters, by which lines are compared."""
    return tuple(_WORD.findall(text.casefold()))


@dataclass(frozen=True, slots=True)
class KeptWords:
    """The words of lines that were kept, whole and in runs of a few."""

    lines: frozenset[Words]
    runs: frozenset[Words]
    size: int
    share: float

    @classmethod
    def of(cls, texts: Iterable[str]) -> KeptWords:
        """Return what is known of these lines; runs go on from one to the next."""
        shape = table("webpage.toml")["dropped"]
        size = int(shape["run"])
        lines = [words_of(text) for text in texts]
        words = [word for line in lines for word in line]
        return cls(frozenset(lines), frozenset(_runs(words, size)), size, float(shape["min_share"]))

    def hold(self, words: Words) -> bool:
        """Tell whether a line of these words is there, or most of its runs are."""
        if words in self.lines:
            return True
        own = _runs(words, self.size)
        return bool(own) and sum(run in self.runs for run in own) >= self.share * len(own)


def _runs(words: Words | list[str], size: int) -> list[Words]:
    return [tuple(words[start : start + size]) for start in range(len(words) - size + 1)]
