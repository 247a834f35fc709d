"""Outlets over many stories: differences within a story, their mean, and what is sure of it.

An outlet's value is held against the other versions of the same story, so that its topics do not
count as its habits. What is drawn again is who is who within a story: if outlets do not differ,
any version of a story could as well have been the outlet's.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Whole: TypeAlias = NDArray[np.int64]

_AT_ONCE = 2_000_000
"""Numbers that are drawn at a time, so that memory does not grow with the stories."""
_DIGITS = 9
"""Decimals of a ratio that count: last bits differ between processors."""
_LEAST_SPREAD = 1e-12
"""A standard error below it is what arithmetic leaves of none."""


@dataclass(frozen=True, slots=True)
class Against:
    """A version's value in one story, and the mean of the other versions."""

    value: float
    others: float

    @property
    def difference(self) -> float:
        """Return how far the version is above the others."""
        return self.value - self.others


@dataclass(frozen=True, slots=True)
class WithinStory:
    """One measure in one story, held against itself.

    Attributes:
        versions: Each version against the others, by outlet; empty where there are no two.
        everybody: How far each independent version is above the others: copies are one.
    """

    versions: Mapping[str, Against]
    everybody: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """One measure of one outlet: its difference in every story, and the differences of all there.

    Attributes:
        name: What tells it from every other; it decides what is drawn.
        own: The outlet's difference from the other versions, by story; two stories or more.
        everybody: Those of all independent versions of each of these stories, its own among them.
    """

    name: str
    own: Mapping[str, float]
    everybody: Mapping[str, Sequence[float]]


@dataclass(frozen=True, slots=True)
class MeanDifference:
    """The mean of differences over stories, with its interval and test.

    All but the mean are None where the differences do not vary. ``low`` and ``high`` are None also
    where what is drawn too often does not vary: then no interval is known.
    """

    mean: float
    low: float | None
    high: float | None
    p: float | None
    p_corrected: float | None


def within_story(values: Mapping[str, float], copies: Sequence[Sequence[str]] = ()) -> WithinStory:
    """Hold each version of one story against the mean of the others.

    Versions that derive from one another have one vote among the others, with their mean, and are
    no others to each other.

    Args:
        values: One measure by outlet.
        copies: Outlets whose versions derive from one another, group by group.
    """
    group = {outlet: names[0] for names in copies for outlet in names}
    of_group: dict[str, list[float]] = {}
    for outlet in sorted(values):
        of_group.setdefault(group.get(outlet, outlet), []).append(values[outlet])
    votes = {name: math.fsum(given) / len(given) for name, given in of_group.items()}
    if len(votes) < 2:  # noqa: PLR2004 - nobody to hold it against
        return WithinStory({}, ())
    total = math.fsum(votes.values())
    others = {name: (total - vote) / (len(votes) - 1) for name, vote in votes.items()}
    return WithinStory(
        {
            outlet: Against(value, others[group.get(outlet, outlet)])
            for outlet, value in values.items()
        },
        tuple(vote - others[name] for name, vote in votes.items()),
    )


def mean_differences(
    rows: Sequence[Differences], *, level: float, resamples: int, seed: int
) -> list[MeanDifference]:
    """Return the mean difference of each row over its stories, and which of them are sure.

    Each is tested by a permutation within stories of the mean over its standard error (Good 2005,
    Permutation, Parametric and Bootstrap Tests of Hypotheses; Janssen 1997, Statistics &
    Probability Letters 36, for dividing by the standard error), which takes the data's own shape
    for what may happen by chance. The interval reaches as many standard errors to either side as
    the test asks for: it holds nought exactly when the test says nothing. The correction is the
    step-down maximum over all rows (Westfall and Young 1993, Resampling-Based Multiple Testing): it
    bounds the chance of any false claim among them.

    Args:
        rows: What is tested together.
        level: Of the interval, 0 to 1.
        resamples: How often versions are drawn.
        seed: What the drawing starts from: the same seed, the same numbers.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    summed = [_Summed.of(row) for row in rows]
    found = [MeanDifference(one.mean, None, None, None, None) for one in summed]
    varied = [number for number, one in enumerate(summed) if one.error > _LEAST_SPREAD]
    if not varied:
        return found
    drawn = np.stack([_drawn(rows[number], resamples, seed) for number in varied], axis=1)
    observed = np.asarray([abs(summed[number].mean) / summed[number].error for number in varied])
    observed = observed.round(_DIGITS)
    p_values = (1 + (drawn >= observed).sum(axis=0)) / (resamples + 1)
    freedom = np.asarray([len(rows[number].own) - 1 for number in varied])
    corrected = step_down(_normal(observed, freedom), _normal(drawn, freedom))
    reach = np.sort(drawn, axis=0)[math.ceil(level * (resamples + 1)) - 1]
    for at, number in enumerate(varied):
        mean, half = summed[number].mean, float(reach[at]) * summed[number].error
        known = math.isfinite(half)
        found[number] = MeanDifference(
            mean,
            mean - half if known else None,
            mean + half if known else None,
            float(p_values[at]),
            float(corrected[at]),
        )
    return found


def step_down(observed: Floats, drawn: Floats) -> Floats:
    """Return p-values corrected for all rows, from the largest of what is drawn of them together.

    Args:
        observed: How far each row is from nought, on a scale that all share.
        drawn: The same of draws in which no row differs; a line a draw, a column a row.
    """
    import numpy as np  # noqa: PLC0415 - as above

    order = observed.argsort(kind="stable")
    # The largest is held against the largest of all rows, the next against those below it.
    largest = np.maximum.accumulate(drawn[:, order], axis=1)
    p_values = (1 + (largest >= observed[order]).sum(axis=0)) / (len(drawn) + 1)
    corrected: Floats = np.empty_like(p_values)
    corrected[order] = np.maximum.accumulate(p_values[::-1])[::-1]
    return corrected


@dataclass(frozen=True, slots=True)
class _Summed:
    mean: float
    error: float

    @classmethod
    def of(cls, row: Differences) -> _Summed:
        """Return the mean of a row's differences and its standard error."""
        values = [row.own[story] for story in sorted(row.own)]
        mean = math.fsum(values) / len(values)
        squares = math.fsum([(value - mean) ** 2 for value in values])
        return cls(mean, math.sqrt(squares / (len(values) - 1) / len(values)))


def _drawn(row: Differences, resamples: int, seed: int) -> Floats:
    """Return the mean over its standard error, without its sign, of each draw of versions.

    Rows are drawn apart from each other: those of one story hardly hang together, and where they
    do the maximum of what is drawn apart is the larger (Sidak 1967, JASA 62).
    """
    import numpy as np  # noqa: PLC0415 - as above

    stories = sorted(row.own)
    size = np.asarray([len(row.everybody[story]) for story in stories])
    first = np.cumsum(size) - size
    # In ascending order, so that it does not matter in which the versions came.
    every = np.asarray([value for story in stories for value in sorted(row.everybody[story])])
    digest = hashlib.sha256(row.name.encode("utf-8", "surrogatepass")).digest()
    random = np.random.default_rng([seed, int.from_bytes(digest[:8], "big")])
    block = max(1, _AT_ONCE // len(stories))
    ratios = []
    for start in range(0, resamples, block):
        draws = min(block, resamples - start)
        chosen = every[first + random.integers(0, size, (draws, len(stories)))]
        ratios.append(_ratios(chosen))
    return np.concatenate(ratios).round(_DIGITS)


def _ratios(chosen: Floats) -> Floats:
    """Return of each line its mean over the standard error of that, without its sign."""
    import numpy as np  # noqa: PLC0415 - as above

    mean = np.abs(chosen.mean(axis=1))
    error = chosen.std(axis=1, ddof=1) / math.sqrt(chosen.shape[1])
    flat = error <= _LEAST_SPREAD
    far = np.where(mean > _LEAST_SPREAD, np.inf, 0.0)
    ratios: Floats = np.where(flat, far, mean / np.where(flat, 1.0, error))
    return ratios


def _normal(ratio: Floats, freedom: Whole) -> Floats:
    """Return Student's t of some degrees of freedom as normal deviates: one scale for all rows.

    Source: Wallace (1959), Annals of Mathematical Statistics 30.
    """
    import numpy as np  # noqa: PLC0415 - as above

    n = freedom.astype(np.float64)
    deviates: Floats = np.sqrt(n * np.log1p(ratio * ratio / n)) * (8 * n + 1) / (8 * n + 3)
    return deviates
