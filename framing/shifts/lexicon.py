"""Word lists from TOML files, and the form in which two inflections of a word are compared."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

T = TypeVar("T")
_LEAST = 3
"""A stem keeps at least this many letters: "need" is no past tense of "ne"."""
_TWO = 2
_VOWELS = frozenset("aeiouy")


@cache
def table(name: str) -> dict[str, Any]:
    """Return the TOML file ``name`` of this package, such as ``"units"`` or ``"kinds/tone"``."""
    return tomllib.loads(files("framing.shifts").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """Return one list of a TOML file as a set of words in lower case."""
    return frozenset(_list(name, keys))


@cache
def stem_set(name: str, *keys: str) -> frozenset[str]:
    """Return one list of a TOML file as a set of stems."""
    return frozenset(stem(word) for word in _list(name, keys))


def _list(name: str, keys: Sequence[str]) -> Sequence[str]:
    found: Any = table(name)
    for key in keys:
        found = found[key]
    return tuple(found)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what the inflected forms of a lower-case word share: "cuts" and "cutting" are "cut".

    It need not be a word: it is only compared with other stems.
    """
    word = _irregular().get(word, word)
    if word in word_set("words", "empty"):
        # Kept apart, so that "noting" does not meet "not".
        return f"{word}_"
    if len(word) <= _LEAST or not word.isascii():
        return word
    return _bare(_uninflected(word))


def _uninflected(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("ied"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _LEAST and not rest.endswith("e"):
            return rest if _VOWELS & set(rest) else word
    return word


def _bare(word: str) -> str:
    """Drop a last "e" and the second of two like letters: "planned" and "plan" meet."""
    if len(word) > _LEAST and word.endswith("e"):
        word = word[:-1]
    if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word[:-1] + "y" if len(word) > _LEAST and word.endswith("i") else word


@cache
def _irregular() -> dict[str, str]:
    return {
        form: lemma
        for lemma, forms in table("irregular")["forms"].items()
        for form in forms.split()
    }


def is_past(word: str) -> bool:
    """Tell whether a lower-case word looks like a verb's past: "banned", "went"."""
    return word.endswith("ed") or (word in _irregular() and not word.endswith(("s", "ing")))


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
        found: list[Found[T]] = []
        first = self._first
        if first.isdisjoint(stems):
            return found
        free = 0
        for place, word in enumerate(stems):
            hit = self.at(stems, place) if word in first and place >= free else None
            if hit is not None:
                found.append(hit)
                free = hit.last + 1
        return found

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
    return Phrases((phrase, True) for phrase in _list(name, keys))


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
        found: list[Found[T]] = []
        alone, longer = self._alone, self._longer
        for place, word in enumerate(stems):
            if word in longer and place + 1 < len(stems):
                for phrase, value in longer[word].get(stems[place + 1], ()):
                    end = place + len(phrase)
                    if len(phrase) == _TWO or tuple(stems[place:end]) == phrase:
                        found.append(Found(place, end - 1, value))
            if word in alone:
                found += [Found(place, place, value) for value in alone[word]]
        return found


def stems_of(phrase: str) -> tuple[str, ...]:
    """Return the stems of a phrase in lower case; a hyphen is a word of its own."""
    if phrase.isalpha():
        return (stem(phrase),)
    return tuple(stem(word) for word in phrase.replace("-", " - ").split())
