"""Correlation clustering: what likely belongs together is together, in any order of items."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.facts.clustering import correlation_clusters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

HALF = 0.5


def matrix(size: int, likely: dict[tuple[int, int], float], rest: float = 0.0) -> Matrix:
    """A symmetrical matrix with some pairs set."""
    table = np.full((size, size), rest)
    for (one, other), value in likely.items():
        table[one, other] = table[other, one] = value
    return table


def gain(table: Matrix, groups: Iterable[Sequence[int]], threshold: float) -> float:
    """What the grouping maximises: likely pairs together, unlikely ones apart."""
    return sum(
        float(table[one, other]) - threshold
        for group in groups
        for one, other in combinations(group, 2)
        if not np.isnan(table[one, other])
    )


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Up to nine items, some pairs of which say nothing."""
    size = draw(st.integers(1, 9))
    # Irregular values: where two groupings are equally good, the order of items decides.
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    table = random.random((size, size)) ** draw(st.sampled_from([0.5, 1.0, 2.0]))
    table[random.random((size, size)) < draw(st.sampled_from([0.0, 0.3]))] = np.nan
    upper = np.triu(table, 1)
    return upper + upper.T


def test_two_likely_pairs_are_two_groups() -> None:
    table = matrix(5, {(0, 3): 0.9, (1, 4): 0.8})
    assert correlation_clusters(table, HALF) == [[0, 3], [1, 4]]


def test_a_chain_is_cut_where_its_ends_are_unlike() -> None:
    # By single links all four would be one; the ends speak against it.
    table = matrix(4, {(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9})
    assert correlation_clusters(table, HALF) == [[0, 1], [2, 3]]


def test_most_of_a_group_outvotes_one_unlikely_pair() -> None:
    table = matrix(3, {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.3})
    assert correlation_clusters(table, HALF) == [[0, 1, 2]]


def test_a_pair_that_says_nothing_neither_joins_nor_parts() -> None:
    table = matrix(3, {(0, 1): 0.9, (1, 2): 0.9, (0, 2): np.nan})
    assert correlation_clusters(table, HALF) == [[0, 1, 2]]
    assert correlation_clusters(matrix(2, {(0, 1): np.nan}), HALF) == []


def test_nothing_likely_leaves_no_group() -> None:
    assert correlation_clusters(matrix(4, {}, rest=HALF), HALF) == []
    assert correlation_clusters(np.zeros((0, 0)), HALF) == []
    assert correlation_clusters(np.ones((1, 1)), HALF) == []


@settings(max_examples=150, deadline=None)
@given(matrices(), st.sampled_from([0.2, 0.35, 0.5, 0.8]), st.randoms(use_true_random=False))
def test_the_order_of_items_only_renames_them(
    table: Matrix, threshold: float, random: Random
) -> None:
    order = list(range(len(table)))
    random.shuffle(order)
    shuffled = correlation_clusters(table[np.ix_(order, order)], threshold)
    again = sorted(sorted(order[place] for place in group) for group in shuffled)
    assert again == correlation_clusters(table, threshold)


def test_items_that_could_move_two_ways_move_where_most_is_gained() -> None:
    # Moved in their order, these made two groupings, each for half of all orders.
    upper = (
        (0, 0.477, 0.987, 0.948, 0.573, 0.944, 0.607, 0.824),
        (0, 0, 0.702, 0.836, 0.711, 0.764, 0.918, 0.849),
        (0, 0, 0, 0.438, 0.953, 0.901, 0.992, 0.887),
        (0, 0, 0, 0, 0.768, 0.686, 0.195, 0.757),
        (0, 0, 0, 0, 0, 0.880, 0.704, 0.842),
        (0, 0, 0, 0, 0, 0, 0.364, 0.283),
        (0, 0, 0, 0, 0, 0, 0, 0.797),
        (0, 0, 0, 0, 0, 0, 0, 0),
    )
    table = np.asarray(upper, float) + np.asarray(upper, float).T
    order = [7, 2, 5, 0, 3, 6, 1, 4]
    shuffled = correlation_clusters(table[np.ix_(order, order)], 0.8)
    again = sorted(sorted(order[place] for place in group) for group in shuffled)
    assert again == correlation_clusters(table, 0.8) == [[0, 3, 5], [1, 6], [2, 4, 7]]


@settings(max_examples=150, deadline=None)
@given(matrices(), st.sampled_from([0.2, 0.35, 0.5, 0.8]))
def test_groups_are_apart_and_better_than_none_or_any_of_them_left_out(
    table: Matrix, threshold: float
) -> None:
    groups = correlation_clusters(table, threshold)
    members = [item for group in groups for item in group]
    assert len(members) == len(set(members))
    assert groups == sorted(map(sorted, groups))
    for group in groups:
        assert len(group) > 1
        assert gain(table, [group], threshold) > 0.0
        # Nor does any member do better alone.
        for item in group:
            without = [other for other in group if other != item]
            assert gain(table, [group], threshold) >= gain(table, [without], threshold) - 1e-6
