"""What the model says of a story's sentence pairs: how likely both tell the same fact."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, TypeAlias

from framing.facts.same_fact.pair_features import StorySentences, pair_features
from framing.facts.similarity import DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.config import SameFactSettings
    from framing.facts.same_fact.compared_sentences import ComparedSentence

    Matrix: TypeAlias = NDArray[np.float64]


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
    sentences: Sequence[ComparedSentence], settings: SameFactSettings
) -> SentencePairs:
    """Return the probability of every pair of sentences of different versions.

    A pair's value rests on its two versions alone.

    Args:
        sentences: The sentences of all versions, in any order.
        settings: The model, a logistic regression over the features of a pair.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    story = StorySentences(
        sorted(sentences, key=lambda each: (each.outlet, each.sentence)), settings
    )
    probability = np.zeros((len(story.sentences), len(story.sentences)))
    for left, right in story.pairs():
        likely = _probability(pair_features(story, left, right), settings)
        probability[np.ix_(left, right)] = likely
        probability[np.ix_(right, left)] = likely.T
    return SentencePairs(
        {(each.outlet, each.sentence): row for row, each in enumerate(story.sentences)},
        story.rows,
        probability,
    )


def _probability(features: Matrix, settings: SameFactSettings) -> Matrix:
    """The probability of each row of features; an unknown feature counts as the mean one."""
    import numpy as np  # noqa: PLC0415

    mean, scale, weight = np.asarray(astuple(settings.pairs.features)).T
    standard = np.nan_to_num((features - mean) / scale, nan=0.0)
    logits = standard @ weight + settings.pairs.bias
    probability: Matrix = np.round(1.0 / (1.0 + np.exp(-logits)), DIGITS)
    return probability
