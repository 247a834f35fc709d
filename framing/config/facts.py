"""Settings: which statements tell one fact, and who tells it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SimilaritySettings:
    """What a similarity is made of, each 0 to 1; see docs/similarity.md."""

    words: float
    without_names: float
    long_words: int
    little_else: float
    names_only: float
    numbers: float
    other_numbers: float


@dataclass(frozen=True, slots=True)
class BaselineSettings:
    """How little is too little for a baseline.

    ``consensus_versions`` is how many independent versions must tell a fact that none credits.
    """

    least_facts: int
    consensus_versions: int


@dataclass(frozen=True, slots=True)
class FeatureSettings:
    """A feature of sentence pairs: its mean and spread where it was fitted, and its weight."""

    mean: float
    scale: float
    weight: float


@dataclass(frozen=True, slots=True)
class PairFeatureSettings:
    """The features of the model of sentence pairs, in their order; see ``pair_features``."""

    shared_words: FeatureSettings
    similarity: FeatureSettings
    shared_names: FeatureSettings
    distance: FeatureSettings
    earliest: FeatureSettings
    containment: FeatureSettings
    margin: FeatureSettings
    neighbours: FeatureSettings
    shared_act: FeatureSettings


@dataclass(frozen=True, slots=True)
class PairModelSettings:
    """A logistic regression over the features of a sentence pair."""

    bias: float
    features: PairFeatureSettings


@dataclass(frozen=True, slots=True)
class CellModelSettings:
    """From a mean probability to that of a fact in a version: a line over its logit.

    ``own`` is added where the version has a statement in the fact's group, or says the same word
    for word; ``words`` times the share of the fact's rare words that stand in the version.
    """

    bias: float
    slope: float
    words: float
    own: float


@dataclass(frozen=True, slots=True)
class SameFactSettings:
    """How sentences become features of a pair, and pairs of statements facts; docs/matching.md.

    Attributes:
        common_word: Weight in news at large below which a shared word counts for nothing.
        rarest_meaning: Weight that no meaning exceeds.
        rarest_act: Weight of a verb that counts as 1.
        least: Probability below which a pair of sentences is not looked at.
        together: Mean probability from which statements are grouped.
        overlap: Share of a fact's sentences in another from which both are one fact.
        absorb: Mean probability from which a small fact joins one that shares a sentence with it.
        small: Sentences of a fact that may join.
        same_places: Share of the sentences of two facts that tell both, from which both are one.
        only_here: Probability below which a sentence's nearest one elsewhere tells something else.
        pairs: The model of sentence pairs.
        cells: The curve from pairs to facts in versions that were grouped.
        scored_cells: The same of an article that is only held against the facts.
    """

    common_word: float
    rarest_meaning: float
    rarest_act: float
    least: float
    together: float
    overlap: float
    absorb: float
    small: int
    same_places: float
    only_here: float
    pairs: PairModelSettings
    cells: CellModelSettings
    scored_cells: CellModelSettings


@dataclass(frozen=True, slots=True)
class CoverageSettings:
    """Probabilities, 0 to 1, between which it cannot be told whether a version tells a fact.

    From ``carried`` on it is said that the version tells it; up to ``omitted``, that it was not
    found. An article that is only held against the facts is said to tell one from
    ``carried_scored`` on: it is in no fact's group, and what makes a version sure is missing.
    """

    carried: float
    carried_scored: float
    omitted: float


@dataclass(frozen=True, slots=True)
class HeadlineSettings:
    """How near a heading must be to a statement, 0 to 1, to be held against it."""

    near: float


@dataclass(frozen=True, slots=True)
class WitnessSettings:
    """When two versions derive from one another, so that both are one witness.

    ``words`` of a run, ``share`` of runs (0 to 1), numbers of ``rare`` strings, of the ``versions``
    that a story must have for these to prove anything, and of the ``code_letters`` of such a
    string at least.
    """

    words: int
    share: float
    rare: int
    versions: int
    code_letters: int


@dataclass(frozen=True, slots=True)
class ShiftClaimSettings:
    """How many independent versions must stand against a wording for it to be said to differ."""

    versions: int
