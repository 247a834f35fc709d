"""Automated Readability Index: letters a word and words a sentence, as a US school grade.

Smith and Senter (1967), AMRL-TR-66-220. textstat counts letters and words; sentences are ours,
because textstat's take the point of "3.5" for an end. It knows nothing of what words mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.config import ScoreSettings
    from framing.intervals import Interval

_LETTERS, _WORDS, _LEVEL = 4.71, 0.5, 21.43


def grade(sentences: Sequence[str]) -> float | None:
    """Return the index of a text given as sentences; None without a word."""
    letters, words = _counts(sentences)
    return _index(letters, words, len(sentences))


def grade_interval(
    sentences: Sequence[str], blocks: Sequence[int], settings: ScoreSettings
) -> Interval | None:
    """Return an interval for the index, paragraphs drawn whole; None with fewer than two."""
    grouped: dict[int, list[str]] = {}
    for sentence, block in zip(sentences, blocks, strict=True):
        grouped.setdefault(block, []).append(sentence)
    if len(grouped) < 2:  # noqa: PLR2004 - one paragraph shows no variation
        return None
    import numpy as np  # noqa: PLC0415

    rows = np.asarray([(*_counts(group), len(group)) for group in grouped.values()], dtype=float)
    random = np.random.default_rng(settings.seed)
    sums = rows[random.integers(0, len(rows), (settings.resamples, len(rows)))].sum(axis=1)
    sums = sums[sums[:, 1] > 0]
    if not len(sums):
        return None
    index = _LETTERS * sums[:, 0] / sums[:, 1] + _WORDS * sums[:, 1] / sums[:, 2] - _LEVEL
    tail = (1 - settings.level) / 2
    low, high = np.quantile(index, [tail, 1 - tail])
    return float(low), float(high)


def _index(letters: int, words: int, sentences: int) -> float | None:
    if not words or not sentences:
        return None
    return _LETTERS * letters / words + _WORDS * words / sentences - _LEVEL


def _counts(sentences: Sequence[str]) -> tuple[int, int]:
    import textstat  # noqa: PLC0415

    letters = sum(textstat.char_count(sentence) for sentence in sentences)
    words = sum(textstat.lexicon_count(sentence) for sentence in sentences)
    return letters, words
