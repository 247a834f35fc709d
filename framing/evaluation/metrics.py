"""Metrics as functions of how often each unit was drawn, so that resampling is cheap.

Each function takes gold and answers once, does the sorting, and returns a metric: give it a
weight for every unit and it returns the figure, NaN where that is undefined.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Metric: TypeAlias = Callable[[Floats], float]

_DIGITS = 9
"""Sums in another order differ in their last bits; ties must stay ties."""


def pearson(gold: Sequence[float], answers: Sequence[float]) -> Metric:
    """Return Pearson's r, -1 to 1."""
    left, right = np.asarray(gold, float), np.asarray(answers, float)

    def metric(weights: Floats) -> float:
        total = weights.sum()
        left_off = left - (weights @ left) / total
        right_off = right - (weights @ right) / total
        spread = np.sqrt((weights @ (left_off * left_off)) * (weights @ (right_off * right_off)))
        return float(weights @ (left_off * right_off) / spread) if spread > 0 else float("nan")

    return metric


def auc(gold: Sequence[bool], answers: Sequence[float]) -> Metric:
    """Return how often a positive scores above a negative, 0 to 1; ties count half."""
    positive = np.asarray(gold, float)
    values, place = np.unique(np.round(np.asarray(answers, float), _DIGITS), return_inverse=True)

    def metric(weights: Floats) -> float:
        hits = np.bincount(place, weights * positive, len(values))
        rest = np.bincount(place, weights * (1 - positive), len(values))
        pairs = hits.sum() * rest.sum()
        below = np.cumsum(rest) - rest / 2
        return float(hits @ below / pairs) if pairs else float("nan")

    return metric


def average_precision(gold: Sequence[bool], answers: Sequence[float]) -> Metric:
    """Return the mean precision at each positive, best score first, 0 to 1; ties come together."""
    positive = np.asarray(gold, float)
    values, place = np.unique(-np.round(np.asarray(answers, float), _DIGITS), return_inverse=True)

    def metric(weights: Floats) -> float:
        hits = np.bincount(place, weights * positive, len(values))
        drawn = np.bincount(place, weights, len(values))
        found, seen = np.cumsum(hits), np.cumsum(drawn)
        precision = np.divide(found, seen, out=np.zeros_like(found), where=seen > 0)
        return float(hits @ precision / hits.sum()) if hits.sum() else float("nan")

    return metric


def mean_over_groups(groups: Sequence[Hashable], of: Callable[[Sequence[int]], Metric]) -> Metric:
    """Return the mean of a metric over groups; ``of`` makes it for a group's unit numbers."""
    members: dict[Hashable, list[int]] = {}
    for number, group in enumerate(groups):
        members.setdefault(group, []).append(number)
    parts = [(np.asarray(numbers), of(numbers)) for numbers in members.values()]

    def metric(weights: Floats) -> float:
        drawn = [(weights[numbers], each) for numbers, each in parts if weights[numbers].any()]
        values = [(each(own), own.mean()) for own, each in drawn]
        total = sum(times for _, times in values)
        return float(sum(value * times for value, times in values) / total)

    return metric


def precision(gold: Sequence[bool], answers: Sequence[bool]) -> Metric:
    """Return the share of claims that are right, 0 to 1."""
    return _ratio(_both(gold, answers), np.asarray(answers, float))


def recall(gold: Sequence[bool], answers: Sequence[bool]) -> Metric:
    """Return the share of positives that are found, 0 to 1."""
    return _ratio(_both(gold, answers), np.asarray(gold, float))


def f1(gold: Sequence[bool], answers: Sequence[bool]) -> Metric:
    """Return the harmonic mean of precision and recall, 0 to 1."""
    halves = (np.asarray(gold, float) + np.asarray(answers, float)) / 2
    return _ratio(_both(gold, answers), halves)


def counted(
    right: Sequence[int], claimed: Sequence[int], gold: Sequence[int]
) -> tuple[Metric, Metric, Metric]:
    """Return F1, precision and recall from counts a unit: right claims, claims, and all to find."""
    hits = np.asarray(right, float)
    claims, targets = np.asarray(claimed, float), np.asarray(gold, float)
    return _ratio(hits, (claims + targets) / 2), _ratio(hits, claims), _ratio(hits, targets)


def macro_f1(gold: Sequence[str], answers: Sequence[str]) -> Metric:
    """Return the mean of the F1 of each gold label, 0 to 1."""
    each = [
        f1([is_ == label for is_ in gold], [said == label for said in answers])
        for label in sorted(set(gold))
    ]
    return lambda weights: float(np.mean([metric(weights) for metric in each]))


def _both(gold: Sequence[bool], answers: Sequence[bool]) -> Floats:
    both: Floats = np.asarray(gold, float) * np.asarray(answers, float)
    return both


def _ratio(top: Floats, bottom: Floats) -> Metric:
    def metric(weights: Floats) -> float:
        whole = weights @ bottom
        return float(weights @ top / whole) if whole > 0 else float("nan")

    return metric
