"""The words that count more in one of two versions than in the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from shared.component_files import component
from shared.story_texts import short

from framing.report.safe_text import one_line
from framing.report.words import words
from framing.statistics.measures import counts, in_part, is_body, weighs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.types import Comparison, Dimension, Part, Reading, VersionReading

MOST = 18
OF_WORDS = ("sentiment", "hedging", "speculation", "commentary")
"""Measures that are made of words."""

_words = component(Path(__file__).parent)


class WordDifference(TypedDict):
    """One word in two versions; rates are per hundred sentences (for sentiment: valence)."""

    words: str
    one: float
    other: float
    difference: float
    times_one: int
    times_other: int


def differences(
    comparison: Comparison, first: str, second: str, dimension: Dimension, part: Part
) -> list[WordDifference]:
    """Return the words that count in two versions, those that differ most first.

    The rate of a word is how often it counts in a hundred sentences of the part; for sentiment
    each time weighs the word's valence, −4 to 4.
    """
    rates, times = {}, {}
    for outlet in (first, second):
        version = next(made for made in comparison.versions if made.version.outlet == outlet)
        taken = [it for it in version.readings if is_body(it) and in_part(it, part)]
        weights: defaultdict[str, float] = defaultdict(float)
        seen: Counter[str] = Counter()
        for said, weight in _counted(version, taken, dimension, part):
            weights[said] += weight if dimension == "sentiment" else 1.0
            seen[said] += 1
        rates[outlet] = {said: 100 * sum_ / len(taken) for said, sum_ in weights.items()}
        times[outlet] = seen
    rows: list[WordDifference] = [
        {
            "words": said,
            "one": rates[first].get(said, 0.0),
            "other": rates[second].get(said, 0.0),
            "difference": rates[first].get(said, 0.0) - rates[second].get(said, 0.0),
            "times_one": times[first][said],
            "times_other": times[second][said],
        }
        for said in sorted({*rates[first], *rates[second]})
    ]
    return sorted(rows, key=lambda row: (-abs(row["difference"]), row["words"]))


def _counted(
    version: VersionReading, taken: list[Reading], dimension: Dimension, part: Part
) -> Iterator[tuple[str, float]]:
    text = version.version.text
    for reading in taken:
        for cue in reading.cues:
            if counts(cue, dimension, part) and weighs(cue, reading):
                yield one_line(text[cue.start : cue.end].lower()), cue.weight


def words_data(
    comparison: Comparison, first: str, second: str, dimension: Dimension, part: Part
) -> dict[str, Any]:
    """Return the words that differ most, with the widest difference to draw the others by."""
    rows = [
        row for row in differences(comparison, first, second, dimension, part) if row["difference"]
    ][:MOST]
    return {
        "names": [short(first), short(second)],
        "rows": rows,
        "widest": max((abs(row["difference"]) for row in rows), default=1.0),
        "tone": dimension == "sentiment",
        "words": dict(words("data_page")),
    }


def show_words(data: str, key: str) -> None:
    """Show the words, written as JSON."""
    _words(data={"words": data}, key=key)
