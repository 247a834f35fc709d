"""Fact alignment: do pairs that tell the same fact score above the others?

Two readings: similarity of the sentences as they stand, and the best over the statements that
each is split into, which is how facts are matched. Candidates are aligned sentences only, so there
are fewer distractors than in an article.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from framing.evaluation.baselines import character_tfidf
from framing.evaluation.metrics import average_precision, f1, mean_over_groups
from framing.evaluation.pair_similarity import pair_similarities, statement_similarities
from framing.evaluation.task import OURS, Measured
from framing.evaluation.thresholds import best_threshold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.evaluation.metrics import Metric
    from framing.evaluation.task import Row


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Rank pairs, and call those the same that pass the other topics' best threshold."""
    left, right = [row["a"] for row in rows], [row["b"] for row in rows]
    gold, topics = [row["aligned"] == 1 for row in rows], [row["topic"] for row in rows]
    readings = [
        ("", OURS, pair_similarities(left, right)),
        (", statements", OURS, statement_similarities(left, right)),
    ]
    if baselines:
        fitted = character_tfidf(left, right)
        readings.append(("", "character TF-IDF", fitted))
    for suffix, system, answers in readings:
        metrics: dict[str, Metric] = {
            "average precision": average_precision(gold, answers),
            "mean AP over topics": mean_over_groups(topics, partial(_ranked, gold, answers)),
            "pair F1": f1(gold, _by_other_topics(gold, answers, topics)),
        }
        for name, metric in metrics.items():
            yield Measured(name + suffix, system, metric, topics)


def _ranked(gold: Sequence[bool], answers: Sequence[float], units: Sequence[int]) -> Metric:
    return average_precision([gold[at] for at in units], [answers[at] for at in units])


def _by_other_topics(
    gold: Sequence[bool], answers: Sequence[float], topics: Sequence[str]
) -> list[bool]:
    """Say of each pair whether it passes the threshold that suits all other topics best."""
    thresholds = {}
    for topic in sorted(set(topics)):
        others = [at for at, other in enumerate(topics) if other != topic] or range(len(topics))
        thresholds[topic] = best_threshold(
            np.asarray([gold[at] for at in others]), np.asarray([answers[at] for at in others])
        )
    return [answer >= thresholds[topic] for answer, topic in zip(answers, topics, strict=True)]
