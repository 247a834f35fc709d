"""The likeness from which pairs are best called the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def best_threshold(gold: NDArray[np.bool_], answers: NDArray[np.float64]) -> float:
    """Return the answer that, taken as the least that counts, gives the best F1.

    Args:
        gold: Whether each pair tells the same.
        answers: How alike each pair is; any scale.
    """
    order = np.argsort(-answers, kind="stable")
    ranked, hits = answers[order], np.cumsum(gold[order])
    last = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True))  # of those alike
    scores = 2 * hits[last] / (gold.sum() + last + 1)
    # Of thresholds that do equally well, the lowest.
    best = len(last) - 1 - int(np.argmax(scores[::-1]))
    return float(ranked[last[best]])
