"""Subjectivity: is a sentence that people call subjective called commentary?

The labels ask for the author's view, so that of somebody quoted is objective: the program's rule,
which counts commentary in the outlet's own voice only, is the same. "Any cue" takes one counted
cue of commentary or speculation as enough; AUC is of their summed weights.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.cues.commentary import is_commentary
from framing.cues.speculation import is_speculative
from framing.evaluation.baselines import majority, tfidf_labels, tfidf_probabilities, vader
from framing.evaluation.metrics import auc, macro_f1
from framing.evaluation.reading import cues_alone, strength
from framing.evaluation.task import OURS, Measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.evaluation.task import Row
    from framing.types import Cue

_LABELS = ("OBJ", "SUBJ")


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Score labels and ranking; rows with the same text stay together."""
    texts = [row["text"] for row in rows]
    gold = [row["label"] for row in rows]
    subjective = [label == _LABELS[True] for label in gold]
    found = [cues_alone(text) for text in texts]
    labels = [_LABELS[is_commentary(cues)] for cues in found]
    yield Measured("macro-F1", OURS, macro_f1(gold, labels), texts)
    labels = [_LABELS[_any(cues)] for cues in found]
    yield Measured("macro-F1, any cue", OURS, macro_f1(gold, labels), texts)
    weights = [strength(cues, "commentary") + strength(cues, "speculation") for cues in found]
    yield Measured("AUC", OURS, auc(subjective, weights), texts)
    if baselines:
        labels = tfidf_labels(texts, gold, texts)
        yield Measured("macro-F1", "TF-IDF + LR", macro_f1(gold, labels), texts)
        yield Measured("macro-F1", "majority", macro_f1(gold, majority(gold)), texts)
        likely = tfidf_probabilities(texts, subjective, texts)
        yield Measured("AUC", "TF-IDF + LR", auc(subjective, likely), texts)
        strong = [abs(vader(text)) for text in texts]
        yield Measured("AUC", "VADER, either sign", auc(subjective, strong), texts)


def _any(cues: Sequence[Cue]) -> bool:
    return is_speculative(cues) or strength(cues, "commentary") > 0
