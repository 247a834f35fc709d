"""Where outlets do not differ, intervals hold nought and hardly anything is claimed."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import outlet_profile as simulation

sys.path.pop(0)

from framing.statistics.outlet_differences import Differences, mean_differences, step_down

# Small collections, so that it takes seconds; the whole is in docs/statistics.md.
QUICK = simulation.Collection("quick", 30, 5, (3, 5))
REPEATS, DRAWS = 40, 399


@pytest.mark.parametrize("shape", simulation.SHAPES)
def test_intervals_cover_and_false_claims_are_rare_where_nobody_differs(
    shape: simulation.Shape,
) -> None:
    tally = simulation.tallies(shape, QUICK, REPEATS, ways=("permutation",), draws=DRAWS)
    counted = tally["permutation"]
    # Rows of one collection hang together, so this is as near as so few collections can tell.
    assert 0.93 <= counted.held / counted.intervals <= 0.97
    assert stats.binom.sf(counted.false - 1, counted.collections, 0.05) > 0.01


def test_what_differs_is_found() -> None:
    tally = simulation.tallies("shares", QUICK, 10, shift=0.3, ways=("permutation",), draws=DRAWS)[
        "permutation"
    ]
    assert tally.found / tally.there > 0.8


def row(name: str, values: list[float]) -> Differences:
    own = {f"s{number:03}": value for number, value in enumerate(values)}
    return Differences(name, own, {story: (value, -value) for story, value in own.items()})


def test_with_two_versions_a_story_it_is_the_test_of_signs() -> None:
    """Every pattern of signs of eight differences: the exact p-value, by counting."""
    values = [0.3, -0.1, 0.25, 0.4, 0.15, 0.2, -0.05, 0.35]
    signs = np.array(np.meshgrid(*[[-1, 1]] * 8)).reshape(8, -1).T
    drawn = signs * np.array(values)
    ratio = np.abs(drawn.mean(axis=1)) / drawn.std(axis=1, ddof=1)
    own = abs(np.mean(values)) / np.std(values, ddof=1)
    exact = float((ratio >= own - 1e-12).mean())
    (found,) = mean_differences([row("a", values)], level=0.95, resamples=9999, seed=1)
    assert found.p == pytest.approx(exact, abs=0.005)


def test_the_interval_holds_nought_exactly_when_p_is_large() -> None:
    random = np.random.default_rng(5)
    rows = [row(f"r{n}", list(random.normal(0.1 * (n % 5), 0.3, 25))) for n in range(40)]
    for one in mean_differences(rows, level=0.95, resamples=399, seed=2):
        assert one.low is not None
        assert one.high is not None
        assert one.p is not None
        assert one.p_corrected is not None
        assert (one.low > 0 or one.high < 0) == (one.p <= 0.05)
        assert one.p_corrected >= one.p


def test_one_row_alone_is_hardly_corrected_and_many_are() -> None:
    draws = np.random.default_rng(3).normal(size=(999, 50))
    observed = np.abs(np.linspace(0.1, 3.6, 50))
    corrected = step_down(observed, np.abs(draws))
    alone = step_down(observed[-1:], np.abs(draws[:, -1:]))
    assert alone[0] <= corrected[-1]
    assert (np.diff(corrected) <= 0).all()
    # Independent rows: Sidak's correction of the largest.
    p = 2 * stats.norm.sf(3.6)
    assert corrected[-1] == pytest.approx(1 - (1 - p) ** 50, abs=0.01)


def test_the_seed_decides_what_is_drawn_and_names_do_not_disturb_each_other() -> None:
    random = np.random.default_rng(5)
    first, second = (row(name, list(random.normal(0.1, 0.3, 25))) for name in "ab")
    alone = mean_differences([first], level=0.95, resamples=199, seed=1)[0]
    together = mean_differences([second, first], level=0.95, resamples=199, seed=1)[1]
    assert (alone.low, alone.high, alone.p) == (together.low, together.high, together.p)
    assert mean_differences([first], level=0.95, resamples=199, seed=2)[0].low != alone.low
    assert math.isfinite(alone.mean)
