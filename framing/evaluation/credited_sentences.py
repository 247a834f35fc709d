"""Whether sentences are credited: the program beside plain baselines, as two tasks measure it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.evaluation.baselines import looks_credited, tfidf_labels
from framing.evaluation.metrics import f1, macro_f1, precision, recall
from framing.evaluation.task import OURS, Measured

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

PLAIN = "quotes and words of saying"
TRAINED = "TF-IDF + LR"


def credited_sentences(  # noqa: PLR0913 - what is said, of what, by whom
    name: str,
    texts: Sequence[str],
    gold: Sequence[bool],
    ours: Sequence[bool],
    groups: Sequence[Hashable],
    *,
    baselines: bool,
    always: bool = False,
) -> Iterator[Measured]:
    """Score yes and no to each sentence; ``always`` holds saying yes to all beside it."""
    answers = {OURS: ours}
    if baselines:
        answers[PLAIN] = [looks_credited(text) for text in texts]
        labels = tfidf_labels(texts, [str(yes) for yes in gold], groups)
        answers[TRAINED] = [label == str(True) for label in labels]
        if always:
            answers["always yes"] = [True] * len(gold)
    for system, says in answers.items():
        metrics = {
            "F1": f1(gold, says),
            # Where most sentences are credited, saying yes to all has a high F1.
            "macro-F1": macro_f1([str(yes) for yes in gold], [str(yes) for yes in says]),
            "precision": precision(gold, says),
            "recall": recall(gold, says),
        }
        for metric, score in metrics.items():
            yield Measured(f"{name} {metric}", system, score, groups)
