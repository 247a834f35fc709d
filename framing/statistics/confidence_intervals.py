"""Intervals for what a text of this length can tell: Wilson for shares, bootstrap for means.

An ``Estimate`` is a number with its doubt; ``IntervalEnds`` gives the intervals of many at any
level.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from framing.statistics.bootstrap import Resampling, bootstrap
from framing.statistics.interval_ends import (
    expanded_tails,
    expanded_tails_at,
    normal_quantiles,
    quantiles,
    wilson_interval_end,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from framing.statistics.interval_ends import Flags, Floats, Whole

Interval = tuple[float, float]
Groups: TypeAlias = "Sequence[tuple[float, float]]"


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

    def at(self, level: float) -> Interval:
        """Return Wilson's interval for as many as the sentences are worth."""
        return intervals([self], level)[0]


@dataclass(frozen=True, slots=True, eq=False)
class BootstrapEstimate:
    """A number of groups, whose doubt shows when they are drawn again."""

    value: float
    again: Resampling

    def at(self, level: float) -> Interval:
        """Return the percentile interval, widened for few groups."""
        return intervals([self], level)[0]

    @property
    def drawn(self) -> Floats:
        """What the number became at each draw, in order."""
        return bootstrap([self.again])[0]


@dataclass(frozen=True, slots=True)
class Exact:
    """A number that holds by definition."""

    value: float

    def at(self, level: float) -> Interval:  # noqa: ARG002 - it is as sure at every level
        """Return the number twice."""
        return self.value, self.value


Estimate: TypeAlias = Share | BootstrapEstimate | Exact
"""A number with its doubt: its interval ``at`` any level."""
Pair: TypeAlias = tuple[Estimate, Estimate]


def share_estimate(groups: Groups) -> Share | None:
    """Return the share of hits in groups of (hits, sentences); None without a sentence.

    Sentences of one paragraph are alike, so they are worth fewer: their number is divided by the
    design effect, the variance between paragraphs over that of independent sentences, at least 1.
    Source: Kish (1965), Survey Sampling; Dean and Pagano (2015), JSSAM 3.
    """
    of = math.fsum([bottom for _, bottom in groups])
    if of <= 0:
        return None
    hits = math.fsum([top for top, _ in groups])
    mean = hits / of
    independent = mean * (1 - mean) / of
    if independent <= 0:
        return Share(hits, of, of)
    number = len([bottom for _, bottom in groups if bottom > 0])
    if number < 2:  # noqa: PLR2004 - one paragraph shows no variation
        return Share(hits, of, of)
    spread = math.fsum([(top - mean * bottom) ** 2 for top, bottom in groups]) / of**2
    return Share(hits, of, of / max(1.0, number / (number - 1) * spread / independent))


def ratio_estimate(groups: Groups, resamples: int, seed: int) -> BootstrapEstimate | None:
    """Return sum of tops over sum of bottoms, groups drawn again whole.

    See ``bootstrap_estimate`` for what is drawn, and when it is None.
    """
    return bootstrap_estimate(groups, _quotient, 1, resamples, seed)


def _quotient(sums: Any) -> Any:
    return sums[:, 0] / sums[:, 1]


def bootstrap_estimate(
    groups: Sequence[tuple[float, ...]],
    statistic: Callable[[Any], Any],
    needed: int,
    resamples: int,
    seed: int,
) -> BootstrapEstimate | None:
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

    rows = np.asarray(sorted(groups), dtype=np.float64)
    whole = rows.sum(axis=0, keepdims=True)
    if whole[0, needed] <= 0:
        return None
    return BootstrapEstimate(
        float(statistic(whole)[0]), Resampling(rows, statistic, resamples, seed)
    )


class IntervalEnds:
    """Estimates, of whatever kind, whose intervals are wanted at many levels."""

    def __init__(self, estimates: Sequence[Estimate]) -> None:
        """Draw again what is to be drawn."""
        import numpy as np  # noqa: PLC0415

        self.value = np.asarray([estimate.value for estimate in estimates], dtype=np.float64)
        worth = [estimate.worth if isinstance(estimate, Share) else 0.0 for estimate in estimates]
        self._worth = np.asarray(worth, dtype=np.float64)
        self._hits = self._worth * self.value
        again = {
            at: estimate.again
            for at, estimate in enumerate(estimates)
            if isinstance(estimate, BootstrapEstimate)
        }
        draws = bootstrap([*again.values()])
        lengths = [len(drawn) for drawn in draws]
        self._groups, self._first, self._last = np.zeros((3, len(estimates)), dtype=np.int64)
        places = [*again]
        self._groups[places] = [len(resampling.groups) for resampling in again.values()]
        self._first[places] = [0, *accumulate(lengths)][:-1]
        self._last[places] = [length - 1 for length in lengths]
        self._draws = np.concatenate([np.zeros(0), *draws])

    def at_all(self, levels: tuple[float, ...]) -> tuple[Floats, Floats]:
        """Return the lower and the upper ends of all at some levels, a row a level."""
        import numpy as np  # noqa: PLC0415

        number = len(self.value)
        which, upper = np.tile(np.arange(number), 2), np.repeat([False, True], number)
        normal = np.repeat(normal_quantiles(levels)[:, None], len(which), axis=1)
        ends = self._at(which, upper, normal, lambda _, groups: expanded_tails_at(levels, groups))
        return ends[:, :number], ends[:, number:]

    def at(self, which: Whole, upper: Flags, level: Floats, normal: Floats) -> Floats:
        """Return the lower or upper ends of some, each at levels of its own, a row a level."""
        return self._at(
            which,
            upper,
            normal,
            lambda at, groups: expanded_tails(level[:, at], groups, normal[:, at]),
        )

    def _at(
        self, which: Whole, upper: Flags, normal: Floats, left_out: Callable[[Whole, Whole], Floats]
    ) -> Floats:
        import numpy as np  # noqa: PLC0415

        value, worth, groups = self.value[which], self._worth[which], self._groups[which]
        ends = np.repeat(value[None], len(normal), axis=0)
        (at,) = worth.nonzero()
        if len(at):
            hits = self._hits[which[at]]
            ends[:, at] = wilson_interval_end(hits, worth[at], upper[at], normal[:, at])
        (at,) = groups.nonzero()
        if len(at):
            tail = left_out(at, groups[at])
            part = np.where(upper[at], 1 - tail, tail)
            drawn = which[at]
            ends[:, at] = quantiles(self._draws, self._first[drawn], self._last[drawn], part)
        return ends


def intervals(estimates: Sequence[Estimate], level: float) -> list[Interval]:
    """Return the interval of every estimate at a level, 0 to 1."""
    low, high = IntervalEnds(estimates).at_all((level,))
    return list(zip(low[0].tolist(), high[0].tolist(), strict=True))


def wilson(hits: float, of: float, level: float) -> Interval | None:
    """Return the Wilson score interval for ``hits`` of ``of``, 0 to 1; None when ``of`` is 0."""
    return Share(hits, of, of).at(level) if of > 0 else None
