"""Whether two numbers differ, how sure that is, and by how much: corrected, and said plainly."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import combinations
from statistics import fmean
from typing import TYPE_CHECKING

from framing.intervals import Exact, Resampled, difference, error, holm
from framing.types import Difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.config import ScoreSettings
    from framing.intervals import Estimate
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


def against_baseline(rows: Sequence[Scored], settings: ScoreSettings) -> tuple[Scored, ...]:
    """Return one version's rows with intervals and what they say against the baseline.

    The rows of a version are one family, so that an added version moves no other's numbers.
    A baseline that holds by definition is no sample, and is tested against nothing.
    """
    errors = [_error(row, settings) for row in rows]
    corrected = iter(holm([found for found in errors if found is not None]))
    return tuple(
        replace(row, score=_told(row, found, None if found is None else next(corrected), settings))
        for row, found in zip(rows, errors, strict=True)
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
    pairs = [
        (one, other)
        for first, second in two
        for one, other in zip(first, second, strict=True)
        if one.score.dimension not in _UNCOMPARED
        and one.estimate is not None
        and other.estimate is not None
    ]
    found = [_compared(one, other, settings) for one, other in pairs]
    families: dict[tuple[Dimension, Part], list[int]] = {}
    for place, row in enumerate(found):
        if row.p is not None:
            families.setdefault((row.dimension, row.part), []).append(place)
    for places in families.values():
        errors = [row.p for place in places if (row := found[place]).p is not None]
        for place, corrected in zip(places, holm(errors), strict=True):
            found[place] = _corrected(found[place], corrected, *pairs[place], settings)
    return found


def apart(dimension: Dimension, values: Sequence[float], others: Sequence[float]) -> float | None:
    """Return the size of a difference: Cohen's h for shares, Hedges' g for means.

    Sources: Cohen (1988), Statistical Power Analysis; Hedges (1981), Journal of Educational
    Statistics 6. None where it is not defined.
    """
    if not values or not others or dimension in _WITHOUT_EFFECT:
        return None
    one, other = fmean(values), fmean(others)
    if dimension not in _MEANS:
        return _angle(one) - _angle(other)
    freedom = len(values) + len(others) - 2
    if freedom < 1:
        return None
    squares = sum((value - one) ** 2 for value in values)
    squares += sum((value - other) ** 2 for value in others)
    if squares <= 0:
        return None
    return (one - other) / math.sqrt(squares / freedom) * (1 - 3 / (4 * freedom - 1))


def _angle(share: float) -> float:
    return 2 * math.asin(math.sqrt(min(1.0, max(0.0, share))))


def _error(row: Scored, settings: ScoreSettings) -> float | None:
    if row.estimate is None or row.baseline is None or isinstance(row.baseline, Exact):
        return None
    return _error_of(row.estimate, row.baseline, settings)


def _error_of(one: Estimate, other: Estimate, settings: ScoreSettings) -> float | None:
    """A bootstrap knows of nothing rarer than its draws; a share's interval has no such floor."""
    drawn = isinstance(one, Resampled) or isinstance(other, Resampled)
    return error(one, other, least=2 / settings.resamples if drawn else 0.0)


def _told(
    row: Scored, found: float | None, corrected: float | None, settings: ScoreSettings
) -> Score:
    score = row.score
    interval = row.estimate.at(settings.level) if row.estimate else None
    apart_ = (
        difference(row.estimate, row.baseline, settings.level)
        if row.estimate and row.baseline
        else None
    )
    return replace(
        score,
        low=interval[0] if interval else None,
        high=interval[1] if interval else None,
        delta_low=apart_[0] if apart_ else None,
        delta_high=apart_[1] if apart_ else None,
        p=found,
        p_holm=corrected,
        differs=_verdict(corrected, settings, sure=score.reliable and _steady(score)),
        effect=row.effect if found is not None else None,
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


def _compared(one: Scored, other: Scored, settings: ScoreSettings) -> Difference:
    if one.estimate is None or other.estimate is None:
        raise ValueError("numbers without a doubt cannot be compared")
    interval = difference(one.estimate, other.estimate, settings.level)
    dimension = one.score.dimension
    values = (one.values or (one.estimate.value,), other.values or (other.estimate.value,))
    return Difference(
        outlet=one.score.outlet,
        other=other.score.outlet,
        dimension=dimension,
        part=one.score.part,
        value=one.estimate.value - other.estimate.value,
        low=interval[0] if interval else None,
        high=interval[1] if interval else None,
        p=_error_of(one.estimate, other.estimate, settings),
        p_holm=None,
        differs="",
        effect=apart(dimension, *values),
    )


def _corrected(
    row: Difference, corrected: float, one: Scored, other: Scored, settings: ScoreSettings
) -> Difference:
    sure = one.score.reliable and other.score.reliable
    return replace(row, p_holm=corrected, differs=_verdict(corrected, settings, sure=sure))
