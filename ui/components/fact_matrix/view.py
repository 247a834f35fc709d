"""Facts by versions as plain data: a line a fact, which opens to every wording."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from shared.component_files import component
from shared.fact_quotes import TOLD, fact_note, fact_quote
from shared.set_statuses import set_statuses
from shared.story_texts import (
    Name,
    Passage,
    choices,
    fact_numbers,
    name_of,
    sentence_text,
    statements,
    versions_by_outlet,
)

from framing.facts.model_statuses import is_by_model
from framing.report.baseline_summary import scored_facts
from framing.report.safe_text import one_line
from framing.report.version_summary import version_summaries
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.types import Comparison, Coverage, VersionReading

_matrix = component(Path(__file__).parent)


class Cell(TypedDict):
    """What one version does with one fact: in its words, and who said so if a person did.

    ``sentence`` is the one that is quoted, None where nothing is near; ``more`` are the other
    sentences that tell it.
    """

    status: str
    quote: Passage | None
    more: list[Passage]
    sentence: int | None
    note: str
    by: str
    model: bool


class Line(TypedDict):
    """One fact; ``told`` counts the versions that tell it, ``shifts`` the differences claimed."""

    n: int
    fact: str
    statement: str
    told: int
    shifts: int
    cells: list[Cell]


class MatrixData(TypedDict):
    """The matrix: the list's facts, and beside them those that several tell and none credits.

    ``texts`` are the sentences of each version that can be chosen as telling a fact.
    """

    versions: list[Name]
    outlets: list[str]
    heading: str
    lines: list[Line]
    beside: list[Line]
    totals: list[int]
    statuses: dict[str, str]
    texts: list[list[tuple[int, str]]]
    words: dict[str, str]


def matrix_data(comparison: Comparison) -> MatrixData:
    """Return the matrix of a comparison; totals are the counts of the sentences and bars above."""
    texts = words("story_page")
    listed = {fact.id for fact in scored_facts(comparison)}
    lines = _lines(comparison)
    summaries = version_summaries(comparison)
    outlets = [version.version.outlet for version in comparison.versions]
    source = comparison.source
    heading = (
        str(texts["matrix_credited"]).format(source=one_line(source.name))
        if source and comparison.baseline in {"cited", "text"}
        else str(texts["matrix_shared"])
    )
    return {
        "versions": [name_of(outlet) for outlet in outlets],
        "outlets": outlets,
        "heading": heading,
        "lines": [line for line in lines if line["fact"] in listed],
        "beside": [line for line in lines if line["fact"] not in listed],
        "totals": [len(summaries[outlet].told) for outlet in outlets],
        "statuses": {key: str(entry["name"]) for key, entry in words("status").items()},
        "texts": [choices(version) for version in comparison.versions],
        "words": dict(texts),
    }


def _lines(comparison: Comparison) -> list[Line]:
    numbers, said = fact_numbers(comparison), statements(comparison)
    rows = {(row.fact, row.outlet): row for row in comparison.coverage}
    by_hand, versions = set_statuses(comparison), versions_by_outlet(comparison)
    told = _told(comparison)
    shifts = [shift.fact for shift in comparison.shifts if shift.kind != "wording"]

    def cell(row: Coverage) -> Cell:
        return {
            "status": row.status,
            "quote": fact_quote(row, versions[row.outlet]),
            "more": _more(row, versions[row.outlet], told),
            "sentence": row.sentence,
            "note": fact_note(row, comparison),
            "by": by_hand.get((row.outlet, row.fact), ""),
            "model": is_by_model(row),
        }

    lines: list[Line] = []
    for fact in comparison.facts:
        cells = [cell(rows[fact.id, outlet]) for outlet in versions]
        lines.append(
            {
                "n": numbers[fact.id],
                "fact": fact.id,
                "statement": said[fact.id],
                "told": sum(one["status"] in {"carried", "altered"} for one in cells),
                "shifts": shifts.count(fact.id),
                "cells": cells,
            }
        )
    return lines


def _told(comparison: Comparison) -> dict[tuple[str, str], list[int]]:
    """Return the sentences that tell each fact, by fact and outlet."""
    told: dict[tuple[str, str], list[int]] = {}
    for version in comparison.versions:
        for reading in version.readings:
            for fact in reading.facts:
                told.setdefault((fact, version.version.outlet), []).append(reading.sentence.index)
    return told


def _more(
    row: Coverage, version: VersionReading, told: dict[tuple[str, str], list[int]]
) -> list[Passage]:
    """Return the sentences that tell a fact beside the one that is quoted, if it is told."""
    if row.status not in TOLD:
        return []
    others = [number for number in told.get((row.fact, row.outlet), ()) if number != row.sentence]
    return [
        {"before": sentence_text(version, number), "words": "", "after": ""} for number in others
    ]


def show_matrix(data: str, key: str, on_ask: Callable[[], None]) -> Any:
    """Show the matrix, written as JSON; ``on_ask`` is called when somebody asks for anything."""
    return _matrix(data={"matrix": data}, key=key, on_ask_change=on_ask)
