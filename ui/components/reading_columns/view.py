"""Versions side by side as plain data: text in pieces, facts with places, notes with reasons.

All lenses at once, so that another one is chosen without asking Python.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from shared.component_files import component
from shared.fact_quotes import fact_note
from shared.set_statuses import set_statuses
from shared.story_texts import Name, fact_numbers, name_of, short, statements

from components.reading_columns.lens_notes import (
    MARKS,
    Choice,
    Note,
    Span,
    lens_notes,
    mark_choices,
)
from components.reading_columns.sentence_pieces import Piece, Told, pieces
from framing.facts.shift_claims import CONTESTED, HEADLINE
from framing.report.mark_certainty import (
    found_line,
    mark_certainty,
    missed_line,
    right_line,
    shift_certainty,
    unmarked,
)
from framing.report.safe_text import one_line
from framing.report.words import capital, words
from framing.statistics.measures import is_body

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from framing.types import Comparison, VersionReading

_FILES = ("text.js", "facts.js", "notes.js", "reading_columns.js")
_columns = component(Path(__file__).parent, *_FILES)

MOST_COLUMNS = 5
_ANSWERING = (
    *("tells_it", "tells_differently", "does_not"),
    *("other_sentence", "which_sentence", "choose_sentence"),
)
_SURE = {"voice": ("credit",), "commentary": ("commentary",), "hedging": ("hedging", "speculation")}


class SentenceData(TypedDict):
    """One sentence; ``after`` is the white space up to the next one."""

    n: int
    pieces: list[Piece]
    after: str
    body: bool


class BlockData(TypedDict):
    """One paragraph, heading or list item; what is no part of the article is only counted."""

    kind: str
    sentences: list[SentenceData]


class ColumnData(TypedDict):
    """One version, with the notes of every lens."""

    outlet: str
    name: Name
    blocks: list[BlockData]
    notes: dict[str, list[Note]]
    body: int


class LensData(TypedDict):
    """What one lens looks for, how its marks are called, and what is said about them.

    ``marks`` are the kinds of pieces that it shows; ``choices`` how an unmarked sentence is marked.
    """

    name: str
    marks: list[str]
    choices: list[Choice]
    about: list[str]
    unmarked: str
    marked: str
    none: str


class CellData(TypedDict):
    """One fact in one version; ``sentence`` is -1 where nothing is near."""

    status: str
    sentence: int
    note: str
    credited: bool
    by: str


class FactData(TypedDict):
    """One fact, with what every shown version does with it, in the order of the columns."""

    n: int
    fact: str
    statement: str
    beside: bool
    cells: list[CellData]
    shifts: list[dict[str, Any]]


class ReadingData(TypedDict):
    """All that the columns show, under every lens: another one is chosen in the page."""

    story: str
    lenses: dict[str, LensData]
    columns: list[ColumnData]
    facts: list[FactData]
    source: bool
    words: dict[str, Any]


def reading_data(comparison: Comparison, outlets: Sequence[str], story: str) -> ReadingData:
    """Return what is shown of some versions.

    Args:
        comparison: The result.
        outlets: The versions, in the order of the columns.
        story: A name under which the browser keeps what was chosen.
    """
    versions = {version.version.outlet: version for version in comparison.versions}
    told = _told(comparison)
    return {
        "story": story,
        "lenses": {lens: _lens(lens, str(name)) for lens, name in words("lens").items()},
        "columns": [_column(versions[outlet], told) for outlet in outlets],
        "facts": _facts(comparison, outlets),
        "source": comparison.source is not None,
        "words": {
            **words("reading"),
            "missed_line": missed_line(),
            "numbers": list(words("numbers")["small"]),
            "answering": {name: str(words("story_page")[name]) for name in _ANSWERING},
            **{f"status_{key}": str(one["name"]) for key, one in words("status").items()},
        },
    }


def _lens(lens: str, name: str) -> LensData:
    return {
        "name": name,
        "marks": list(MARKS.get(lens, ())),
        "choices": mark_choices(lens),
        "about": about(lens),
        "unmarked": _unmarked(lens),
        "marked": str(words("lens_marked").get(lens, "")),
        "none": str(words("lens_none").get(lens, "")),
    }


def about(lens: str) -> list[str]:
    """Say what a lens marks and how sure that is; nothing where it marks nothing."""
    if lens not in words("lens_means"):
        return []
    lines = [str(words("lens_means")[lens])]
    for key in _SURE.get(lens, ()):
        mark = mark_certainty()[key]
        lines += [right_line(mark), found_line(mark)]
    return lines


def _unmarked(lens: str) -> str:
    text = str(words("lens_unmarked").get(lens, ""))
    keys = _SURE.get(lens)
    return text.format(n=unmarked(mark_certainty()[keys[-1]])) if keys else text


def _told(comparison: Comparison) -> Mapping[tuple[str, int], list[Told]]:
    told: dict[tuple[str, int], list[Told]] = {}
    for fact in comparison.facts:
        for one in fact.mentions:
            told.setdefault((one.outlet, one.sentence), []).append(
                Told(fact.id, one.start, one.end)
            )
    return told


def _column(version: VersionReading, told: Mapping[tuple[str, int], list[Told]]) -> ColumnData:
    text, outlet = version.version.text, version.version.outlet
    marked = {lens: lens_notes(version, lens) for lens in MARKS}
    spans: dict[int, list[Span]] = {}
    for notes in marked.values():
        for one in notes:
            spans.setdefault(one.note["sentence"], []).extend(one.spans)
    blocks: dict[int, BlockData] = {}
    for place, reading in enumerate(version.readings):
        sentence = reading.sentence
        block = blocks.setdefault(
            sentence.block,
            {
                "kind": "boilerplate"
                if reading.role == "boilerplate"
                else version.version.blocks[sentence.block].kind,
                "sentences": [],
            },
        )
        follows = version.readings[place + 1 : place + 2]
        same_block = bool(follows) and follows[0].sentence.block == sentence.block
        block["sentences"].append(
            {
                "n": sentence.index,
                "pieces": pieces(
                    text,
                    sentence.start,
                    sentence.end,
                    told.get((outlet, sentence.index), []),
                    spans.get(sentence.index, []),
                ),
                "after": " " if same_block else "",
                "body": is_body(reading),
            }
        )
    return {
        "outlet": outlet,
        "name": name_of(outlet),
        "blocks": list(blocks.values()),
        "notes": {lens: [one.note for one in notes] for lens, notes in marked.items()},
        "body": sum(is_body(reading) for reading in version.readings),
    }


def _facts(comparison: Comparison, outlets: Sequence[str]) -> list[FactData]:
    numbers, said = fact_numbers(comparison), statements(comparison)
    rows = {(row.fact, row.outlet): row for row in comparison.coverage}
    by_hand = set_statuses(comparison)
    listed = {fact.id for fact in comparison.facts if fact.tier == "credited"}
    shifts = _shifts(comparison, outlets)
    return [
        {
            "n": numbers[fact.id],
            "fact": fact.id,
            "statement": said[fact.id],
            "beside": bool(listed) and fact.id not in listed,
            "cells": [
                {
                    "status": row.status,
                    "sentence": -1 if row.sentence is None else row.sentence,
                    "note": fact_note(row, comparison),
                    "credited": row.credited,
                    "by": by_hand.get((row.outlet, fact.id), ""),
                }
                for row in (rows[fact.id, outlet] for outlet in outlets)
            ],
            "shifts": shifts.get(fact.id, []),
        }
        for fact in comparison.facts
    ]


def _shifts(comparison: Comparison, outlets: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Return what is claimed to differ between two shown versions, by fact."""
    found: dict[str, list[dict[str, Any]]] = {}
    texts = words("reading")
    for shift in comparison.shifts:
        if shift.kind == "wording" or shift.why.startswith(HEADLINE):
            continue
        if not {shift.outlet, shift.baseline_outlet} <= set(outlets):
            continue
        sure = shift_certainty()[shift.kind]
        name = capital(str(words("shift")[shift.kind]["name"]))
        found.setdefault(shift.fact, []).append(
            {
                "name": name,
                "one": outlets.index(shift.outlet),
                "other": outlets.index(shift.baseline_outlet),
                "words": one_line(shift.version_text),
                "other_words": one_line(shift.baseline_text),
                "outlet": short(shift.outlet),
                "other_outlet": short(shift.baseline_outlet),
                "why": one_line(shift.why.removeprefix(CONTESTED)),
                "contested": shift.contested,
                "refuse": {
                    "fact": shift.fact,
                    "outlet": shift.outlet,
                    "sentence": shift.sentence,
                    "kind": shift.kind,
                },
                "sure": str(texts["named_sure"]).format(
                    name=name,
                    right=sure.right[0],
                    marked=sure.right[1],
                    found=sure.found[0],
                    there=sure.found[1],
                ),
            }
        )
    return found


def show_reading(data: str, key: str, on_ask: Callable[[], None], start: Mapping[str, str]) -> Any:
    """Show the columns, written as JSON.

    Args:
        data: A ``ReadingData`` as JSON.
        key: The component's name on its page.
        on_ask: Called when somebody answers.
        start: What is to be shown at first: ``lens``, ``fact``, or ``outlet`` and ``sentence``.
    """
    return _columns(data={"reading": data, "start": dict(start)}, key=key, on_ask_change=on_ask)
