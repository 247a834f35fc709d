"""Texts as rows of hashed n-grams, the representation that all models share.

A row has the character n-grams of each different word and the runs of one to three words, so an
n-gram belongs to words that can be pointed at. Nothing is fitted: no text moves another's row.
"""

from __future__ import annotations

import re
import tomllib
import zlib
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from framing.language.ngrams import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Floats: TypeAlias = NDArray[np.float64]
    Buckets: TypeAlias = NDArray[np.intp]

_SETTINGS = tomllib.loads(files(__package__).joinpath("hashed_ngrams.toml").read_text("utf-8"))
BUCKETS: int = _SETTINGS["buckets"]
WIDTH = 2 * BUCKETS
"""Numbers in a row: those of characters first, then those of words."""
MAX_WORDS: int = _SETTINGS["max_words"]
_MAX_WORD_NGRAM: int = _SETTINGS["max_word_ngram"]
_MAX_LETTER_NGRAM: int = _SETTINGS["max_letter_ngram"]
_MAX_CACHED_LETTERS = 30
"""Letters of a token whose words are worth keeping."""
_TRAILING_MARKS = ",.;:?!"

_WORD = re.compile(r"[\w%$£€][\w%$£€.]{0,60}")
_CACHE_SIZE = 50_000
"""Words of which we remember what they are made of, and a scorer what they add."""


def words(text: str) -> list[str]:
    """Return the words of a text as the models see them, 400 at most."""
    tokens = text.split()
    if "cent" in text.lower() or max(map(len, tokens), default=0) > _MAX_CACHED_LETTERS:
        return _WORD.findall(plain(text))[:MAX_WORDS]  # "60 per cent" is one word
    return list(chain.from_iterable(map(_token_words, tokens)))[:MAX_WORDS]


@lru_cache(maxsize=_CACHE_SIZE)
def _token_words(token: str) -> tuple[str, ...]:
    """Return the words of what stands between two spaces."""
    word = token.rstrip(_TRAILING_MARKS)
    if word.isascii() and word.isalnum():  # as nearly all are
        return (word.lower(),)
    return tuple(_WORD.findall(plain(token)))


def matrix(texts: Sequence[Sequence[str]]) -> csr_matrix:
    """Return one row of ``WIDTH`` numbers for each text, given as its ``words``.

    This is for training; a ``Scorer`` gives the rows' product with weights without building them.
    """
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415 - heavy

    vocabulary, held = _word_occurrences(texts)
    characters = _letter_ngram_counts(vocabulary)
    lengths = _norms(held @ characters.sum(axis=1))
    return csr_matrix(
        hstack(
            [
                _divided_rows(csr_matrix(held @ characters), lengths),
                _normalised(_word_ngram_counts(texts)),
            ]
        ).tocsr()
    )


class Scorer:
    """Gives ``matrix(texts) @ weights`` without building the matrix; words met are kept."""

    def __init__(self, weights: Floats) -> None:
        """Take a column of weights for each answer."""
        self._letter_ngram_counts = weights[:BUCKETS]
        self._word_ngram_counts = weights[BUCKETS:]
        self._word_cache = _WordCache(self._letter_ngram_counts)
        self._lock = Lock()

    def scores(self, texts: Sequence[Sequence[str]]) -> Floats:
        """Return a row for each text, given as its ``words``, and a column for each answer."""
        import numpy as np  # noqa: PLC0415 - kept out of the import of the package

        different = [dict.fromkeys(text) for text in texts]
        number = [len(text) for text in different]
        with self._lock:
            adds, sizes = self._word_cache.of(list(chain.from_iterable(different)))
        by_word = _summed(adds, number) / _norms(_summed(sizes, number))[:, None]
        places, runs = _word_ngram_buckets(texts)
        by_run = _summed(self._word_ngram_counts[places], runs) / _norms(runs)[:, None]
        return np.asarray(by_word + by_run)


class _WordCache:
    """What the characters of words add, and how many n-grams they have, of words met before."""

    def __init__(self, weights: Floats) -> None:
        import numpy as np  # noqa: PLC0415

        self._weights = weights
        self._rows: dict[str, int] = {}
        self._adds: Floats = np.zeros((0, weights.shape[1]))
        self._sizes: Floats = np.zeros(0)

    def of(self, words: Sequence[str]) -> tuple[Floats, Floats]:
        """Return a row for each word, and a number."""
        if len(self._rows) > _CACHE_SIZE:
            self._rows = {}  # and the rows are written anew
        if new := set(words).difference(self._rows):
            self._learn(sorted(new))
        at = list(map(self._rows.__getitem__, words))
        return self._adds[at], self._sizes[at]

    def _learn(self, new: Sequence[str]) -> None:
        import numpy as np  # noqa: PLC0415

        letters = [_letter_ngrams(word) for word in new]
        sizes = [len(buckets) for buckets in letters]
        first, end = len(self._rows), len(self._rows) + len(new)
        if end > len(self._sizes):
            more = max(end, 2 * len(self._sizes)) - len(self._sizes)
            self._adds = np.concatenate([self._adds, np.zeros((more, self._adds.shape[1]))])
            self._sizes = np.concatenate([self._sizes, np.zeros(more)])
        self._adds[first:end] = _summed(self._weights[np.concatenate(letters)], sizes)
        self._sizes[first:end] = sizes
        self._rows.update(zip(new, range(first, end), strict=True))


def _summed(values: Floats, number: Sequence[int] | Buckets) -> Floats:
    """Return the sums of the first so many values, of the next so many, and so on."""
    import numpy as np  # noqa: PLC0415

    sums = np.zeros((len(number), *values.shape[1:]))
    counts = np.asarray(number, dtype=np.intp)
    some = counts > 0
    if some.any():
        sums[some] = np.add.reduceat(values, (np.cumsum(counts) - counts)[some], axis=0)
    return sums


def _word_occurrences(texts: Sequence[Sequence[str]]) -> tuple[list[str], csr_matrix]:
    """Return the different words of all texts, and which text holds which."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    place: dict[str, int] = {}
    columns = [[place.setdefault(word, len(place)) for word in dict.fromkeys(t)] for t in texts]
    flat, starts = _flattened(columns)
    held = csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(texts), len(place)))
    return list(place), held


def _letter_ngram_counts(vocabulary: Sequence[str]) -> csr_matrix:
    """Return the counts of each word's n-grams: two to four letters, its borders included."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    flat, starts = _flattened([_letter_ngrams(word).tolist() for word in vocabulary])
    return csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(vocabulary), BUCKETS))


@lru_cache(maxsize=_CACHE_SIZE)
def _letter_ngrams(word: str) -> Buckets:
    """Return the buckets of a word's n-grams, its borders included."""
    import numpy as np  # noqa: PLC0415

    spaced = f" {word} ".encode()
    totals = [zlib.crc32(spaced[at : at + 1]) for at in range(len(spaced))]
    hashes = []
    for length in range(1, _MAX_LETTER_NGRAM):
        totals = [
            zlib.crc32(spaced[at : at + 1], total)
            for at, total in enumerate(totals[: len(spaced) - length], length)
        ]
        hashes += totals
    return np.asarray(hashes, dtype=np.intp) % BUCKETS


def _word_ngram_counts(texts: Sequence[Sequence[str]]) -> csr_matrix:
    """Return which runs of one to three words each text has."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    places, number = _word_ngram_buckets(texts)
    starts = np.concatenate([[0], np.cumsum(number)])
    return csr_matrix((np.ones(len(places)), places, starts), shape=(len(texts), BUCKETS))


def _word_ngram_buckets(texts: Sequence[Sequence[str]]) -> tuple[Buckets, Buckets]:
    """Return the different buckets of each text's runs of words, and how many each text has."""
    import numpy as np  # noqa: PLC0415

    hashed = [list(chain.from_iterable(_word_ngram_hashes(text))) for text in texts]
    rows = np.repeat(np.arange(len(texts)), list(map(len, hashed)))
    buckets = np.fromiter(chain.from_iterable(hashed), dtype=np.intp) % BUCKETS
    # With the text's number in front of the bucket, each text's buckets stay together.
    unique = np.sort(rows * BUCKETS + buckets)
    unique = unique[np.diff(unique, prepend=-1) > 0]
    return unique % BUCKETS, np.bincount(unique // BUCKETS, minlength=len(texts))


def _word_ngram_hashes(text: Sequence[str]) -> list[list[int]]:
    """Return the hashes of a text's words, of its runs of two words, and of three."""
    spaced = [b" " + word.encode() for word in text]
    hashes = [list(map(zlib.crc32, spaced))]
    for length in range(1, _MAX_WORD_NGRAM):
        # A run's hash is that of the run without its last word, gone on with that word.
        hashes.append(list(map(zlib.crc32, spaced[length:], hashes[-1])))
    return hashes


def _flattened(columns: Sequence[Iterable[int]]) -> tuple[list[int], list[int]]:
    flat: list[int] = []
    starts = [0]
    for row in columns:
        flat.extend(row)
        starts.append(len(flat))
    return flat, starts


def _normalised(rows: csr_matrix) -> csr_matrix:
    return _divided_rows(rows, _norms(rows.sum(axis=1)))


def _divided_rows(rows: csr_matrix, lengths: Floats) -> csr_matrix:
    from scipy.sparse import csr_matrix, diags  # noqa: PLC0415

    return csr_matrix(diags(1.0 / lengths) @ rows)


def _norms(sizes: object) -> Floats:
    """Return the square roots, 1 where there is nothing: a long text is not more of anything."""
    import numpy as np  # noqa: PLC0415

    return np.sqrt(np.maximum(np.asarray(sizes, dtype=np.float64).ravel(), 1.0))
