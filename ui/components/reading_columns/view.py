"""Versions side by side as plain data: text in pieces, facts with places, notes with reasons."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from shared.component_files import component
from shared.fact_quotes import fact_note
from shared.set_statuses import set_statuses
from shared.story_texts import Name, fact_numbers, name_of, short, statements

from components.reading_columns.lens_notes import (
    Choice,
    Marked,
    Note,
    lens_notes,
    mark_choices,
)
from components.reading_columns.sentence_pieces import Piece, Told, fact_pieces, marked_pieces
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
_SURE = {"voice": ("credit",), "commentary": ("commentary",), "hedging": ("hedging", "speculation")}


class SentenceData(TypedDict):
    """One sentence; ``after`` is the white space up to the next one; ``note`` numbers its note."""

    n: int
    pieces: list[Piece]
    after: str
    note: int
    body: bool


class BlockData(TypedDict):
    """One paragraph, heading or list item; what is no part of the article is only counted."""

    kind: str
    sentences: list[SentenceData]


class ColumnData(TypedDict):
    """One version."""

    outlet: str
    name: Name
    blocks: list[BlockData]
    notes: list[Note]
    body: int


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
    """All that the columns show under one lens."""

    story: str
    lens: str
    columns: list[ColumnData]
    facts: list[FactData]
    choices: list[Choice]
    about: list[str]
    unmarked: str
    source: bool
    words: dict[str, str]


def reading_data(
    comparison: Comparison, outlets: Sequence[str], lens: str, story: str
) -> ReadingData:
    """Return what is shown of some versions under one lens.

    Args:
        comparison: The result.
        outlets: The versions, in the order of the columns.
        lens: What to look for: a key of ``[lens]`` in the words.
        story: A name under which the browser keeps what was chosen.
    """
    versions = {version.version.outlet: version for version in comparison.versions}
    told = _told(comparison) if lens == "facts" else {}
    return {
        "story": story,
        "lens": lens,
        "columns": [_column(versions[outlet], lens, told) for outlet in outlets],
        "facts": _facts(comparison, outlets) if lens == "facts" else [],
        "choices": mark_choices(lens),
        "about": about(lens),
        "unmarked": _unmarked(lens),
        "source": comparison.source is not None,
        "words": {
            **words("reading"),
            "marked": str(words("lens_marked").get(lens, "")),
            "none": str(words("lens_none").get(lens, "")),
            "missed_line": missed_line(),
            "tells_it": str(words("story_page")["tells_it"]),
            "differently": str(words("story_page")["tells_differently"]),
            "does_not": str(words("story_page")["does_not"]),
            **{f"status_{key}": str(one["name"]) for key, one in words("status").items()},
        },
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


def _column(
    version: VersionReading, lens: str, told: Mapping[tuple[str, int], list[Told]]
) -> ColumnData:
    text, outlet = version.version.text, version.version.outlet
    marked = lens_notes(version, lens)
    by_sentence = {one.note["sentence"]: (number, one) for number, one in enumerate(marked)}
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
        number, note = by_sentence.get(sentence.index, (-1, None))
        block["sentences"].append(
            {
                "n": sentence.index,
                "pieces": _pieces(
                    text, sentence.start, sentence.end, note, told.get((outlet, sentence.index), [])
                ),
                "after": " " if same_block else "",
                "note": number,
                "body": is_body(reading),
            }
        )
    return {
        "outlet": outlet,
        "name": name_of(outlet),
        "blocks": list(blocks.values()),
        "notes": [one.note for one in marked],
        "body": sum(is_body(reading) for reading in version.readings),
    }


def _pieces(
    text: str, start: int, end: int, note: Marked | None, told: Sequence[Told]
) -> list[Piece]:
    if told:
        return fact_pieces(text, start, end, told)
    return marked_pieces(text, start, end, note.spans if note else ())


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
        start: What is to be shown at first: ``fact``, or ``outlet`` and ``sentence``.
    """
    return _columns(data={"reading": data, "start": dict(start)}, key=key, on_ask_change=on_ask)
