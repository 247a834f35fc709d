"""What coders are asked about: cells of the matrix of facts, and sentences.

Units, and what the program says of each, come from a reading that knows no codings: who codes
second is asked the same as who coded first.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.coding.corrections import (
    ADDED,
    COLUMNS,
    FLAGS,
    LISTED,
    OTHER_FACTS,
    SAME_FACT,
    SPLIT,
    STATUS,
    WORDING,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framing.coding.questions import What
    from framing.types import Comparison, Label, Reading, Story, Version

_OF_THE_LIST = frozenset((WORDING, SAME_FACT, OTHER_FACTS, LISTED, SPLIT, ADDED))
_BODY = frozenset(("text", "bullet"))


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that a coder is asked about.

    Attributes:
        id: Tells it from every other unit of any story; the same as long as the version's text is.
        story: What the story is called on the sheet.
        outlet: Whose version it is about.
        text_hash: Of the version's text.
        program: What the program says, by answer; of a cell also ``sentences``.
        sentence: The number of the sentence; of a cell the nearest one, which a label stands at.
        text: The sentence, or the fact's statement.
        before: The sentence before, and ``after`` the one behind it; empty for a cell.
        fact: The fact's id; empty for a sentence.
        length: How many sentences the version has.
        sourced: Whether the story has a source report, which a voice can be.
    """

    id: str
    story: str
    outlet: str
    text_hash: str
    program: Mapping[str, str]
    sentence: int
    text: str
    before: str = ""
    after: str = ""
    fact: str = ""
    length: int = 0
    sourced: bool = True

    @property
    def stratum(self) -> str:
        """Return the program's answer, as units are drawn by it."""
        return ";".join(value for name, value in self.program.items() if name != "sentences")

    def column(self, answer: str) -> str:
        """Return the column of ``labels.csv`` that an answer goes into."""
        return f"{answer}:{self.fact}" if self.fact else answer


def uncoded(story: Story) -> Story:
    """Return a story with the labels about its list of facts alone, and none about its texts."""
    labels = tuple(one for one in story.labels if one.column.partition(":")[0] in _OF_THE_LIST)
    return replace(story, labels=labels)


def units(comparison: Comparison, what: What, story: str) -> tuple[Unit, ...]:
    """Return all units of a story, in the order of its facts or its sentences.

    Args:
        comparison: The ``uncoded`` story compared.
        what: What is coded.
        story: What the story is called on the sheet.
    """
    if what == "facts":
        return tuple(_cells(comparison, story))
    return tuple(_sentences(comparison, what, story))


def answer_labels(unit: Unit, answers: Mapping[str, str], beside: Label) -> list[Label]:
    """Return what a coder answered about a unit as labels, one for each answer.

    Args:
        unit: The unit.
        answers: Value by the name of the answer, as ``questions`` has them.
        beside: Coder, sentences, note and whatever else every one of them shares.
    """
    place = beside.sentences[0] if beside.sentences else unit.sentence
    return [
        replace(beside, outlet=unit.outlet, sentence=place, column=unit.column(name), value=value)
        for name, value in answers.items()
    ]


def has_source(comparison: Comparison) -> bool:
    """Tell whether a sentence can be credited to a source report: one is found, or was named."""
    named = comparison.story.source
    return comparison.source is not None or (named is not None and bool(named.name))


def text_hash(version: Version) -> str:
    """Return what tells whether a version's text is still the one that was coded."""
    return "sha256:" + hashlib.sha256(version.text.encode()).hexdigest()[:16]


def _cells(comparison: Comparison, story: str) -> Iterator[Unit]:
    hashes = {one.version.outlet: text_hash(one.version) for one in comparison.versions}
    lengths = {one.version.outlet: len(one.readings) for one in comparison.versions}
    facts = {fact.id: fact for fact in comparison.facts}
    place = {fact: number for number, fact in enumerate(facts)}
    for row in sorted(comparison.coverage, key=lambda row: place[row.fact]):
        fact = facts[row.fact]
        # In the version whose words the fact has it answers itself.
        if row.outlet == fact.outlet:
            continue
        told = [one.sentence for one in fact.mentions if one.outlet == row.outlet]
        program = {STATUS: row.status, "sentences": ";".join(map(str, sorted(set(told))))}
        yield Unit(
            _id(hashes[row.outlet], row.outlet, row.fact),
            story,
            row.outlet,
            hashes[row.outlet],
            program,
            row.sentence or 0,
            fact.statement,
            fact=row.fact,
            length=lengths[row.outlet],
            sourced=has_source(comparison),
        )


def _sentences(comparison: Comparison, what: What, story: str) -> Iterator[Unit]:
    for read in comparison.versions:
        version, hashed = read.version, text_hash(read.version)
        words = [version.text[one.sentence.start : one.sentence.end] for one in read.readings]
        for number, reading in enumerate(read.readings):
            if what == "cues" and reading.sentence.kind not in _BODY:
                continue
            said = program_values(reading)
            yield Unit(
                _id(hashed, version.outlet, str(reading.sentence.index)),
                story,
                version.outlet,
                hashed,
                {"role": said["role"], "voice": said["voice"]}
                if what == "roles"
                else {flag: said[flag] for flag in FLAGS},
                reading.sentence.index,
                words[number],
                words[number - 1] if number else "",
                words[number + 1] if number + 1 < len(words) else "",
                length=len(words),
                sourced=has_source(comparison),
            )


def program_values(reading: Reading) -> dict[str, str]:
    """Return what the program says of a sentence, column by column, written as labels are."""
    said: dict[str, str] = {}
    for column in COLUMNS:
        if column == "voice":
            said[column] = reading.voice.voice
        elif column == "facts":
            said[column] = ";".join(sorted(reading.facts))
        else:
            value = getattr(reading, column)
            said[column] = str(int(value)) if isinstance(value, bool) else str(value)
    return said


def _id(*parts: str) -> str:
    # A letter in front: a spreadsheet would take "12e45" for a number.
    return "u" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
