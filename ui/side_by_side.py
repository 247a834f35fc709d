"""A comparison as plain data for the screen of columns: versions in pieces, facts with places.

Offsets end here: the browser counts characters differently, so it gets the pieces of text.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypedDict

from cards import Card, cue_card, sentence_card
from fact_places import FactData, facts_data
from marks import marked
from wording import count, wording

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from framing.types import Comparison, Cue, Reading, VersionReading


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
    versions = marked(comparison)
    return {
        "story": story,
        "versions": [
            _version(version, mark, comparison, shown=version.version.outlet in shown)
            for mark, version in versions.items()
        ],
        "facts": facts_data(comparison),
        "legend": {
            kind: [{"key": key, **texts} for key, texts in wording()[kind].items()]
            for kind in _LEGENDS
        },
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
