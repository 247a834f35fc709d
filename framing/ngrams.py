"""Text as hashed character n-grams and words: what similarity and its shipped table share."""

from __future__ import annotations

import re
from array import array
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar

from mmh3 import hash as hash32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from functools import _lru_cache_wrapper

    from scipy.sparse import csr_matrix

_Made = TypeVar("_Made")

BUCKETS = 2**16
"""Hashing into a fixed number of buckets needs no fitting, so no text can move another's vector."""

_ALIKE = str.maketrans("‘’ʼ“”–—‑", "'''\"\"---")
_PERCENT = re.compile(r"\s?per ?cent\b")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")
_STEM = 5
_SHORTEST, _LONGEST = 2, 4
_LONG = 40
"""Letters of a word that is not worth keeping: a hostile text has no spaces."""
_EDGES = ",;:!?()[]\"'-"
"""Marks round a word that go whatever stands beside them."""
_WORDS_KEPT = 50_000
_MARKS = re.compile(r"[^\w%$£€.]+|\.(?!\d)")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,5}")


def plain(text: str) -> str:
    """Return ``text`` in lower case with spellings that mean the same made the same.

    "60 per cent" becomes "60%", "3,500" becomes "3500", "U.S." becomes "us", curly quotes
    become straight ones, other marks spaces. Offsets are not kept: it is for comparing only.
    """
    text = (text if text.isascii() else text.translate(_ALIKE)).lower()
    if "cent" in text:
        text = _PERCENT.sub("%", text)
    return " ".join(" ".join(_each(_plain_word, text.split())).split())


@lru_cache(maxsize=_WORDS_KEPT)
def _plain_word(word: str) -> str:
    """What stands between two spaces, plain; it may be several words, or none."""
    within = word.strip(_EDGES).rstrip(".")
    if within.isalnum():  # as nearly all are
        return within
    if "," in word:
        word = _THOUSANDS.sub("", word)
    if "." in word:
        word = _INITIALS.sub(lambda found: found.group().replace(".", ""), word)
    return _MARKS.sub(" ", word)


def _each(made: _lru_cache_wrapper[_Made], words: Sequence[str]) -> Iterator[_Made]:
    """What is made of each word, remembered unless one of them is too long to be worth it."""
    return map(made if max(map(len, words), default=0) <= _LONG else made.__wrapped__, words)


def counts(texts: Sequence[str]) -> csr_matrix:
    """Return a row of n-gram counts for each text: characters, 2 to 4, within word borders."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    return csr_matrix(_vectoriser().transform([plain(text) for text in texts]))


def word_counts(texts: Sequence[Iterable[str]]) -> csr_matrix:
    """Return a row of word counts for each text, given as its words."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    return csr_matrix(_of_words().transform(texts))


def character_buckets(words: Sequence[str]) -> bytes:
    """Return the buckets of words' n-grams, 16 bits each: characters, 2 to 4, borders included.

    They are those of ``counts``, whose library takes more than a second to load and which reads a
    word anew wherever it stands.
    """
    return b"".join(_each(_characters, words))


@lru_cache(maxsize=_WORDS_KEPT)
def _characters(word: str) -> bytes:
    spaced = f" {word} "
    return _buckets(
        spaced[start : start + size]
        for size in range(_SHORTEST, min(_LONGEST, len(spaced)) + 1)
        for start in range(len(spaced) - size + 1)
    )


def stem_buckets(words: Sequence[str]) -> bytes:
    """Return the buckets of the stems in ``plain`` words, 16 bits each, as in ``word_counts``."""
    return b"".join(_each(_stems, words))


@lru_cache(maxsize=_WORDS_KEPT)
def _stems(word: str) -> bytes:
    return _buckets(map(_stem, _WORD.findall(word)))


def number_buckets(words: Sequence[str]) -> bytes:
    """Return the buckets of the numbers in ``plain`` words."""
    marked = [word for word in words if not word.isalpha()]
    return _buckets(one for word in marked for one in _WORD.findall(word) if one[0].isdigit())


def _buckets(grams: Iterable[str]) -> bytes:
    return array("H", [abs(hash32(gram)) % BUCKETS for gram in grams]).tobytes()


def stems(text: str) -> list[str]:
    """Return the words of ``plain`` text, each cut after five letters; numbers stay whole.

    Cutting is the plainest stemming there is ("recruits", "recruiting"); of the ways tried it did
    as well as any on the development pairs.
    """
    return [_stem(word) for word in _WORD.findall(plain(text))]


def _stem(word: str) -> str:
    return word if word[0].isdigit() else word[:_STEM]


@cache
def _of_words() -> HashingVectorizer:  # type: ignore[name-defined]  # noqa: F821
    from sklearn.feature_extraction.text import HashingVectorizer  # noqa: PLC0415 - 1.2 s

    return HashingVectorizer(
        analyzer=list, n_features=BUCKETS, alternate_sign=False, norm=None, dtype=float
    )


@cache
def _vectoriser() -> HashingVectorizer:  # type: ignore[name-defined]  # noqa: F821
    from sklearn.feature_extraction.text import HashingVectorizer  # noqa: PLC0415 - 1.2 s

    return HashingVectorizer(
        analyzer="char_wb",
        ngram_range=(2, 4),
        n_features=BUCKETS,
        alternate_sign=False,
        norm=None,
        lowercase=False,
    )
