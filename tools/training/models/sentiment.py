"""The two sentiment models, made from NewsMTSC: of a target, and of a sentence."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.models.hashed_ngrams import matrix, words
from framing.models.linear_model import LinearModel
from framing.models.sentiment_models import LABELS, mask_names, tone
from framing.models.target_features import WIDTH, hashed_evidence, named, target
from tools.training.models.fit import FOLDS, SEED, Prepared, folds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from framing.models.hashed_ngrams import Floats

STRENGTH = 10.0
NAMED = 0.5
"""Named features are this much of themselves in training, so that they are held back more."""


def target_rows(examples: Sequence[Mapping[str, Any]]) -> tuple[csr_matrix, tuple[str, ...]]:
    """Return each target's row: hashed evidence, then named features in the order returned."""
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415 - heavy

    seen = [target(row["text"], int(row["start"]), int(row["end"])) for row in examples]
    places = [hashed_evidence(evidence) for evidence in seen]
    starts = np.cumsum([0, *map(len, places)])
    values = np.concatenate([np.full(len(own), 1 / math.sqrt(len(own))) for own in places])
    hashed = csr_matrix((values, np.concatenate(places), starts), shape=(len(seen), WIDTH))
    features = [named(evidence) for evidence in seen]
    names = tuple(sorted({name for own in features for name in own}))
    rest = csr_matrix([[own.get(name, 0.0) * NAMED for name in names] for own in features])
    return csr_matrix(hstack([hashed, rest]).tocsr()), names


def target_model(examples: Sequence[Mapping[str, Any]]) -> tuple[LinearModel, Floats]:
    """Return the model, calibrated, and its chances on each example by one that has not seen it."""
    rows, names = target_rows(examples)
    answers, decisions = _decisions(examples, rows)
    turn, shift = _calibration(decisions, answers)
    weights, bias = _one_against_rest(rows, answers)
    weights, bias = weights @ turn, bias @ turn + shift
    features = {
        name: tuple((row * NAMED).tolist())
        for name, row in zip(names, weights[WIDTH:], strict=True)
    }
    model = LinearModel("target", weights[:WIDTH], features, tuple(bias.tolist()))
    return model, _chances(decisions @ turn + shift)


def unseen_chances(examples: Sequence[Mapping[str, Any]]) -> Floats:
    """Return the chances on each example by a model that has not seen its sentence."""
    answers, decisions = _decisions(examples, target_rows(examples)[0])
    turn, shift = _calibration(decisions, answers)
    return _chances(decisions @ turn + shift)


def _decisions(
    examples: Sequence[Mapping[str, Any]], rows: csr_matrix
) -> tuple[NDArray[np.intp], Floats]:
    """Return each example's label, and the decisions on it without its fold."""
    answers = np.asarray([LABELS.index(one["label"]) for one in examples])
    parts = folds([one["text"] for one in examples])
    decisions = np.zeros((len(answers), len(LABELS)))
    for fold in range(FOLDS):
        held = parts == fold
        if held.any():
            weights, bias = _one_against_rest(rows[~held], answers[~held])
            decisions[held] = rows[held] @ weights + bias
    return answers, decisions


def _chances(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    target_probabilities: Floats = powers / powers.sum(axis=1, keepdims=True)
    return target_probabilities


def _one_against_rest(rows: csr_matrix, answers: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Return weights, a column for each label.

    Hashed evidence is first scaled by how much more common it is with the label than without
    (Wang and Manning 2012, its square root), which is folded back into the weights.
    """
    from scipy.sparse import diags  # noqa: PLC0415 - heavy
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - heavy

    columns, biases = [], []
    for label in range(len(LABELS)):
        yes = answers == label
        scale = np.ones(rows.shape[1])
        scale[:WIDTH] = np.sqrt(np.abs(_log_ratio(rows[:, :WIDTH] > 0, yes)))
        model = LogisticRegression(
            C=STRENGTH, class_weight="balanced", solver="liblinear", random_state=SEED
        )
        model.fit(rows @ diags(scale), yes)
        columns.append(np.ravel(model.coef_) * scale)
        biases.append(float(model.intercept_[0]))
    return np.stack(columns, axis=1), np.asarray(biases)


def _log_ratio(stands: csr_matrix, yes: NDArray[np.bool_]) -> Floats:
    there = np.ravel(stands[yes].sum(axis=0)) + 1.0
    elsewhere = np.ravel(stands[~yes].sum(axis=0)) + 1.0
    ratio: Floats = np.log((there / there.sum()) / (elsewhere / elsewhere.sum()))
    return ratio


def _calibration(decisions: Floats, answers: NDArray[np.intp]) -> tuple[Floats, Floats]:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - heavy

    model = LogisticRegression(C=1.0, max_iter=1000, random_state=SEED).fit(decisions, answers)
    return model.coef_.T, model.intercept_


def tones(folder_examples: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[float]]:
    """Return each different sentence and the mean of its targets' labels, -1 to 1."""
    labels: defaultdict[str, list[int]] = defaultdict(list)
    for example in folder_examples:
        labels[example["text"]].append(LABELS.index(example["label"]) - 1)
    return list(labels), [sum(values) / len(values) for values in labels.values()]


def news_data(texts: Sequence[str], answers: Sequence[float]) -> Prepared:
    """Return sentences as rows, with the tone of VADER's words in them."""
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415 - heavy

    found = [tone(text) for text in texts]
    names = tuple(sorted(found[0]))
    rest = csr_matrix([[one[name] for name in names] for one in found])
    rows = matrix([words(mask_names(text)) for text in texts])
    return Prepared(
        rows=csr_matrix(hstack([rows, rest]).tocsr()),
        names=names,
        answers=np.asarray(answers),
        weights=np.ones(len(texts)),
        folds=folds(texts),
    )
