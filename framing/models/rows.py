"""Texts as rows of hashed n-grams, the representation that all models share.

A row has the character n-grams of each different word and the runs of one to three words, so an
n-gram belongs to words that can be pointed at. Nothing is fitted: no text moves another's row.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from framing.ngrams import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Floats: TypeAlias = NDArray[np.float64]

BUCKETS = 2**16
WIDTH = 2 * BUCKETS
"""Characters first, then words."""

LONGEST = 400
"""Words of a text that are looked at: a "sentence" of a hostile text has no end."""

_WORD = re.compile(r"[\w%$£€][\w%$£€.]{0,60}")
_RUN = 3
_LETTERS = 4
_KEPT = 50_000
"""Words of which a scorer remembers what they add."""


def words(text: str) -> list[str]:
    """Return the words of a text as the models see them, 400 at most."""
    return _WORD.findall(plain(text))[:LONGEST]


def matrix(texts: Sequence[Sequence[str]]) -> csr_matrix:
    """Return one row of ``WIDTH`` numbers for each text, given as its ``words``.

    This is for training; a ``Scorer`` gives the rows' product with weights without building them.
    """
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415 - heavy

    vocabulary, held = _held(texts)
    characters = _characters(vocabulary)
    lengths = _root(held @ characters.sum(axis=1))
    return csr_matrix(
        hstack([_over(csr_matrix(held @ characters), lengths), _unit(_runs(texts))]).tocsr()
    )


class Scorer:
    """Gives ``matrix(texts) @ weights`` without building the matrix; words met are kept."""

    def __init__(self, weights: Floats) -> None:
        """Take a column of weights for each answer."""
        self._characters = weights[:BUCKETS]
        self._runs = weights[BUCKETS:]
        self._known: dict[str, tuple[Floats, float]] = {}

    def scores(self, texts: Sequence[Sequence[str]]) -> Floats:
        """Return a row for each text, given as its ``words``, and a column for each answer."""
        import numpy as np  # noqa: PLC0415 - kept out of the import of the package

        vocabulary, held = _held(texts)
        by_word, sizes = self._of(vocabulary)
        lengths = _root(held @ sizes)
        return np.asarray((held @ by_word) / lengths[:, None] + _unit(_runs(texts)) @ self._runs)

    def _of(self, vocabulary: Sequence[str]) -> tuple[Floats, Floats]:
        """Return what each word's characters add, and how many n-grams it has."""
        import numpy as np  # noqa: PLC0415

        if len(self._known) > _KEPT:
            self._known.clear()
        new = [word for word in vocabulary if word not in self._known]
        if new:
            rows = _characters(new)
            sizes = np.ravel(rows.sum(axis=1))
            adds = zip(rows @ self._characters, sizes.tolist(), strict=True)
            self._known.update(zip(new, adds, strict=True))
        found = [self._known[word] for word in vocabulary]
        width = self._characters.shape[1]
        added = np.asarray([adds for adds, _ in found]).reshape(len(found), width)
        return added, np.asarray([size for _, size in found])


def shares(text: Sequence[str], weights: Floats) -> Floats:
    """Return what each word adds to the score of its text, for one column of weights.

    A run of words is divided evenly among them, and a word that stands twice shares its part, so
    that the shares sum to the score.
    """
    import numpy as np  # noqa: PLC0415

    vocabulary, held = _held([text])
    characters = _characters(vocabulary)
    adds = characters @ weights[:BUCKETS] / _root(held @ characters.sum(axis=1))
    by_word = dict(zip(vocabulary, adds, strict=True))
    found = np.asarray([by_word[word] / text.count(word) for word in text])
    runs = list(_hashed(text))
    times = Counter(bucket for bucket, _, _ in runs)
    for bucket, first, last in runs:
        part = weights[BUCKETS + bucket] / np.sqrt(len(times)) / times[bucket]
        found[first:last] += part / (last - first)
    return found


def _held(texts: Sequence[Sequence[str]]) -> tuple[list[str], csr_matrix]:
    """Return the different words of all texts, and which text holds which."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    place: dict[str, int] = {}
    columns = [[place.setdefault(word, len(place)) for word in dict.fromkeys(t)] for t in texts]
    flat, starts = _flat(columns)
    held = csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(texts), len(place)))
    return list(place), held


def _characters(vocabulary: Sequence[str]) -> csr_matrix:
    """Return the counts of each word's n-grams: two to four letters, its borders included."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    flat, starts = _flat([_letters(f" {word} ".encode()) for word in vocabulary])
    return csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(vocabulary), BUCKETS))


def _letters(word: bytes) -> list[int]:
    found = []
    for first in range(len(word) - 1):
        total = zlib.crc32(word[first : first + 1])
        for at in range(first + 1, min(first + _LETTERS, len(word))):
            total = zlib.crc32(word[at : at + 1], total)
            found.append(total % BUCKETS)
    return found


def _runs(texts: Sequence[Sequence[str]]) -> csr_matrix:
    """Return which runs of one to three words each text has."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    flat, starts = _flat([sorted({bucket for bucket, _, _ in _hashed(text)}) for text in texts])
    return csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(texts), BUCKETS))


def _hashed(text: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the bucket of each run of words and its half-open range of words."""
    spaced = [b" " + word.encode() for word in text]
    for first in range(len(text)):
        total = 0
        for last in range(first, min(first + _RUN, len(text))):
            total = zlib.crc32(spaced[last], total)
            yield total % BUCKETS, first, last + 1


def _flat(columns: Sequence[Iterable[int]]) -> tuple[list[int], list[int]]:
    flat: list[int] = []
    starts = [0]
    for row in columns:
        flat.extend(row)
        starts.append(len(flat))
    return flat, starts


def _unit(rows: csr_matrix) -> csr_matrix:
    return _over(rows, _root(rows.sum(axis=1)))


def _over(rows: csr_matrix, lengths: Floats) -> csr_matrix:
    from scipy.sparse import csr_matrix, diags  # noqa: PLC0415

    return csr_matrix(diags(1.0 / lengths) @ rows)


def _root(sizes: object) -> Floats:
    """Return the square roots, 1 where there is nothing: a long text is not more of anything."""
    import numpy as np  # noqa: PLC0415

    return np.sqrt(np.maximum(np.asarray(sizes, dtype=np.float64).ravel(), 1.0))
