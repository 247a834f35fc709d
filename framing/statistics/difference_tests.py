"""Whether two numbers are the same: the interval of their difference, and its p-value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.statistics.confidence_intervals import IntervalEnds
from framing.statistics.interval_ends import levels_of, normal_quantiles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.statistics.confidence_intervals import Estimate, Interval
    from framing.statistics.interval_ends import Floats, Whole

_HALVINGS = 16
_PARTS = 2**_HALVINGS
"""p-values are whole numbers of these parts of one: that is five decimals."""
_HALVES = [2.0**-halving for halving in range(1, _HALVINGS + 1)]
_LADDER = (*(1 - part for part in reversed(_HALVES)), *_HALVES[1:])
"""p-values to look at first, from one down to nought: one half, and from there half the way."""
_AROUND = (-0.2, -0.07, -0.02, -0.005, -0.001, 0.001, 0.005, 0.02, 0.07, 0.2)
"""Where to look about a guess, in parts of what is still open."""
_MOST_STEPS = 50
"""As a rule there are four or five."""


class DifferenceTests:
    """Estimates, of which any two can be compared.

    Source: the method of variance estimates recovery, Newcombe (1998), Statistics in Medicine 17,
    and Zou and Donner (2008), Statistics in Medicine 27. Both of a pair are taken for independent.
    """

    def __init__(self, estimates: Sequence[Estimate], level: float) -> None:
        """Find the intervals of all at the level, 0 to 1, and at those of the ladder."""
        self._ends = IntervalEnds(estimates)
        self._low, self._high = self._ends.at_all((level, *(1 - error for error in _LADDER)))

    def own(self) -> list[Interval]:
        """Return the interval of every estimate."""
        return list(zip(self._low[0].tolist(), self._high[0].tolist(), strict=True))

    def intervals(self, first: Sequence[int], second: Sequence[int]) -> list[Interval]:
        """Return an interval for the first less the second of each pair, by their places."""
        import numpy as np  # noqa: PLC0415 - kept out of the import of the package

        value = self._ends.value
        below, above = value - self._low[0], self._high[0] - value
        difference = value[first] - value[second]
        low = difference - np.hypot(below[first], above[second])
        high = difference + np.hypot(above[first], below[second])
        return list(zip(low.tolist(), high.tolist(), strict=True))

    def p_values(self, first: Sequence[int], second: Sequence[int]) -> list[float]:
        """Return the two-sided p-value that both of each pair are the same, 0 to 1.

        That is the error at which the interval of their difference just leaves nought out.
        """
        import numpy as np  # noqa: PLC0415

        value = self._ends.value
        turned = value[first] < value[second]
        greater, less = np.where(turned, second, first), np.where(turned, first, second)
        bracket = self._between_rungs(greater, less)
        for _ in range(_MOST_STEPS):
            lowest, highest = bracket[0, 1] * _PARTS, bracket[0, 0] * _PARTS
            (at,) = (np.floor(lowest) + 1 < np.ceil(highest)).nonzero()
            if not len(at):
                break
            bracket[:, :, at] = self._narrowed(bracket[:, :, at], greater[at], less[at])
        p_values: list[float] = (np.ceil(bracket[0, 0] * _PARTS) / _PARTS).tolist()
        return p_values

    def _between_rungs(self, greater: Whole, less: Whole) -> Floats:
        """Return between which p-values of the ladder nought leaves the interval of each pair.

        An array of p-values, their standard deviations, and how far the interval goes beyond
        nought there; of each first where it leaves nought out, then where it does not.
        """
        import numpy as np  # noqa: PLC0415

        over = self._over(greater, less, self._low[1:, greater], self._high[1:, less])
        end = np.full((1, len(greater)), np.inf)
        over = np.concatenate([-end, over, end])
        # Halving looks at one half first: few draws can hold nought again farther on.
        half = over[_HALVINGS] >= 0
        onward = np.where(half, over[_HALVINGS - 1 :: -1] < 0, over[_HALVINGS + 1 :] >= 0)
        steps = onward.argmax(axis=0)
        first = np.where(half, _HALVINGS - 1 - steps, _HALVINGS + steps)
        rungs = np.stack([first, first + 1])
        errors = np.asarray((1.0, *_LADDER, 0.0))
        normal = normal_quantiles(1 - errors)
        return np.stack([errors[rungs], normal[rungs], np.take_along_axis(over, rungs, axis=0)])

    def _narrowed(self, bracket: Floats, greater: Whole, less: Whole) -> Floats:
        """Return the same nearer: about where a straight line between both would meet nought."""
        import numpy as np  # noqa: PLC0415

        (start, end), (short, over) = bracket[1], bracket[2]
        wide = end - start
        guess = start - short * wide / (over - short)
        tried = guess + np.asarray(_AROUND)[:, None] * wide
        tried = np.minimum(np.maximum(tried, start), end)
        level = levels_of(tried)
        sides = np.repeat([False, True], len(greater))
        ends = self._ends.at(
            np.concatenate([greater, less]), sides, np.tile(level, 2), np.tile(tried, 2)
        )
        beyond = self._over(greater, less, ends[:, ~sides], ends[:, sides])
        points = np.concatenate(
            [bracket[:, :1], np.stack([1 - level, tried, beyond]), bracket[:, 1:]], axis=1
        )
        last = len(_AROUND) + 1 - (points[2, ::-1] < 0).argmax(axis=0)
        return np.take_along_axis(points, np.stack([last, last + 1])[None], axis=1)

    def _over(self, greater: Whole, less: Whole, low: Floats, high: Floats) -> Floats:
        """How far the interval of each pair's difference goes beyond nought."""
        import numpy as np  # noqa: PLC0415

        larger, smaller = self._ends.value[greater], self._ends.value[less]
        return np.hypot(larger - low, high - smaller) - (larger - smaller)


def holm_correction(p_values: Sequence[float]) -> list[float]:
    """Return p-values corrected for multiple comparisons, in the same order; never above 1.

    It bounds the chance of any false finding among them all (the family-wise error rate).

    Source: Holm (1979), Scandinavian Journal of Statistics 6.
    """
    corrected = [0.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[place]))
        corrected[place] = highest
    return corrected
