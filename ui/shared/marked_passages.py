"""A sentence cut into pieces: which words tell a fact, which differ, which are evidence."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, NotRequired, TypedDict

from framing.facts.shift_claims import claimed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.types import Comparison


class Piece(TypedDict):
    """A run of words under the same cues (numbers into the version's list), facts and shifts."""

    text: str
    cues: list[int]
    told: NotRequired[list[str]]
    shifts: NotRequired[list[int]]


class Mark(NamedTuple):
    """A range of characters with what it marks; ``kind`` is cues, told or shifts."""

    start: int
    end: int
    kind: str
    name: int | str


def fact_marks(comparison: Comparison) -> Mapping[tuple[str, int], Sequence[Mark]]:
    """Return where facts are told and where wordings differ, by outlet and sentence."""
    marks: dict[tuple[str, int], list[Mark]] = defaultdict(list)
    for fact in comparison.facts:
        for one in fact.mentions:
            marks[one.outlet, one.sentence].append(Mark(one.start, one.end, "told", fact.id))
    for number, shift in claimed(comparison.shifts):
        marks[shift.outlet, shift.sentence].append(Mark(shift.start, shift.end, "shifts", number))
        marks[shift.baseline_outlet, shift.baseline_sentence].append(
            Mark(shift.baseline_start, shift.baseline_end, "shifts", number)
        )
    return marks


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Piece]:
    """Cut ``text[start:end]`` wherever a mark begins or ends; marks may overlap and stick out."""
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    edges = {start, end}
    for mark in inside:
        edges |= {max(mark.start, start), min(mark.end, end)}
    cut: list[Piece] = []
    for left, right in pairwise(sorted(edges)):
        under = [mark for mark in inside if mark.start <= left and right <= mark.end]
        piece: Piece = {"text": text[left:right], "cues": _names(under, "cues")}
        if told := _names(under, "told"):
            piece["told"] = told
        if shifts := _names(under, "shifts"):
            piece["shifts"] = shifts
        cut.append(piece)
    return cut


def _names(marks: Iterable[Mark], kind: str) -> list[Any]:
    return list(dict.fromkeys(mark.name for mark in marks if mark.kind == kind))
