"""Labelled stories: which sentence of which version tells which fact."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.coding.corrections import Corrections
from framing.config import default
from framing.facts.baseline import find_facts
from framing.facts.same_fact.compared_sentences import compared_sentences
from framing.facts.same_fact.pair_features import StorySentences, pair_features
from framing.ingest import read_story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from framing.facts.same_fact.compared_sentences import ComparedSentence
    from framing.types import Sentence

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A story's sentence pairs with their features and labels.

    Attributes:
        name: The story's folder.
        sentences: Its sentences, as they are compared.
        features: A row for each pair of sentences of different versions.
        labels: 1 where both tell a fact, 0 where they do not, -1 where a reader would hesitate.
    """

    name: str
    sentences: tuple[ComparedSentence, ...]
    features: Floats
    labels: NDArray[np.int_]


def gold_stories(gold: Path, stories: Path) -> list[GoldStory]:
    """Return every labelled story.

    Args:
        gold: A folder with a folder for each story, of ``facts.tsv`` and ``links.tsv``.
        stories: A folder with the stories themselves under the same names.
    """
    folders = sorted(file.parent for file in gold.glob("*/links.tsv"))
    return [_gold_story(folder, stories / folder.name) for folder in folders]


def _gold_story(labels: Path, folder: Path) -> GoldStory:
    versions = find_facts(read_story(folder), Corrections(), default()).versions
    sentences = [each for version in versions.values() for each in compared_sentences(version)]
    story = StorySentences(sorted(sentences, key=lambda each: (each.outlet, each.sentence)))
    places = {
        (outlet, sentence.index): sentence
        for outlet, version in versions.items()
        for sentence in version.sentences
    }
    full, doubtful = _facts_by_sentence(labels, places)
    keys = [(each.outlet, each.sentence) for each in story.sentences]
    features, answers = [], []
    for left, right in story.pairs():
        features.append(pair_features(story, left, right).reshape(len(left) * len(right), -1))
        answers += [
            _label(full, doubtful, keys[one], keys[other]) for one in left for other in right
        ]
    return GoldStory(labels.name, story.sentences, np.concatenate(features), np.asarray(answers))


_Facts = dict[tuple[str, int], set[str]]


def _label(full: _Facts, doubtful: _Facts, one: tuple[str, int], other: tuple[str, int]) -> int:
    if full.get(one, set()) & full.get(other, set()):
        return 1
    either = (full.get(key, set()) | doubtful.get(key, set()) for key in (one, other))
    return -1 if set.intersection(*either) else 0


def _facts_by_sentence(
    labels: Path, places: dict[tuple[str, int], Sentence]
) -> tuple[_Facts, _Facts]:
    full: _Facts = {}
    doubtful: _Facts = {}
    for row in _rows(labels / "links.tsv"):
        start, end = int(row["start"]), int(row["end"])
        for key, place in places.items():
            if key[0] == row["outlet"] and _overlap(place, start, end):
                facts = doubtful if row["relation"] == "part" else full
                facts.setdefault(key, set()).add(row["fact"])
    return full, doubtful


def _overlap(place: Sentence, start: int, end: int) -> bool:
    shared = min(place.end, end) - max(place.start, start)
    return shared > 0 and 2 * shared >= min(place.end - place.start, end - start)


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
