"""What the models say of sentences: how likely commentary and speculation, and how certain."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from framing.models.hashed_ngrams import Scorer, words
from framing.models.linear_model import load
from framing.models.sentence_features import features

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.types import Cue

    _ThreeScores: TypeAlias = tuple[float, float, float]

NAMES = ("commentary", "speculation", "certainty")


@dataclass(frozen=True, slots=True)
class SentenceScores:
    """The models' answers on one sentence, each 0 to 1.

    ``commentary`` and ``speculation`` are how likely, as if half of all sentences were such;
    ``certainty`` is how sure a reader would take the writer to be.
    """

    commentary: float
    speculation: float
    certainty: float


def score_sentences(
    texts: Sequence[str], cues: Sequence[Sequence[Cue]]
) -> tuple[SentenceScores, ...]:
    """Ask every model about every sentence, in one pass over the n-grams of them all.

    Args:
        texts: The sentences.
        cues: What the rules found in each, whoever speaks.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    if not texts:
        return ()
    named = [_named_scores(features(text, own)) for text, own in zip(texts, cues, strict=True)]
    logits = np.round(scorer().scores([words(text) for text in texts]) + named, 6)
    answers = np.column_stack(
        [1.0 / (1.0 + np.exp(-logits[:, :2])), np.clip(logits[:, 2:], 0.0, 1.0)]
    )
    return tuple(SentenceScores(*(round(value, 4) for value in row)) for row in answers.tolist())


@cache
def scorer() -> Scorer:
    """Return what scores the n-grams for all models at once: a column each, in order of NAMES."""
    import numpy as np  # noqa: PLC0415

    return Scorer(np.hstack([load(name).weights for name in NAMES]))


def _named_scores(features: Mapping[str, float]) -> _ThreeScores:
    """Return what the named features of one sentence add to each answer, with the biases."""
    weights, (commentary, speculation, certainty) = _features()
    for name, value in features.items():
        if name in weights:
            first, second, third = weights[name]
            commentary, speculation, certainty = (
                commentary + value * first,
                speculation + value * second,
                certainty + value * third,
            )
    return commentary, speculation, certainty


@cache
def _features() -> tuple[dict[str, _ThreeScores], _ThreeScores]:
    """Return every model's weight of each named feature, and the biases, to go through once."""
    models = [load(name) for name in NAMES]
    every = {name for model in models for name in model.features}
    weights = {
        name: _as_three(model.features.get(name, (0.0,))[0] for model in models) for name in every
    }
    return weights, _as_three(model.bias[0] for model in models)


def _as_three(values: Iterable[float]) -> _ThreeScores:
    commentary, speculation, certainty = values
    return commentary, speculation, certainty
