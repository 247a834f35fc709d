"""How far a second reader, who saw only texts and the list of facts, agrees with the labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.corpus.stories import corpus_stories

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tools.corpus.stories import CorpusStory, Row


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two readers over all facts and sentences of stories; what either doubts is left out.

    Attributes:
        stories: How many stories a second reader has read.
        both: Facts in sentences that both say are told.
        first: Those of the first reader.
        second: Those of the second.
        cells: All facts in all sentences about which both are sure.
    """

    stories: int
    both: int
    first: int
    second: int
    cells: int

    @property
    def f1(self) -> float:
        """The harmonic mean of the shares of each reader's that the other has, 0 to 1."""
        return 2 * self.both / (self.first + self.second) if self.first + self.second else 0.0

    @property
    def kappa(self) -> float:
        """Cohen's kappa, -1 to 1 (Cohen 1960)."""
        either = self.first + self.second - self.both
        seen = (self.cells - either + self.both) / self.cells
        one, other = self.first / self.cells, self.second / self.cells
        chance = one * other + (1 - one) * (1 - other)
        return (seen - chance) / (1 - chance)


def agreement(corpus: Path) -> Agreement:
    """Return how far both readers agree, over the stories that both have read."""
    read = [story for story in corpus_stories(corpus) if story.table("second")]
    counted = [_story(story) for story in read]
    return Agreement(len(read), *(sum(column) for column in zip(*counted, strict=True)))


def _story(story: CorpusStory) -> tuple[int, int, int, int]:
    first, doubted = _told(story.table("links"))
    second, also = _told(story.table("second"))
    unsure = doubted | also
    one, other = first - unsure, second - unsure
    cells = len(story.facts) * len(story.sentences()) - len(unsure)
    return len(one & other), len(one), len(other), cells


def _told(rows: Iterable[Row]) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """The facts in sentences that are told, and those that are told in part."""
    sure: set[tuple[str, ...]] = set()
    doubted: set[tuple[str, ...]] = set()
    for row in rows:
        into = doubted if row["relation"] == "part" else sure
        into.add((row["fact"], row["outlet"], row["start"]))
    return sure, doubted - sure
