"""Ends of intervals, many at once, each at a level of its own."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from statistics import NormalDist
from typing import TYPE_CHECKING, TypeAlias

from framing.statistics.student_t import t_quantile

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Whole: TypeAlias = NDArray[np.int64]
    Flags: TypeAlias = NDArray[np.bool_]

_ROOT = math.sqrt(2.0)
_FEW = 100
"""Groups up to which what few groups ask for is kept: most versions have fewer paragraphs."""


def wilson_interval_end(hits: Floats, of: Floats, upper: Flags, normal: Floats) -> Floats:
    """Return one end of Wilson score intervals, 0 to 1.

    Source: Wilson (1927), Journal of the American Statistical Association 22.

    Args:
        hits: How many are counted.
        of: Of how many, above 0.
        upper: Whether the upper end is wanted.
        normal: See ``normal_quantiles``.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    share, square = hits / of, normal * normal
    spread = 1 + square / of
    middle = (share + square / (2 * of)) / spread
    variance = np.maximum(0.0, share * (1 - share)) / of + square / (4 * of * of)
    half = normal / spread * np.sqrt(variance)
    end = np.minimum(np.maximum(middle + np.where(upper, half, -half), 0.0), 1.0)
    # Nothing is counted, or everything: there is no doubt on that side.
    return np.where(upper, np.where(hits >= of, 1.0, end), np.where(hits <= 0, 0.0, end))


def quantiles(ordered: Floats, first: Whole, last: Whole, part: Floats) -> Floats:
    """Return the numbers below which a part lies of what stands from a place on, in order."""
    import numpy as np  # noqa: PLC0415

    place = part * last
    below = place.astype(np.int64)
    low = ordered[first + below]
    high = ordered[first + np.minimum(below + 1, last)]
    between: Floats = low + (place - below) * (high - low)
    return between


def normal_quantiles(levels: Iterable[float]) -> Floats:
    """Return how many standard deviations either side hold a normal variable at each level."""
    import numpy as np  # noqa: PLC0415

    return np.asarray([_normal(level) for level in levels])


def levels_of(normal: Floats) -> Floats:
    """Return the levels, 0 to 1, of normal quantiles: ``normal_quantiles`` turned round."""
    return _each_erf(normal / _ROOT)


def expanded_tails(level: Floats, groups: Whole, normal: Floats) -> Floats:
    """Return what to leave out at either end so that few groups are as wide as Student's t asks.

    Source: Hesterberg (2015), The American Statistician 69, "expanded percentile interval".
    """
    import numpy as np  # noqa: PLC0415

    t = t_quantile(level, groups - 1, normal) * np.sqrt(groups / (groups - 1))
    return 0.5 * (1.0 + _each_erf(-t / _ROOT))


def expanded_tails_at(levels: tuple[float, ...], groups: Whole) -> Floats:
    """Return ``expanded_tails`` at each of some levels, a row a level."""
    few = _tails_of_few(levels)
    return few[:, groups] if groups.max(initial=0) <= _FEW else _tails_of(levels, groups)


@cache
def _tails_of_few(levels: tuple[float, ...]) -> Floats:
    """Return ``expanded_tails`` by number of groups; of fewer than two nothing can be told."""
    import numpy as np  # noqa: PLC0415

    nothing = np.full((len(levels), 2), np.nan)
    return np.concatenate([nothing, _tails_of(levels, np.arange(2, _FEW + 1))], axis=1)


def _tails_of(levels: tuple[float, ...], groups: Whole) -> Floats:
    import numpy as np  # noqa: PLC0415

    level, normal = (
        np.repeat(each[:, None], len(groups), axis=1)
        for each in (np.asarray(levels), normal_quantiles(levels))
    )
    return expanded_tails(level, groups, normal)


def _each_erf(values: Floats) -> Floats:
    import numpy as np  # noqa: PLC0415

    found = np.fromiter(map(math.erf, values.ravel().tolist()), np.float64, values.size)
    return found.reshape(values.shape)


@lru_cache(maxsize=1024)
def _normal(level: float) -> float:
    return NormalDist().inv_cdf((1 + level) / 2) if level < 1 else math.inf
