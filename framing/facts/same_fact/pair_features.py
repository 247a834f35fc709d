"""What tells whether two sentences of two versions tell the same fact: nine numbers a pair.

All of them rest on the two versions alone, so that a third one added to a story, or an article
scored against it, moves none of them.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, TypeAlias

from framing.config import PairFeatureSettings
from framing.facts.similarity import similarities
from framing.facts.word_weights import word_weight
from framing.language.ngrams import STEM_LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.config import SameFactSettings
    from framing.facts.same_fact.compared_sentences import ComparedSentence

    Matrix: TypeAlias = NDArray[np.float64]
    Flags: TypeAlias = NDArray[np.bool_]

FEATURES = tuple(field.name for field in fields(PairFeatureSettings))
"""Names of the features, in the order of the last axis of `pair_features`.

shared_words: logarithm of one plus the weights of the words that both have, rare ones in the two
versions weighing more. similarity: of the wordings, 0 to 1. shared_names: as shared_words, of
names. distance: how far apart they stand in their versions, 0 to 1. earliest: where the earlier of
them stands, 0 to 1. containment: the share of one's meanings that the other has, the lower of both
ways, 0 to 1. margin: how much more alike the pair is than the better of them with its next best,
-1 to 1. neighbours: the best similarity of one with the sentence before or behind the other, 0 to
1. shared_act: how rare the rarest verb is that both have, about 0 to 1.
"""


class StorySentences:
    """The sentences of all versions of a story, as tables over one vocabulary."""

    def __init__(self, sentences: Sequence[ComparedSentence], settings: SameFactSettings) -> None:
        """Lay out the sentences, those of one version one after the other, in reading order."""
        import numpy as np  # noqa: PLC0415 - kept out of the import of the package

        self.sentences = tuple(sentences)
        outlets = [sentence.outlet for sentence in sentences]
        self.outlets = tuple(dict.fromkeys(outlets))
        self.rows = {
            outlet: np.flatnonzero(np.asarray([one == outlet for one in outlets]))
            for outlet in self.outlets
        }
        texts = [sentence.text for sentence in sentences]
        alike = similarities(texts, texts)
        self.similarity = (alike + alike.T) / 2
        self.words, self.word_weights = _table(
            [each.stems for each in sentences],
            lambda word: _above(word_weight(word), settings.common_word),
        )
        self.meanings, self.meaning_weights = _table(
            [each.meanings for each in sentences],
            lambda meaning: min(settings.rarest_meaning, word_weight(meaning[:STEM_LETTERS])),
        )
        self.meaning_sums = self.meanings @ self.meaning_weights
        self.names, _ = _table([each.names for each in sentences], lambda _: 1.0)
        self.acts, self.act_weights = _table(
            [each.acts for each in sentences],
            lambda act: word_weight(act[:STEM_LETTERS]) / settings.rarest_act,
        )
        self.positions = np.asarray(
            [np.nan if each.position is None else each.position for each in sentences]
        )

    def pairs(self) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """Yield the rows of every two versions, the earlier version first."""
        for place, one in enumerate(self.outlets):
            for other in self.outlets[place + 1 :]:
                yield self.rows[one], self.rows[other]


def pair_features(
    story: StorySentences, left: NDArray[np.intp], right: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return the features of every pair of two versions' sentences.

    Args:
        story: All sentences.
        left: The rows of one version's sentences.
        right: The rows of the other's.

    Returns:
        An array of ``len(left)`` by ``len(right)`` by ``len(FEATURES)``; not a number where a
        feature cannot be known.
    """
    import numpy as np  # noqa: PLC0415

    similarity = story.similarity[np.ix_(left, right)]
    positions = story.positions[left][:, None], story.positions[right][None, :]
    return np.stack(
        (
            np.log1p(_shared(story.words, story.word_weights, left, right)),
            similarity,
            np.log1p(_shared(story.names, None, left, right)),
            np.abs(positions[0] - positions[1]),
            np.minimum(*positions),
            _containment(story, left, right),
            np.minimum(_margin(similarity), _margin(similarity.T).T),
            _neighbours(similarity),
            _rarest(story.acts, story.act_weights, left, right),
        ),
        axis=-1,
    )


def _shared(
    table: Flags, weights: Matrix | None, left: NDArray[np.intp], right: NDArray[np.intp]
) -> Matrix:
    """The weights of what both sentences have: what few sentences of the two versions have weighs.

    A word's weight is its inverse frequency in the two versions; ``weights`` of 0 leave it out.
    """
    import numpy as np  # noqa: PLC0415

    both = _in_both(table, left, right)
    in_left, in_right = (table[rows][:, both].astype(float) for rows in (left, right))
    number = in_left.sum(axis=0) + in_right.sum(axis=0)
    rarity = np.log((len(left) + len(right) + 1) / (number + 0.5)).clip(0.0)
    if weights is not None:
        rarity *= weights[both] > 0
    shared: Matrix = (in_left * rarity) @ in_right.T
    return shared


def _in_both(table: Flags, left: NDArray[np.intp], right: NDArray[np.intp]) -> NDArray[np.intp]:
    """The columns that some sentence of either version has."""
    import numpy as np  # noqa: PLC0415

    return np.flatnonzero(table[left].any(axis=0) & table[right].any(axis=0))


def _containment(story: StorySentences, left: NDArray[np.intp], right: NDArray[np.intp]) -> Matrix:
    import numpy as np  # noqa: PLC0415

    both = _in_both(story.meanings, left, right)
    in_left, in_right = (story.meanings[rows][:, both].astype(float) for rows in (left, right))
    whole = story.meaning_sums[left][:, None], story.meaning_sums[right][None, :]
    shared = (in_left * story.meaning_weights[both]) @ in_right.T
    contained: Matrix = shared / np.maximum(np.maximum(*whole), 1e-9)
    return contained


def _margin(similarity: Matrix) -> Matrix:
    """How much more alike each pair is than the row's best other pair."""
    import numpy as np  # noqa: PLC0415

    ranked = np.sort(similarity, axis=1)[:, ::-1]
    best = ranked[:, :1]
    second = ranked[:, 1:2] if similarity.shape[1] > 1 else np.zeros_like(best)
    margin: Matrix = np.where(similarity >= best, similarity - second, similarity - best)
    return margin


def _neighbours(similarity: Matrix) -> Matrix:
    import numpy as np  # noqa: PLC0415

    wide = np.pad(similarity, 1)
    best: Matrix = np.maximum.reduce(
        [wide[:-2, 1:-1], wide[2:, 1:-1], wide[1:-1, :-2], wide[1:-1, 2:]]
    )
    return best


def _rarest(
    table: Flags, weights: Matrix, left: NDArray[np.intp], right: NDArray[np.intp]
) -> Matrix:
    import numpy as np  # noqa: PLC0415

    both = _in_both(table, left, right)
    in_right = table[right][:, both]
    rarest = np.zeros((len(left), len(right)))
    if len(both):
        for row, acts in enumerate(table[left][:, both] * weights[both]):
            if acts.any():
                rarest[row] = (acts * in_right).max(axis=1)
    return rarest


def _table(
    sentences: Sequence[frozenset[str]], weight: Callable[[str], float]
) -> tuple[Flags, Matrix]:
    """Which sentence has which word, and what each word weighs; words in alphabetical order."""
    import numpy as np  # noqa: PLC0415

    vocabulary = sorted(frozenset().union(*sentences))
    column = {word: place for place, word in enumerate(vocabulary)}
    table = np.zeros((len(sentences), len(vocabulary)), dtype=np.bool_)
    for row, words in enumerate(sentences):
        table[row, [column[word] for word in words]] = True
    return table, np.asarray([weight(word) for word in vocabulary])


def _above(weight: float, least: float) -> float:
    """A word's weight; nothing when it is too common to tell anything."""
    return weight if weight >= least else 0.0
