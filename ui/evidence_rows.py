"""What stands behind a number, as plain data: the sentences, words and facts that make it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypedDict

from fact_places import TOLD
from passages import Mark, Piece, pieces
from wording import count, with_minus, wording

from framing.report.safe_text import as_part
from framing.statistics.measures import HEADLINES, counts, in_part, is_body, measure, weighs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.types import Comparison, Cue, Dimension, Part, Reading, VersionReading

LONGEST = 12
"""The sentences that weigh most in a readability index are the long ones; a dozen shows it."""


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
    version = next(one for one in comparison.versions if one.version.outlet == outlet)
    if dimension in {"coverage", "credit"}:
        return _facts(comparison, version, dimension)
    if dimension == "readability":
        return _long(version)
    if dimension in HEADLINES:
        taken = [one for one in version.readings if one.role == "heading"]
        return _sentences(version, taken, HEADLINES[dimension], "all", "heading")
    taken = [one for one in version.readings if is_body(one) and in_part(one, part)]
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
        line = f"The mean of {count(len(known), thing)}, of which {len(telling)} have a tone."
    else:
        line = f"{len(telling)} of {count(len(known), thing)}."
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
    outlet, words = version.version.outlet, wording()["status"]
    rows = [row for row in comparison.coverage if row.outlet == outlet]
    told = [row for row in rows if row.status in TOLD]
    if dimension == "credit":
        line = f"{sum(row.credited for row in told)} of {count(len(told), 'fact')} told."
        rows = told
    else:
        rows = [row for row in rows if row.eligible]
        hits = sum(row.status in TOLD for row in rows)
        line = f"{hits} of {count(len(rows), 'fact')} that other independent versions found."
    statements = {fact.id: as_part(fact.statement) for fact in comparison.facts}
    items: list[Evidence] = []
    for row in rows:
        credit = "credited" if row.credited else "not credited"
        note = credit if dimension == "credit" else words[row.status]["name"]
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
    body = [one for one in version.readings if is_body(one)]
    longest = sorted(body, key=lambda one: (-one.words, one.sentence.index))[:LONGEST]
    words = sum(one.words for one in body)
    mean = words / len(body) if body else 0.0
    return {
        "line": f"{count(len(body), 'sentence')} of {mean:.0f} words on average; the longest are:",
        "items": [_item(version, one, [], f"{one.words} words") for one in longest],
    }


def differences(
    comparison: Comparison, one: str, other: str, dimension: Dimension, part: Part
) -> list[Difference]:
    """Return the words that count in two versions, those that differ most first.

    The rate of a word is how often it counts in a hundred sentences of the part; for sentiment
    each time weighs the word's valence, −4 to 4.
    """
    rates, times = {}, {}
    for outlet in (one, other):
        version = next(found for found in comparison.versions if found.version.outlet == outlet)
        taken = [found for found in version.readings if is_body(found) and in_part(found, part)]
        weights: defaultdict[str, float] = defaultdict(float)
        seen: Counter[str] = Counter()
        for words, weight in _counted(version, taken, dimension, part):
            weights[words] += weight if dimension == "sentiment" else 1.0
            seen[words] += 1
        rates[outlet] = {words: 100 * sum_ / len(taken) for words, sum_ in weights.items()}
        times[outlet] = seen
    found: list[Difference] = [
        {
            "words": words,
            "one": rates[one].get(words, 0.0),
            "other": rates[other].get(words, 0.0),
            "difference": rates[one].get(words, 0.0) - rates[other].get(words, 0.0),
            "times_one": times[one][words],
            "times_other": times[other][words],
        }
        for words in sorted({*rates[one], *rates[other]})
    ]
    return sorted(found, key=lambda row: (-abs(row["difference"]), row["words"]))


def _counted(
    version: VersionReading, taken: list[Reading], dimension: Dimension, part: Part
) -> Iterator[tuple[str, float]]:
    text = version.version.text
    for reading in taken:
        for cue in reading.cues:
            if counts(cue, dimension, part) and weighs(cue, reading):
                yield " ".join(text[cue.start : cue.end].lower().split()), cue.weight
