"""A part of a place told as the whole of it: "in Norway" against "across Europe"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framing.language.analysed_text import hits
from framing.language.phrase_lists import Phrases, phrase_set
from framing.language.word_lists import table
from framing.shifts.kinds.scope_members import changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.language.analysed_text import AnalysedText
    from framing.shifts.wording import Difference
    from framing.shifts.wording_pairs import Pair

_GAP = 2
"""Between "across" and the name stands no more than "the whole of"."""


@dataclass(frozen=True, slots=True)
class _Place:
    first: int
    last: int
    name: str


def contained(both: Pair) -> Iterator[Difference]:
    """Compare the whole of a place with a part of it that the other wording names alone."""
    for one, other, wider in ((both.a, both.b, True), (both.b, both.a, False)):
        wholes = _wholes(other)
        mine = _places(one) if wholes else []
        for whole in wholes:
            if any(part.name == whole.name for part in mine):
                continue
            parts = [part for part in mine if part.name in _within()[whole.name]]
            if not parts or any(
                part.name in {own.name for own in _places(other)} for part in parts
            ):
                continue
            here, there = (parts[0].first, parts[-1].last), (whole.first, whole.last)
            if here[0] in one.credit or there[1] in other.credit:
                continue
            yield changed(both, *((here, there) if wider else (there, here)), wider=wider)


def _places(reading: AnalysedText) -> list[_Place]:
    return [
        _Place(hit.first, hit.last, hit.value)
        for hit in hits(_names(), reading)
        if reading.tokens[hit.last].text[0].isupper()
    ]


def _wholes(reading: AnalysedText) -> list[_Place]:
    """Return the places of which all is meant, from the word that says so."""
    marks = hits(phrase_set("shifts/kinds/scope_places", "marks", "all_of"), reading)
    return [
        _Place(mark.first, place.last, place.name)
        for place in (_places(reading) if marks else ())
        for mark in marks
        if 0 < place.first - mark.last <= _GAP and place.name in _within()
    ]


@cache
def _within() -> dict[str, frozenset[str]]:
    return {
        whole: frozenset(parts)
        for whole, parts in table("shifts/kinds/scope_places")["within"].items()
    }


@cache
def _names() -> Phrases[str]:
    names = {*_within(), *(part for parts in _within().values() for part in parts)}
    return Phrases((name, name) for name in sorted(names))
