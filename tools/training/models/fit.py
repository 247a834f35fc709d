"""Examples to a linear model, the same every time, and what it says of examples it has not seen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.models.hashed_ngrams import WIDTH, Scorer, matrix, words
from framing.models.linear_model import LinearModel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scipy.sparse import csr_matrix

    from framing.models.hashed_ngrams import Floats
    from tools.training.models.examples import Example

SEED = 7
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one model is made.

    Attributes:
        strength: Of the regularisation: C of a logistic, alpha of a ridge regression.
        kinds: Features that it may use, by how their names begin.
        logistic: Answers are yes and no, balanced; else a number (ridge).
        least: Fewest examples in which a feature must stand.
        no_and_yes: How much a no and a yes count; None balances them by their numbers.
    """

    name: str
    strength: float
    kinds: tuple[str, ...]
    logistic: bool
    least: int = 5
    no_and_yes: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """Examples as rows: n-grams first, then the named features in the order of ``names``."""

    rows: csr_matrix
    names: tuple[str, ...]
    answers: Floats
    weights: Floats
    folds: Floats


def prepared(recipe: Recipe, examples: Sequence[Example]) -> Prepared:
    """Return the examples as rows; the same text is always in the same fold."""
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415 - heavy

    features = [_allowed(recipe, example.features) for example in examples]
    seen = Counter(name for own in features for name in own)
    names = tuple(sorted(name for name, times in seen.items() if times >= recipe.least))
    ngrams = matrix([words(example.text) for example in examples])
    named = csr_matrix([[own.get(name, 0.0) for name in names] for own in features])
    return Prepared(
        rows=csr_matrix(hstack([ngrams, named]).tocsr()),
        names=names,
        answers=np.asarray([example.answer for example in examples]),
        weights=np.asarray([example.weight for example in examples]),
        folds=folds([example.text for example in examples]),
    )


def _allowed(recipe: Recipe, found: Mapping[str, float]) -> dict[str, float]:
    return {name: value for name, value in found.items() if name.startswith(recipe.kinds)}


def folds(groups: Sequence[str]) -> Floats:
    """Return the fold of each row, 0 to 9; rows of one group stay together."""
    names = sorted(set(groups))
    order = np.random.default_rng(SEED).permutation(len(names))
    place = {names[at]: number % FOLDS for number, at in enumerate(order)}
    return np.asarray([place[group] for group in groups])


def trained(recipe: Recipe, data: Prepared) -> LinearModel:
    """Return the model fitted on all examples."""
    weights, bias = _fitted(recipe, data.rows, data.answers, data.weights)
    features = {
        name: (float(weight),) for name, weight in zip(data.names, weights[WIDTH:], strict=True)
    }
    return LinearModel(recipe.name, weights[:WIDTH, None], features, (float(bias),))


def unseen(recipe: Recipe, data: Prepared) -> Floats:
    """Return the answer on each example by a model that has not seen its fold."""
    answers = np.zeros(len(data.answers))
    for fold in range(FOLDS):
        held = data.folds == fold
        if held.any():
            rest = ~held
            weights, bias = _fitted(recipe, data.rows[rest], data.answers[rest], data.weights[rest])
            answers[held] = data.rows[held] @ weights + bias
    return answers


def answered(model: LinearModel, examples: Sequence[Example]) -> list[float]:
    """Return the model's answer on each example, read alone, before it is made a probability."""
    scores = Scorer(model.weights).scores([words(example.text) for example in examples])[:, 0]
    named = [model.named(example.features)[0] for example in examples]
    return [float(score) + add for score, add in zip(scores, named, strict=True)]


def _fitted(
    recipe: Recipe, rows: csr_matrix, answers: Floats, weights: Floats
) -> tuple[Floats, float]:
    from sklearn.linear_model import LogisticRegression, Ridge  # noqa: PLC0415 - heavy

    if recipe.logistic:
        classes = dict(enumerate(recipe.no_and_yes)) if recipe.no_and_yes else "balanced"
        model = LogisticRegression(
            C=recipe.strength, class_weight=classes, solver="liblinear", random_state=SEED
        )
    else:
        model = Ridge(alpha=recipe.strength, solver="sparse_cg", random_state=SEED)
    model.fit(rows, answers, sample_weight=weights)
    return np.ravel(model.coef_), float(np.ravel(model.intercept_)[0])
