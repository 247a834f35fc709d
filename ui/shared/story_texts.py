"""Pieces of a story as screens show them: names, numbers of facts, passages with their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from framing.report.safe_text import as_part, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Comparison, Version, VersionReading

RECREATED = " (recreated)"


class Name(TypedDict):
    """A version's name; the mark of a recreated article is set apart, so that it can be small."""

    name: str
    recreated: bool


class Passage(TypedDict):
    """A sentence in three: what stands before the words that are meant, those words, the rest."""

    before: str
    words: str
    after: str


def short(outlet: str) -> str:
    """Return an outlet's name without the mark of a recreated article."""
    return one_line(outlet).removesuffix(RECREATED)


def name_of(outlet: str) -> Name:
    """Return an outlet's name with its mark set apart."""
    return {"name": short(outlet), "recreated": outlet.endswith(RECREATED)}


def published(version: Version) -> str:
    """Return the day of a version, empty where nobody states it."""
    day = version.published
    return f"{day.day} {day:%B %Y}" if day else ""


def joined(names: list[str]) -> str:
    """Return names as a reader lists them: ``A, B and C``."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def fact_numbers(comparison: Comparison) -> dict[str, int]:
    """Return the number that every surface gives a fact, by its id."""
    return {fact.id: number for number, fact in enumerate(comparison.facts, 1)}


def statements(comparison: Comparison) -> dict[str, str]:
    """Return every fact's statement to show, by its id."""
    return {fact.id: one_line(as_part(fact.statement)) for fact in comparison.facts}


def versions_by_outlet(comparison: Comparison) -> Mapping[str, VersionReading]:
    """Return the versions by outlet."""
    return {version.version.outlet: version for version in comparison.versions}


def sentence_text(version: VersionReading, number: int) -> str:
    """Return a sentence's words on one line."""
    place = version.readings[number].sentence
    return one_line(version.version.text[place.start : place.end])


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
