"""A loaded word where the other wording has a plain one for the same thing: poach for recruit."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framing.shifts.lexicon import Found, Phrases, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.shifts.pair import Pair
    from framing.shifts.reading import Reading
    from framing.shifts.wording import Difference, Wording

_REACH = 4


def find(both: Pair) -> list[Difference]:
    """Return the clearest loaded word that stands in only one of the two wordings."""
    found = [*_paired(both), *_alone(both)]
    found.sort(key=lambda row: -row[0])
    return [difference for _, difference in found[:1]]


def _paired(both: Pair) -> Iterator[tuple[int, Difference]]:
    """Find a loaded word and, in the other wording, a plain one of the same group."""
    a, b = _words(both.one, both.a), _words(both.other, both.b)
    for group in sorted(a.keys() | b.keys()):
        one, other = a.get(group, ([], [])), b.get(group, ([], []))
        # A wording that has the loaded word anyway only says it twice.
        for plain, loaded, turned in ((one[0], other[1], False), (other[0], one[1], True)):
            if not plain or not loaded or (other[0] if not turned else one[0]):
                continue
            if one[1] and other[1]:
                continue
            yield from _differences(both, plain, loaded, turned=turned)


def _differences(
    both: Pair, plain: list[Found[int]], loaded: list[Found[int]], *, turned: bool
) -> Iterator[tuple[int, Difference]]:
    for mild in plain:
        for strong in loaded:
            one, other = (strong, mild) if turned else (mild, strong)
            a, b = (one.first, one.last), (other.first, other.last)
            shared = both.shared(a, b, _REACH)
            if shared:
                yield 10 + shared, both.difference("tone", a, b, _why(both, a, b, turned=turned))


def _why(both: Pair, a: tuple[int, int], b: tuple[int, int], *, turned: bool) -> str:
    words = both.a.words(*a), both.b.words(*b)
    if turned:
        return f"The baseline uses a loaded word, “{words[0]}”; this version a plain one, “{words[1]}”."
    return f"The baseline uses a plain word, “{words[0]}”; this version a loaded one, “{words[1]}”."


def _alone(both: Pair) -> Iterator[tuple[int, Difference]]:
    """Find a word that judges by itself, next to words that both wordings share."""
    for mine, theirs, wording, turned in (
        (both.b, both.a, both.other, False),
        (both.a, both.b, both.one, True),
    ):
        for hit in _judging().find(mine.stems):
            if _quoted(wording, mine, hit) or mine.stems[hit.first] in theirs.vocabulary:
                continue
            near = mine.near(hit.first, hit.last, _REACH)
            places = [place for place in theirs.content if theirs.stems[place] in near]
            if not places or _judging().find(theirs.stems):
                continue
            words = mine.words(hit.first, hit.last)
            who, other = (
                ("The baseline", "this version") if turned else ("This version", "the baseline")
            )
            why = f"{who} judges with “{words}”; {other} tells it without such a word."
            here, there = (hit.first, hit.last), (places[0], places[0])
            a, b = (here, there) if turned else (there, here)
            yield len(near), both.difference("tone", a, b, why)


def _words(
    wording: Wording, reading: Reading
) -> dict[int, tuple[list[Found[int]], list[Found[int]]]]:
    """Return the plain and the loaded words of a statement by group, quotations left out."""
    found: dict[int, tuple[list[Found[int]], list[Found[int]]]] = {}
    for place, stem in enumerate(reading.stems):
        for group, is_loaded, phrase in _index().get(stem, ()):
            last = place + len(phrase) - 1
            if reading.stems[place : last + 1] != phrase:
                continue
            hit = Found(place, last, group)
            if not _quoted(wording, reading, hit):
                found.setdefault(group, ([], []))[is_loaded].append(hit)
    return found


def _quoted(wording: Wording, reading: Reading, hit: Found[int] | Found[bool]) -> bool:
    span = reading.span(hit.first, hit.last)
    return any(quote.meets(span.start, span.end) for quote in wording.voice.quotes)


@cache
def _index() -> dict[str, list[tuple[int, bool, tuple[str, ...]]]]:
    """All words of all groups by their first stem; a word may stand in several groups."""
    from framing.shifts.lexicon import stem

    index: dict[str, list[tuple[int, bool, tuple[str, ...]]]] = {}
    for number, group in enumerate(table("kinds/tone")["group"]):
        for is_loaded, key in ((False, "plain"), (True, "loaded")):
            for phrase in group[key]:
                stems = tuple(stem(word) for word in phrase.split())
                index.setdefault(stems[0], []).append((number, is_loaded, stems))
    return index


@cache
def _judging() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in table("kinds/tone")["alone"]["loaded"])
