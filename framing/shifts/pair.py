"""Two wordings of one fact side by side: what every kind of shift is looked for in."""

from __future__ import annotations

from dataclasses import dataclass

from framing.shifts.lexicon import table
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

    @property
    def common(self) -> int:
        """Count the words and numbers that both wordings have."""
        values = {one.value for one in self.a.quantities}
        same = sum(other.value in values for other in self.b.quantities)
        return len(self.a.told & self.b.told) + same

    @property
    def likeness(self) -> float:
        """The share of the longer wording that both have, 0 to 1."""
        longer = max(len(one.told) + len(one.quantities) for one in (self.a, self.b))
        return self.common / max(1, longer)

    @property
    def close(self) -> bool:
        """Tell whether the wordings are enough alike to be held against each other word by word."""
        sizes = [len(one.told) + len(one.quantities) for one in (self.a, self.b)]
        limits = table("closeness")
        return (
            self.common >= limits["words"]
            and self.common >= limits["of_shorter"] * min(sizes)
            and self.common >= limits["of_longer"] * max(sizes)
        )

    def shared(self, one: tuple[int, int], other: tuple[int, int], reach: int) -> int:
        """Count the words that stand near both places: whether they are about the same."""
        return len(self.a.near(*one, reach) & self.b.near(*other, reach))


def pair(one: Wording, other: Wording, source: SourceReport | None) -> Pair:
    """Set two wordings side by side."""
    return Pair(one, other, source, read(one), read(other))


def whole(wording: Wording) -> Span:
    """Return the span of a whole statement: what something was dropped from."""
    return Span(wording.start, wording.end)
