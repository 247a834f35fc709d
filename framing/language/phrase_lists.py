"""Phrases of one or more words, found in a row of stems."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from framing.language.stems import stems_of
from framing.language.word_lists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

T = TypeVar("T")
_TWO = 2


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase of a list in a row of words: words ``first`` to ``last``, and what it stands for."""

    first: int
    last: int
    value: T


class Openings:
    """How the phrases of a list begin: what a text must have for any of them to be in it."""

    __slots__ = ("_alone", "_pairs")

    def __init__(self, alone: Iterable[str], longer: Mapping[str, Iterable[str]]) -> None:
        """Take the phrases of one word, and the second words of the others by their first."""
        self._alone = frozenset(alone)
        self._pairs = frozenset((one, two) for one, seconds in longer.items() for two in seconds)

    def are_in(self, words: AbstractSet[str], pairs: AbstractSet[tuple[str, str]]) -> bool:
        """Tell whether a phrase may be in a text of these stems and pairs of neighbours."""
        return not (self._alone.isdisjoint(words) and self._pairs.isdisjoint(pairs))


class Phrases(Generic[T]):
    """Phrases of one or more words, compared by stems; the longest at a place is found."""

    __slots__ = ("_alone", "_first", "_longer", "openings")

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Take pairs of a phrase in lower case and what it stands for; the first of equals wins."""
        self._alone: dict[str, T] = {}
        # By the first two words, for "in the" begins so many phrases that all would be tried.
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}
        for phrase, value in entries:
            stems = stems_of(phrase)
            if len(stems) == 1:
                self._alone.setdefault(stems[0], value)
                continue
            rows = self._longer.setdefault(stems[0], {}).setdefault(stems[1], [])
            if all(stems != known for known, _ in rows):
                rows.append((stems, value))
        for seconds in self._longer.values():
            for rows in seconds.values():
                rows.sort(key=lambda row: -len(row[0]))
        self._first = frozenset((*self._alone, *self._longer))
        self.openings = Openings(self._alone, self._longer)

    def find(self, stems: Sequence[str]) -> list[Found[T]]:
        """Return the phrases in a row of stems, in order; none overlaps another."""
        hits: list[Found[T]] = []
        first = self._first
        if first.isdisjoint(stems):
            return hits
        free = 0
        for place, word in enumerate(stems):
            hit = self.at(stems, place) if word in first and place >= free else None
            if hit is not None:
                hits.append(hit)
                free = hit.last + 1
        return hits

    def at(self, stems: Sequence[str], place: int) -> Found[T] | None:
        """Return the longest phrase that begins at ``place``."""
        word = stems[place]
        seconds = self._longer.get(word)
        if seconds is not None and place + 1 < len(stems):
            for phrase, value in seconds.get(stems[place + 1], ()):
                end = place + len(phrase)
                if len(phrase) == _TWO or tuple(stems[place:end]) == phrase:
                    return Found(place, end - 1, value)
        if word in self._alone:
            return Found(place, place, self._alone[word])
        return None


@cache
def phrase_set(name: str, *keys: str) -> Phrases[bool]:
    """Return one list of a TOML file as phrases to be found."""
    return Phrases((phrase, True) for phrase in word_list(name, keys))


class Senses(Generic[T]):
    """Phrases that may each stand for several things, all of which are found."""

    __slots__ = ("_alone", "_longer", "openings")

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Take pairs of a phrase in lower case and one thing it stands for."""
        self._alone: dict[str, list[T]] = {}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}
        for phrase, value in entries:
            stems = stems_of(phrase)
            if len(stems) == 1:
                self._alone.setdefault(stems[0], []).append(value)
                continue
            rows = self._longer.setdefault(stems[0], {}).setdefault(stems[1], [])
            rows.append((stems, value))
        for seconds in self._longer.values():
            for rows in seconds.values():
                rows.sort(key=lambda row: -len(row[0]))
        self.openings = Openings(self._alone, self._longer)

    def find(self, stems: Sequence[str]) -> list[Found[T]]:
        """Return every phrase with everything it stands for, in order, the longest first."""
        hits: list[Found[T]] = []
        alone, longer = self._alone, self._longer
        for place, word in enumerate(stems):
            if word in longer and place + 1 < len(stems):
                for phrase, value in longer[word].get(stems[place + 1], ()):
                    end = place + len(phrase)
                    if len(phrase) == _TWO or tuple(stems[place:end]) == phrase:
                        hits.append(Found(place, end - 1, value))
            if word in alone:
                hits += [Found(place, place, value) for value in alone[word]]
        return hits
