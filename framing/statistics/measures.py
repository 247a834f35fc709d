"""What one sentence contributes to a dimension: 0 or 1 for shares, -1 to 1 for sentiment."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Cue, Dimension, Part, Reading

    Measured: TypeAlias = dict[tuple[Dimension, Part], list[float | None]]

HEADLINES: dict[Dimension, Dimension] = {
    "headline_sentiment": "sentiment",
    "headline_hedging": "hedging",
}
"""Dimensions of headings, and the measure that each takes of them."""

PARTS: tuple[Part, ...] = ("own", "unquoted", "all")

_FLAG_COLUMNS: dict[Dimension, str] = {"hedging": "hedged", "speculation": "speculative"}


def is_body(reading: Reading) -> bool:
    """Tell whether a sentence is scored: neither heading nor boilerplate."""
    return reading.role not in {"heading", "boilerplate"}


def in_part(reading: Reading, part: Part) -> bool:
    """Tell whether a sentence belongs to a part: the outlet's own voice, unquoted, or all."""
    if part == "own":
        return reading.voice.voice == "own"
    if part == "unquoted":
        return reading.unquoted_words > 0
    return True


def measured(readings: Sequence[Reading]) -> Measured:
    """Return what every sentence contributes to each dimension in each part, in their order."""
    plain = [reading.sentiment for reading in readings]
    values: Measured = {
        ("sentiment", "own"): plain,
        ("sentiment", "unquoted"): [reading.sentiment_unquoted for reading in readings],
        ("sentiment", "all"): plain,
    }
    commentary: list[float | None] = [float(reading.commentary) for reading in readings]
    for part in PARTS:
        values["commentary", part] = commentary
        values["hedging", part] = [0.0] * len(readings)
        values["speculation", part] = [0.0] * len(readings)
    for place, reading in enumerate(readings):
        for cue in reading.cues:
            if cue.dimension in _FLAG_COLUMNS:
                for part in PARTS:
                    if counts(cue, cue.dimension, part):
                        values[cue.dimension, part][place] = 1.0
        for dimension, column in _FLAG_COLUMNS.items() if reading.set_by else ():
            if column in reading.set_by:  # a person's word comes before any cue
                for part in PARTS:
                    values[dimension, part][place] = float(getattr(reading, column))
    return values


def measure(reading: Reading, dimension: Dimension, part: Part) -> float | None:
    """Return what a sentence of the part contributes; None where it has no words to measure."""
    (value,) = measured([reading])[dimension, part]
    return value


def counts(cue: Cue, dimension: Dimension, part: Part) -> bool:
    """Tell whether a cue counts towards a dimension in a part of the text."""
    if cue.dimension != dimension or not cue.counted:
        return False
    if part == "own":
        return cue.voice == "own"
    return part == "all" or not cue.quoted


def weighs(cue: Cue, reading: Reading) -> bool:
    """Tell whether a cue made its sentence count for its dimension.

    One weak cue of commentary is evidence, and alone too weak to make the sentence commentary.
    """
    return cue.counted and (cue.dimension != "commentary" or reading.commentary)


def words(reading: Reading, part: Part) -> int:
    """Return how many words of a sentence belong to a part."""
    return reading.unquoted_words if part == "unquoted" else reading.words
