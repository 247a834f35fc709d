"""Intervals: against published values, and at the ends of what can happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.statistics.confidence_intervals import (
    Exact,
    Share,
    intervals,
    ratio_estimate,
    share_estimate,
    wilson,
)
from framing.statistics.difference_tests import DifferenceTests, holm_correction
from framing.statistics.interval_ends import normal_quantiles
from framing.statistics.student_t import t_quantile

if TYPE_CHECKING:
    from framing.statistics.confidence_intervals import Estimate, Interval


def difference(one: Estimate, other: Estimate, level: float) -> Interval:
    return DifferenceTests([one, other], level).intervals([0], [1])[0]


def error(one: Estimate, other: Estimate) -> float:
    return DifferenceTests([one, other], 0.95).p_values([0], [1])[0]


_PAIRS = st.lists(
    st.tuples(st.floats(-5, 5), st.integers(1, 9).map(float)), min_size=2, max_size=12
)


# Newcombe (1998), Statistics in Medicine 17, table I, method 3; and a half of ten.
@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (5, 10, 0.2366, 0.7634),
        (29, 29, 0.8830, 1.0),
    ],
)
def test_wilson_gives_the_published_values(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of, 0.95) == pytest.approx((low, high), abs=5e-5)


def test_nothing_counted_has_no_interval() -> None:
    assert wilson(0, 0, 0.95) is None


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_share_lies_in_its_interval_and_the_interval_in_0_to_1(count: tuple[int, int]) -> None:
    hits, of = count
    interval = wilson(hits, of, 0.95)
    assert interval is not None
    assert 0.0 <= interval[0] <= hits / of <= interval[1] <= 1.0
    mirrored = wilson(of - hits, of, 0.95)
    assert mirrored is not None
    assert (1 - mirrored[1], 1 - mirrored[0]) == pytest.approx(interval)


def test_a_higher_level_and_a_smaller_text_say_less() -> None:
    small, large, surer = wilson(3, 10, 0.95), wilson(30, 100, 0.95), wilson(3, 10, 0.99)
    assert small
    assert large
    assert surer
    assert large[1] - large[0] < small[1] - small[0] < surer[1] - surer[0]


def bootstrapped(groups: list[tuple[float, float]], resamples: int, seed: int) -> Interval | None:
    found = ratio_estimate(groups, resamples, seed)
    return found.at(0.95) if found else None


def test_one_paragraph_shows_no_variation() -> None:
    assert ratio_estimate([], 200, 1) is None
    assert ratio_estimate([(3.0, 5.0)], 200, 1) is None


def test_paragraphs_that_are_alike_leave_no_doubt() -> None:
    assert bootstrapped([(0.5, 2.0)] * 6, 200, 1) == pytest.approx((0.25, 0.25))


def test_paragraphs_without_sentences_give_no_interval() -> None:
    assert ratio_estimate([(0.0, 0.0), (0.0, 0.0)], 200, 1) is None
    assert share_estimate([(0.0, 0.0), (0.0, 0.0)]) is None


def test_the_mean_of_many_paragraphs_is_about_as_sure_as_theory_says() -> None:
    # Half the paragraphs at 0, half at 1: the standard error of the mean of 100 is 0.05.
    found = bootstrapped([(0.0, 1.0), (1.0, 1.0)] * 50, 4000, 3)
    assert found == pytest.approx((0.402, 0.598), abs=0.02)


def test_the_bootstrap_is_scipys_but_for_few_paragraphs() -> None:
    from scipy.stats import bootstrap  # noqa: PLC0415 - seconds, which only this file pays for

    groups = [(float(number % 7) - 2, float(1 + number % 3)) for number in range(60)]
    theirs = bootstrap(
        (np.array([top for top, _ in groups]), np.array([bottom for _, bottom in groups])),
        lambda tops, bottoms, axis: tops.sum(axis=axis) / bottoms.sum(axis=axis),
        paired=True,
        vectorized=True,
        method="percentile",
        n_resamples=20_000,
        rng=np.random.default_rng(5),
    ).confidence_interval
    ours = bootstrapped(groups, 20_000, 5)
    assert ours is not None
    assert ours == pytest.approx((theirs.low, theirs.high), abs=0.03)
    assert ours[0] < theirs.low
    assert theirs.high < ours[1]


def test_few_paragraphs_say_less_than_the_plain_percentiles() -> None:
    estimate = ratio_estimate([(0.0, 1.0), (1.0, 1.0), (0.2, 1.0), (0.9, 1.0)], 2000, 1)
    assert estimate is not None
    interval = estimate.at(0.95)
    assert interval is not None
    plain = np.quantile(estimate.drawn, [0.025, 0.975])
    assert interval[0] < plain[0]
    assert plain[1] < interval[1]


@given(_PAIRS, st.integers(0, 9))
def test_the_bootstrap_repeats_itself_and_stays_within_the_paragraphs(
    pairs: list[tuple[float, float]], seed: int
) -> None:
    interval = bootstrapped(pairs, 100, seed)
    assert interval == bootstrapped(pairs, 100, seed)
    assert interval is not None
    ratios = [top / bottom for top, bottom in pairs]
    assert min(ratios) - 1e-9 <= interval[0] <= interval[1] <= max(ratios) + 1e-9


def test_sentences_of_one_paragraph_are_worth_fewer_when_they_are_alike() -> None:
    apart, alike = share_estimate([(1.0, 2.0)] * 6), share_estimate([(2.0, 2.0), (0.0, 2.0)] * 3)
    assert apart == Share(6.0, 12.0, 12.0)
    assert alike is not None
    # Two sentences that always agree are worth one, and six paragraphs know a sixth less of it.
    assert alike.worth == pytest.approx(12 / 2 * 5 / 6)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=12))
def test_sentences_are_never_worth_more_than_they_are(
    paragraphs: list[tuple[bool, bool, bool]],
) -> None:
    estimate = share_estimate([(float(sum(flags)), float(len(flags))) for flags in paragraphs])
    assert estimate is not None
    assert 0 < estimate.worth <= estimate.of == 3 * len(paragraphs)
    interval = estimate.at(0.95)
    assert interval is not None
    assert interval[0] <= estimate.value <= interval[1]


# Newcombe (1998), Statistics in Medicine 17, 873, table II, method 10.
@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        ((56, 48), (70, 80), 0.0524, 0.3339),
        ((9, 3), (10, 10), 0.1705, 0.8090),
        ((5, 0), (56, 29), -0.0381, 0.1926),
        ((0, 0), (10, 20), -0.1611, 0.2775),
    ],
)
def test_differences_of_shares_have_the_published_intervals(
    hits: tuple[int, int], of: tuple[int, int], low: float, high: float
) -> None:
    one, other = (Share(h, n, n) for h, n in zip(hits, of, strict=True))
    assert difference(one, other, 0.95) == pytest.approx((low, high), abs=6e-5)


_SHARES = st.integers(1, 60).flatmap(
    lambda of: st.integers(0, of).map(lambda hits: Share(hits, of, of))
)


@given(_SHARES, _SHARES)
def test_an_error_below_5_percent_is_an_interval_without_nought(one: Share, other: Share) -> None:
    interval, found = difference(one, other, 0.95), error(one, other)
    assert interval is not None
    assert found is not None
    assert 0.0 <= found <= 1.0
    if abs(found - 0.05) > 1e-4:
        assert (found < 0.05) == (not interval[0] <= 0 <= interval[1])
    turned = difference(other, one, 0.95)
    assert turned is not None
    assert (-turned[1], -turned[0]) == pytest.approx(interval)


@given(st.lists(st.tuples(_SHARES, _PAIRS, st.booleans()), min_size=1, max_size=4))
def test_many_pairs_at_once_are_each_judged_alone(
    drawn: list[tuple[Share, list[tuple[float, float]], bool]],
) -> None:
    pairs: list[tuple[Estimate, Estimate]] = []
    for one, groups, by_definition in drawn:
        other = ratio_estimate(groups, 100, 1)
        assert other is not None
        pairs += [(one, Exact(0.0) if by_definition else other), (other, one)]
    together = DifferenceTests([one for pair in pairs for one in pair], 0.9)
    places = range(0, 2 * len(pairs), 2), range(1, 2 * len(pairs), 2)
    assert together.p_values(*places) == [error(*pair) for pair in pairs]
    assert together.intervals(*places) == [difference(*pair, 0.9) for pair in pairs]
    assert intervals([one for one, _ in pairs], 0.9) == [one.at(0.9) for one, _ in pairs]


@pytest.mark.parametrize("freedom", [*range(1, 12), 29, 60, 99, 100, 101, 102, 500])
def test_students_t_is_scipys(freedom: int) -> None:
    from scipy.stats import t as student  # noqa: PLC0415 - as above

    levels = np.asarray([0.001, 0.5, 0.9, 0.95, 0.999, 1 - 2**-16])
    found = t_quantile(levels, np.full(len(levels), freedom), normal_quantiles(levels))
    assert found == pytest.approx(student.ppf((1 + levels) / 2, freedom), rel=1e-9)


def test_what_holds_by_definition_adds_no_doubt() -> None:
    one = Share(3, 12, 12)
    interval = difference(one, Exact(0.0), 0.95)
    assert interval == pytest.approx(one.at(0.95))
    assert Exact(0.2).at(0.95) == (0.2, 0.2)


def test_holm_corrects_as_published() -> None:
    # By hand: 4 x 0.005, 3 x 0.01, 2 x 0.03 and, never less than the one before, 0.06.
    assert holm_correction([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm_correction([]) == []


@given(st.lists(st.floats(0, 1), max_size=12))
def test_holm_never_makes_a_difference_surer(errors: list[float]) -> None:
    corrected = holm_correction(errors)
    for before, after in zip(errors, corrected, strict=True):
        assert before <= after <= 1
    for (first_error, first), (second_error, second) in zip(
        zip(errors, corrected, strict=True),
        reversed(list(zip(errors, corrected, strict=True))),
        strict=True,
    ):
        assert first <= second or first_error > second_error
