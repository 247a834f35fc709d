"""All that decides the answers of models that are fitted anew, as one digest."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from tools.training.models import fit, sentiment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.evaluation.task import Row

SAMPLE = 40
"""Of so many examples one is in the small fit."""
DECIMALS = 6
"""Processors may differ behind these."""


def digest_of_targets(examples: Sequence[Row]) -> str:
    """Return the SHA-256 of what the ten folds of the target model are made of.

    That is every example's features, label and fold; and, as the code and the library that fit,
    what ten small folds answer on one example in forty, each by models that have not seen it.
    """
    rows, names = sentiment.target_rows(examples)
    folds = fit.folds([example["text"] for example in examples])
    answers = sentiment.unseen_chances(examples[::SAMPLE])
    digest = hashlib.sha256("\0".join([*names, *(row["label"] for row in examples)]).encode())
    for numbers in (rows.indptr, rows.indices, folds):
        digest.update(numbers.astype("<i8").tobytes())
    for values in (rows.data, np.round(answers, DECIMALS) + 0.0):
        digest.update(values.astype("<f8").tobytes())
    return digest.hexdigest()
