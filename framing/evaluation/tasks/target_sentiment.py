"""Target sentiment: what a sentence says of one target in it; the model has not seen the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.evaluation.baselines import label_of, majority, tfidf_labels, vader
from framing.evaluation.held_out_models import target_chances
from framing.evaluation.metrics import macro_f1
from framing.evaluation.task import OURS, Measured
from framing.models.sentiment_models import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.evaluation.task import Row

_MASK = "TARGET"


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Score labels; the targets of one sentence stay together."""
    texts = [row["text"] for row in rows]
    gold = [row["label"] for row in rows]
    answers = {OURS: [LABELS[at] for at in target_chances(rows).argmax(axis=1)]}
    if baselines:
        answers["VADER"] = [label_of(vader(text)) for text in texts]
        masked = [_masked(row) for row in rows]
        answers["TF-IDF + LR, target masked"] = tfidf_labels(masked, gold, texts)
        answers["majority"] = majority(gold)
    for system, labels in answers.items():
        yield Measured("macro-F1", system, macro_f1(gold, labels), texts)


def _masked(row: Row) -> str:
    text: str = row["text"]
    return text[: int(row["start"])] + _MASK + text[int(row["end"]) :]
