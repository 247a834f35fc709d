"""What a version is compared with: the same measure over the facts it could have reported."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from statistics import fmean
from typing import TYPE_CHECKING, TypeAlias

from framing.statistics.confidence_intervals import Exact, ratio_estimate, share_estimate
from framing.statistics.effect_size import Sample

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.config import ScoreSettings
    from framing.statistics.confidence_intervals import Estimate
    from framing.statistics.measures import Measured
    from framing.types import Dimension, Fact, Mention, Part

    Wanted: TypeAlias = tuple[Dimension, Part]
    Means: TypeAlias = Sequence[float | None]
    _OfFact: TypeAlias = list[tuple[str, float]]
    _Place: TypeAlias = tuple[Measured, int]

_TWO = 2


class FactMeans:
    """What the facts measure where they are told: one vote an independent version.

    Which versions may speak for a fact differs from version to version; what they say does not.
    """

    def __init__(
        self,
        facts: Sequence[Fact],
        measured: Mapping[str, Measured],
        witness: Mapping[str, str],
    ) -> None:
        """Take the facts, and of those who may speak for them what every sentence measures.

        Args:
            facts: The baseline.
            measured: What their sentences measure, by outlet.
            witness: The witness that each of these outlets is: copies are one.
        """
        self.facts = facts
        self._witness = witness
        self._measured = measured
        self._told_by = [self._by_witness(fact) for fact in facts]
        self._plainest = [sorted(fact.mentions, key=_plainness) for fact in facts]
        founders = [(witness.get(fact.outlet, fact.outlet), fact.sentence) for fact in facts]
        places = {founder: place for place, founder in enumerate(dict.fromkeys(founders))}
        self._places = [places[founder] for founder in founders]
        self._votes: dict[Wanted, list[_OfFact]] = {}
        self._means: dict[tuple[Wanted, frozenset[str]], Means] = {}

    def witnesses(self, wanted: Wanted) -> set[str]:
        """Return who has a vote."""
        return {witness for votes in self._votes_for(wanted) for witness, _ in votes}

    def means(self, wanted: Wanted, left_out: frozenset[str]) -> Means:
        """Return each fact's mean vote without some witnesses; None where no other tells it."""
        key = wanted, left_out
        if key not in self._means:
            self._means[key] = [
                _mean([vote for witness, vote in votes if witness not in left_out])
                for votes in self._votes_for(wanted)
            ]
        return self._means[key]

    def wordings(self, left_out: frozenset[str]) -> list[Mention]:
        """Return the mention that words each fact best, of those that may speak for it."""
        names = {name for name, witness in self._witness.items() if witness not in left_out}
        best = (
            next((mention for mention in mentions if mention.outlet in names), None)
            for mentions in self._plainest
        )
        return [mention for mention in best if mention is not None]

    def grouped(self, means: Means) -> list[tuple[float, float]]:
        """Return sum and number of means by founding sentence: what one founds is alike."""
        places: dict[int, list[float]] = {}
        for place, value in zip(self._places, means, strict=True):
            if value is not None:
                places.setdefault(place, []).append(value)
        return [(fsum(values), float(len(values))) for values in places.values()]

    def _votes_for(self, wanted: Wanted) -> list[_OfFact]:
        if wanted not in self._votes:
            self._votes[wanted] = [
                [
                    (witness, vote)
                    for witness, versions in fact
                    if (vote := self._vote(versions, wanted)) is not None
                ]
                for fact in self._told_by
            ]
        return self._votes[wanted]

    def _vote(self, versions: Sequence[Sequence[_Place]], wanted: Wanted) -> float | None:
        """The mean of a witness's versions, each the mean of its mentions."""
        return _mean(
            [
                _mean([measured[wanted][sentence] for measured, sentence in each])
                for each in versions
            ]
        )

    def _by_witness(self, fact: Fact) -> list[tuple[str, list[list[_Place]]]]:
        """Where each version of each witness tells a fact: each of its sentences once."""
        witnesses: dict[str, dict[str, dict[int, _Place]]] = {}
        for mention in fact.mentions:
            if mention.outlet in self._witness:
                versions = witnesses.setdefault(self._witness[mention.outlet], {})
                place = self._measured[mention.outlet], mention.sentence
                versions.setdefault(mention.outlet, {})[mention.sentence] = place
        return [
            (witness, [[*places.values()] for places in versions.values()])
            for witness, versions in witnesses.items()
        ]


@dataclass(frozen=True, slots=True)
class BaselineReference:
    """What one version is scored against.

    ``left_out`` are witnesses that may not speak for the facts: the version itself. ``carried`` is
    its own earliest sentence that carries each fact, ``measured`` what its sentences measure;
    ``wordings`` are the sentences in which other versions word them best, each once; ``credits``
    tells whether there is a source report that could be credited.
    """

    fact_means: FactMeans
    left_out: frozenset[str]
    measured: Measured
    carried: Mapping[str, int]
    wordings: Sequence[str]
    credits: bool = True


@dataclass(frozen=True, slots=True)
class BaselineValue:
    """One measure over the facts, one vote a fact, from the mentions in other versions.

    Attributes:
        value: The mean over facts; None without a vote.
        estimate: The same with its doubt; facts that one sentence founds are drawn together.
        sample: The facts' means.
        matched: The version's and the others' mean on the facts both carry: wording only.
        range: The lowest and highest value when each other witness is left out in turn.
    """

    value: float | None = None
    estimate: Estimate | None = None
    sample: Sample | None = None
    matched: tuple[float, float] | tuple[None, None] = None, None
    range: tuple[float, float] | tuple[None, None] = None, None


def baseline_value(
    reference: BaselineReference, dimension: Dimension, part: Part, settings: ScoreSettings
) -> BaselineValue:
    """Return what the facts measure in one part of the text, ``unquoted`` or ``all``.

    Facts are credited by nature, so the own-voice rows are held against all of their words, too.
    Added commentary has a baseline of 0 by definition: what the source said is not added.
    """
    facts, wanted = reference.fact_means, (dimension, part)
    if dimension == "commentary":
        return BaselineValue(0.0, Exact(0.0)) if facts.facts else BaselineValue()
    means = facts.means(wanted, reference.left_out)
    groups = facts.grouped(means)
    sample = Sample.of([mean for mean in means if mean is not None])
    return BaselineValue(
        sample.mean if sample else None,
        ratio_estimate(groups, settings.resamples, settings.seed)
        if dimension == "sentiment"
        else share_estimate(groups),
        sample,
        _matched(reference, wanted, means, settings.matched_facts),
        _range(facts, wanted, reference.left_out),
    )


def _plainness(mention: Mention) -> tuple[bool, float, str, int]:
    """What orders mentions, the best wording first, in whatever order they come."""
    return not mention.founds, -mention.similarity, mention.outlet, mention.start


def _matched(
    reference: BaselineReference, wanted: Wanted, means: Means, fewest: int
) -> tuple[float, float] | tuple[None, None]:
    measured = reference.measured[wanted]
    both = [
        (own, theirs)
        for fact, theirs in zip(reference.fact_means.facts, means, strict=True)
        if theirs is not None
        and (sentence := reference.carried.get(fact.id)) is not None
        and (own := measured[sentence]) is not None
    ]
    if not both or len(both) < fewest:
        return None, None
    return fmean(own for own, _ in both), fmean(theirs for _, theirs in both)


def _range(
    facts: FactMeans, wanted: Wanted, left_out: frozenset[str]
) -> tuple[float, float] | tuple[None, None]:
    witnesses = sorted(facts.witnesses(wanted) - left_out)
    without = [_mean(facts.means(wanted, left_out | {witness})) for witness in witnesses]
    values = [value for value in without if value is not None]
    return (min(values), max(values)) if len(witnesses) >= _TWO and values else (None, None)


def _mean(values: Sequence[float | None]) -> float | None:
    """Return the mean of those that are known; most are of one or two, and there are many."""
    if len(values) == 1:
        return values[0]
    known = [value for value in values if value is not None]
    if len(known) > 1:
        return fsum(known) / len(known)
    return known[0] if known else None
