"""How good answers are, in the figures that the cards state."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from framing.evaluation.metrics import auc, f1, macro_f1, pearson, precision, recall
from framing.models.sentiment_models import LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.models.hashed_ngrams import Floats

Figures: TypeAlias = "Mapping[str, float]"


def yes_or_no(gold: Sequence[float], logits: Sequence[float]) -> Figures:
    """Return how well answers rank, and how well they decide: a logit of 0 or more is a yes."""
    units = np.ones(len(gold))
    right, claimed = [value > 0 for value in gold], [value >= 0 for value in logits]
    return {
        "AUC": auc(right, list(logits))(units),
        "precision": precision(right, claimed)(units),
        "recall": recall(right, claimed)(units),
        "F1": f1(right, claimed)(units),
        "macro-F1": macro_f1(list(map(str, right)), list(map(str, claimed)))(units),
    }


def correlation(gold: Sequence[float], answers: Sequence[float]) -> Figures:
    """Return Pearson's r."""
    return {"Pearson r": pearson(list(gold), list(answers))(np.ones(len(gold)))}


def labelled(gold: Sequence[str], probabilities: Floats) -> Figures:
    """Return how well the likeliest labels fit, and how often those said with 0.8 are right."""
    likeliest = [LABELS[at] for at in probabilities.argmax(axis=1)]
    right = np.asarray([label == answer for label, answer in zip(gold, likeliest, strict=True)])
    sure = probabilities.max(axis=1) >= 0.8  # noqa: PLR2004 - the card names it
    return {
        "macro-F1": macro_f1(list(gold), likeliest)(np.ones(len(gold))),
        "accuracy": float(right.mean()),
        "share said with 0.8 or more": float(sure.mean()),
        "accuracy of those": float(right[sure].mean()),
    }
