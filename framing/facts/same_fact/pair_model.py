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
    sentences: Sequence[ComparedSentence],
    settings: SameFactSettings,
    known: SentencePairs | None = None,
) -> SentencePairs:
    """Return the probability of every pair of sentences of different versions.

    A pair's value rests on its two versions alone.

    Args:
        sentences: The sentences of all versions, in any order.
        settings: The model, a logistic regression over the features of a pair.
        known: What has been found already of some of the versions, as they are.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    old = {} if known is None else known.rows
    story = StorySentences(
        sorted(sentences, key=lambda each: (each.outlet, each.sentence)), settings, old
    )
    places = [(each.outlet, each.sentence) for each in story.sentences]
    probability = np.zeros((len(places), len(places)))
    if known is not None:
        first = next((row for row, (outlet, _) in enumerate(places) if outlet in old), len(places))
        before = [known.place[place] for place in places[first:]]
        probability[first:, first:] = known.probability[np.ix_(before, before)]
    model = _Model(settings)
    for left, right in story.blocks():
        likely = model.probability(pair_features(story, left, right))
        probability[left, right] = likely
        probability[right, left] = likely.T
    return SentencePairs(
        {place: row for row, place in enumerate(places)},
        {outlet: np.arange(span.start, span.stop) for outlet, span in story.spans.items()},
        probability,
    )


class _Model:
    """The probability of each row of features; an unknown feature counts as the mean one."""

    def __init__(self, settings: SameFactSettings) -> None:
        import numpy as np  # noqa: PLC0415

        self._mean, self._scale, self._weight = np.asarray(astuple(settings.pairs.features)).T
        self._bias = settings.pairs.bias

    def probability(self, features: Matrix) -> Matrix:
        import numpy as np  # noqa: PLC0415

        standard = (features - self._mean) / self._scale
        standard[np.isnan(standard)] = 0.0
        logits = standard @ self._weight + self._bias
        probability: Matrix = np.round(1.0 / (1.0 + np.exp(-logits)), DIGITS)
        return probability
