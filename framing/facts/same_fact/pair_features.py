"""What tells whether two sentences of two versions tell the same fact: nine numbers a pair.

All of them rest on the two versions alone, so that a third one added to a story, or an article
scored against it, moves none of them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from framing.config import PairFeatureSettings
from framing.facts.similarity import similarities
from framing.facts.word_weights import word_weight
from framing.language.ngrams import STEM_LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.config import SameFactSettings
    from framing.facts.same_fact.compared_sentences import ComparedSentence

    Matrix: TypeAlias = NDArray[np.float64]
    Places: TypeAlias = NDArray[np.intp]

_AT_ONCE = 500_000
"""Pairs looked at together: what bounds the memory."""

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
    """The sentences of all versions of a story, and the words that each has."""

    def __init__(
        self,
        sentences: Sequence[ComparedSentence],
        settings: SameFactSettings,
        known: Collection[str] = (),
    ) -> None:
        """Lay out the sentences.

        Args:
            sentences: The sentences, those of one version in reading order.
            settings: What common and rare words weigh.
            known: Versions of which no pairs with one another are wanted.
        """
        import numpy as np  # noqa: PLC0415 - kept out of the import of the package

        self.sentences = tuple(
            sorted(sentences, key=lambda each: (each.outlet in known, each.outlet))
        )
        outlets = [each.outlet for each in self.sentences]
        self.outlets = tuple(dict.fromkeys(outlets))
        sizes = Counter(outlets)
        ends = [*accumulate(sizes[outlet] for outlet in self.outlets)]
        self.spans = {
            outlet: slice(end - sizes[outlet], end)
            for outlet, end in zip(self.outlets, ends, strict=True)
        }
        self._known = known
        texts = [each.text for each in self.sentences]
        fresh = [each.text for each in self.sentences if each.outlet not in known]
        self.similarity = similarities(texts if len(fresh) == len(texts) else fresh, texts)
        self.words = self._words(
            [each.stems for each in self.sentences],
            lambda word: _above(word_weight(word), settings.common_word),
        )
        self.meanings = self._words(
            [each.meanings for each in self.sentences],
            lambda meaning: min(settings.rarest_meaning, word_weight(meaning[:STEM_LETTERS])),
        )
        self.names = self._words([each.names for each in self.sentences], lambda _: 1.0)
        self.acts = self._words(
            [each.acts for each in self.sentences],
            lambda act: word_weight(act[:STEM_LETTERS]) / settings.rarest_act,
        )
        self.positions = np.asarray(
            [np.nan if each.position is None else each.position for each in self.sentences]
        )

    def blocks(self) -> Iterator[tuple[slice, slice]]:
        """Yield the rows of a version and those of others behind it, until all pairs have come."""
        for place, outlet in enumerate(self.outlets):
            if outlet in self._known:
                return
            left = self.spans[outlet]
            first = left.stop
            for other in self.outlets[place + 1 :]:
                end = self.spans[other].stop
                if (end - first) * (left.stop - left.start) > _AT_ONCE and first < end:
                    yield left, slice(first, end)
                    first = end
            if first < len(self.sentences):
                yield left, slice(first, len(self.sentences))

    def versions_in(self, rows: slice) -> list[slice]:
        """Return the rows of each version that stands within some rows, counted from the first."""
        return [
            slice(span.start - rows.start, span.stop - rows.start)
            for span in self.spans.values()
            if rows.start <= span.start < rows.stop
        ]

    def _words(self, sentences: Sequence[frozenset[str]], weight: Callable[[str], float]) -> _Words:
        import numpy as np  # noqa: PLC0415

        weighed = [(weight(word), word) for word in frozenset().union(*sentences)]
        vocabulary = sorted((value, word) for value, word in weighed if value > 0.0)
        column = {word: place for place, (_, word) in enumerate(vocabulary)}
        number = len(sentences)
        key = [
            column[word] * number + row
            for row, words in enumerate(sentences)
            for word in words
            if word in column
        ]
        held = np.sort(np.asarray(key, dtype=np.intp))
        words, rows = np.divmod(held, number)
        version = np.repeat(
            np.arange(len(self.spans)), [span.stop - span.start for span in self.spans.values()]
        )
        counts = np.bincount(
            version[rows] * len(vocabulary) + words, minlength=len(self.spans) * len(vocabulary)
        )
        weights = np.asarray([value for value, _ in vocabulary])
        return _Words(
            weights,
            held,
            words,
            rows,
            np.bincount(rows, weights[words], number).astype(np.float64),
            version,
            np.bincount(version, minlength=len(self.spans)),
            counts.reshape(len(self.spans), -1),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """Who has which word: words are numbered by weight, those of no weight left out.

    Attributes:
        weights: What each word weighs, ascending.
        held: Number of the word times the number of sentences, plus the sentence's row, for every
            word of every sentence; ascending.
        word: The word of each of these.
        row: The row of each.
        sums: What all words of a sentence weigh together.
        version: The number of each sentence's version.
        sizes: How many sentences each version has.
        counts: How many sentences of each version have each word.
    """

    weights: Matrix
    held: Places
    word: Places
    row: Places
    sums: Matrix
    version: Places
    sizes: Places
    counts: Places

    def in_both(self, left: slice, right: slice) -> Iterator[tuple[Places, Places, Places]]:
        """Yield words that two sentences have, words ascending: word and both rows.

        Most sentences share few words, so these are fewer than all pairs.
        """
        import numpy as np  # noqa: PLC0415

        own = ((self.row >= left.start) & (self.row < left.stop)).nonzero()[0]
        base = self.held[own] - self.row[own]
        first = np.searchsorted(self.held, base + right.start)
        many = np.searchsorted(self.held, base + right.stop) - first
        ends = np.cumsum(many)
        at = done = 0
        while at < len(own):
            to = max(at + 1, int(np.searchsorted(ends, done + _AT_ONCE, side="right")))
            times, end = many[at:to], int(ends[to - 1])
            with_ = np.repeat(first[at:to] - ends[at:to] + times, times) + np.arange(done, end)
            one = np.repeat(own[at:to], times)
            yield self.word[one], self.row[one], self.row[with_]
            at, done = to, end


def pair_features(story: StorySentences, left: slice, right: slice) -> NDArray[np.float64]:
    """Return the features of every pair of a sentence of one version and one of some others.

    Args:
        story: All sentences.
        left: The rows of the one version.
        right: The rows of the others.

    Returns:
        An array of a row and a column a sentence, and ``len(FEATURES)`` deep; not a number where a
        feature cannot be known.
    """
    import numpy as np  # noqa: PLC0415

    similarity = story.similarity[left, right]
    versions = story.versions_in(right)
    positions = story.positions[left][:, None], story.positions[right][None, :]
    down = np.concatenate([_margin(similarity[:, version]) for version in versions], axis=1)
    return np.stack(
        (
            np.log1p(_shared(story.words, left, right)),
            similarity,
            np.log1p(_shared(story.names, left, right)),
            np.abs(positions[0] - positions[1]),
            np.minimum(*positions),
            _containment(story.meanings, left, right),
            np.minimum(down, _margin(similarity.T).T),
            _neighbours(similarity, versions),
            _rarest(story.acts, left, right),
        ),
        axis=-1,
    )


def _shared(words: _Words, left: slice, right: slice) -> Matrix:
    """The weights of what both sentences have: what few sentences of the two versions have weighs.

    A word's weight is its inverse frequency in the two versions.
    """
    import numpy as np  # noqa: PLC0415

    shared = np.zeros((left.stop - left.start, right.stop - right.start))
    own = words.version[left.start]
    for word, one, other in words.in_both(left, right):
        version = words.version[other]
        sentences = words.sizes[own] + words.sizes[version] + 1
        number = words.counts[own, word] + words.counts[version, word]
        rarity = np.log(sentences / (number + 0.5)).clip(0.0)
        shared += _summed(one - left.start, other - right.start, rarity, shared.shape)
    return shared


def _summed(row: Places, column: Places, value: Matrix, shape: tuple[int, int]) -> Matrix:
    import numpy as np  # noqa: PLC0415

    summed = np.bincount(row * shape[1] + column, value, shape[0] * shape[1])
    return summed.astype(np.float64, copy=False).reshape(shape)


def _containment(words: _Words, left: slice, right: slice) -> Matrix:
    import numpy as np  # noqa: PLC0415

    whole = np.maximum(words.sums[left][:, None], words.sums[right][None, :])
    shared = np.zeros(whole.shape)
    for word, one, other in words.in_both(left, right):
        shared += _summed(one - left.start, other - right.start, words.weights[word], whole.shape)
    contained: Matrix = shared / np.maximum(whole, 1e-9)
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


def _neighbours(similarity: Matrix, versions: Sequence[slice]) -> Matrix:
    import numpy as np  # noqa: PLC0415

    best = np.zeros_like(similarity)
    np.maximum(best[1:], similarity[:-1], out=best[1:])
    np.maximum(best[:-1], similarity[1:], out=best[:-1])
    for version in versions:
        here, own = best[:, version], similarity[:, version]
        np.maximum(here[:, 1:], own[:, :-1], out=here[:, 1:])
        np.maximum(here[:, :-1], own[:, 1:], out=here[:, :-1])
    return best


def _rarest(words: _Words, left: slice, right: slice) -> Matrix:
    import numpy as np  # noqa: PLC0415

    rarest = np.zeros((left.stop - left.start, right.stop - right.start))
    for word, one, other in words.in_both(left, right):
        # The rarest comes last.
        rarest[one - left.start, other - right.start] = words.weights[word]
    return rarest


def _above(weight: float, least: float) -> float:
    """A word's weight; nothing when it is too common to tell anything."""
    return weight if weight >= least else 0.0
