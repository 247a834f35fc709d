"""Intervals for what a text of this length can tell: Wilson for shares, bootstrap for means.

An ``Estimate`` gives its interval at any level, so that two of them can be compared: the interval
of their difference, and the smallest error at which that leaves nought out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

Interval = tuple[float, float]
Groups: TypeAlias = "Sequence[tuple[float, float]]"
_STEPS = 16
"""Halvings in the search for an error: it is found to five decimals."""


class Estimate(Protocol):
    """A number with its doubt."""

    @property
    def value(self) -> float:
        """The number."""

    def at(self, level: float) -> Interval | None:
        """Return its interval at a level, 0 to 1; None when nothing can be said."""


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``of``; ``worth`` is how many independent sentences ``of`` are worth."""

    hits: float
    of: float
    worth: float

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.hits / self.of

    def at(self, level: float) -> Interval | None:
        """Return Wilson's interval for as many as the sentences are worth."""
        return wilson(self.worth * self.value, self.worth, level)


@dataclass(frozen=True, slots=True)
class Resampled:
    """A number with what it became when its groups were drawn again, in order."""

    value: float
    drawn: tuple[float, ...]
    groups: int

    def at(self, level: float) -> Interval | None:
        """Return the percentile interval, widened for few groups.

        Source: Hesterberg (2015), The American Statistician 69, "expanded percentile interval".
        """
        tail = _tail(level, self.groups)
        return _quantile(self.drawn, tail), _quantile(self.drawn, 1 - tail)


@dataclass(frozen=True, slots=True)
class Exact:
    """A number that holds by definition."""

    value: float

    def at(self, level: float) -> Interval | None:  # noqa: ARG002 - it is as sure at every level
        """Return the number twice."""
        return self.value, self.value


def share(groups: Groups) -> Share | None:
    """Return the share of hits in groups of (hits, sentences); None without a sentence.

    Sentences of one paragraph are alike, so they are worth fewer: their number is divided by the
    design effect, the variance between paragraphs over that of independent sentences, at least 1.
    Source: Kish (1965), Survey Sampling; Dean and Pagano (2015), JSSAM 3.
    """
    hits, of = math.fsum(top for top, _ in groups), math.fsum(bottom for _, bottom in groups)
    if of <= 0:
        return None
    mean = hits / of
    independent = mean * (1 - mean) / of
    number = sum(bottom > 0 for _, bottom in groups)
    if number < 2 or independent <= 0:  # noqa: PLR2004 - one paragraph shows no variation
        return Share(hits, of, of)
    spread = math.fsum((top - mean * bottom) ** 2 for top, bottom in groups) / of**2
    return Share(hits, of, of / max(1.0, number / (number - 1) * spread / independent))


def ratio(groups: Groups, resamples: int, seed: int) -> Resampled | None:
    """Return sum of tops over sum of bottoms, groups drawn again whole; see ``drawn_again``."""
    return drawn_again(groups, lambda sums: sums[:, 0] / sums[:, 1], 1, resamples, seed)


def drawn_again(
    groups: Sequence[tuple[float, ...]],
    statistic: Callable[[Any], Any],
    needed: int,
    resamples: int,
    seed: int,
) -> Resampled | None:
    """Return a statistic of the groups' sums with its bootstrap, groups drawn whole.

    Args:
        groups: A row a paragraph, because sentences of one paragraph are alike.
        statistic: From an array of summed rows to an array of numbers.
        needed: The column of a row that must not sum to nought.
        resamples: How often the groups are drawn.
        seed: What the drawing starts from: the same seed, the same numbers.

    Returns:
        None with fewer than two groups: nothing can be said of how they vary.
    """
    if len(groups) < 2:  # noqa: PLR2004 - one paragraph shows no variation
        return None
    import numpy as np  # noqa: PLC0415

    # In an order of their own, so that it does not matter in which they come.
    rows = np.asarray(sorted(groups), dtype=np.float64)
    whole = rows.sum(axis=0, keepdims=True)
    draws = np.random.default_rng(seed).integers(0, len(rows), (resamples, len(rows)))
    sums = rows[draws].sum(axis=1)
    filled = sums[sums[:, needed] > 0]
    if not len(filled) or whole[0, needed] <= 0:
        return None
    drawn = np.sort(statistic(filled))
    return Resampled(float(statistic(whole)[0]), tuple(drawn.tolist()), len(rows))


def difference(one: Estimate, other: Estimate, level: float) -> Interval | None:
    """Return an interval for one less the other; None when either has none.

    Source: the method of variance estimates recovery, Newcombe (1998), Statistics in Medicine 17,
    and Zou and Donner (2008), Statistics in Medicine 27. Both are taken for independent.
    """
    first, second = one.at(level), other.at(level)
    if first is None or second is None:
        return None
    less = one.value - other.value
    return (
        less - math.hypot(one.value - first[0], second[1] - other.value),
        less + math.hypot(first[1] - one.value, other.value - second[0]),
    )


def error(one: Estimate, other: Estimate, least: float) -> float | None:
    """Return the two-sided p-value that both are the same: the interval that just leaves 0 out.

    It is never below ``least``, for a bootstrap knows of nothing rarer than its draws.
    """
    if difference(one, other, 0.5) is None:
        return None
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        interval = difference(one, other, 1 - middle)
        if interval is not None and interval[0] <= 0 <= interval[1]:
            low = middle
        else:
            high = middle
    return max(high, least)


def holm(errors: Sequence[float]) -> list[float]:
    """Return p-values corrected for their number, in the same order; never above 1.

    Source: Holm (1979), Scandinavian Journal of Statistics 6.
    """
    corrected = [0.0] * len(errors)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(errors)), key=lambda at: errors[at])):
        highest = max(highest, min(1.0, (len(errors) - rank) * errors[place]))
        corrected[place] = highest
    return corrected


def wilson(hits: float, of: float, level: float) -> Interval | None:
    """Return the Wilson score interval for ``hits`` of ``of``, 0 to 1; None when ``of`` is 0.

    Source: Wilson (1927), Journal of the American Statistical Association 22.
    """
    if of <= 0:
        return None
    z = _normal(level)
    share_ = hits / of
    spread = 1 + z * z / of
    middle = (share_ + z * z / (2 * of)) / spread
    half = z / spread * math.sqrt(max(0.0, share_ * (1 - share_)) / of + z * z / (4 * of * of))
    low = 0.0 if hits <= 0 else max(0.0, middle - half)
    high = 1.0 if hits >= of else min(1.0, middle + half)
    return low, high


@lru_cache(maxsize=4096)
def _normal(level: float) -> float:
    """How many standard deviations either side hold a normal variable at a level."""
    return NormalDist().inv_cdf((1 + level) / 2) if level < 1 else math.inf


@lru_cache(maxsize=65536)
def _tail(level: float, groups: int) -> float:
    """What to leave out at either end so that few groups are as wide as Student's t asks."""
    from scipy.special import stdtrit  # noqa: PLC0415

    t = float(stdtrit(groups - 1, (1 + level) / 2))
    return NormalDist().cdf(-t * math.sqrt(groups / (groups - 1)))


def _quantile(ordered: Sequence[float], part: float) -> float:
    place = part * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
