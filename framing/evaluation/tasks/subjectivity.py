"""Subjectivity: is a sentence that people call subjective called commentary?

The labels ask for the author's view, so that of somebody quoted is objective: the program's rule,
which counts commentary in the outlet's own voice only, is the same. The model learns from these
rows too, so each is answered by one that has not seen it. "Flag": what the program says, which is
set for precision; "answer": where the model's answer is a half or more, whoever speaks. The rows of
NewsMTSC, whose labels are of another kind, only teach.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.cues.commentary import is_commentary
from framing.evaluation.baselines import majority, tfidf_labels, tfidf_probabilities, vader
from framing.evaluation.held_out_models import with_commentary
from framing.evaluation.metrics import auc, macro_f1, precision, recall
from framing.evaluation.program_answers import read_alone, rule_cues, strength
from framing.evaluation.task import OURS, RULES, Measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.evaluation.task import Row

_LABELS = ("OBJ", "SUBJ")
_MIDDLE = 0.5


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Score labels and ranking; rows with the same text stay together."""
    beside = [row["text"] for row in rows if row["label"] not in _LABELS]
    rows = [row for row in rows if row["label"] in _LABELS]
    texts = [row["text"] for row in rows]
    gold = [row["label"] for row in rows]
    subjective = [label == _LABELS[True] for label in gold]
    answers = with_commentary(texts, subjective, beside)
    likely = [answer.commentary for answer in answers]
    flags = [is_commentary(found.cues) for found in read_alone(texts, answers)]
    labels = _labels([one >= _MIDDLE for one in likely])
    yield Measured("macro-F1, answer", OURS, macro_f1(gold, labels), texts)
    yield Measured("macro-F1, flag", OURS, macro_f1(gold, _labels(flags)), texts)
    yield Measured("precision, flag", OURS, precision(subjective, flags), texts)
    yield Measured("recall, flag", OURS, recall(subjective, flags), texts)
    yield Measured("AUC", OURS, auc(subjective, likely), texts)
    if baselines:
        yield from _plain(texts, gold)


def _plain(texts: Sequence[str], gold: Sequence[str]) -> Iterator[Measured]:
    subjective = [label == _LABELS[True] for label in gold]
    labels = tfidf_labels(texts, gold, texts)
    yield Measured("macro-F1, answer", "TF-IDF + LR", macro_f1(gold, labels), texts)
    yield Measured("macro-F1, answer", "majority", macro_f1(gold, majority(gold)), texts)
    ruled = [rule_cues(text) for text in texts]
    flags = [is_commentary(cues) for cues in ruled]
    yield Measured("macro-F1, flag", RULES, macro_f1(gold, _labels(flags)), texts)
    yield Measured("precision, flag", RULES, precision(subjective, flags), texts)
    yield Measured("recall, flag", RULES, recall(subjective, flags), texts)
    likely = tfidf_probabilities(texts, subjective, texts)
    yield Measured("AUC", "TF-IDF + LR", auc(subjective, likely), texts)
    weights = [strength(cues, "commentary") + strength(cues, "speculation") for cues in ruled]
    yield Measured("AUC", RULES, auc(subjective, weights), texts)
    strong = [abs(vader(text)) for text in texts]
    yield Measured("AUC", "VADER, either sign", auc(subjective, strong), texts)


def _labels(answers: Sequence[bool]) -> list[str]:
    return [_LABELS[answer] for answer in answers]
