"""Certainty: the program's 0 to 1 against what readers felt; the model has not seen the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.cues.hedging import certainty
from framing.evaluation.baselines import hedge_count, tfidf_ridge
from framing.evaluation.held_out_models import certainty as held_out
from framing.evaluation.metrics import pearson
from framing.evaluation.program_answers import rule_cues
from framing.evaluation.task import OURS, RULES, Measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.evaluation.task import Row


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Correlate; rows with the same text stay together."""
    texts = [row["text"] for row in rows]
    gold = [row["certainty"] for row in rows]
    answers: dict[str, Sequence[float]] = {OURS: held_out(texts, gold)}
    if baselines:
        answers[RULES] = [certainty(rule_cues(text)) for text in texts]
        answers["hedge count"] = [-hedge_count(text) for text in texts]
        answers["TF-IDF ridge"] = tfidf_ridge(texts, gold, texts)
    for system, values in answers.items():
        yield Measured("Pearson r", system, pearson(gold, values), texts)
