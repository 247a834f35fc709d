"""Labelled stories as the reader sees them: sentences, and which two of them tell the same fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.coding.corrections import Corrections
from framing.evaluation.fact_gold import gold_stories, gold_story
from framing.facts.baseline import find_facts
from framing.facts.same_fact.compared_sentences import compared_sentences
from framing.facts.same_fact.pair_features import FEATURES, StorySentences, pair_features
from framing.ingest import read_story
from tools.corpus.stories import corpus_stories

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from framing.config import Config
    from framing.evaluation.fact_gold import GoldStory, Place


@dataclass(frozen=True, slots=True, eq=False)
class ReadStory:
    """A labelled story: the sentences of its versions, one version behind the other.

    Attributes:
        gold: The story with its labels.
        places: Outlet and number of each sentence, those of a version in reading order.
        texts: Their words as they stand.
        versions: The rows of each version.
        same: For every two sentences 1 where both tell a fact, 0 where they do not, -1 where a
            reader would hesitate or both are of one version.
        features: The nine features of the model of pairs for every two sentences of different
            versions, in the upper triangle; 0 elsewhere.
    """

    gold: GoldStory
    places: tuple[Place, ...]
    texts: tuple[str, ...]
    versions: tuple[slice, ...]
    same: NDArray[np.int8]
    features: NDArray[np.float64]

    @property
    def pairs(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Rows of the two sentences of every pair of different versions, each pair once."""
        number = np.repeat(
            np.arange(len(self.versions)), [rows.stop - rows.start for rows in self.versions]
        )
        left, right = np.nonzero(number[:, None] < number[None, :])
        return left, right


def real_stories(gold: Path, stories: Path, config: Config) -> list[ReadStory]:
    """Return real labelled stories: see `gold_stories`."""
    return [_read(story, config) for story in gold_stories(gold, stories)]


def invented_stories(corpus: Path, parts: Collection[str], config: Config) -> list[ReadStory]:
    """Return the stories of some parts of the corpus: train, development, test."""
    return [
        _read(gold_story(story.folder, read_story(story.folder)), config)
        for story in corpus_stories(corpus)
        if story.about["part"] in parts
    ]


def _read(gold: GoldStory, config: Config) -> ReadStory:
    versions = find_facts(gold.story, Corrections(), config).versions
    compared = [each for version in versions.values() for each in compared_sentences(version)]
    laid = StorySentences(
        sorted(compared, key=lambda each: (each.outlet, each.sentence)), config.same_fact
    )
    places = tuple((each.outlet, each.sentence) for each in laid.sentences)
    words = {
        (outlet, sentence.index): version.version.text[sentence.start : sentence.end]
        for outlet, version in versions.items()
        for sentence in version.sentences
    }
    features = np.zeros((len(places), len(places), len(FEATURES)))
    for left, right in laid.blocks():
        features[left, right] = pair_features(laid, left, right)
    return ReadStory(
        gold,
        places,
        tuple(words[place] for place in places),
        tuple(laid.spans.values()),
        _labels(gold, places),
        features,
    )


def _labels(gold: GoldStory, places: Sequence[Place]) -> NDArray[np.int8]:
    same = np.full((len(places), len(places)), -1, np.int8)
    for row, one in enumerate(places):
        for column, other in enumerate(places):
            if one[0] == other[0]:
                continue
            if gold.tells(one) & gold.tells(other):
                same[row, column] = 1
            elif not gold.may_tell(one) & gold.may_tell(other):
                same[row, column] = 0
    return same
