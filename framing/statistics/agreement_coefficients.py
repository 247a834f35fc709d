"""Agreement of coders beyond chance: Krippendorff's alpha, Gwet's AC1, Cohen's kappa, percent.

Every coefficient is a function of sums over units, so that units can be weighted and drawn again.

Sources: Krippendorff (2004), Content Analysis, ch. 11, with its ordinal difference;
Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, for AC1, units with one
answer entering its chance term as in Gwet (2014), Handbook of Inter-Rater Reliability;
Cohen (1960), Educational and Psychological Measurement 20.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Whole: TypeAlias = NDArray[np.int64]

PERCENT, ALPHA, ALPHA_ORDINAL, AC1, KAPPA = "percent", "alpha", "alpha_ordinal", "ac1", "kappa"
_NOTHING = 1e-12
"""A chance term so near to 1 leaves nothing to be explained; rounding alone is above 0."""
_PAIR = 2


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """Answers of some coders to some units.

    Attributes:
        values: A row a unit, a column a coder: the number of the category, -1 for no answer.
        weights: Of each unit, above 0; all the same where nothing is weighted.
        categories: How many there are, used or not; in order for ``alpha_ordinal``.
    """

    values: Whole
    weights: Floats
    categories: int


class UnitSums:
    """What coefficients are made of, unit by unit: its rows are weighted, drawn and summed."""

    def __init__(self, ratings: Ratings) -> None:
        """Count the answers to each unit."""
        import numpy as np  # noqa: PLC0415 - kept out of the import of the package

        self._categories = size = ratings.categories
        values = ratings.values
        # How many coders gave each answer.
        given = (values[:, :, None] == np.arange(size)).sum(axis=1).astype(np.float64)
        answers = given.sum(axis=1)
        several = answers >= _PAIR
        others = np.where(several, answers - 1, 1.0)
        together = given[:, :, None] * given[:, None, :]
        together[:, range(size), range(size)] -= given
        together *= (several / others)[:, None, None]
        alike = (given * (given - 1)).sum(axis=1) / np.where(several, answers * others, 1.0)
        shares = given / np.where(answers > 0, answers, 1.0)[:, None]
        self._is_pair = values.shape[1] == _PAIR
        both = np.zeros((len(values), size, size))
        if self._is_pair:
            rows = np.flatnonzero((values >= 0).all(axis=1))
            both[rows, values[rows, 0], values[rows, 1]] = 1.0
        weighted = np.concatenate(
            [
                together.reshape(len(values), -1),
                both.reshape(len(values), -1),
                shares,
                np.stack([alike * several, several, answers > 0], axis=1),
            ],
            axis=1,
        )
        self._rows = np.concatenate(
            [weighted * ratings.weights[:, None], (answers * several)[:, None]], axis=1
        )

    def __len__(self) -> int:
        """Return how many units there are."""
        return len(self._rows)

    def coefficients(self, times: Floats | None = None) -> Mapping[str, Floats]:
        """Return every coefficient; NaN where it is not defined.

        Args:
            times: How often each unit counts, a row a draw; each once when not given.

        Returns:
            By the coefficient's name, a number for each draw. ``kappa`` only of two coders.
        """
        import numpy as np  # noqa: PLC0415

        sums = self._rows.sum(axis=0)[None] if times is None else times @ self._rows
        size, square = self._categories, self._categories**2
        together = sums[:, :square].reshape(-1, size, size)
        both = sums[:, square : 2 * square].reshape(-1, size, size)
        shares = sums[:, 2 * square : 2 * square + size]
        alike, several, any_, pairable = sums[:, 2 * square + size :].T
        percent = _divided(alike, several)
        found = {
            PERCENT: percent,
            ALPHA: _alpha(together, pairable, np.broadcast_to(1.0 - np.eye(size), together.shape)),
            ALPHA_ORDINAL: _alpha(together, pairable, _steps(together)),
            AC1: _beyond(percent, _ac1_chance(_divided(shares.T, any_).T, size)),
        }
        if self._is_pair:
            whole = both.sum(axis=(1, 2))
            first = _divided(both.sum(axis=2).T, whole).T
            second = _divided(both.sum(axis=1).T, whole).T
            found[KAPPA] = _beyond(percent, (first * second).sum(axis=1))
        return found


def _alpha(together: Floats, pairable: Floats, difference: Floats) -> Floats:
    """Krippendorff's alpha from coincidences; ``pairable`` is how many answers they rest on."""
    whole = together.sum(axis=(1, 2))
    shares = _divided(together.sum(axis=2).T, whole).T
    observed = _divided((together * difference).sum(axis=(1, 2)), whole)
    expected = (shares[:, :, None] * shares[:, None, :] * difference).sum(axis=(1, 2))
    corrected = _divided(pairable - 1, pairable)
    alpha: Floats = 1.0 - corrected * _divided(observed, expected)
    return alpha


def _steps(together: Floats) -> Floats:
    """The ordinal difference: squared number of answers from the middle of one to the other's."""
    import numpy as np  # noqa: PLC0415

    answers = together.sum(axis=2)
    middles = np.cumsum(answers, axis=1) - answers / 2
    middles = _divided(middles.T, answers.sum(axis=1)).T
    steps: Floats = (middles[:, :, None] - middles[:, None, :]) ** 2
    return steps


def _ac1_chance(shares: Floats, size: int) -> Floats:
    import numpy as np  # noqa: PLC0415

    if size < 2:  # noqa: PLR2004 - with one category there is no chance to be wrong
        return np.full(len(shares), np.nan)
    chance: Floats = (shares * (1.0 - shares)).sum(axis=1) / (size - 1)
    return chance


def _beyond(observed: Floats, chance: Floats) -> Floats:
    return _divided(observed - chance, 1.0 - chance)


def _divided(top: Floats, bottom: Floats) -> Floats:
    """Divide; by nothing gives NaN."""
    import numpy as np  # noqa: PLC0415

    some = np.abs(bottom) > _NOTHING
    quotient: Floats = np.where(some, top / np.where(some, bottom, 1.0), np.nan)
    return quotient
