"""A comparison as plain data for the screen of columns: versions in pieces, facts with places.

Offsets end here: the browser counts characters differently, so it gets the pieces of text.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from shared.component_files import component
from shared.fact_places import FactData, facts_data
from shared.marked_passages import Mark, Piece, fact_marks, pieces
from shared.version_order import marked
from shared.wording import entries, names

from components.columns.cards import Card, cue_card, sentence_card
from framing.facts.shift_claims import HEADLINE
from framing.statistics.measures import weighs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from framing.types import Comparison, Cue, Reading, VersionReading

    Marks = Mapping[tuple[str, int], Sequence[Mark]]


class SentenceData(TypedDict):
    """One sentence; ``after`` is the white space up to the next one, ``set`` who corrected it."""

    n: int
    role: str
    voice: str
    set: str
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
    start: int
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


class Screen(TypedDict):
    """Everything the columns show."""

    story: str
    versions: list[VersionData]
    facts: list[FactData]
    legend: dict[str, list[dict[str, str]]]
    correctable: bool


class Jump(TypedDict):
    """Where to go once: a version's sentence, and the cue in it; ``nonce`` tells jumps apart."""

    outlet: str
    sentence: int
    start: int
    nonce: int


_SCRIPTS = ("build.js", "card.js", "links.js", "filter.js", "facts.js", "main.js")
_columns = component(Path(__file__).parent, *_SCRIPTS)
_LEGENDS = ("role", "cue", "status", "voice")


def screen(
    comparison: Comparison,
    shown: Collection[str],
    story: str = "",
    *,
    correctable: bool = False,
) -> Screen:
    """Return what the columns show of a comparison.

    Args:
        comparison: the result to show.
        shown: outlets that get a column; facts have a place for every version all the same.
        story: a name under which the browser remembers the chosen fact.
        correctable: whether sentences and facts can be corrected where they are shown.
    """
    versions = marked(comparison)
    marks = fact_marks(comparison)
    return {
        "story": story,
        "versions": [
            _version(version, mark, comparison, marks if version.version.outlet in shown else None)
            for mark, version in versions.items()
        ],
        "facts": facts_data(comparison),
        "legend": {
            kind: [{"key": key, **texts} for key, texts in entries(kind).items()]
            for kind in _LEGENDS
        },
        "correctable": correctable,
    }


def _version(
    version: VersionReading, mark: str, comparison: Comparison, marks: Marks | None
) -> VersionData:
    read, shown = version.version, marks is not None
    cues = [cue for reading in version.readings for cue in reading.cues]
    return {
        "mark": mark,
        "outlet": read.outlet,
        "article": read.outlet == comparison.article,
        "shown": shown,
        "note": f"{read.published.day} {read.published:%B %Y}" if read.published else "",
        # What has no column need not travel.
        "blocks": _blocks(version, cues, marks, _headline(comparison)) if marks is not None else [],
        "cues": [
            _cue(cue, reading, read.text) for reading in version.readings for cue in reading.cues
        ]
        if shown
        else [],
    }


def _cue(cue: Cue, reading: Reading, text: str) -> CueData:
    return {
        "dimension": cue.dimension,
        "counted": weighs(cue, reading),
        "start": cue.start,
        "words": text[cue.start : cue.end],
        "card": cue_card(cue, reading),
    }


def _blocks(
    version: VersionReading,
    cues: Sequence[Cue],
    marks: Marks,
    headline: Mapping[tuple[str, int], Card],
) -> list[BlockData]:
    text, outlet = version.version.text, version.version.outlet
    numbers = {id(cue): number for number, cue in enumerate(cues)}
    by_block: dict[int, list[SentenceData]] = {}
    for position, reading in enumerate(version.readings):
        place = reading.sentence
        follows = version.readings[position + 1 : position + 2]
        same_block = bool(follows) and follows[0].sentence.block == place.block
        by_block.setdefault(place.block, []).append(
            {
                "n": place.index,
                "role": reading.role,
                "voice": reading.voice.voice,
                "set": ", ".join(sorted(set(reading.set_by.values()))),
                "pieces": pieces(
                    text,
                    place.start,
                    place.end,
                    (*_cue_marks(reading, numbers), *marks.get((outlet, place.index), ())),
                ),
                "after": text[place.end : follows[0].sentence.start] if same_block else "",
                "facts": list(reading.facts),
                "card": [*sentence_card(reading), *headline.get((outlet, place.index), ())],
            }
        )
    return [
        {"kind": version.version.blocks[block].kind, "sentences": sentences}
        for block, sentences in by_block.items()
    ]


def _cue_marks(reading: Reading, numbers: dict[int, int]) -> list[Mark]:
    return [Mark(cue.start, cue.end, "cues", numbers[id(cue)]) for cue in reading.cues]


def _headline(comparison: Comparison) -> dict[tuple[str, int], Card]:
    """What a heading says otherwise than the text: that is said where the heading is explained."""
    cards: dict[tuple[str, int], Card] = {}
    kinds = names("shift")
    for shift in comparison.shifts:
        if shift.why.startswith(HEADLINE):
            why = shift.why.removeprefix(HEADLINE)
            line = f"{why} “{shift.baseline_text}” → “{shift.version_text}”"
            cards.setdefault((shift.outlet, shift.sentence), []).append((kinds[shift.kind], line))
    return cards


def show_columns(data: str, key: str, jump: Jump | None = None) -> None:
    """Show versions side by side with the facts beside them.

    Args:
        data: a ``Screen`` as JSON.
        key: the name of the component on its page.
        jump: where to go once.
    """
    _columns(data={"screen": data, "jump": jump}, key=key)
