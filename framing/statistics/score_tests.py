"""Scores tested against their baseline and against each other, corrected for how many there are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from framing.statistics.confidence_intervals import BootstrapEstimate, Exact
from framing.statistics.difference_tests import DifferenceTests, holm_correction
from framing.statistics.effect_size import Sample, effect_size
from framing.statistics.verdicts import keeps_sign, verdict
from framing.types import Difference, Score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framing.config import ScoreSettings
    from framing.statistics.confidence_intervals import Estimate, Interval, Pair
    from framing.types import Dimension, Part

_UNCOMPARED: frozenset[Dimension] = frozenset({"headline_sentiment", "headline_hedging"})
"""A version has too few headings to compare them with another's."""


@dataclass(frozen=True, slots=True)
class UntestedScore:
    """A score before it is held against anything, with what that takes.

    ``estimate`` is the value with its doubt, ``baseline_estimate`` the baseline with its
    own; ``sample`` are the sentences' values, and ``effect`` is the size of their difference from
    the facts' values.
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
    baseline_estimate: Estimate | None = None
    sample: Sample | None = None
    effect: float | None = None


Rows: TypeAlias = "Sequence[UntestedScore]"
Compared: TypeAlias = "tuple[UntestedScore, UntestedScore, Pair]"
"""The same number of two versions, and what is compared of it."""


def compare_scores(
    versions: Sequence[Rows],
    families: Iterable[Iterable[tuple[Rows, Rows]]],
    settings: ScoreSettings,
) -> tuple[list[Score], list[Difference]]:
    """Return every version's scores, tested against its baseline, and versions tested by two.

    The rows of a version are a family of comparisons that is corrected together, so that an added
    version moves no other's numbers; of a family of versions two by two all pairs of one number
    are. A baseline that holds by definition is no sample, and is tested against nothing.

    Args:
        versions: The rows of each version.
        families: Pairs of versions' rows; what is in one family is corrected together.
        settings: The level, and how often the bootstrap draws.
    """
    compared = [[row for both in family for row in _compared(*both)] for family in families]
    rows = [*chain.from_iterable(versions)]
    pairs = [pair for row in rows if (pair := _pair(row.estimate, row.baseline_estimate))]
    pairs += [pair for family in compared for _, _, pair in family]
    tests = _Tests([row.estimate for row in rows if row.estimate], pairs, settings)
    return (
        [score for version in versions for score in _scores(version, tests, settings)],
        [row for family in compared for row in _differences(family, tests, settings)],
    )


def _compared(version: Rows, against: Rows) -> Iterator[Compared]:
    for row, against_row in zip(version, against, strict=True):
        pair = _pair(row.estimate, against_row.estimate)
        if pair and row.dimension not in _UNCOMPARED:
            yield row, against_row, pair


def _pair(estimate: Estimate | None, against: Estimate | None) -> Pair | None:
    return None if estimate is None or against is None else (estimate, against)


class _Tests:
    """Intervals of all numbers, intervals and p-values of pairs of them, found together.

    Numbers are told apart by identity: to compare the draws of two would cost more than they do,
    and all of them live as long as the rows that hold them.
    """

    def __init__(
        self, alone: Sequence[Estimate], pairs: Sequence[Pair], settings: ScoreSettings
    ) -> None:
        every = {id(estimate): estimate for estimate in chain(alone, *pairs)}
        places = {key: place for place, key in enumerate(every)}
        tests = DifferenceTests([*every.values()], settings.level)
        first = [places[id(estimate)] for estimate, _ in pairs]
        second = [places[id(against)] for _, against in pairs]
        intervals, p_values = tests.intervals(first, second), tests.p_values(first, second)
        self._own = dict(zip(every, tests.own(), strict=True))
        self._pairs = {
            (id(pair[0]), id(pair[1])): (interval, max(p_value, _least_p(pair, settings)))
            for pair, interval, p_value in zip(pairs, intervals, p_values, strict=True)
        }

    def own(self, estimate: Estimate) -> Interval:
        """Return the interval of a number."""
        return self._own[id(estimate)]

    def difference(self, pair: Pair) -> tuple[Interval, float]:
        """Return the interval of one number less another, and the p-value that both are equal."""
        return self._pairs[id(pair[0]), id(pair[1])]


def _least_p(pair: Pair, settings: ScoreSettings) -> float:
    """A bootstrap knows of nothing rarer than its draws; a share's interval has no such floor."""
    drawn = any(isinstance(estimate, BootstrapEstimate) for estimate in pair)
    return 2 / settings.resamples if drawn else 0.0


def _scores(version: Rows, tests: _Tests, settings: ScoreSettings) -> Iterator[Score]:
    pairs = [_pair(row.estimate, row.baseline_estimate) for row in version]
    against = [tests.difference(pair) if pair else None for pair in pairs]
    p_values = [
        tested[1] if tested and not isinstance(row.baseline_estimate, Exact) else None
        for row, tested in zip(version, against, strict=True)
    ]
    corrected = iter(holm_correction([p for p in p_values if p is not None]))
    for row, tested, p in zip(version, against, p_values, strict=True):
        own = tests.own(row.estimate) if row.estimate else (None, None)
        interval = tested[0] if tested else (None, None)
        yield _score(row, own, interval, p, None if p is None else next(corrected), settings)


def _score(  # noqa: PLR0913, PLR0917 - what a score is made of
    row: UntestedScore,
    own: Interval | tuple[None, None],
    delta: Interval | tuple[None, None],
    p: float | None,
    p_corrected: float | None,
    settings: ScoreSettings,
) -> Score:
    reliable = row.reliable and keeps_sign(row.delta_min, row.delta_max)
    return Score(
        outlet=row.outlet,
        dimension=row.dimension,
        part=row.part,
        value=row.value,
        low=own[0],
        high=own[1],
        baseline=row.baseline,
        delta=subtract(row.value, row.baseline),
        sentences=row.sentences,
        reliable=row.reliable,
        value_words=row.value_words,
        matched_value=row.matched_value,
        matched_baseline=row.matched_baseline,
        matched_delta=subtract(row.matched_value, row.matched_baseline),
        delta_min=row.delta_min,
        delta_max=row.delta_max,
        model=row.model,
        delta_low=delta[0],
        delta_high=delta[1],
        p=p,
        p_holm=p_corrected,
        differs=verdict(p_corrected, settings.level, reliable=reliable),
        effect=None if p is None else row.effect,
    )


def _differences(
    family: Sequence[Compared], tests: _Tests, settings: ScoreSettings
) -> Iterator[Difference]:
    tested = [tests.difference(pair) for _, _, pair in family]
    numbers: dict[tuple[Dimension, Part], list[int]] = {}
    for place, (row, _, _) in enumerate(family):
        numbers.setdefault((row.dimension, row.part), []).append(place)
    corrected: dict[int, float] = {}
    for places in numbers.values():
        p_values = holm_correction([tested[place][1] for place in places])
        corrected |= zip(places, p_values, strict=True)
    for place, ((row, against, pair), (interval, p)) in enumerate(zip(family, tested, strict=True)):
        reliable = row.reliable and against.reliable
        yield Difference(
            outlet=row.outlet,
            other=against.outlet,
            dimension=row.dimension,
            part=row.part,
            value=pair[0].value - pair[1].value,
            low=interval[0],
            high=interval[1],
            p=p,
            p_holm=corrected[place],
            differs=verdict(corrected[place], settings.level, reliable=reliable),
            effect=effect_size(
                row.dimension,
                row.sample or Sample(1, pair[0].value, 0.0),
                against.sample or Sample(1, pair[1].value, 0.0),
            ),
        )


def subtract(value: float | None, baseline: float | None) -> float | None:
    """Return how much a value is above another; None without either."""
    return None if value is None or baseline is None else value - baseline
