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
from framing.facts.matching import MatchedVersion, cells_of_facts
from framing.facts.same_fact.cell_model import logit
from framing.facts.same_fact.compared_sentences import compared_sentences
from framing.facts.same_fact.pair_features import FEATURES, StorySentences, pair_features
from framing.pipeline import Case, with_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from framing.config import Config
    from framing.evaluation.fact_gold import GoldStory
    from framing.facts.grouping import Group
    from framing.facts.matching import Cell
    from framing.types import Story, Version

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


@dataclass(frozen=True, slots=True, eq=False)
class PairFit:
    """A logistic regression over standardised features of a pair."""

    mean: Floats
    scale: Floats
    weight: Floats
    bias: float

    def probability(self, features: Floats) -> Floats:
        """Return how likely both sentences of each row tell the same fact."""
        line = (features - self.mean) / self.scale @ self.weight + self.bias
        return np.asarray(1.0 / (1.0 + np.exp(-line)))


def fit_features(features: Floats, labels: NDArray[np.int_]) -> PairFit:
    """Fit pairs that tell a fact (1) against those that do not (0); others are left out."""
    known = labels >= 0
    mean, scale = features[known].mean(axis=0), features[known].std(axis=0)
    model = LogisticRegression(C=STRENGTH, max_iter=2000, tol=1e-8)
    model.fit((features[known] - mean) / scale, labels[known])
    return PairFit(mean, scale, model.coef_[0], float(model.intercept_[0]))


def fit_pairs(stories: Sequence[Pairs]) -> PairModelSettings:
    """Fit the model of pairs on whole stories; doubtful pairs are left out."""
    fit = fit_features(
        np.concatenate([story.features for story in stories]),
        np.concatenate([story.labels for story in stories]),
    )
    rows = zip(fit.mean, fit.scale, fit.weight, strict=True)
    return PairModelSettings(
        bias=round(fit.bias, DIGITS),
        features=PairFeatureSettings(
            *(FeatureSettings(*(round(float(value), DIGITS) for value in row)) for row in rows)
        ),
    )


def probabilities(story: Pairs, model: PairModelSettings) -> Floats:
    """Return what a model says of a story's pairs, 0 to 1."""
    table = [getattr(model.features, name) for name in FEATURES]
    mean, scale, weight = np.asarray([(each.mean, each.scale, each.weight) for each in table]).T
    return PairFit(mean, scale, weight, model.bias).probability(story.features)


@dataclass(frozen=True, slots=True)
class Cells:
    """Facts in versions: what is known of them, and whether the version tells the fact.

    Attributes:
        evidence: A row each: the logit of the mean probability, the share of the fact's words, and
            whether the version has a statement in the group.
        labels: Whether the version tells the fact.
    """

    evidence: Floats
    labels: NDArray[np.bool_]


def cells_of(gold: GoldStory, config: Config) -> Cells:
    """Return the cells of one story's facts, but those of the version whose words a fact has."""
    return _cells(list(_labelled(gold, gold.story, None, config)))


def scored_cells_of(gold: GoldStory, config: Config) -> Cells:
    """Return those of every version held against the facts of the others, as one to be scored."""
    rows: list[tuple[Cell, bool]] = []
    for article in gold.story.versions:
        rest = tuple(each for each in gold.story.versions if each is not article)
        if len(rest) > 1:
            rows += _labelled(gold, replace(gold.story, versions=rest), article, config)
    return _cells(rows)


def _labelled(
    gold: GoldStory, story: Story, article: Version | None, config: Config
) -> Iterator[tuple[Cell, bool]]:
    """Yield the cells of a story's versions, or of an article held against it, with labels.

    Of all facts, also those that the gold has not, and before any version is left out as not sure.
    """
    config = replace(config, coverage=replace(config.coverage, carried=0.0))
    baseline = find_facts(story, Corrections(), config)
    case = Case(baseline, baseline.versions, baseline.pairs, Corrections(), config)
    if article is not None:
        case = with_article(case, article)
    held = [
        MatchedVersion(
            outlet,
            version.statements,
            case.independent(outlet),
            grouped=outlet in baseline.speakers,
        )
        for outlet, version in case.versions.items()
        if article is None or outlet == article.outlet
    ]
    cells_of_versions = cells_of_facts(baseline.groups, held, case.pairs, config.same_fact)
    for outlet, cells in cells_of_versions.items():
        for group, cell in zip(baseline.groups, cells, strict=True):
            if outlet == group.best.outlet or cell is None or cell.mean is None:
                continue
            truth = _truth(gold, group, cell)
            if truth is not None:
                yield cell, truth


def _truth(gold: GoldStory, group: Group, cell: Cell) -> bool | None:
    """Whether a cell's sentences tell what a fact's best one tells; None where that is doubtful."""
    best = group.best.outlet, group.best.sentence
    places = [(each.outlet, each.sentence) for each in cell.statements]
    if any(gold.tells(best) & gold.tells(place) for place in places):
        return True
    return None if any(gold.may_tell(best) & gold.may_tell(place) for place in places) else False


def _cells(rows: Sequence[tuple[Cell, bool]]) -> Cells:
    evidence = [(logit(cell.mean or 0.0), cell.words, float(cell.own)) for cell, _ in rows]
    return Cells(
        np.asarray(evidence, dtype=float).reshape(-1, 3),
        np.asarray([truth for _, truth in rows], dtype=bool),
    )


def fit_cells(stories: Sequence[Cells]) -> CellModelSettings:
    """Fit the curve from pairs to facts in versions."""
    model = LogisticRegression(C=1.0, max_iter=2000, tol=1e-8)
    model.fit(
        np.concatenate([story.evidence for story in stories]),
        np.concatenate([story.labels for story in stories]),
    )
    slope, words, own = (round(float(value), DIGITS) for value in model.coef_[0])
    return CellModelSettings(round(float(model.intercept_[0]), DIGITS), slope, words, own)


def cell_probabilities(cells: Cells, model: CellModelSettings) -> Floats:
    """Return what a curve says of cells, 0 to 1."""
    logits = model.bias + cells.evidence @ np.asarray([model.slope, model.words, model.own])
    likely: Floats = 1.0 / (1.0 + np.exp(-logits))
    return likely
