"""Factuality: are sentences with an uncertain event read as less certain than the others?

The program rates a sentence, the data an event in it, and a sentence may hold both kinds; so 1.0
is out of reach, and the figure is a check from a second side on certainty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.cues.hedging import certainty
from framing.evaluation.baselines import hedge_count, tfidf_probabilities
from framing.evaluation.metrics import auc
from framing.evaluation.program_answers import read_alone, rule_cues
from framing.evaluation.task import OURS, RULES, Measured
from framing.evaluation.tasks import described

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.evaluation.task import Row


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Rank events of low factuality, either sign, before those that are certain."""
    low, full = described("factuality")["low_at_most"], described("factuality")["full_at_least"]
    sizes = [abs(row["factuality"]) for row in rows]
    kept = [number for number, size in enumerate(sizes) if not low < size < full]
    texts = [rows[number]["text"] for number in kept]
    gold = [sizes[number] <= low for number in kept]
    answers: dict[str, Sequence[float]] = {
        OURS: [-(found.certainty or 0.0) for found in read_alone(texts)]
    }
    if baselines:
        answers[RULES] = [-certainty(rule_cues(text)) for text in texts]
        answers["hedge count"] = [hedge_count(text) for text in texts]
        answers["TF-IDF + LR"] = tfidf_probabilities(texts, gold, texts)
    for system, values in answers.items():
        yield Measured("AUC", system, auc(gold, values), texts)
