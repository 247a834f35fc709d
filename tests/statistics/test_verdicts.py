"""What is said to differ: only what is sure after correction, never on too little text."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from helpers.stories import ALL, compared

from framing.pipeline import compare, score
from framing.statistics.effect_size import Sample, effect_size

if TYPE_CHECKING:
    from framing.types import Dimension

each_story = pytest.mark.parametrize("name", sorted(ALL))


@each_story
def test_a_row_differs_only_when_it_is_sure_and_reliable(name: str) -> None:
    for row in compared(name).scores:
        assert (row.differs == "") == (row.p is None) == (row.p_holm is None)
        if row.differs == "differs":
            assert row.reliable
            assert row.p_holm is not None
            assert row.p_holm <= 0.05
            assert row.delta_low is not None
            assert row.delta_high is not None
            assert row.delta_low * row.delta_high > 0


@each_story
def test_the_difference_lies_in_its_interval(name: str) -> None:
    comparison = compared(name)
    for row in comparison.scores:
        if row.delta_low is not None and row.delta is not None and row.delta_high is not None:
            assert row.delta_low - 1e-9 <= row.delta <= row.delta_high + 1e-9
    for one in comparison.differences:
        if one.low is not None and one.high is not None:
            assert one.low - 1e-9 <= one.value <= one.high + 1e-9


@each_story
def test_added_commentary_is_tested_against_nothing(name: str) -> None:
    rows = [row for row in compared(name).scores if row.dimension == "commentary"]
    assert {row.differs for row in rows} == {""}
    for row in rows:
        assert (row.delta_low, row.delta_high) == pytest.approx((row.low, row.high))


@each_story
def test_every_two_versions_are_compared_once_in_each_number(name: str) -> None:
    comparison = compared(name)
    values = {(row.outlet, row.dimension, row.part): row.value for row in comparison.scores}
    pairs = set(combinations([one.version.outlet for one in comparison.versions], 2))
    seen = [(one.outlet, one.other, one.dimension, one.part) for one in comparison.differences]
    assert len(seen) == len(set(seen))
    assert {(one.outlet, one.other) for one in comparison.differences} == pairs
    for one in comparison.differences:
        first = values[one.outlet, one.dimension, one.part]
        second = values[one.other, one.dimension, one.part]
        assert first is not None
        assert second is not None
        assert one.value == pytest.approx(first - second)


def test_a_scored_article_leaves_the_others_comparisons_alone() -> None:
    (article, *rest) = ALL["hospital"]().versions
    base = replace(ALL["hospital"](), versions=tuple(rest))
    found = score(article, base).differences
    assert set(compare(base).differences) < set(found)
    assert {one.outlet for one in found if article.outlet in {one.outlet, one.other}} == {
        article.outlet
    }


def test_effects_are_the_published_ones() -> None:
    def effect(dimension: Dimension, one: list[float], other: list[float]) -> float | None:
        return effect_size(dimension, Sample.of(one), Sample.of(other))

    # Cohen (1988), table 6.2.2: .50 and .40 are phi 1.571 and 1.369.
    half, less = [1.0, 0.0], [1.0, 1.0, 0.0, 0.0, 0.0]
    assert effect("hedging", half, less) == pytest.approx(1.571 - 1.369, abs=0.001)
    # Means 3 and 2, both variances 2.5, eight degrees of freedom: 1 / 1.5811 x (1 - 3 / 31).
    one, other = [1.0, 2.0, 3.0, 4.0, 5.0], [0.0, 1.0, 2.0, 3.0, 4.0]
    assert effect("sentiment", one, other) == pytest.approx(0.5713, abs=0.0001)
    assert effect("sentiment", [1.0, 1.0], [1.0, 1.0]) is None
    assert effect("sentiment", [1.0], [2.0]) is None
    assert effect("readability", one, other) is None
    assert effect("hedging", [], half) is None
