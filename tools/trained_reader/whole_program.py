"""The program on labelled stories, with probabilities of pairs that are not its own model's."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np

from framing.evaluation.fact_measures import count
from framing.facts.same_fact.pair_model import SentencePairs
from framing.facts.similarity import DIGITS
from framing.pipeline import compare
from tools.same_fact.fit import cells_of, fit_cells

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from framing.config import Config, SameFactSettings
    from framing.facts.same_fact.compared_sentences import ComparedSentence
    from tools.same_fact.fit import PairFit
    from tools.trained_reader.pair_fit import Seen


def with_curve(config: Config, stories: Sequence[Seen], model: PairFit) -> Config:
    """Return the settings with the curve of cells fitted on stories, of a model's pairs."""
    cells = []
    for story in stories:
        with _pairs_from(story, model):
            cells.append(cells_of(story.story.gold, config))
    return replace(config, same_fact=replace(config.same_fact, cells=fit_cells(cells)))


def counted(story: Seen, model: PairFit, config: Config) -> Counter[str]:
    """Return the counts of a story that is compared by a model's pairs: see `fact_measures`."""
    with _pairs_from(story, model):
        return count(compare(story.story.gold.story, config), story.story.gold)


@contextmanager
def _pairs_from(story: Seen, model: PairFit) -> Iterator[None]:
    """Have the baseline ask a model about the pairs of this story, not its own."""
    places = {place: row for row, place in enumerate(story.story.places)}
    likely = np.zeros((len(places), len(places)))
    left, right = story.story.pairs
    said = np.round(model.probability(story.columns), DIGITS)
    likely[left, right] = likely[right, left] = said

    def pairs(
        sentences: Sequence[ComparedSentence],
        settings: SameFactSettings,  # noqa: ARG001 - as the function it stands for
        known: SentencePairs | None = None,  # noqa: ARG001
    ) -> SentencePairs:
        named = sorted((each.outlet, each.sentence) for each in sentences)
        rows = [places[place] for place in named]
        outlets = np.asarray([outlet for outlet, _ in named])
        return SentencePairs(
            {place: row for row, place in enumerate(named)},
            {outlet: np.flatnonzero(outlets == outlet) for outlet in dict.fromkeys(outlets)},
            likely[np.ix_(rows, rows)],
        )

    with patch("framing.facts.baseline.sentence_pairs", pairs):
        yield
