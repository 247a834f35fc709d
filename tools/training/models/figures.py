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
    right, said = [one > 0 for one in gold], [one >= 0 for one in logits]
    return {
        "AUC": auc(right, list(logits))(units),
        "precision": precision(right, said)(units),
        "recall": recall(right, said)(units),
        "F1": f1(right, said)(units),
        "macro-F1": macro_f1(list(map(str, right)), list(map(str, said)))(units),
    }


def correlation(gold: Sequence[float], answers: Sequence[float]) -> Figures:
    """Return Pearson's r."""
    return {"Pearson r": pearson(list(gold), list(answers))(np.ones(len(gold)))}


def labelled(gold: Sequence[str], probabilities: Floats) -> Figures:
    """Return how well the likeliest labels fit, and how often those said with 0.8 are right."""
    said = [LABELS[at] for at in probabilities.argmax(axis=1)]
    right = np.asarray([one == other for one, other in zip(gold, said, strict=True)])
    sure = probabilities.max(axis=1) >= 0.8  # noqa: PLR2004 - the card names it
    return {
        "macro-F1": macro_f1(list(gold), said)(np.ones(len(gold))),
        "accuracy": float(right.mean()),
        "share said with 0.8 or more": float(sure.mean()),
        "accuracy of those": float(right[sure].mean()),
    }
