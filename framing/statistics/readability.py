"""Automated Readability Index: letters a word and words a sentence, as a US school grade.

Smith and Senter (1967), AMRL-TR-66-220. textstat tells what is a word; sentences are ours,
because textstat's take the point of "3.5" for an end. It knows nothing of what words mean.
"""

from __future__ import annotations

from functools import lru_cache
from string import punctuation
from typing import TYPE_CHECKING, Any

from framing.statistics.confidence_intervals import bootstrap_estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.config import ScoreSettings
    from framing.statistics.confidence_intervals import BootstrapEstimate

_LETTERS, _WORDS, _LEVEL = 4.71, 0.5, 21.43


def readability_index(sentences: Sequence[str]) -> float | None:
    """Return the index of a text given as sentences; None without a word."""
    letters, words = _counts(sentences)
    return _index(letters, words, len(sentences))


def readability_estimate(
    sentences: Sequence[str], blocks: Sequence[int], settings: ScoreSettings
) -> BootstrapEstimate | None:
    """Return the index with its doubt, paragraphs drawn whole; None with fewer than two."""
    grouped: dict[int, list[str]] = {}
    for sentence, block in zip(sentences, blocks, strict=True):
        grouped.setdefault(block, []).append(sentence)
    rows = [(*_counts(group), len(group)) for group in grouped.values()]
    return bootstrap_estimate(rows, _indexes, 1, settings.resamples, settings.seed)


def _indexes(sums: Any) -> Any:
    """The index of every row of an array of letters, words and sentences."""
    return _LETTERS * sums[:, 0] / sums[:, 1] + _WORDS * sums[:, 1] / sums[:, 2] - _LEVEL


def _index(letters: int, words: int, sentences: int) -> float | None:
    if not words or not sentences:
        return None
    return _LETTERS * letters / words + _WORDS * words / sentences - _LEVEL


def _counts(sentences: Sequence[str]) -> tuple[int, int]:
    counts = [_count(sentence) for sentence in sentences]
    return sum(letters for letters, _ in counts), sum(words for _, words in counts)


@lru_cache(maxsize=2048)
def _count(sentence: str) -> tuple[int, int]:
    tokens = sentence.split()
    return sum(map(len, tokens)), sum(map(_is_word, tokens))


@lru_cache(maxsize=20_000)
def _is_word(token: str) -> int:
    """Return 1 where textstat takes what stands between two spaces for a word, 0 elsewhere."""
    if token.strip(punctuation).isalnum():  # a letter or a digit is enough
        return 1
    import textstat  # noqa: PLC0415

    return int(textstat.lexicon_count(token))
