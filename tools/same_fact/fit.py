"""Fit the model of sentence pairs, and what it says of stories that it has not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from framing.facts.same_fact.pair_model import PairModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tools.same_fact.gold import GoldStory

    Floats = NDArray[np.float64]

STRENGTH = 0.1
"""Inverse strength of the penalty on large weights, chosen over whole stories left out."""
DIGITS = 6


def fit(stories: Sequence[GoldStory]) -> PairModel:
    """Fit a model on whole stories; pairs over which a reader would hesitate are left out."""
    features = np.concatenate([story.features for story in stories])
    labels = np.concatenate([story.labels for story in stories])
    known = labels >= 0
    mean, scale = features[known].mean(axis=0), features[known].std(axis=0)
    model = LogisticRegression(C=STRENGTH, max_iter=2000, tol=1e-8)
    model.fit((features[known] - mean) / scale, labels[known])
    return PairModel(
        _rounded(mean), _rounded(scale), _rounded(model.coef_[0]), _rounded(model.intercept_)[0]
    )


def left_out(stories: Sequence[GoldStory]) -> list[PairModel]:
    """Return a model for each story, fitted on all others."""
    return [fit([*stories[:place], *stories[place + 1 :]]) for place in range(len(stories))]


def _rounded(values: Floats) -> tuple[float, ...]:
    return tuple(round(float(value), DIGITS) for value in values)
