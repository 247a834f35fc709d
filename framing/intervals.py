"""Intervals for what a text of this length can tell: Wilson for shares, bootstrap for means.

An ``Estimate`` gives its interval at any level, so that two of them can be compared: the interval
of their difference, and the smallest error at which that leaves nought out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from framing.bounds import Drawn, normals, wilson_bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from framing.bounds import Floats, Whole

Interval = tuple[float, float]
Groups: TypeAlias = "Sequence[tuple[float, float]]"
_FEW = 100
"""Groups of which the draws are kept."""
_STEPS = 16
"""Halvings in the search for an error: it is found to five decimals."""


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


@dataclass(frozen=True, slots=True, eq=False)
class Resampled:
    """A number with what it became when its groups were drawn again, in order."""

    value: float
    drawn: Floats
    groups: int

    def at(self, level: float) -> Interval | None:
        """Return the percentile interval, widened for few groups."""
        return intervals([self], level)[0]


@dataclass(frozen=True, slots=True)
class Exact:
    """A number that holds by definition."""

    value: float

    def at(self, level: float) -> Interval | None:  # noqa: ARG002 - it is as sure at every level
        """Return the number twice."""
        return self.value, self.value


Estimate: TypeAlias = Share | Resampled | Exact
"""A number with its doubt: its interval ``at`` any level is None where nothing can be said."""
Pair: TypeAlias = tuple[Estimate, Estimate]


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
    draws = (_draws if len(rows) <= _FEW else _draws.__wrapped__)(len(rows), resamples, seed)
    sums = np.stack([column.take(draws).sum(axis=0) for column in rows.T.copy()], axis=1)
    filled = sums[sums[:, needed] > 0]
    if not len(filled) or whole[0, needed] <= 0:
        return None
    drawn = np.sort(statistic(filled))
    return Resampled(float(statistic(whole)[0]), drawn, len(rows))


@lru_cache(maxsize=24)
def _draws(number: int, resamples: int, seed: int) -> Whole:
    """Return which groups are drawn, a column a draw: rows of one version are often as many."""
    import numpy as np  # noqa: PLC0415

    draws = np.random.default_rng(seed).integers(0, number, (resamples, number))
    return np.ascontiguousarray(draws.T)


def intervals(estimates: Sequence[Estimate], level: float) -> list[Interval]:
    """Return the interval of every estimate at a level, 0 to 1."""
    import numpy as np  # noqa: PLC0415

    levels = np.full(len(estimates), level)
    low, high = _Ends(estimates).at(levels, normals(levels))
    return list(zip(low.tolist(), high.tolist(), strict=True))


def difference(one: Estimate, other: Estimate, level: float) -> Interval:
    """Return an interval for one less the other; see ``differences``."""
    return differences([(one, other)], level)[0]


def differences(pairs: Sequence[Pair], level: float) -> list[Interval]:
    """Return an interval for one less the other of each pair.

    Source: the method of variance estimates recovery, Newcombe (1998), Statistics in Medicine 17,
    and Zou and Donner (2008), Statistics in Medicine 27. Both are taken for independent.
    """
    return _Pairs(pairs).intervals(level)


def error(one: Estimate, other: Estimate, least: float) -> float:
    """Return the two-sided p-value that both are the same; see ``errors``."""
    return max(errors([(one, other)])[0], least)


def errors(pairs: Sequence[Pair]) -> list[float]:
    """Return the two-sided p-value that both of a pair are the same, 0 to 1.

    That is the error at which the interval of their difference just leaves nought out.
    """
    return _Pairs(pairs).errors()


def differences_and_errors(
    pairs: Sequence[Pair], level: float
) -> tuple[list[Interval], list[float]]:
    """Return both ``differences`` and ``errors`` of pairs, which are made ready once."""
    ends = _Pairs(pairs)
    return ends.intervals(level), ends.errors()


class _Pairs:
    """Pairs of estimates, whose differences are wanted at many levels."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._number = len(pairs)
        self._ends = _Ends([*(one for one, _ in pairs), *(other for _, other in pairs)])

    def intervals(self, level: float) -> list[Interval]:
        import numpy as np  # noqa: PLC0415

        low, high = self.at(np.full(self._number, level))
        return list(zip(low.tolist(), high.tolist(), strict=True))

    def errors(self) -> list[float]:
        import numpy as np  # noqa: PLC0415

        low, high = np.zeros(self._number), np.ones(self._number)
        for _ in range(_STEPS):
            middle = (low + high) / 2
            below, above = self.at(1 - middle)
            same = (below <= 0) & (above >= 0)
            low, high = np.where(same, middle, low), np.where(same, high, middle)
        found: list[float] = high.tolist()
        return found

    def at(self, levels: Floats) -> tuple[Floats, Floats]:
        import numpy as np  # noqa: PLC0415

        value, at = self._ends.value, self._number
        low, high = self._ends.at(np.tile(levels, 2), np.tile(normals(levels), 2))
        below, above = value - low, high - value
        less = value[:at] - value[at:]
        return (
            less - np.hypot(below[:at], above[at:]),
            less + np.hypot(above[:at], below[at:]),
        )


class _Ends:
    """Estimates, of whatever kind, whose intervals are wanted at many levels."""

    def __init__(self, estimates: Sequence[Estimate]) -> None:
        import numpy as np  # noqa: PLC0415

        self.value = np.asarray([one.value for one in estimates], dtype=np.float64)
        shares = [(at, one.worth) for at, one in enumerate(estimates) if isinstance(one, Share)]
        self._shares = np.asarray([at for at, _ in shares], dtype=np.int64)
        self._worth = np.asarray([worth for _, worth in shares], dtype=np.float64)
        self._hits = self._worth * self.value[self._shares]
        drawn = [(at, one) for at, one in enumerate(estimates) if isinstance(one, Resampled)]
        self._drawn = np.asarray([at for at, _ in drawn], dtype=np.int64)
        place: dict[Resampled, int] = {}
        which = [place.setdefault(one, len(place)) for _, one in drawn]
        self._which = np.asarray(which, dtype=np.int64)
        self._draws = Drawn([one.drawn for one in place], [one.groups for one in place])

    def at(self, levels: Floats, normal: Floats) -> tuple[Floats, Floats]:
        low, high = self.value.copy(), self.value.copy()
        if len(self._shares):
            at = self._shares
            low[at], high[at] = wilson_bounds(self._hits, self._worth, normal[at])
        if len(self._drawn):
            at = self._drawn
            low[at], high[at] = self._draws.bounds(self._which, levels[at], normal[at])
        return low, high


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
    """Return the Wilson score interval for ``hits`` of ``of``, 0 to 1; None when ``of`` is 0."""
    if of <= 0:
        return None
    import numpy as np  # noqa: PLC0415

    low, high = wilson_bounds(
        np.asarray([hits], dtype=np.float64),
        np.asarray([of], dtype=np.float64),
        normals(np.asarray([level])),
    )
    return float(low[0]), float(high[0])
