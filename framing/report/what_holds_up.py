"""What may be said of two versions: only what the test, corrected for its number, bears out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from framing.report.words import words

if TYPE_CHECKING:
    from framing.types import Comparison, Difference, Dimension


@dataclass(frozen=True, slots=True)
class Held:
    """Versions that all stand above all of some others in one measure."""

    dimension: Dimension
    above: tuple[str, ...]
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HoldsUp:
    """What holds up between versions, and in which measures nothing does."""

    held: tuple[Held, ...]
    open: tuple[Dimension, ...]


def what_holds_up(comparison: Comparison) -> HoldsUp:
    """Return every pair whose difference over all sentences holds up, put together where it can be.

    The verdict of each pair is that of differences.csv.
    """
    dimensions = cast("tuple[Dimension, ...]", tuple(words("holds_up_lines")))
    rows = [row for row in comparison.differences if row.part == "all"]
    held: list[Held] = []
    unsure: list[Dimension] = []
    for dimension in dimensions:
        tested = [row for row in rows if row.dimension == dimension]
        pairs = [_above_first(row) for row in tested if row.differs == "differs"]
        held += _together(comparison, dimension, pairs)
        if tested and not pairs:
            unsure.append(dimension)
    return HoldsUp(tuple(held), tuple(unsure))


def _above_first(row: Difference) -> tuple[str, str]:
    return (row.outlet, row.other) if row.value > 0 else (row.other, row.outlet)


def _together(
    comparison: Comparison, dimension: Dimension, pairs: list[tuple[str, str]]
) -> list[Held]:
    """Put versions into one line that stand above the same others."""
    order = [version.version.outlet for version in comparison.versions]
    below: dict[str, tuple[str, ...]] = {
        outlet: tuple(lower for lower in order if (outlet, lower) in pairs) for outlet in order
    }
    lines: dict[tuple[str, ...], list[str]] = {}
    for outlet in order:
        if below[outlet]:
            lines.setdefault(below[outlet], []).append(outlet)
    return [Held(dimension, tuple(above), lower) for lower, above in lines.items()]
