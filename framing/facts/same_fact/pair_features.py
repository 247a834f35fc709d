"""What tells whether two sentences of two versions tell the same fact: nine numbers a pair.

All of them rest on the two versions alone, so that a third one added to a story, or an article
scored against it, moves none of them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import chain, combinations
from math import fsum
from typing import TYPE_CHECKING, TypeAlias

from framing.config import PairFeatureSettings
from framing.facts.similarity import similarities
from framing.facts.word_weights import word_weight
from framing.language.ngrams import STEM_LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

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


@dataclass(frozen=True, slots=True, eq=False)
class _VersionWords:
    """Which sentence of one version has which word.

    Attributes:
        columns: The numbers of the words that a sentence of it has, ascending.
        held: A row a sentence, a column each of these.
        among: Of every word of the vocabulary, whether it is one of these.
    """

    columns: NDArray[np.intp]
    held: Flags
    among: Flags


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words of a story, in alphabetical order, what each weighs, and who has them."""

    weights: Matrix
    by_version: Mapping[str, _VersionWords]

    def in_both(self, one: str, other: str) -> tuple[Matrix, Matrix, NDArray[np.intp]]:
        """Return the words that two versions share: who has them in each, and their columns."""
        import numpy as np  # noqa: PLC0415 - kept out of the import of the package

        left, right = self.by_version[one], self.by_version[other]
        in_right = right.among[left.columns]
        in_left = left.among[right.columns]
        return (
            left.held[:, in_right].astype(np.float64),
            right.held[:, in_left].astype(np.float64),
            left.columns[in_right],
        )


class StorySentences:
    """The sentences of all versions of a story, as tables over one vocabulary."""

    def __init__(
        self,
        sentences: Sequence[ComparedSentence],
        settings: SameFactSettings,
        fresh: Collection[str] | None = None,
    ) -> None:
        """Lay out the sentences, those of one version one after the other, in reading order.

        Args:
            sentences: The sentences.
            settings: What common and rare words weigh.
            fresh: The versions of which pairs are wanted, with any other version; all if None.
        """
        import numpy as np  # noqa: PLC0415 - kept out of the import of the package

        self.sentences = tuple(sentences)
        of_version: dict[str, list[int]] = {}
        for row, sentence in enumerate(sentences):
            of_version.setdefault(sentence.outlet, []).append(row)
        self.rows = {outlet: np.asarray(rows) for outlet, rows in of_version.items()}
        self._fresh = self.rows.keys() if fresh is None else fresh
        self._alike = _similarities_of(sentences, self._fresh)
        self.words = self._words(
            [each.stems for each in sentences],
            lambda word: _above(word_weight(word), settings.common_word),
        )
        self.meanings = self._words(
            [each.meanings for each in sentences],
            lambda meaning: min(settings.rarest_meaning, word_weight(meaning[:STEM_LETTERS])),
        )
        self.meaning_sums = np.asarray(
            [
                fsum(
                    min(settings.rarest_meaning, word_weight(meaning[:STEM_LETTERS]))
                    for meaning in each.meanings
                )
                for each in sentences
            ]
        )
        self.names = self._words([each.names for each in sentences], lambda _: 1.0)
        self.acts = self._words(
            [each.acts for each in sentences],
            lambda act: word_weight(act[:STEM_LETTERS]) / settings.rarest_act,
        )
        self.positions = np.asarray(
            [np.nan if each.position is None else each.position for each in sentences]
        )

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield every two versions whose pairs are wanted, the earlier version first."""
        for one, other in combinations(self.rows, 2):
            if one in self._fresh or other in self._fresh:
                yield one, other

    def similarity(self, one: str, other: str) -> Matrix:
        """Return how alike the wordings of every pair of two versions' sentences are, 0 to 1."""
        alike, place = self._alike
        if one in place:
            return alike[place[one]][:, self.rows[other]]
        return alike[place[other]][:, self.rows[one]].T

    def _words(
        self, sentences: Sequence[frozenset[str]], weight: Callable[[str], float]
    ) -> _Words:
        """Lay out the words that weigh anything."""
        import numpy as np  # noqa: PLC0415

        weights = {word: weight(word) for word in sorted(frozenset().union(*sentences))}
        vocabulary = [word for word, value in weights.items() if value > 0.0]
        column = {word: place for place, word in enumerate(vocabulary)}
        by_version = {}
        for outlet, rows in self.rows.items():
            own = [[column[word] for word in sentences[row] if word in column] for row in rows]
            columns = np.asarray(sorted(set(chain.from_iterable(own))), dtype=np.intp)
            place = {one: number for number, one in enumerate(columns.tolist())}
            held = np.zeros((len(own), len(columns)), dtype=np.bool_)
            for row, words in enumerate(own):
                held[row, [place[word] for word in words]] = True
            among = np.zeros(len(vocabulary), dtype=np.bool_)
            among[columns] = True
            by_version[outlet] = _VersionWords(columns, held, among)
        return _Words(np.asarray([weights[word] for word in vocabulary]), by_version)


def _similarities_of(
    sentences: Sequence[ComparedSentence], outlets: Collection[str]
) -> tuple[Matrix, dict[str, slice]]:
    """How alike the sentences of some versions are to all, and the rows of each of these."""
    texts = [sentence.text for sentence in sentences]
    some: list[str] = []
    place: dict[str, slice] = {}
    for sentence in sentences:
        if sentence.outlet in outlets:
            first = place.get(sentence.outlet, slice(len(some), 0)).start
            some.append(sentence.text)
            place[sentence.outlet] = slice(first, len(some))
    return similarities(texts if len(some) == len(texts) else some, texts), place


def pair_features(story: StorySentences, one: str, other: str) -> NDArray[np.float64]:
    """Return the features of every pair of two versions' sentences.

    Args:
        story: All sentences.
        one: The outlet of one version.
        other: The outlet of the other.

    Returns:
        An array of a row a sentence of the one, a column a sentence of the other, and
        ``len(FEATURES)`` deep; not a number where a feature cannot be known.
    """
    import numpy as np  # noqa: PLC0415

    similarity = story.similarity(one, other)
    left, right = story.rows[one], story.rows[other]
    positions = story.positions[left][:, None], story.positions[right][None, :]
    return np.stack(
        (
            np.log1p(_shared(story.words, one, other)),
            similarity,
            np.log1p(_shared(story.names, one, other)),
            np.abs(positions[0] - positions[1]),
            np.minimum(*positions),
            _containment(story, one, other),
            np.minimum(_margin(similarity), _margin(similarity.T).T),
            _neighbours(similarity),
            _rarest(story.acts, one, other),
        ),
        axis=-1,
    )


def _shared(words: _Words, one: str, other: str) -> Matrix:
    """The weights of what both sentences have: what few sentences of the two versions have weighs.

    A word's weight is its inverse frequency in the two versions.
    """
    import numpy as np  # noqa: PLC0415

    in_left, in_right, _ = words.in_both(one, other)
    number = in_left.sum(axis=0) + in_right.sum(axis=0)
    rarity = np.log((len(in_left) + len(in_right) + 1) / (number + 0.5)).clip(0.0)
    shared: Matrix = (in_left * rarity) @ in_right.T
    return shared


def _containment(story: StorySentences, one: str, other: str) -> Matrix:
    import numpy as np  # noqa: PLC0415

    in_left, in_right, both = story.meanings.in_both(one, other)
    left, right = story.rows[one], story.rows[other]
    whole = story.meaning_sums[left][:, None], story.meaning_sums[right][None, :]
    shared = (in_left * story.meanings.weights[both]) @ in_right.T
    contained: Matrix = shared / np.maximum(np.maximum(*whole), 1e-9)
    return contained


def _margin(similarity: Matrix) -> Matrix:
    """How much more alike each pair is than the row's best other pair."""
    import numpy as np  # noqa: PLC0415

    if similarity.shape[1] > 1:
        second, best = np.split(np.partition(similarity, -2, axis=1)[:, -2:], 2, axis=1)
    else:
        best = similarity
        second = np.zeros_like(best)
    margin: Matrix = np.where(similarity >= best, similarity - second, similarity - best)
    return margin


def _neighbours(similarity: Matrix) -> Matrix:
    import numpy as np  # noqa: PLC0415

    wide = np.pad(similarity, 1)
    best: Matrix = np.maximum.reduce(
        [wide[:-2, 1:-1], wide[2:, 1:-1], wide[1:-1, :-2], wide[1:-1, 2:]]
    )
    return best


def _rarest(words: _Words, one: str, other: str) -> Matrix:
    import numpy as np  # noqa: PLC0415

    in_left, in_right, both = words.in_both(one, other)
    rarest = np.zeros((len(in_left), len(in_right)))
    for place, weight in enumerate(words.weights[both].tolist()):
        rows = in_left[:, place].nonzero()[0][:, None]
        columns = in_right[:, place].nonzero()[0]
        rarest[rows, columns] = np.maximum(rarest[rows, columns], weight)
    return rarest


def _above(weight: float, least: float) -> float:
    """A word's weight; nothing when it is too common to tell anything."""
    return weight if weight >= least else 0.0
