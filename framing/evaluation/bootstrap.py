"""How far a figure would move on other material of the same kind: the percentile bootstrap."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from framing.evaluation.metrics import Metric
    from framing.statistics.confidence_intervals import Interval

SEED = 20_151
RESAMPLES = 1_000
LEVEL = 0.95


def figure(score: Metric, units: int) -> float | None:
    """Return the metric on all units as they are, None where it is undefined."""
    value = score(np.ones(units))
    return value if math.isfinite(value) else None


def bootstrap(
    score: Metric, groups: Sequence[Hashable], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval | None:
    """Return the 95 % interval of a metric, groups of units drawn whole and with replacement.

    It covers the choice of material, not that of training data: answers are not made again.
    None with fewer than two groups, or where the metric is undefined however one draws.
    """
    names = {name: number for number, name in enumerate(dict.fromkeys(groups))}
    if len(names) < 2 or not resamples:  # noqa: PLR2004 - one group shows no variation
        return None
    place = np.asarray([names[group] for group in groups])
    draw = np.random.default_rng(seed)
    values = [
        score(
            np.bincount(draw.integers(0, len(names), len(names)), minlength=len(names))[place] * 1.0
        )
        for _ in range(resamples)
    ]
    defined = [value for value in values if math.isfinite(value)]
    if not defined:
        return None
    low, high = np.quantile(defined, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
