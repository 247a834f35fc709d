"""What a version is compared with: the same measure over the facts it could have reported."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from statistics import fmean
from typing import TYPE_CHECKING, TypeAlias

from framing.statistics.confidence_intervals import Exact, ratio, share
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


class Votes:
    """What the facts measure where they are told: one vote a witness, whoever is compared.

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
        self._said = [self._by_witness(fact) for fact in facts]
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
        best = (next((one for one in told if one.outlet in names), None) for told in self._plainest)
        return [one for one in best if one is not None]

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
                    for witness, told in said
                    if (vote := self._vote(told, wanted)) is not None
                ]
                for said in self._said
            ]
        return self._votes[wanted]

    def _vote(self, told: Sequence[Sequence[_Place]], wanted: Wanted) -> float | None:
        """The mean of a witness's versions, each the mean of its mentions."""
        return _mean(
            [_mean([measured[wanted][sentence] for measured, sentence in each]) for each in told]
        )

    def _by_witness(self, fact: Fact) -> list[tuple[str, list[list[_Place]]]]:
        """Where each version of each witness tells a fact."""
        found: dict[str, dict[str, list[_Place]]] = {}
        for one in fact.mentions:
            if one.outlet in self._witness:
                versions = found.setdefault(self._witness[one.outlet], {})
                place = self._measured[one.outlet], one.sentence
                versions.setdefault(one.outlet, []).append(place)
        return [(witness, [*versions.values()]) for witness, versions in found.items()]


@dataclass(frozen=True, slots=True)
class Against:
    """What one version is scored against.

    ``left_out`` are witnesses that may not speak for the facts: the version itself. ``carried`` is
    its own earliest sentence that carries each fact, ``measured`` what its sentences measure;
    ``wordings`` are the sentences in which other versions word them best, each once; ``credits``
    tells whether there is a source report that could be credited.
    """

    votes: Votes
    left_out: frozenset[str]
    measured: Measured
    carried: Mapping[str, int]
    wordings: Sequence[str]
    credits: bool = True


@dataclass(frozen=True, slots=True)
class Expected:
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


def expected(
    against: Against, dimension: Dimension, part: Part, settings: ScoreSettings
) -> Expected:
    """Return what the facts measure in one part of the text, ``unquoted`` or ``all``.

    Facts are credited by nature, so the own-voice rows are held against all of their words, too.
    Added commentary has a baseline of 0 by definition: what the source said is not added.
    """
    votes, wanted = against.votes, (dimension, part)
    if dimension == "commentary":
        return Expected(0.0, Exact(0.0)) if votes.facts else Expected()
    means = votes.means(wanted, against.left_out)
    groups = votes.grouped(means)
    sample = Sample.of([mean for mean in means if mean is not None])
    return Expected(
        sample.mean if sample else None,
        ratio(groups, settings.resamples, settings.seed)
        if dimension == "sentiment"
        else share(groups),
        sample,
        _matched(against, wanted, means, settings.matched_facts),
        _range(votes, wanted, against.left_out),
    )


def _plainness(one: Mention) -> tuple[bool, float, str, int]:
    """What orders mentions, the best wording first, in whatever order they come."""
    return not one.founds, -one.similarity, one.outlet, one.start


def _matched(
    against: Against, wanted: Wanted, means: Means, fewest: int
) -> tuple[float, float] | tuple[None, None]:
    measured = against.measured[wanted]
    both = [
        (own, theirs)
        for fact, theirs in zip(against.votes.facts, means, strict=True)
        if theirs is not None
        and (sentence := against.carried.get(fact.id)) is not None
        and (own := measured[sentence]) is not None
    ]
    if not both or len(both) < fewest:
        return None, None
    return fmean(own for own, _ in both), fmean(theirs for _, theirs in both)


def _range(
    votes: Votes, wanted: Wanted, left_out: frozenset[str]
) -> tuple[float, float] | tuple[None, None]:
    others = sorted(votes.witnesses(wanted) - left_out)
    without = [_mean(votes.means(wanted, left_out | {one})) for one in others]
    values = [value for value in without if value is not None]
    return (min(values), max(values)) if len(others) >= _TWO and values else (None, None)


def _mean(values: Sequence[float | None]) -> float | None:
    """Return the mean of those that are known; most are of one or two, and there are many."""
    if len(values) == 1:
        return values[0]
    known = [value for value in values if value is not None]
    if len(known) > 1:
        return fsum(known) / len(known)
    return known[0] if known else None
