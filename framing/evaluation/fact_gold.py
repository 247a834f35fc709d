"""Labelled stories: which sentence of which version tells which fact.

A story has a folder with ``facts.tsv`` (fact, gist, credited) and ``links.tsv`` (fact, outlet,
start, end, relation): the relation is ``same``, ``differs:KIND``, or ``part`` where a careful
reader would hesitate. Offsets are those of sentences.csv.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.ingest import read_story
from framing.pipeline import compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from framing.types import Comparison, Story

Place = tuple[str, int]
"""A sentence: its outlet and number."""


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A story and what a reader found in it.

    Attributes:
        name: The name of its folder.
        story: The story.
        full: The facts that each sentence tells.
        doubtful: Those of which it tells a vague or side part.
        gists: Every fact in a few words.
        listed: The facts that two versions tell, or one credits to the source report.
        differs: Where a fact is told with a difference of substance: fact, outlet and kind.
        tellings: How a sentence tells a fact, where the labels say so: "paraphrase", "pronoun".
    """

    name: str
    story: Story
    full: Mapping[Place, frozenset[str]]
    doubtful: Mapping[Place, frozenset[str]]
    gists: Mapping[str, str]
    listed: frozenset[str]
    differs: frozenset[tuple[str, str, str]] = frozenset()
    tellings: Mapping[tuple[Place, str], str] = field(default_factory=dict)

    def tells(self, place: Place) -> frozenset[str]:
        """Return the facts that a sentence tells."""
        return self.full.get(place, frozenset())

    def may_tell(self, place: Place) -> frozenset[str]:
        """Return those and the ones of which it tells a part."""
        return self.tells(place) | self.doubtful.get(place, frozenset())

    def telling(self, fact: str) -> frozenset[Place]:
        """Return the sentences that tell a fact."""
        return frozenset(place for place, facts in self.full.items() if fact in facts)

    def cell(self, fact: str, outlet: str) -> bool | None:
        """Return whether a version tells a fact; None where it tells a part of it only."""
        if any(place[0] == outlet for place in self.telling(fact)):
            return True
        parts = (place for place, facts in self.doubtful.items() if fact in facts)
        return None if any(place[0] == outlet for place in parts) else False


def gold_stories(gold: Path, stories: Path) -> list[GoldStory]:
    """Return every labelled story, by name.

    Args:
        gold: The folder with a folder for each labelled story.
        stories: The folder with the stories under the same names.
    """
    folders = sorted(file.parent for file in gold.glob("*/links.tsv"))
    return [gold_story(folder, read_story(stories / folder.name)) for folder in folders]


def gold_story(labels: Path, story: Story, comparison: Comparison | None = None) -> GoldStory:
    """Return a labelled story, its labels laid onto the program's sentences.

    Args:
        labels: The folder with its ``facts.tsv`` and ``links.tsv``.
        story: The story.
        comparison: The story compared, where it is at hand: only its sentences count.
    """
    places = _places(comparison or compare(story))
    differs: set[tuple[str, str, str]] = set()
    tellings: dict[tuple[Place, str], str] = {}
    full: dict[Place, set[str]] = {}
    doubtful: dict[Place, set[str]] = {}
    for row in _rows(labels / "links.tsv"):
        span = int(row["start"]), int(row["end"])
        for place, own in places.items():
            if place[0] == row["outlet"] and _overlap(own, span):
                facts = doubtful if row["relation"] == "part" else full
                facts.setdefault(place, set()).add(row["fact"])
                tellings[place, row["fact"]] = row.get("telling") or ""
        if row["relation"].startswith("differs:"):
            differs.add((row["fact"], row["outlet"], row["relation"].partition(":")[2]))
    told: dict[str, set[str]] = {}
    for place, ids in full.items():
        for fact in ids:
            told.setdefault(fact, set()).add(place[0])
    rows = list(_rows(labels / "facts.tsv"))
    return GoldStory(
        name=labels.name,
        story=story,
        full={place: frozenset(facts) for place, facts in full.items()},
        doubtful={place: frozenset(facts) for place, facts in doubtful.items()},
        gists={row["fact"]: row["gist"] for row in rows},
        listed=frozenset(
            row["fact"] for row in rows if row["credited"] or len(told.get(row["fact"], ())) > 1
        ),
        differs=frozenset(differs),
        tellings=tellings,
    )


def _places(comparison: Comparison) -> dict[Place, tuple[int, int]]:
    return {
        (version.version.outlet, reading.sentence.index): (
            reading.sentence.start,
            reading.sentence.end,
        )
        for version in comparison.versions
        for reading in version.readings
    }


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two spans share at least half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], other[1] - other[0])


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
