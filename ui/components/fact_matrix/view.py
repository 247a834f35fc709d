"""Facts by versions as plain data: what each version does with each fact, and both texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from shared.component_files import component
from shared.fact_places import FactData, ShiftData, facts_data
from shared.marked_passages import Mark, Piece, pieces
from shared.version_order import marked
from shared.wording import entries

from framing.facts.shift_claims import claimed
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from framing.types import Comparison, Fact, Reading, Shift, VersionReading

    Read = Mapping[tuple[str, int], tuple[VersionReading, Reading]]

_LONG = 90
"""Characters; a shift that marks more says that something is missing from all of it."""


_matrix = component(Path(__file__).parent)


class Passage(TypedDict):
    """A sentence as it stands, with the words that tell the fact and those that differ."""

    outlet: str
    sentence: int
    pieces: list[Piece]


class Cell(TypedDict):
    """One fact in one version, with what the other text is held against."""

    status: str
    credited: bool
    prominence: int
    notes: list[str]
    shifts: list[ShiftData]
    here: list[Passage]
    there: list[Passage]


class Row(TypedDict):
    """One fact."""

    id: str
    statement: str
    note: str
    set: str
    cells: list[Cell]


class Matrix(TypedDict):
    """Everything the matrix shows."""

    story: str
    credits: bool
    versions: list[dict[str, str]]
    rows: list[Row]
    status: list[dict[str, str]]
    prominence: dict[str, str]


def matrix(comparison: Comparison, shown: Collection[str], story: str = "") -> Matrix:
    """Return facts by versions.

    Args:
        comparison: the result to show.
        shown: outlets that get a column.
        story: a name under which the browser remembers the chosen fact.
    """
    read = {
        (version.version.outlet, reading.sentence.index): (version, reading)
        for version in comparison.versions
        for reading in version.readings
    }
    columns = [
        {"mark": mark, "outlet": version.version.outlet}
        for mark, version in marked(comparison).items()
        if version.version.outlet in shown
    ]
    facts = {fact.id: fact for fact in comparison.facts}
    return {
        "story": story,
        "credits": comparison.source is not None,
        "versions": columns,
        "rows": [
            _row(told, facts[told["id"]], comparison, read, shown)
            for told in facts_data(comparison)
        ],
        "status": [{"key": key, **texts} for key, texts in entries("status").items()],
        "prominence": dict(words("prominence")),
    }


def _row(
    row: FactData, fact: Fact, comparison: Comparison, read: Read, shown: Collection[str]
) -> Row:
    return {
        "id": row["id"],
        "statement": row["statement"],
        "note": row["note"],
        "set": row["set"],
        "cells": [
            {
                "status": place["status"],
                "credited": place["credited"],
                "prominence": place["prominence"],
                "notes": place["notes"],
                "shifts": place["shifts"],
                "here": list(_here(fact, place["outlet"], place["sentence"], comparison, read)),
                "there": list(_there(fact, place["outlet"], comparison, read)),
            }
            for place in row["places"]
            if place["outlet"] in shown
        ],
    }


def _here(
    fact: Fact, outlet: str, sentence: int | None, comparison: Comparison, read: Read
) -> Iterator[Passage]:
    """What this version says: every mention, or the nearest sentence where none was found."""
    told = sorted({one.sentence for one in fact.mentions if one.outlet == outlet})
    for number in told or ([] if sentence is None else [sentence]):
        if passage := _passage(fact, outlet, number, _shifts(fact, outlet, comparison), read):
            yield passage


def _there(fact: Fact, outlet: str, comparison: Comparison, read: Read) -> Iterator[Passage]:
    """The baseline's wording: what the differences point at, else the fact's own sentence."""
    shifts = _shifts(fact, outlet, comparison)
    places = {(shift.baseline_outlet, shift.baseline_sentence) for _, shift in shifts}
    if not places:
        others = [(one.outlet, one.sentence) for one in fact.mentions if one.outlet != outlet]
        own = (fact.outlet, fact.sentence)
        places = {own} if fact.outlet != outlet else set(others[:1])
    for place in sorted(places):
        if passage := _passage(fact, *place, shifts, read):
            yield passage


def _shifts(fact: Fact, outlet: str, comparison: Comparison) -> list[tuple[int, Shift]]:
    return [
        (number, shift)
        for number, shift in claimed(comparison.shifts)
        if (shift.fact, shift.outlet) == (fact.id, outlet)
    ]


def _passage(
    fact: Fact, outlet: str, sentence: int, shifts: list[tuple[int, Shift]], read: Read
) -> Passage | None:
    if (outlet, sentence) not in read:
        return None
    version, reading = read[outlet, sentence]
    place = reading.sentence
    marks = [
        Mark(one.start, one.end, "told", fact.id)
        for one in fact.mentions
        if (one.outlet, one.sentence) == (outlet, sentence)
    ]
    for number, shift in shifts:
        # A passage that lacks something is not marked as a whole: no word of it is the difference.
        lacks = len(shift.version_text) > _LONG
        if (shift.outlet, shift.sentence) == (outlet, sentence) and not lacks:
            marks.append(Mark(shift.start, shift.end, "shifts", number))
        if (shift.baseline_outlet, shift.baseline_sentence) == (outlet, sentence):
            marks.append(Mark(shift.baseline_start, shift.baseline_end, "shifts", number))
    return {
        "outlet": outlet,
        "sentence": sentence,
        "pieces": pieces(version.version.text, place.start, place.end, marks),
    }


def show_matrix(data: Matrix, key: str) -> None:
    """Show facts by versions."""
    _matrix(data=dict(data), key=key)
