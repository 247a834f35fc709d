"""Text as hashed character n-grams and words: what similarity and its shipped table share."""

from __future__ import annotations

import re
import sys
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from mmh3 import hash as hash32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from functools import _lru_cache_wrapper

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Places: TypeAlias = NDArray[np.intp]
    Integers: TypeAlias = NDArray[np.integer[Any]]

_Made = TypeVar("_Made")

BUCKETS = 2**16
"""Hashing into a fixed number of buckets needs no fitting, so no text can move another's vector."""

_ALIKE = str.maketrans("‘’ʼ“”–—‑", "'''\"\"---")
_PERCENT = re.compile(r"\s?per ?cent\b")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")
STEM_LETTERS = 5
"""Letters that a word is cut to: the plainest stemming there is."""
_SHORTEST, _LONGEST = 2, 4
_LONG = 40
"""Letters of a word that is not worth keeping: a hostile text has no spaces."""
_EDGES = ",;:!?()[]\"'-"
"""Marks round a word that go whatever stands beside them."""
_WORDS_KEPT = 50_000
_MARKS = re.compile(r"[^\w%$£€.]+|\.(?!\d)")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,5}")


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """Return ``text`` in lower case with spellings that mean the same made the same.

    "60 per cent" becomes "60%", "3,500" becomes "3500", "U.S." becomes "us", and all marks but
    those of numbers and money become spaces. Offsets are not kept: it is for comparing only.
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


def word_counts(texts: Iterable[Iterable[str]]) -> csr_matrix:
    """Return a row of word counts for each text, given as its words; they are taken one by one."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    return csr_matrix(_of_words().transform(texts))


class Buckets(NamedTuple):
    """What texts are made of: of every n-gram or word, as often as it stands, text and bucket."""

    text: Places
    bucket: Places


def character_buckets(texts: Sequence[Sequence[str]]) -> Buckets:
    """Return n-grams of texts, given as ``plain`` words: characters, 2 to 4, borders included.

    They are those of ``counts``, whose library takes more than a second to load.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    lines = [" ".join(["", *words]) for words in texts]
    odd = [b""] * len(lines)
    for number, line in enumerate(lines):
        if not line.isascii():  # n-grams are cut by letters and hashed by bytes
            other = (word for word in texts[number] if not word.isascii())
            odd[number] = b"".join(map(word_bucket, _grams(other)))
            lines[number] = "".join(f" {word}" for word in texts[number] if word.isascii())
    letters = np.frombuffer("".join([*lines, " "]).encode(), np.uint8).astype(np.uint32)
    text = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    two = letters[:-1] | letters[1:] << 8
    three = two[:-1] | letters[2:] << 16
    four = three[:-1] | letters[3:] << 24
    within = letters[1:-1] != ord(" ")
    inner = within.nonzero()[0], (within[:-1] & within[1:]).nonzero()[0]
    buckets = (
        Buckets(text, _hashed(two, 2)),
        Buckets(text.take(inner[0]), _hashed(three.take(inner[0]), 3)),
        Buckets(text.take(inner[1]), _hashed(four.take(inner[1]), 4)),
        _flat(odd),
    )
    texts_of, buckets_of = zip(*buckets, strict=True)
    return Buckets(np.concatenate(texts_of), np.concatenate(buckets_of))


def _hashed(grams: Integers, size: int) -> Places:
    """The buckets of so many bytes each, 2 to 4, the first one lowest: MurmurHash3 of all at once.

    Source: Appleby, smhasher, MurmurHash3_x86_32.
    """
    import numpy as np  # noqa: PLC0415

    hashes: Integers = grams * 0xCC9E2D51
    hashes = (hashes << 15 | hashes >> 17) * 0x1B873593
    if size == 4:  # noqa: PLR2004 - a whole block; what is shorter is the rest of one
        hashes = (hashes << 13 | hashes >> 19) * 5 + 0xE6546B64
    hashes ^= size
    hashes = (hashes ^ hashes >> 16) * 0x85EBCA6B
    hashes = (hashes ^ hashes >> 13) * 0xC2B2AE35
    hashes ^= hashes >> 16
    return np.abs(hashes.view(np.int32)).astype(np.intp) % BUCKETS


def _grams(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        spaced = f" {word} "
        for size in range(_SHORTEST, min(_LONGEST, len(spaced)) + 1):
            yield from (spaced[start : start + size] for start in range(len(spaced) - size + 1))


def stem_buckets(texts: Sequence[Sequence[str]]) -> Buckets:
    """Return the stems of texts, given as ``plain`` words, as in ``word_counts``."""
    return _flat([b"".join(_each(_stems, words)) for words in texts])


@lru_cache(maxsize=_WORDS_KEPT)
def _stems(word: str) -> bytes:
    stems = [word[:STEM_LETTERS]] if word.isalpha() else map(_stem, _WORD.findall(word))
    return b"".join(map(word_bucket, stems))


def number_buckets(texts: Sequence[Sequence[str]]) -> Buckets:
    """Return the numbers of texts, given as ``plain`` words."""
    return _flat([b"" if "".join(words).isalpha() else _numbers(words) for words in texts])


def _numbers(words: Sequence[str]) -> bytes:
    found = [one for word in words if not word.isalpha() for one in _WORD.findall(word)]
    return b"".join(word_bucket(one) for one in found if one[0].isdigit())


def word_bucket(gram: str) -> bytes:
    """Return the bucket of an n-gram or word, as the two bytes in which buckets are kept."""
    return (abs(hash32(gram)) % BUCKETS).to_bytes(2, sys.byteorder)


def _flat(texts: Sequence[bytes]) -> Buckets:
    import numpy as np  # noqa: PLC0415

    number = np.repeat(np.arange(len(texts)), [len(text) // 2 for text in texts])
    return Buckets(number, np.frombuffer(b"".join(texts), np.uint16).astype(np.intp))


def stems(text: str) -> list[str]:
    """Return the words of ``plain`` text, each cut after five letters; numbers stay whole.

    Cutting is the plainest stemming there is ("recruits", "recruiting"); of the ways tried it did
    as well as any on the development pairs.
    """
    return [_stem(word) for word in _WORD.findall(plain(text))]


@lru_cache(maxsize=4096)
def text_stems(text: str) -> frozenset[str]:
    """Return the stems of a text, each once."""
    return frozenset(stems(text))


def _stem(word: str) -> str:
    return word if word[0].isdigit() else word[:STEM_LETTERS]


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
        ngram_range=(_SHORTEST, _LONGEST),
        n_features=BUCKETS,
        alternate_sign=False,
        norm=None,
        lowercase=False,
    )
