"""The bootstrap: what a number becomes when the groups it is made of are drawn again, whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

_FEW = 100
"""Groups of which the draws are kept: 50 megabytes when texts of every length have come."""
_EXACT = 2.0**24
"""Whole numbers below it have no error in single precision."""


@dataclass(frozen=True, slots=True, eq=False)
class Resampling:
    """What the bootstrap draws again, and what is made of each draw.

    Attributes:
        groups: A row a paragraph, because sentences of one paragraph are alike; two or more. In
            ascending order, so that it does not matter in which they came.
        statistic: From an array of summed rows to an array of numbers. It may divide by the second
            column: draws where that sums to nought are left out.
        resamples: How often the groups are drawn.
        seed: What the drawing starts from: the same seed, the same numbers.
    """

    groups: Floats
    statistic: Callable[[Any], Any]
    resamples: int
    seed: int


def bootstrap(resamplings: Sequence[Resampling]) -> list[Floats]:
    """Return the bootstrap distribution of each: the number of every draw, in ascending order.

    Resamplings of as many groups are drawn together: the same groups are drawn for all of them.
    """
    alike: dict[tuple[object, ...], list[int]] = {}
    for place, resampling in enumerate(resamplings):
        key = (
            len(resampling.groups),
            resampling.statistic,
            resampling.resamples,
            resampling.seed,
        )
        alike.setdefault(key, []).append(place)
    drawn: dict[int, Floats] = {}
    for places in alike.values():
        together = _drawn_together([resamplings[place] for place in places])
        drawn |= zip(places, together, strict=True)
    return [drawn[place] for place in range(len(resamplings))]


def _drawn_together(resamplings: Sequence[Resampling]) -> list[Floats]:
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    first = resamplings[0]
    number = len(first.groups)
    again = (_again if number <= _FEW else _again.__wrapped__)(number, first.resamples, first.seed)
    columns = np.stack([resampling.groups for resampling in resamplings]).transpose(2, 0, 1)
    sums = np.stack([again.sums(column) for column in columns])
    some = sums[1] > 0
    sums[1, ~some] = np.nan
    drawn = first.statistic(sums.reshape(len(sums), -1).T).reshape(some.shape)
    drawn.sort(axis=1)  # what could not be divided comes last
    return [row[:known] for row, known in zip(drawn, some.sum(axis=1).tolist(), strict=True)]


class _Again:
    """Which groups are drawn, and how often each: a row a group, a column a draw."""

    def __init__(self, number: int, resamples: int, seed: int) -> None:
        import numpy as np  # noqa: PLC0415

        draws = np.random.default_rng(seed).integers(0, number, (resamples, number))
        self._draws = np.ascontiguousarray(draws.T, dtype=np.min_scalar_type(number))
        draws *= resamples
        draws += np.arange(resamples)[:, None]
        times = np.bincount(draws.ravel(), minlength=draws.size).reshape(number, resamples)
        self._times = times.astype(np.float32)

    def sums(self, rows: Floats) -> Floats:
        """Return what each row of numbers, one a group, sums to at each draw."""
        import numpy as np  # noqa: PLC0415

        if (rows == np.rint(rows)).all() and np.abs(rows).max() * len(rows.T) < _EXACT:
            # Whole numbers sum to the same in any order.
            return (rows.astype(np.float32) @ self._times).astype(np.float64)
        return np.stack([row.take(self._draws).sum(axis=0) for row in rows])


@cache
def _again(number: int, resamples: int, seed: int) -> _Again:
    """Keep what is drawn of few groups: it is the same for all texts of so many."""
    return _Again(number, resamples, seed)
