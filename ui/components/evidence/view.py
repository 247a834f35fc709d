"""What stands behind a number, as plain data: the sentences, words and facts that make it."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from shared.component_files import component, nothing
from shared.fact_places import TOLD
from shared.marked_passages import Mark, Piece, pieces
from shared.wording import entries, with_minus

from framing.report.safe_text import as_part
from framing.report.words import counted
from framing.statistics.measures import HEADLINES, counts, in_part, is_body, measure, weighs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.types import Comparison, Cue, Dimension, Part, Reading, VersionReading

LONGEST = 12
"""The sentences that weigh most in a readability index are the long ones; a dozen shows it."""


_evidence = component(Path(__file__).parent)


class Evidence(TypedDict):
    """One thing that counts: a sentence with its words, and where to find it."""

    outlet: str
    sentence: int
    start: int
    note: str
    pieces: list[Piece]


class Behind(TypedDict):
    """What is behind one number: how it comes about in a line, and the things that count."""

    line: str
    items: list[Evidence]


class Difference(TypedDict):
    """One word in two versions; rates are per hundred sentences (for sentiment: valence)."""

    words: str
    one: float
    other: float
    difference: float
    times_one: int
    times_other: int


def behind(comparison: Comparison, outlet: str, dimension: Dimension, part: Part) -> Behind:
    """Return the evidence behind one number of a version."""
    version = next(made for made in comparison.versions if made.version.outlet == outlet)
    if dimension in {"coverage", "credit"}:
        return _facts(comparison, version, dimension)
    if dimension == "readability":
        return _long(version)
    if dimension in HEADLINES:
        taken = [reading for reading in version.readings if reading.role == "heading"]
        return _sentences(version, taken, HEADLINES[dimension], "all", "heading")
    taken = [reading for reading in version.readings if is_body(reading) and in_part(reading, part)]
    return _sentences(version, taken, dimension, part, "sentence")


def _sentences(
    version: VersionReading,
    taken: list[Reading],
    dimension: Dimension,
    part: Part,
    thing: str,
) -> Behind:
    values = [(reading, measure(reading, dimension, part)) for reading in taken]
    known = [(reading, value) for reading, value in values if value is not None]
    telling = [(reading, value) for reading, value in known if value]
    if dimension == "sentiment":
        telling.sort(key=lambda pair: (-abs(pair[1]), pair[0].sentence.index))
        line = f"The mean of {counted(len(known), thing)}, of which {len(telling)} have a tone."
    else:
        line = f"{len(telling)} of {counted(len(known), thing)}."
    return {
        "line": line,
        "items": [
            _item(
                version,
                reading,
                [cue for cue in reading.cues if counts(cue, dimension, part)],
                with_minus(f"{value:+.2f}") if dimension == "sentiment" else "",
            )
            for reading, value in telling
        ],
    }


def _item(version: VersionReading, reading: Reading, cues: list[Cue], value: str) -> Evidence:
    place = reading.sentence
    marks = [Mark(cue.start, cue.end, "cues", number) for number, cue in enumerate(cues)]
    reasons = "; ".join(dict.fromkeys(f"{cue.why} ({cue.rule})" for cue in cues))
    by_hand = ", ".join(sorted({*reading.set_by.values()}))
    notes = [value, reasons, f"set by {by_hand}" if by_hand else ""]
    return {
        "outlet": version.version.outlet,
        "sentence": place.index,
        "start": cues[0].start if cues else place.start,
        "note": " · ".join(note for note in notes if note),
        "pieces": pieces(version.version.text, place.start, place.end, marks),
    }


def _facts(comparison: Comparison, version: VersionReading, dimension: Dimension) -> Behind:
    outlet, statuses = version.version.outlet, entries("status")
    rows = [row for row in comparison.coverage if row.outlet == outlet]
    carried = [row for row in rows if row.status in TOLD]
    if dimension == "credit":
        line = f"{sum(row.credited for row in carried)} of {counted(len(carried), 'fact')} told."
        rows = carried
    else:
        rows = [row for row in rows if row.eligible]
        hits = sum(row.status in TOLD for row in rows)
        line = f"{hits} of {counted(len(rows), 'fact')} that other independent versions found."
    statements = {fact.id: as_part(fact.statement) for fact in comparison.facts}
    items: list[Evidence] = []
    for row in rows:
        credit = "credited" if row.credited else "not credited"
        note = credit if dimension == "credit" else statuses[row.status]["name"]
        items.append(
            {
                "outlet": outlet,
                "sentence": -1 if row.sentence is None else row.sentence,
                "start": row.start or 0,
                "note": note,
                "pieces": [{"text": statements[row.fact], "cues": []}],
            }
        )
    return {"line": line, "items": items}


def _long(version: VersionReading) -> Behind:
    body = [reading for reading in version.readings if is_body(reading)]
    longest = sorted(body, key=lambda reading: (-reading.words, reading.sentence.index))[:LONGEST]
    words = sum(reading.words for reading in body)
    mean = words / len(body) if body else 0.0
    sentences = counted(len(body), "sentence")
    return {
        "line": f"{sentences} of {mean:.0f} words on average; the longest are:",
        "items": [_item(version, reading, [], f"{reading.words} words") for reading in longest],
    }


def differences(
    comparison: Comparison, first: str, second: str, dimension: Dimension, part: Part
) -> list[Difference]:
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
        for words, weight in _counted(version, taken, dimension, part):
            weights[words] += weight if dimension == "sentiment" else 1.0
            seen[words] += 1
        rates[outlet] = {words: 100 * sum_ / len(taken) for words, sum_ in weights.items()}
        times[outlet] = seen
    rows: list[Difference] = [
        {
            "words": words,
            "one": rates[first].get(words, 0.0),
            "other": rates[second].get(words, 0.0),
            "difference": rates[first].get(words, 0.0) - rates[second].get(words, 0.0),
            "times_one": times[first][words],
            "times_other": times[second][words],
        }
        for words in sorted({*rates[first], *rates[second]})
    ]
    return sorted(rows, key=lambda row: (-abs(row["difference"]), row["words"]))


def _counted(
    version: VersionReading, taken: list[Reading], dimension: Dimension, part: Part
) -> Iterator[tuple[str, float]]:
    text = version.version.text
    for reading in taken:
        for cue in reading.cues:
            if counts(cue, dimension, part) and weighs(cue, reading):
                yield " ".join(text[cue.start : cue.end].lower().split()), cue.weight


def show_evidence(data: Behind, key: str) -> dict[str, Any] | None:
    """Show what is behind a number; return the place that somebody wants to see in Compare."""
    event = _evidence(data=dict(data), key=key, on_ask_change=nothing)
    asked: dict[str, Any] | None = event.ask
    return asked
