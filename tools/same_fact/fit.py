"""The models fitted on labelled stories: of sentence pairs, and of facts in versions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from framing.coding.corrections import Corrections
from framing.config import (
    CellModelSettings,
    FeatureSettings,
    PairFeatureSettings,
    PairModelSettings,
)
from framing.facts.baseline import find_facts
from framing.facts.same_fact.cell_model import logit
from framing.facts.same_fact.compared_sentences import compared_sentences
from framing.facts.same_fact.pair_features import FEATURES, StorySentences, pair_features
from framing.pipeline import compare
from tools.same_fact.measures import gold_fact_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.config import Config
    from tools.same_fact.gold import GoldStory

    Floats = NDArray[np.float64]

STRENGTH = 0.1
"""Inverse strength of the penalty on large weights, chosen over whole stories left out."""
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Pairs:
    """The sentence pairs of one story.

    Attributes:
        features: A row for each pair of sentences of different versions.
        labels: 1 where both tell a fact, 0 where they do not, -1 where a reader would hesitate.
    """

    features: Floats
    labels: NDArray[np.int_]


def pairs_of(gold: GoldStory, config: Config) -> Pairs:
    """Return a story's sentence pairs with features and labels."""
    versions = find_facts(gold.story, Corrections(), config).versions
    sentences = [each for version in versions.values() for each in compared_sentences(version)]
    ordered = sorted(sentences, key=lambda each: (each.outlet, each.sentence))
    story = StorySentences(ordered, config.same_fact)
    places = [(each.outlet, each.sentence) for each in story.sentences]
    features, labels = [], []
    for left, right in story.blocks():
        features.append(pair_features(story, left, right).reshape(-1, len(FEATURES)))
        for one in range(left.start, left.stop):
            for other in range(right.start, right.stop):
                if gold.tells(places[one]) & gold.tells(places[other]):
                    labels.append(1)
                else:
                    doubt = gold.may_tell(places[one]) & gold.may_tell(places[other])
                    labels.append(-1 if doubt else 0)
    return Pairs(np.concatenate(features), np.asarray(labels))


def fit_pairs(stories: Sequence[Pairs]) -> PairModelSettings:
    """Fit the model of pairs on whole stories; doubtful pairs are left out."""
    features = np.concatenate([story.features for story in stories])
    labels = np.concatenate([story.labels for story in stories])
    known = labels >= 0
    mean, scale = features[known].mean(axis=0), features[known].std(axis=0)
    model = LogisticRegression(C=STRENGTH, max_iter=2000, tol=1e-8)
    model.fit((features[known] - mean) / scale, labels[known])
    rows = zip(mean, scale, model.coef_[0], strict=True)
    return PairModelSettings(
        bias=round(float(model.intercept_[0]), DIGITS),
        features=PairFeatureSettings(
            *(FeatureSettings(*(round(float(value), DIGITS) for value in row)) for row in rows)
        ),
    )


def probabilities(story: Pairs, model: PairModelSettings) -> Floats:
    """Return what a model says of a story's pairs, 0 to 1."""
    table = [getattr(model.features, name) for name in FEATURES]
    mean = np.asarray([each.mean for each in table])
    scale = np.asarray([each.scale for each in table])
    weight = np.asarray([each.weight for each in table])
    logits = (story.features - mean) / scale @ weight + model.bias
    likely: Floats = 1.0 / (1.0 + np.exp(-logits))
    return likely


@dataclass(frozen=True, slots=True)
class Cells:
    """Facts in versions: what the pairs say of them, and whether the version tells the fact."""

    logits: Floats
    own: NDArray[np.bool_]
    labels: NDArray[np.bool_]


def cells_of(gold: GoldStory, config: Config) -> Cells:
    """Return the cells of one story's facts that are facts of the gold, too."""
    plain = replace(
        config,
        same_fact=replace(config.same_fact, cells=CellModelSettings(bias=0.0, slope=1.0, own=0.0)),
    )
    comparison = compare(gold.story, plain)
    rows = []
    for fact in comparison.facts:
        known = gold_fact_of(fact, gold)
        members = {mention.outlet for mention in fact.mentions if mention.founds}
        told = {mention.outlet for mention in fact.mentions}
        for row in comparison.coverage:
            truth = gold.cell(known, row.outlet) if known and row.fact == fact.id else None
            if truth is not None and not (len(told) == 1 and row.outlet in members):
                rows.append((logit(row.probability), row.outlet in told, truth))
    logits, own, labels = zip(*rows, strict=True) if rows else ((), (), ())
    return Cells(np.asarray(logits, dtype=float), np.asarray(own, bool), np.asarray(labels, bool))


def fit_cells(stories: Sequence[Cells]) -> CellModelSettings:
    """Fit the curve from pairs to facts in versions."""
    own = np.concatenate([story.own for story in stories])
    features = np.stack([np.concatenate([story.logits for story in stories]), own], axis=1)
    model = LogisticRegression(C=1.0, max_iter=2000, tol=1e-8)
    model.fit(features, np.concatenate([story.labels for story in stories]))
    slope, of_own = (round(float(value), DIGITS) for value in model.coef_[0])
    return CellModelSettings(round(float(model.intercept_[0]), DIGITS), slope, of_own)
