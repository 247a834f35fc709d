"""Metrics against scikit-learn's, and what drawing a unit twice means."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.evaluation import metrics
from framing.evaluation.baselines import tfidf_labels, tfidf_probabilities, tfidf_ridge
from framing.evaluation.bootstrap import bootstrap, figure

UNITS = st.lists(
    st.tuples(st.booleans(), st.integers(0, 5), st.integers(0, 3)), min_size=1, max_size=30
)


@given(UNITS)
def test_a_weight_is_as_many_units(units: list[tuple[bool, int, int]]) -> None:
    gold, answers, times = map(list, zip(*units, strict=True))
    weights = np.asarray(times, float)
    if not weights.any():
        return
    many = [number for number, count in enumerate(times) for _ in range(count)]
    longer = [gold[at] for at in many], [float(answers[at]) for at in many]
    for make in (metrics.auc, metrics.average_precision, metrics.pearson):
        weighed = make(gold, answers)(weights)
        assert weighed == pytest.approx(make(*longer)(np.ones(len(many))), nan_ok=True)


@given(UNITS)
def test_figures_are_those_of_scikit_learn(units: list[tuple[bool, int, int]]) -> None:
    from sklearn.metrics import (  # noqa: PLC0415 - slow to load
        average_precision_score,
        f1_score,
        roc_auc_score,
    )

    gold, answers, _ = map(list, zip(*units, strict=True))
    if len(set(gold)) < 2:
        return
    once = np.ones(len(gold))
    says = [answer > 2 for answer in answers]
    assert metrics.auc(gold, answers)(once) == pytest.approx(roc_auc_score(gold, answers))
    ranked = metrics.average_precision(gold, answers)(once)
    assert ranked == pytest.approx(average_precision_score(gold, answers))
    assert metrics.f1(gold, says)(once) == pytest.approx(f1_score(gold, says))
    names = [str(each) for each in gold], [str(each) for each in says]
    assert metrics.macro_f1(*names)(once) == pytest.approx(
        f1_score(*names, average="macro", labels=sorted(set(names[0])))
    )


def test_pearson_is_that_of_numpy() -> None:
    left, right = [1.0, 2.0, 4.0, 3.0], [2.0, 1.0, 5.0, 5.0]
    expected = np.corrcoef(left, right)[0, 1]
    assert metrics.pearson(left, right)(np.ones(4)) == pytest.approx(expected)


def test_what_is_undefined_is_no_number() -> None:
    assert figure(metrics.pearson([1, 1], [1, 2]), 2) is None
    assert figure(metrics.auc([True, True], [1, 2]), 2) is None
    assert figure(metrics.precision([True], [False]), 1) is None


def test_spans_are_counted_over_all_units() -> None:
    scores = metrics.counted([1, 0], [2, 1], [1, 1])
    assert [figure(score, 2) for score in scores] == pytest.approx([2 / 5, 1 / 3, 1 / 2])


def test_a_mean_over_groups_is_not_moved_by_their_size() -> None:
    gold, answers = [True, False, True, True, True], [1.0, 2.0, 1.0, 1.0, 1.0]
    groups = ["small", "small", "large", "large", "large"]
    score = metrics.mean_over_groups(
        groups,
        lambda units: metrics.precision(
            [gold[at] for at in units], [answers[at] > 0 for at in units]
        ),
    )
    assert figure(score, 5) == pytest.approx((0.5 + 1.0) / 2)


def test_an_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    gold = [number % 3 == 0 for number in range(60)]
    answers = [float(number % 7) for number in range(60)]
    score = metrics.auc(gold, answers)
    interval = bootstrap(score, range(60))
    assert interval is not None
    value = figure(score, 60)
    assert value is not None
    assert interval[0] < value < interval[1]
    assert bootstrap(score, range(60)) == interval


def test_groups_are_drawn_whole() -> None:
    score = metrics.precision([True] * 50 + [False] * 50, [True] * 100)
    apart = bootstrap(score, range(100))
    whole = bootstrap(score, ["a"] * 50 + ["b"] * 50)
    assert whole == (0.0, 1.0)
    assert apart is not None
    assert apart[1] - apart[0] < 0.3


def test_one_group_gives_no_interval() -> None:
    score = metrics.precision([True, False], [True, True])
    assert bootstrap(score, ["a", "a"]) is None


def test_trained_baselines_have_not_seen_the_group_they_answer() -> None:
    # Each group has a word and a label of its own: only who saw the group could know.
    words = ["harbour", "valley", "bridge", "union", "snow", "owl", "pump", "mill"]
    texts = [f"{word} again" for word in words for _ in range(5)]
    gold = [number % 2 == 0 for number in range(8) for _ in range(5)]
    groups = [word for word in words for _ in range(5)]
    score = metrics.auc(gold, tfidf_probabilities(texts, gold, groups))
    assert score(np.ones(len(gold))) <= 0.5
    seen = metrics.auc(gold, tfidf_probabilities(texts, gold, range(len(gold))))
    assert seen(np.ones(len(gold))) == 1.0


def test_trained_baselines_answer_where_there_is_nothing_to_learn() -> None:
    assert tfidf_labels(["snow fell", "snow melts"], ["a", "a"], [1, 2]) == ["a", "a"]
    assert tfidf_probabilities(["snow fell"], [True], [1]) == [1.0]
    assert all(map(math.isfinite, tfidf_ridge(["snow fell", "owls hunt"], [1.0, 3.0], [1, 2])))
