"""Tone by the model trained on news: of sentences, and towards a target that the user names.

VADER's number is about words; these are about what is said. They come as rows of their own and
only when asked for. No baseline is given: they are for holding versions against each other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING, get_args

from framing.models.sentiment_models import news, target_sentiment
from framing.statistics.confidence_intervals import intervals, ratio_estimate
from framing.statistics.measures import in_part, is_body
from framing.types import Part, Score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.config import ScoreSettings
    from framing.types import Comparison, Reading, VersionReading

MODEL = "news"
_BLANK = " "


def with_tone(
    comparison: Comparison, targets: Sequence[str], settings: ScoreSettings
) -> Comparison:
    """Return a comparison with rows of the news model's sentiment, which runs from -1 to 1.

    For every version and part: a row of its sentences' tone (``target`` is empty), and one towards
    each target, the mean over the sentences that name it. Pronouns and other names are not
    resolved. A target that no version names is warned about.

    Args:
        comparison: What to add to; without targets it is returned as it is.
        targets: Names as they stand in the text; case counts where a name has a capital.
        settings: Level and draws of the intervals, and what is too little to rely on.
    """
    names = tuple(dict.fromkeys(name for target in targets if (name := " ".join(target.split()))))
    if not names:
        return comparison
    rows = [
        row
        for version in comparison.versions
        for target in ("", *names)
        for row in _rows(version, target, settings)
    ]
    named = {row.target for row in rows if row.value is not None}
    warnings = tuple(
        f"no sentence names {target}; give --target a name as the versions write it"
        for target in names
        if target not in named
    )
    return replace(
        comparison,
        scores=(*comparison.scores, *rows),
        warnings=(*comparison.warnings, *warnings),
        configuration={**comparison.configuration, "targets": list(names)},
    )


def _rows(version: VersionReading, target: str, settings: ScoreSettings) -> Iterator[Score]:
    body = [reading for reading in version.readings if is_body(reading)]
    unclear = sum(reading.voice.voice == "unclear" for reading in body)
    clear = unclear <= settings.unclear_share * len(body)
    for part in get_args(Part):
        taken = [
            (reading, value)
            for reading in body
            if in_part(reading, part)
            and (value := _value(version.version.text, reading, part, target)) is not None
        ]
        yield _row(version.version.outlet, part, target, taken, settings, clear=clear)


def _row(  # noqa: PLR0913 - what a row is made of
    outlet: str,
    part: Part,
    target: str,
    taken: Sequence[tuple[Reading, float]],
    settings: ScoreSettings,
    *,
    clear: bool,
) -> Score:
    paragraphs: dict[int, tuple[float, float]] = {}
    for reading, value in taken:
        total, count = paragraphs.get(reading.sentence.block, (0.0, 0.0))
        paragraphs[reading.sentence.block] = (total + value, count + 1)
    estimate = ratio_estimate(list(paragraphs.values()), settings.resamples, settings.seed)
    low, high = intervals([estimate], settings.level)[0] if estimate else (None, None)
    return Score(
        outlet=outlet,
        dimension="sentiment",
        part=part,
        value=fmean(value for _, value in taken) if taken else None,
        low=low,
        high=high,
        baseline=None,
        delta=None,
        sentences=len(taken),
        reliable=clear
        and len(taken) >= settings.enough_sentences
        and len(paragraphs) >= settings.enough_paragraphs,
        model=MODEL,
        target=target,
    )


def _value(text: str, reading: Reading, part: Part, target: str) -> float | None:
    """Return one sentence's tone, or the mean over the places where it names the target."""
    start, end = reading.sentence.start, reading.sentence.end
    words = text[start:end]
    quotes = [
        (max(0, quote.start - start), quote.end - start)
        for quote in reading.voice.quotes
        if part == "unquoted" and quote.meets(start, end)
    ]
    if not target:
        return news(_without(words, quotes))
    places = [
        found.span()
        for found in _named(target).finditer(words)
        if all(found.end() <= low or high <= found.start() for low, high in quotes)
    ]
    return fmean(target_sentiment(words, *place) for place in places) if places else None


def _without(words: str, quotes: Sequence[tuple[int, int]]) -> str:
    for low, high in quotes:
        high = min(high, len(words))  # noqa: PLW2901 - a quotation may go on after the sentence
        words = words[:low] + _BLANK * (high - low) + words[high:]
    return words


def _named(target: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if target.islower() else 0
    spaced = r"\s{1,4}".join(map(re.escape, target.split()))
    return re.compile(rf"(?<!\w){spaced}(?!\w)", flags)
