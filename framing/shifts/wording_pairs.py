"""Two wordings of one fact side by side: what every kind of shift is looked for in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.language.word_lists import table
from framing.shifts.analysed_wording import read
from framing.shifts.wording import Difference, Wording
from framing.types import ShiftKind, SourceReport, Span

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText

_HALF = 0.5


# Compared by identity, so that what is found in a pair can be kept and is not found again.
@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """The baseline's wording (``one``) and the version's (``other``), with their readings."""

    one: Wording
    other: Wording
    source: SourceReport | None
    a: AnalysedText
    b: AnalysedText
    likeness: float
    """The share of the longer wording that both have, 0 to 1."""
    inclusion: float
    """The share of the shorter wording that both have, 0 to 1."""
    close: bool
    """The wordings are enough alike to be held against each other word by word."""
    related: bool
    """They share enough to be about one thing, whatever their words."""
    alike: bool
    """They are so much alike that what differs surely stands for the same thing."""

    def shares(self, of_longer: float) -> bool:
        """Tell whether that share of the longer and half of the shorter wording is common."""
        return self.alike or (self.likeness >= of_longer and self.inclusion >= _HALF)

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
    a, b = read(one), read(other)
    values = {amount.value for amount in a.quantities}
    common = len(a.content_meanings & b.content_meanings) + sum(
        amount.value in values for amount in b.quantities
    )
    shorter, longer = sorted(len(side.content_meanings) + len(side.quantities) for side in (a, b))
    limits = table("shifts/closeness")
    close = (
        max(len(a.tokens), len(b.tokens)) <= limits["longest"]
        and common >= limits["words"]
        and common >= limits["of_shorter"] * shorter
        and common >= limits["of_longer"] * longer
    )
    likeness, inclusion = common / max(1, longer), common / max(1, shorter)
    alike = likeness >= limits["alike"] or (
        likeness >= limits["of_longer"] and inclusion >= limits["included"]
    )
    related = likeness >= limits["loose"]
    return Pair(
        *(one, other, source, a, b, likeness, inclusion),
        close=bool(close),
        related=bool(related),
        alike=bool(close and alike),
    )


def whole(wording: Wording) -> Span:
    """Return the span of a whole statement: what something was dropped from."""
    return Span(wording.start, wording.end)
