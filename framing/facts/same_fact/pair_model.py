"""The model of sentence pairs: its weights, and what it says of a story's sentences."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from framing.facts.same_fact.pair_features import FEATURES, StorySentences, pair_features
from framing.facts.similarity import DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.facts.same_fact.compared_sentences import ComparedSentence

    Matrix: TypeAlias = NDArray[np.float64]

_FILE = "pair_model.json"


@dataclass(frozen=True, slots=True)
class PairModel:
    """A logistic regression: one weight for each feature, after centring and scaling it.

    Attributes:
        mean: The mean of each feature where the model was fitted.
        scale: Its standard deviation there.
        weights: What each feature counts for, in logits per standard deviation.
        bias: The logit of a pair with mean features.
    """

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def probability(self, features: Matrix) -> Matrix:
        """Return the probability of each row of features, 0 to 1; unknown ones count as mean."""
        import numpy as np  # noqa: PLC0415 - kept out of the import of the package

        standard = np.nan_to_num((features - self.mean) / self.scale, nan=0.0)
        logits = standard @ np.asarray(self.weights) + self.bias
        probability: Matrix = np.round(1.0 / (1.0 + np.exp(-logits)), DIGITS)
        return probability


@dataclass(frozen=True, slots=True, eq=False)
class SentencePairs:
    """How likely every two sentences of different versions tell the same fact.

    Attributes:
        place: The row of each sentence, by outlet and number.
        rows: The rows of each version's sentences, in reading order.
        probability: Symmetrical, 0 to 1; 0 within a version.
    """

    place: Mapping[tuple[str, int], int]
    rows: Mapping[str, NDArray[np.intp]]
    probability: Matrix


def sentence_pairs(
    sentences: Sequence[ComparedSentence], model: PairModel | None = None
) -> SentencePairs:
    """Return the probability of every pair of sentences of different versions.

    A pair's value rests on its two versions alone.

    Args:
        sentences: The sentences of all versions, in reading order within each.
        model: The model; the one that ships by default.
    """
    import numpy as np  # noqa: PLC0415

    chosen = model or shipped_model()
    story = StorySentences(sorted(sentences, key=lambda each: (each.outlet, each.sentence)))
    probability = np.zeros((len(story.sentences), len(story.sentences)))
    for left, right in story.pairs():
        likely = chosen.probability(pair_features(story, left, right))
        probability[np.ix_(left, right)] = likely
        probability[np.ix_(right, left)] = likely.T
    return SentencePairs(
        {(each.outlet, each.sentence): row for row, each in enumerate(story.sentences)},
        story.rows,
        probability,
    )


@cache
def shipped_model() -> PairModel:
    """Return the model that ships; its card lies beside it."""
    table = json.loads(files(__package__).joinpath(_FILE).read_text("utf-8"))
    if tuple(table["features"]) != FEATURES:
        raise ValueError(f"{_FILE} has other features than the program; fit it again")
    return PairModel(
        tuple(table["mean"]), tuple(table["scale"]), tuple(table["weights"]), table["bias"]
    )
