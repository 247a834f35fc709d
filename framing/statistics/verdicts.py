"""Whether two numbers differ, how sure that is, and by how much: corrected, and said plainly."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from framing.statistics.confidence_intervals import Exact, Resampled
from framing.statistics.difference_tests import Differences, holm
from framing.statistics.effect_size import Sample, apart
from framing.types import Difference, Score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framing.config import ScoreSettings
    from framing.statistics.confidence_intervals import Estimate, Interval, Pair
    from framing.types import Differs, Dimension, Part

_UNCOMPARED: frozenset[Dimension] = frozenset({"headline_sentiment", "headline_hedging"})
"""A version has too few headings to compare them with another's."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A score before it is held against anything, with what that takes.

    ``estimate`` is the value with its doubt, ``expected`` the baseline with its own; ``sample``
    are the sentences' values, and ``effect`` how far they are from the facts'.
    """

    outlet: str
    dimension: Dimension
    part: Part
    value: float | None
    sentences: int
    reliable: bool
    model: str = ""
    value_words: float | None = None
    baseline: float | None = None
    matched_value: float | None = None
    matched_baseline: float | None = None
    delta_min: float | None = None
    delta_max: float | None = None
    estimate: Estimate | None = None
    expected: Estimate | None = None
    sample: Sample | None = None
    effect: float | None = None


Rows: TypeAlias = "Sequence[Scored]"
Two: TypeAlias = "tuple[Scored, Scored, Pair]"
"""The same number of two versions, and what is compared of it."""


def contrast(
    versions: Sequence[Rows],
    families: Iterable[Iterable[tuple[Rows, Rows]]],
    settings: ScoreSettings,
) -> tuple[list[Score], list[Difference]]:
    """Return every version's scores, held against its baseline, and versions held together.

    The rows of a version are corrected together, so that an added version moves no other's
    numbers; of a family of versions two by two all pairs of one number are. A baseline that holds
    by definition is no sample, and is tested against nothing.
    """
    compared = [[one for both in family for one in _compared(*both)] for family in families]
    rows = [*chain.from_iterable(versions)]
    pairs = [pair for row in rows if (pair := _pair(row.estimate, row.expected))]
    pairs += [pair for family in compared for _, _, pair in family]
    doubts = _Doubts([row.estimate for row in rows if row.estimate], pairs, settings)
    return (
        [score for version in versions for score in _scores(version, doubts, settings)],
        [one for family in compared for one in _differences(family, doubts, settings)],
    )


def _compared(version: Rows, other: Rows) -> Iterator[Two]:
    for one, two in zip(version, other, strict=True):
        pair = _pair(one.estimate, two.estimate)
        if pair and one.dimension not in _UNCOMPARED:
            yield one, two, pair


def _pair(one: Estimate | None, other: Estimate | None) -> Pair | None:
    return None if one is None or other is None else (one, other)


class _Doubts:
    """Intervals of all numbers, intervals and p-values of pairs of them, found together.

    Numbers are told apart by identity: to compare the draws of two would cost more than they do,
    and all of them live as long as the rows that hold them.
    """

    def __init__(
        self, alone: Sequence[Estimate], pairs: Sequence[Pair], settings: ScoreSettings
    ) -> None:
        every = {id(one): one for one in chain(alone, *pairs)}
        places = {key: place for place, key in enumerate(every)}
        found = Differences([*every.values()], settings.level)
        ones = [places[id(one)] for one, _ in pairs]
        others = [places[id(other)] for _, other in pairs]
        intervals, errors = found.intervals(ones, others), found.errors(ones, others)
        self._own = dict(zip(every, found.own(), strict=True))
        self._pairs = {
            (id(pair[0]), id(pair[1])): (interval, max(error, _least(pair, settings)))
            for pair, interval, error in zip(pairs, intervals, errors, strict=True)
        }

    def own(self, estimate: Estimate) -> Interval:
        """Return the interval of a number."""
        return self._own[id(estimate)]

    def less(self, pair: Pair) -> tuple[Interval, float]:
        """Return the interval of one number less another, and the p-value that both are equal."""
        return self._pairs[id(pair[0]), id(pair[1])]


def _least(pair: Pair, settings: ScoreSettings) -> float:
    """A bootstrap knows of nothing rarer than its draws; a share's interval has no such floor."""
    return 2 / settings.resamples if any(isinstance(one, Resampled) for one in pair) else 0.0


def _scores(version: Rows, doubts: _Doubts, settings: ScoreSettings) -> Iterator[Score]:
    pairs = [_pair(row.estimate, row.expected) for row in version]
    against = [doubts.less(pair) if pair else None for pair in pairs]
    errors = [
        found[1] if found and not isinstance(row.expected, Exact) else None
        for row, found in zip(version, against, strict=True)
    ]
    corrected = iter(holm([error for error in errors if error is not None]))
    for row, found, error in zip(version, against, errors, strict=True):
        own = doubts.own(row.estimate) if row.estimate else (None, None)
        interval = found[0] if found else (None, None)
        yield _score(
            row, own, interval, error, None if error is None else next(corrected), settings
        )


def _score(  # noqa: PLR0913, PLR0917 - what a score is made of
    row: Scored,
    own: Interval | tuple[None, None],
    apart_by: Interval | tuple[None, None],
    error: float | None,
    corrected: float | None,
    settings: ScoreSettings,
) -> Score:
    return Score(
        outlet=row.outlet,
        dimension=row.dimension,
        part=row.part,
        value=row.value,
        low=own[0],
        high=own[1],
        baseline=row.baseline,
        delta=less(row.value, row.baseline),
        sentences=row.sentences,
        reliable=row.reliable,
        value_words=row.value_words,
        matched_value=row.matched_value,
        matched_baseline=row.matched_baseline,
        matched_delta=less(row.matched_value, row.matched_baseline),
        delta_min=row.delta_min,
        delta_max=row.delta_max,
        model=row.model,
        delta_low=apart_by[0],
        delta_high=apart_by[1],
        p=error,
        p_holm=corrected,
        differs=_verdict(corrected, settings, sure=row.reliable and _steady(row)),
        effect=None if error is None else row.effect,
    )


def _steady(row: Scored) -> bool:
    """Tell whether the difference keeps its sign whichever other version is left out."""
    return row.delta_min is None or row.delta_max is None or row.delta_min * row.delta_max > 0


def _verdict(corrected: float | None, settings: ScoreSettings, *, sure: bool) -> Differs:
    if corrected is None:
        return ""
    return "differs" if sure and corrected <= 1 - settings.level + 1e-12 else "cannot tell"


def _differences(
    family: Sequence[Two], doubts: _Doubts, settings: ScoreSettings
) -> Iterator[Difference]:
    found = [doubts.less(pair) for _, _, pair in family]
    numbers: dict[tuple[Dimension, Part], list[int]] = {}
    for place, (one, _, _) in enumerate(family):
        numbers.setdefault((one.dimension, one.part), []).append(place)
    corrected: dict[int, float] = {}
    for places in numbers.values():
        corrected |= zip(places, holm([found[place][1] for place in places]), strict=True)
    for place, ((one, other, pair), (interval, error)) in enumerate(
        zip(family, found, strict=True)
    ):
        yield Difference(
            outlet=one.outlet,
            other=other.outlet,
            dimension=one.dimension,
            part=one.part,
            value=pair[0].value - pair[1].value,
            low=interval[0],
            high=interval[1],
            p=error,
            p_holm=corrected[place],
            differs=_verdict(corrected[place], settings, sure=one.reliable and other.reliable),
            effect=apart(
                one.dimension,
                one.sample or Sample(1, pair[0].value, 0.0),
                other.sample or Sample(1, pair[1].value, 0.0),
            ),
        )


def less(value: float | None, baseline: float | None) -> float | None:
    """Return how much a value is above another; None without either."""
    return None if value is None or baseline is None else value - baseline
