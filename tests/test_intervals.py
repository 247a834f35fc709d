"""Intervals: against published values, and at the ends of what can happen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.intervals import bootstrap_ratio, wilson

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
    found = wilson(hits, of, 0.95)
    assert found is not None
    assert 0.0 <= found[0] <= hits / of <= found[1] <= 1.0
    mirrored = wilson(of - hits, of, 0.95)
    assert mirrored is not None
    assert (1 - mirrored[1], 1 - mirrored[0]) == pytest.approx(found)


def test_a_higher_level_and_a_smaller_text_say_less() -> None:
    small, large, surer = wilson(3, 10, 0.95), wilson(30, 100, 0.95), wilson(3, 10, 0.99)
    assert small
    assert large
    assert surer
    assert large[1] - large[0] < small[1] - small[0] < surer[1] - surer[0]


def test_one_paragraph_shows_no_variation() -> None:
    assert bootstrap_ratio([], 0.95, 200, 1) is None
    assert bootstrap_ratio([(3.0, 5.0)], 0.95, 200, 1) is None


def test_paragraphs_that_are_alike_leave_no_doubt() -> None:
    assert bootstrap_ratio([(0.5, 2.0)] * 6, 0.95, 200, 1) == pytest.approx((0.25, 0.25))


def test_paragraphs_without_sentences_give_no_interval() -> None:
    assert bootstrap_ratio([(0.0, 0.0), (0.0, 0.0)], 0.95, 200, 1) is None


def test_the_mean_of_many_paragraphs_is_about_as_sure_as_theory_says() -> None:
    # Half the paragraphs at 0, half at 1: the standard error of the mean of 100 is 0.05.
    found = bootstrap_ratio([(0.0, 1.0), (1.0, 1.0)] * 50, 0.95, 4000, 3)
    assert found == pytest.approx((0.402, 0.598), abs=0.02)


@given(_PAIRS, st.integers(0, 9))
def test_the_bootstrap_repeats_itself_and_stays_within_the_paragraphs(
    pairs: list[tuple[float, float]], seed: int
) -> None:
    found = bootstrap_ratio(pairs, 0.95, 100, seed)
    assert found == bootstrap_ratio(pairs, 0.95, 100, seed)
    assert found is not None
    ratios = [top / bottom for top, bottom in pairs]
    assert min(ratios) - 1e-9 <= found[0] <= found[1] <= max(ratios) + 1e-9
