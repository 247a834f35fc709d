"""Whether two numbers differ, how sure that is, and by how much: corrected, and said plainly."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, combinations
from statistics import fmean
from typing import TYPE_CHECKING

from framing.intervals import Exact, Resampled, differences_and_errors, holm, intervals
from framing.types import Difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.config import ScoreSettings
    from framing.intervals import Estimate, Interval, Pair
    from framing.types import Differs, Dimension, Part, Score

_MEANS: frozenset[Dimension] = frozenset({"sentiment"})
_WITHOUT_EFFECT: frozenset[Dimension] = frozenset({"readability"})
_UNCOMPARED: frozenset[Dimension] = frozenset({"headline_sentiment", "headline_hedging"})
"""A version has too few headings to compare them with another's."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A row with what it takes to compare it: its doubt, its baseline's, and its sentences."""

    score: Score
    estimate: Estimate | None = None
    baseline: Estimate | None = None
    effect: float | None = None
    values: tuple[float, ...] = ()


def against_baselines(
    versions: Sequence[Sequence[Scored]], settings: ScoreSettings
) -> list[tuple[Scored, ...]]:
    """Return every version's rows with intervals and what they say against the baseline.

    The rows of a version are one family, so that an added version moves no other's numbers.
    A baseline that holds by definition is no sample, and is tested against nothing.
    """
    rows = [row for version in versions for row in version]
    known = {at: row.estimate for at, row in enumerate(rows) if row.estimate}
    pairs = {at: (one, row.baseline) for at, one in known.items() if (row := rows[at]).baseline}
    own = dict(zip(known, intervals([*known.values()], settings.level), strict=True))
    apart_by, errors = differences_and_errors([*pairs.values()], settings.level)
    less = dict(zip(pairs, apart_by, strict=True))
    errors = _bounded(errors, [*pairs.values()], settings)
    found = {
        at: error
        for (at, pair), error in zip(pairs.items(), errors, strict=True)
        if not isinstance(pair[1], Exact)
    }
    told = (_Told(row, own.get(at), less.get(at), found.get(at)) for at, row in enumerate(rows))
    return [_family_of([next(told) for _ in version], settings) for version in versions]


@dataclass(frozen=True, slots=True)
class _Told:
    """A row with its interval, that of its difference from the baseline, and its p-value."""

    row: Scored
    own: Interval | None
    less: Interval | None
    error: float | None


def _family_of(told: Sequence[_Told], settings: ScoreSettings) -> tuple[Scored, ...]:
    corrected = iter(holm([one.error for one in told if one.error is not None]))
    scores = [_score(one, None if one.error is None else next(corrected), settings) for one in told]
    rows = (one.row for one in told)
    return tuple(
        Scored(score, row.estimate, row.baseline, row.effect, row.values)
        for score, row in zip(scores, rows, strict=True)
    )


def between(versions: Sequence[Sequence[Scored]], settings: ScoreSettings) -> list[Difference]:
    """Return every two versions' numbers compared; all pairs of one number are one family."""
    return _family(combinations(versions, 2), settings)


def against_others(
    article: Sequence[Scored], versions: Sequence[Sequence[Scored]], settings: ScoreSettings
) -> list[Difference]:
    """Return a scored article's numbers compared with every version's; families as above."""
    return _family(((article, version) for version in versions), settings)


def _family(
    two: Iterable[tuple[Sequence[Scored], Sequence[Scored]]], settings: ScoreSettings
) -> list[Difference]:
    sides: list[tuple[Scored, Scored]] = []
    pairs: list[Pair] = []
    for one, other in chain.from_iterable(zip(*both, strict=True) for both in two):
        compared = one.score.dimension not in _UNCOMPARED
        if compared and one.estimate is not None and other.estimate is not None:
            sides.append((one, other))
            pairs.append((one.estimate, other.estimate))
    less, errors = differences_and_errors(pairs, settings.level)
    found = _bounded(errors, pairs, settings)
    families: dict[tuple[Dimension, Part], list[int]] = {}
    for place, (one, _) in enumerate(sides):
        families.setdefault((one.score.dimension, one.score.part), []).append(place)
    corrected = dict(
        chain.from_iterable(
            zip(places, holm([found[place] for place in places]), strict=True)
            for places in families.values()
        )
    )
    return [
        _compared(*sides[place], pair, less[place], (found[place], corrected[place]), settings)
        for place, pair in enumerate(pairs)
    ]


def apart(dimension: Dimension, values: Sequence[float], others: Sequence[float]) -> float | None:
    """Return the size of a difference: Cohen's h for shares, Hedges' g for means.

    Sources: Cohen (1988), Statistical Power Analysis; Hedges (1981), Journal of Educational
    Statistics 6. None where it is not defined.
    """
    if not values or not others or dimension in _WITHOUT_EFFECT:
        return None
    one, squares = _moments(tuple(values))
    other, more = _moments(tuple(others))
    if dimension not in _MEANS:
        return _angle(one) - _angle(other)
    freedom = len(values) + len(others) - 2
    if freedom < 1 or squares + more <= 0:
        return None
    return (one - other) / math.sqrt((squares + more) / freedom) * (1 - 3 / (4 * freedom - 1))


@lru_cache(maxsize=1024)
def _moments(values: tuple[float, ...]) -> tuple[float, float]:
    """The mean, and the sum of squares about it."""
    mean = fmean(values)
    return mean, sum((value - mean) ** 2 for value in values)


def _angle(share: float) -> float:
    return 2 * math.asin(math.sqrt(min(1.0, max(0.0, share))))


def _bounded(
    errors: Sequence[float], pairs: Sequence[Pair], settings: ScoreSettings
) -> list[float]:
    """A bootstrap knows of nothing rarer than its draws; a share's interval has no such floor."""
    return [
        max(found, 2 / settings.resamples)
        if any(isinstance(one, Resampled) for one in pair)
        else found
        for pair, found in zip(pairs, errors, strict=True)
    ]


def _score(told: _Told, corrected: float | None, settings: ScoreSettings) -> Score:
    score = told.row.score
    return replace(
        score,
        low=told.own[0] if told.own else None,
        high=told.own[1] if told.own else None,
        delta_low=told.less[0] if told.less else None,
        delta_high=told.less[1] if told.less else None,
        p=told.error,
        p_holm=corrected,
        differs=_verdict(corrected, settings, sure=score.reliable and _steady(score)),
        effect=told.row.effect if told.error is not None else None,
    )


def _steady(score: Score) -> bool:
    """Tell whether the difference keeps its sign whichever other version is left out."""
    return (
        score.delta_min is None or score.delta_max is None or score.delta_min * score.delta_max > 0
    )


def _verdict(corrected: float | None, settings: ScoreSettings, *, sure: bool) -> Differs:
    if corrected is None:
        return ""
    return "differs" if sure and corrected <= 1 - settings.level + 1e-12 else "cannot tell"


def _compared(  # noqa: PLR0913, PLR0917 - what one comparison is made of
    one: Scored,
    other: Scored,
    pair: Pair,
    interval: Interval,
    errors: tuple[float, float],
    settings: ScoreSettings,
) -> Difference:
    dimension = one.score.dimension
    values = (one.values or (pair[0].value,), other.values or (pair[1].value,))
    return Difference(
        outlet=one.score.outlet,
        other=other.score.outlet,
        dimension=dimension,
        part=one.score.part,
        value=pair[0].value - pair[1].value,
        low=interval[0],
        high=interval[1],
        p=errors[0],
        p_holm=errors[1],
        differs=_verdict(errors[1], settings, sure=one.score.reliable and other.score.reliable),
        effect=apart(dimension, *values),
    )
