"""Intervals for what a text of this length can tell: Wilson for shares, bootstrap for means."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Interval = tuple[float, float]


def wilson(hits: int, of: int, level: float) -> Interval | None:
    """Return the Wilson score interval for ``hits`` of ``of``, 0 to 1; None when ``of`` is 0.

    Source: Wilson (1927), Journal of the American Statistical Association 22.
    """
    if of == 0:
        return None
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = hits / of
    spread = 1 + z * z / of
    middle = (share + z * z / (2 * of)) / spread
    half = z / spread * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    high = 1.0 if hits == of else min(1.0, middle + half)
    return low, high


def bootstrap_ratio(
    groups: Sequence[tuple[float, float]], level: float, resamples: int, seed: int
) -> Interval | None:
    """Return a percentile interval for sum of tops over sum of bottoms, groups drawn whole.

    ``groups`` holds a pair (top, bottom) a paragraph, because sentences of one paragraph are alike.
    None with fewer than two paragraphs: nothing can be said of how they vary.
    """
    if len(groups) < 2:  # noqa: PLR2004 - one paragraph shows no variation
        return None
    import numpy as np  # noqa: PLC0415

    pairs = np.asarray(groups, dtype=np.float64)
    draws = np.random.default_rng(seed).integers(0, len(pairs), (resamples, len(pairs)))
    sums = pairs[draws].sum(axis=1)
    filled = sums[sums[:, 1] > 0]
    if not len(filled):
        return None
    low, high = np.quantile(filled[:, 0] / filled[:, 1], [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
