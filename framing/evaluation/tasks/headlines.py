"""Headlines: does similarity rise with what people call the same meaning?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.evaluation.baselines import character_tfidf
from framing.evaluation.metrics import pearson
from framing.evaluation.pair_similarity import pair_similarities
from framing.evaluation.task import OURS, Measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.evaluation.task import Row


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Correlate; every pair stands for itself."""
    left, right = [row["a"] for row in rows], [row["b"] for row in rows]
    gold = [row["score"] for row in rows]
    units = range(len(rows))
    yield Measured("Pearson r", OURS, pearson(gold, pair_similarities(left, right)), units)
    if baselines:
        answers = character_tfidf(left, right)
        yield Measured("Pearson r", "character TF-IDF", pearson(gold, answers), units)
