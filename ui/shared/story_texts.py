"""Pieces of a story as screens show them: names, numbers of facts, passages with their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from framing.report.outlet_names import Name, joined, name_of, published, short
from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Comparison, VersionReading

__all__ = [
    "Name",
    "Passage",
    "body_sentences",
    "choices",
    "fact_numbers",
    "joined",
    "name_of",
    "passage",
    "published",
    "sentence_text",
    "short",
    "statements",
    "versions_by_outlet",
]

_CHOICE = 160
"""Characters of a sentence that is one of many to choose from."""


class Passage(TypedDict):
    """A sentence in three: what stands before the words that are meant, those words, the rest."""

    before: str
    words: str
    after: str


def fact_numbers(comparison: Comparison) -> dict[str, int]:
    """Return the number that every surface gives a fact, by its id."""
    return {fact.id: number for number, fact in enumerate(comparison.facts, 1)}


def statements(comparison: Comparison) -> dict[str, str]:
    """Return every fact's statement to show, by its id."""
    return {fact.id: one_line(fact.statement) for fact in comparison.facts}


def versions_by_outlet(comparison: Comparison) -> Mapping[str, VersionReading]:
    """Return the versions by outlet."""
    return {version.version.outlet: version for version in comparison.versions}


def sentence_text(version: VersionReading, number: int) -> str:
    """Return a sentence's words on one line."""
    place = version.readings[number].sentence
    return one_line(version.version.text[place.start : place.end])


def body_sentences(version: VersionReading) -> dict[int, str]:
    """Return the sentences of a version that can tell a fact: their words, by number."""
    return {
        reading.sentence.index: sentence_text(version, reading.sentence.index)
        for reading in version.readings
        if reading.sentence.kind in {"text", "bullet"}
    }


def choices(version: VersionReading) -> list[tuple[int, str]]:
    """Return the sentences that can be chosen as telling a fact: number, and words cut short."""
    return [
        (number, text if len(text) <= _CHOICE else f"{text[: _CHOICE - 1].rstrip()}…")
        for number, text in body_sentences(version).items()
    ]


def passage(version: VersionReading, number: int, start: int, end: int) -> Passage:
    """Return a sentence with the words of ``start:end`` set apart."""
    place = version.readings[number].sentence
    text = version.version.text
    low, high = max(start, place.start), min(end, place.end)
    if low >= high:
        return {"before": sentence_text(version, number), "words": "", "after": ""}
    return {
        "before": _spaced(text[place.start : low]),
        "words": _spaced(text[low:high]),
        "after": _spaced(text[high : place.end]),
    }


def _spaced(text: str) -> str:
    """Fold white space, and keep one at each end where there was any."""
    inner = one_line(text)
    if not inner:
        return " " if text else ""
    left = " " if text[:1].isspace() else ""
    return f"{left}{inner}{' ' if text[-1:].isspace() else ''}"
