"""Text as hashed character n-grams and words: what similarity and its shipped table share."""

from __future__ import annotations

import re
import sys
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mmh3 import hash as hash32

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scipy.sparse import csr_matrix

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
    if "," in text:
        text = _THOUSANDS.sub("", text)
    if "." in text:
        text = _INITIALS.sub(lambda found: found.group().replace(".", ""), text)
    return _MARKS.sub(" ", text).strip()


def counts(texts: Sequence[str]) -> csr_matrix:
    """Return a row of n-gram counts for each text: characters, 2 to 4, within word borders."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    return csr_matrix(_vectoriser().transform([plain(text) for text in texts]))


def word_counts(texts: Sequence[Iterable[str]]) -> csr_matrix:
    """Return a row of word counts for each text, given as its words."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    return csr_matrix(_of_words().transform(texts))


def character_buckets(word: str) -> bytes:
    """Return the buckets of a word's n-grams, 16 bits each: characters, 2 to 4, borders included.

    They are those of ``counts``, whose library takes more than a second to load and which reads a
    word anew wherever it stands.
    """
    return _kept(word) if len(word) <= _LONG else _characters(word)


@lru_cache(maxsize=50_000)
def _kept(word: str) -> bytes:
    return _characters(word)


def _characters(word: str) -> bytes:
    spaced = f" {word} "
    return b"".join(
        _bucket(spaced[start : start + size])
        for size in range(_SHORTEST, min(_LONGEST, len(spaced)) + 1)
        for start in range(len(spaced) - size + 1)
    )


@lru_cache(maxsize=50_000)
def stem_bucket(word: str) -> bytes:
    """Return the bucket of a word's stem, 16 bits, as in ``word_counts``."""
    return _bucket(_stem(word))


def _bucket(gram: str) -> bytes:
    return (abs(hash32(gram)) % BUCKETS).to_bytes(2, sys.byteorder)


def stems(text: str) -> list[str]:
    """Return the words of ``plain`` text, each cut after five letters; numbers stay whole.

    Cutting is the plainest stemming there is ("recruits", "recruiting"); of the ways tried it did
    as well as any on the development pairs.
    """
    return [_stem(word) for word in words_of_plain(plain(text))]


def words_of_plain(text: str) -> list[str]:
    """Return the words and numbers of a text that is ``plain`` already."""
    return _WORD.findall(text)


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
