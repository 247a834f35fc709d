"""What one sentence contributes to a dimension: 0 or 1 for shares, -1 to 1 for sentiment."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.types import Cue, Dimension, Fact, Part, Reading, VersionReading

    Measured: TypeAlias = dict[tuple[Dimension, Part], float | None]

HEADLINES: dict[Dimension, Dimension] = {
    "headline_sentiment": "sentiment",
    "headline_hedging": "hedging",
}
"""Dimensions of headings, and the measure that each takes of them."""

_FLAG_COLUMNS: dict[str, str] = {"hedging": "hedged", "speculation": "speculative"}


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


def measure(reading: Reading, dimension: Dimension, part: Part) -> float | None:
    """Return what a sentence of the part contributes; None where it has no words to measure."""
    if dimension == "sentiment":
        return reading.sentiment_unquoted if part == "unquoted" else reading.sentiment
    if dimension == "commentary":
        return float(reading.commentary)
    if _FLAG_COLUMNS[dimension] in reading.set_by:
        return float(reading.hedged if dimension == "hedging" else reading.speculative)
    for cue in reading.cues:
        if cue.dimension == dimension and counts(cue, dimension, part):
            return 1.0
    return 0.0


def of_mentions(
    facts: Sequence[Fact], versions: Mapping[str, VersionReading]
) -> dict[str, dict[int, Measured]]:
    """Return what every sentence that carries a fact contributes, by outlet and sentence."""
    places = {(one.outlet, one.sentence) for fact in facts for one in fact.mentions}
    return {
        name: {
            reading.sentence.index: _of_mention(reading)
            for reading in version.readings
            if (name, reading.sentence.index) in places
        }
        for name, version in versions.items()
    }


def _of_mention(reading: Reading) -> Measured:
    dimensions: tuple[Dimension, ...] = ("sentiment", "hedging", "speculation")
    parts: tuple[Part, ...] = ("unquoted", "all")
    return {(one, part): measure(reading, one, part) for one in dimensions for part in parts}


def counts(cue: Cue, dimension: Dimension, part: Part) -> bool:
    """Tell whether a cue counts towards a dimension in a part of the text."""
    if cue.dimension != dimension or not cue.counted:
        return False
    if part == "own":
        return cue.voice == "own"
    return part == "all" or not cue.quoted


def words(reading: Reading, part: Part) -> int:
    """Return how many words of a sentence belong to a part."""
    return reading.unquoted_words if part == "unquoted" else reading.words
