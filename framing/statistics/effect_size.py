"""Effect sizes: how large a difference is, in units of its own."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Dimension

_MEANS: frozenset[Dimension] = frozenset({"sentiment"})
_WITHOUT_EFFECT: frozenset[Dimension] = frozenset({"readability"})


@dataclass(frozen=True, slots=True)
class Sample:
    """How many values there are, their mean, and the sum of squares about it."""

    number: int
    mean: float
    squares: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Sample | None:
        """Return what values come to; None without any."""
        if not values:
            return None
        mean = math.fsum(values) / len(values)
        return cls(len(values), mean, sum([(value - mean) ** 2 for value in values]))


def effect_size(
    dimension: Dimension, sample: Sample | None, against: Sample | None
) -> float | None:
    """Return the effect size of a difference: Cohen's h for shares, Hedges' g for means.

    Cohen's h runs from -pi to pi; Hedges' g is in pooled standard deviations, and has no bounds.

    Sources: Cohen (1988), Statistical Power Analysis; Hedges (1981), Journal of Educational
    Statistics 6. None where it is not defined.
    """
    if sample is None or against is None or dimension in _WITHOUT_EFFECT:
        return None
    if dimension not in _MEANS:
        return _angle(sample.mean) - _angle(against.mean)
    freedom = sample.number + against.number - 2
    squares = sample.squares + against.squares
    if freedom < 1 or squares <= 0:
        return None
    distance = (sample.mean - against.mean) / math.sqrt(squares / freedom)
    return distance * (1 - 3 / (4 * freedom - 1))


def _angle(share: float) -> float:
    return 2 * math.asin(math.sqrt(min(1.0, max(0.0, share))))
