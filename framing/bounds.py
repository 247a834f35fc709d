"""Intervals of many estimates at once, each at a level of its own."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist
from typing import TYPE_CHECKING, TypeAlias

from framing.student import central

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Whole: TypeAlias = NDArray[np.int64]


def wilson_bounds(hits: Floats, of: Floats, normal: Floats) -> tuple[Floats, Floats]:
    """Return the lower and upper ends of Wilson score intervals, 0 to 1.

    Source: Wilson (1927), Journal of the American Statistical Association 22.

    Args:
        hits: How many are counted.
        of: Of how many, above 0.
        normal: See ``normals``.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    share, square = hits / of, normal * normal
    spread = 1 + square / of
    middle = (share + square / (2 * of)) / spread
    variance = np.maximum(0.0, share * (1 - share)) / of + square / (4 * of * of)
    half = normal / spread * np.sqrt(variance)
    low = np.where(hits <= 0, 0.0, np.maximum(0.0, middle - half))
    return low, np.where(hits >= of, 1.0, np.minimum(1.0, middle + half))


class Drawn:
    """Numbers that were drawn again, whose percentiles are wanted often."""

    def __init__(self, ordered: Sequence[Floats], groups: Sequence[int]) -> None:
        """Take the draws of each number, in ascending order, and of how many groups they are."""
        import numpy as np  # noqa: PLC0415

        self._last = np.asarray([len(draws) - 1 for draws in ordered])
        self._first = np.cumsum([0, *(len(draws) for draws in ordered)])[:-1]
        self._draws = np.concatenate([*ordered, np.zeros(0)])
        self._groups = np.asarray(groups, dtype=np.int64)

    def bounds(self, which: Whole, level: Floats, normal: Floats) -> tuple[Floats, Floats]:
        """Return the percentile intervals of some of them, widened for few groups.

        Source: Hesterberg (2015), The American Statistician 69, "expanded percentile interval".
        """
        tail = _tails(level, self._groups[which], normal)
        return self._quantile(which, tail), self._quantile(which, 1 - tail)

    def _quantile(self, which: Whole, part: Floats) -> Floats:
        import numpy as np  # noqa: PLC0415

        last = self._last[which]
        place = part * last
        below = np.floor(place).astype(np.int64)
        low = self._draws[self._first[which] + below]
        high = self._draws[self._first[which] + np.minimum(below + 1, last)]
        between: Floats = low + (place - below) * (high - low)
        return between


def normals(levels: Floats) -> Floats:
    """Return how many standard deviations either side hold a normal variable at each level."""
    import numpy as np  # noqa: PLC0415

    different, place = np.unique(levels, return_inverse=True)
    return np.asarray([_normal(level) for level in different.tolist()])[place]


@lru_cache(maxsize=20_000)
def _normal(level: float) -> float:
    return NormalDist().inv_cdf((1 + level) / 2) if level < 1 else math.inf


def _tails(level: Floats, groups: Whole, normal: Floats) -> Floats:
    """What to leave out at either end so that few groups are as wide as Student's t asks."""
    import numpy as np  # noqa: PLC0415

    t = central(level, groups - 1, normal) * np.sqrt(groups / (groups - 1))
    erf = map(math.erf, (-t / math.sqrt(2.0)).tolist())
    return 0.5 * (1.0 + np.fromiter(erf, dtype=np.float64, count=len(t)))
