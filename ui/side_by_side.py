"""A comparison as plain data for the screen of columns: versions in pieces, facts with places.

Offsets end here: the browser counts characters differently, so it gets the pieces of text.
"""

from __future__ import annotations

from itertools import count as count_from
from itertools import pairwise
from typing import TYPE_CHECKING, TypedDict

from cards import Card, cue_card, sentence_card
from wording import count, wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from framing.types import Comparison, Coverage, Cue, Fact, Reading, Shift, VersionReading


class Piece(TypedDict):
    """A run of words under the same cues (numbers into the version's list)."""

    text: str
    cues: list[int]


class SentenceData(TypedDict):
    """One sentence; ``after`` is the white space up to the next one."""

    n: int
    role: str
    pieces: list[Piece]
    after: str
    facts: list[str]
    card: Card


class BlockData(TypedDict):
    """One paragraph, heading or list item."""

    kind: str
    sentences: list[SentenceData]


class CueData(TypedDict):
    """One cue, as it is explained."""

    dimension: str
    counted: bool
    words: str
    card: Card


class VersionData(TypedDict):
    """One column. ``mark`` is its number in the story, whatever is shown, or A for the article."""

    mark: str
    outlet: str
    article: bool
    shown: bool
    note: str
    blocks: list[BlockData]
    cues: list[CueData]


class Place(TypedDict):
    """One fact in one version: ``sentence`` is where to scroll to, ``sentences`` all mentions."""

    mark: str
    outlet: str
    status: str
    sentence: int | None
    sentences: list[int]
    notes: list[str]


class FactData(TypedDict):
    """One fact of the rail."""

    id: str
    statement: str
    note: str
    places: list[Place]


class Screen(TypedDict):
    """Everything the columns show."""

    story: str
    versions: list[VersionData]
    facts: list[FactData]
    legend: dict[str, list[dict[str, str]]]


_LEGENDS = ("role", "cue", "status")


def screen(comparison: Comparison, shown: Collection[str], story: str = "") -> Screen:
    """Return what the columns show of a comparison.

    Args:
        comparison: the result to show.
        shown: outlets that get a column; facts have a place for every version all the same.
        story: a name under which the browser remembers the chosen fact.
    """
    marked = _marked(comparison)
    return {
        "story": story,
        "versions": [
            _version(version, mark, comparison, shown=version.version.outlet in shown)
            for mark, version in marked.items()
        ],
        "facts": _facts(comparison, marked),
        "legend": {
            kind: [{"key": key, **texts} for key, texts in wording()[kind].items()]
            for kind in _LEGENDS
        },
    }


def ordered(comparison: Comparison) -> list[VersionReading]:
    """Return the versions in the order of the story, a scored article first."""
    return sorted(
        comparison.versions, key=lambda version: version.version.outlet != comparison.article
    )


def _marked(comparison: Comparison) -> dict[str, VersionReading]:
    """Number the versions as the story does; a scored article comes first and has a letter."""
    numbers = count_from(1)
    return {
        "A" if version.version.outlet == comparison.article else str(next(numbers)): version
        for version in ordered(comparison)
    }


def _version(
    version: VersionReading, mark: str, comparison: Comparison, *, shown: bool
) -> VersionData:
    read = version.version
    cues = [cue for reading in version.readings for cue in reading.cues]
    return {
        "mark": mark,
        "outlet": read.outlet,
        "article": read.outlet == comparison.article,
        "shown": shown,
        "note": f"{read.published.day} {read.published:%B %Y}" if read.published else "",
        # What has no column need not travel.
        "blocks": _blocks(version, cues) if shown else [],
        "cues": [_cue(cue, read.text) for cue in cues] if shown else [],
    }


def _cue(cue: Cue, text: str) -> CueData:
    return {
        "dimension": cue.dimension,
        "counted": cue.counted,
        "words": text[cue.start : cue.end],
        "card": cue_card(cue),
    }


def _blocks(version: VersionReading, cues: Sequence[Cue]) -> list[BlockData]:
    text = version.version.text
    numbers = {id(cue): number for number, cue in enumerate(cues)}
    found: dict[int, list[SentenceData]] = {}
    for position, reading in enumerate(version.readings):
        one = reading.sentence
        follows = version.readings[position + 1 : position + 2]
        same_block = bool(follows) and follows[0].sentence.block == one.block
        found.setdefault(one.block, []).append(
            {
                "n": one.index,
                "role": reading.role,
                "pieces": _pieces(reading, text, numbers),
                "after": text[one.end : follows[0].sentence.start] if same_block else "",
                "facts": list(reading.facts),
                "card": sentence_card(reading),
            }
        )
    return [
        {"kind": version.version.blocks[block].kind, "sentences": sentences}
        for block, sentences in found.items()
    ]


def _pieces(reading: Reading, text: str, numbers: dict[int, int]) -> list[Piece]:
    """Cut a sentence wherever a cue begins or ends; cues may overlap."""
    start, end = reading.sentence.start, reading.sentence.end
    edges = {start, end}
    for cue in reading.cues:
        edges |= {min(max(cue.start, start), end), min(max(cue.end, start), end)}
    return [
        {
            "text": text[left:right],
            "cues": [
                numbers[id(cue)] for cue in reading.cues if cue.start <= left and right <= cue.end
            ],
        }
        for left, right in pairwise(sorted(edges))
    ]


def _facts(comparison: Comparison, marked: Mapping[str, VersionReading]) -> list[FactData]:
    coverage = {(row.fact, row.outlet): row for row in comparison.coverage}
    shifts: dict[tuple[str, str], list[Shift]] = {}
    for shift in comparison.shifts:
        shifts.setdefault((shift.fact, shift.outlet), []).append(shift)
    outlets = {mark: version.version.outlet for mark, version in marked.items()}
    return [
        {
            "id": fact.id,
            "statement": fact.statement,
            "note": _fact_note(fact, len(comparison.story.versions)),
            "places": [
                _place(
                    fact,
                    mark,
                    outlet,
                    coverage.get((fact.id, outlet)),
                    shifts.get((fact.id, outlet), ()),
                )
                for mark, outlet in outlets.items()
            ],
        }
        for fact in comparison.facts
    ]


def _fact_note(fact: Fact, versions: int) -> str:
    note = f"credited by {len(fact.credited_by)} of {count(versions, 'version')}"
    return f"{note}; contested" if fact.contested else note


def _place(
    fact: Fact, mark: str, outlet: str, row: Coverage | None, shifts: Iterable[Shift]
) -> Place:
    mentions = sorted({one.sentence for one in fact.mentions if one.outlet == outlet})
    return {
        "mark": mark,
        "outlet": outlet,
        "status": row.status if row else "unclear",
        "sentence": row.sentence if row else next(iter(mentions), None),
        "sentences": mentions,
        "notes": _place_notes(fact, outlet, row, shifts),
    }


def _place_notes(
    fact: Fact, outlet: str, row: Coverage | None, shifts: Iterable[Shift]
) -> list[str]:
    notes = []
    if row and row.status in {"carried", "altered"}:
        notes.append("Credited to the source report" if row.credited else "Not credited here")
    if outlet in fact.founded_by:
        notes.append("One of the versions the fact is taken from")
    return notes + [_shift_note(shift) for shift in shifts]


def _shift_note(shift: Shift) -> str:
    name = str(wording()["shift"][shift.kind])
    if not shift.contested:
        return f"{name}. {shift.why}"
    return f"{name}, contested. {shift.why.removeprefix('contested: ')}"


def baseline_line(comparison: Comparison) -> str:
    """Say what the baseline is and what it rests on."""
    pattern = wording()["baseline"][comparison.baseline]
    founders = {outlet for fact in comparison.facts for outlet in fact.founded_by}
    return str(pattern).format(
        facts=count(len(comparison.facts), "fact"),
        source=comparison.source.name if comparison.source else "the source report",
        founders=len(founders),
        versions=len(comparison.story.versions),
    )
