"""Two wordings of one fact side by side: what every kind of shift is looked for in."""

from __future__ import annotations

from dataclasses import dataclass

from framing.shifts.reading import Reading, read
from framing.shifts.wording import Difference, Wording
from framing.types import ShiftKind, SourceReport, Span


@dataclass(frozen=True, slots=True)
class Pair:
    """The baseline's wording (``one``) and the version's (``other``), with their readings."""

    one: Wording
    other: Wording
    source: SourceReport | None
    a: Reading
    b: Reading

    def difference(
        self, kind: ShiftKind, one: tuple[int, int], other: tuple[int, int], why: str
    ) -> Difference:
        """Return a difference between words of the two statements, given by their places."""
        return Difference(kind, self.a.span(*one), self.b.span(*other), why)

    def shared(self, one: tuple[int, int], other: tuple[int, int], reach: int) -> int:
        """Count the words that stand near both places: whether they are about the same."""
        return len(self.a.near(*one, reach) & self.b.near(*other, reach))


def pair(one: Wording, other: Wording, source: SourceReport | None) -> Pair:
    """Set two wordings side by side."""
    return Pair(one, other, source, read(one), read(other))


def whole(wording: Wording) -> Span:
    """Return the span of a whole statement: what something was dropped from."""
    return Span(wording.start, wording.end)
