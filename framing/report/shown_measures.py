"""The numbers that page and terminal show as columns and charts, with their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from framing.report.baseline_summary import scored_facts
from framing.report.words import capital, words

if TYPE_CHECKING:
    from framing.types import Comparison, Dimension, Part, Score

FEWEST = 5
"""Facts below which a share of them is not shown."""
_OF_FACTS = frozenset({"coverage", "credit"})


@dataclass(frozen=True, slots=True)
class Shown:
    """A number that is shown: a dimension in a part of the text, and how it is put."""

    dimension: Dimension
    part: Part
    unit: Literal["share", "tone"]
    name: str
    means: str


def facts_behind(comparison: Comparison, outlet: str, dimension: Dimension) -> int:
    """Return how many facts a share of facts rests on: rows of coverage.csv.

    Args:
        comparison: The result.
        outlet: The version.
        dimension: ``coverage``: the facts that others put on the list, ``eligible`` there;
            ``credit``: those that the version tells.
    """
    listed = {fact.id for fact in scored_facts(comparison)}
    rows = [row for row in comparison.coverage if row.outlet == outlet and row.fact in listed]
    if dimension == "coverage":
        return sum(row.eligible for row in rows)
    return sum(row.status in {"carried", "altered"} for row in rows)


def too_few(comparison: Comparison, score: Score) -> bool:
    """Tell whether a score is a share of so few facts that it is not shown as one."""
    return (
        score.dimension in _OF_FACTS
        and facts_behind(comparison, score.outlet, score.dimension) < FEWEST
    )


@cache
def shown() -> tuple[Shown, ...]:
    """Return the numbers that tables and charts show, in order."""
    return tuple(
        _shown(cast("Dimension", dimension), part) for dimension, part in words("shown").items()
    )


def _shown(dimension: Dimension, part: Part) -> Shown:
    texts = words("measure")[dimension]
    means = texts["means"] if part == "all" else f"{texts['means']} ({words('part')[part]})"
    return Shown(dimension, part, texts["unit"], capital(texts["name"]), means)
