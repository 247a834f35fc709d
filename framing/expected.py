"""What a version is compared with: the same measure over the facts it could have reported."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

from framing.intervals import Exact, ratio, share
from framing.measures import measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.config import ScoreSettings
    from framing.intervals import Estimate
    from framing.measures import Measured
    from framing.types import Dimension, Fact, Mention, Part, VersionReading

_TWO = 2


@dataclass(frozen=True)  # without slots, so that ``told`` can be kept
class Against:
    """What one version is scored against: the facts, and who may speak for them.

    ``others`` are what sentences that carry facts measure, by outlet and sentence, in the versions
    that are independent of it, and ``witness`` the witness that each version is: copies are one.
    ``carried`` is its own earliest mention of each fact it carries; ``wordings`` a sentence a fact
    as another version words it.
    """

    facts: Sequence[Fact]
    others: Mapping[str, Mapping[int, Measured]]
    witness: Mapping[str, str]
    carried: Mapping[str, Mention]
    wordings: Sequence[str]
    credits: bool = True
    """Whether there is a source report that could be credited."""

    @cached_property
    def told(self) -> list[tuple[str, list[tuple[str, Measured]]]]:
        """Each fact with what its mentions in ``others`` measure: the same for every measure."""
        return [
            (
                fact.id,
                [
                    (one.outlet, measured)
                    for one in fact.mentions
                    if (measured := self.others.get(one.outlet, {}).get(one.sentence)) is not None
                ],
            )
            for fact in self.facts
        ]


class Expected:
    """One measure over the facts, one vote a fact, from the mentions in other versions.

    Facts are credited by nature, so the own-voice rows are held against all of their words, too.
    Added commentary has a baseline of 0 by definition: what the source said is not added.
    """

    def __init__(self, against: Against, dimension: Dimension, part: Part) -> None:
        """Gather the votes for one dimension in one part of the text, ``unquoted`` or ``all``."""
        self._against = against
        self._dimension: Dimension = dimension
        self._part: Part = part
        self._votes = {} if dimension == "commentary" else self._gather()
        self._means = {
            fact: _mean([*votes.values()]) for fact, votes in self._votes.items() if votes
        }

    def value(self) -> float | None:
        """Return the mean over facts; None without a vote."""
        if self._dimension == "commentary":
            return 0.0 if self._against.facts else None
        return _mean(self.means()) if self._means else None

    def estimate(self, settings: ScoreSettings) -> Estimate | None:
        """Return ``value`` with its doubt; facts worded by one sentence are drawn together."""
        if self._dimension == "commentary":
            return Exact(0.0) if self._against.facts else None
        groups = self._grouped()
        if self._dimension == "sentiment":
            return ratio(groups, settings.resamples, settings.seed)
        return share(groups)

    def means(self) -> list[float]:
        """Return the mean vote of every fact that has one."""
        return [*self._means.values()]

    def _grouped(self) -> list[tuple[float, float]]:
        """Facts that one sentence founds are alike: their votes go together."""
        places: dict[tuple[str, int], list[float]] = {}
        for fact in self._against.facts:
            if (mean := self._means.get(fact.id)) is not None:
                founder = self._against.witness.get(fact.outlet, fact.outlet)
                places.setdefault((founder, fact.sentence), []).append(mean)
        return sorted((fsum(means), float(len(means))) for means in places.values())

    def matched(self, version: VersionReading, fewest: int) -> tuple[float | None, float | None]:
        """Return the version's and the others' mean on the facts both carry: wording only.

        None below ``fewest`` facts.
        """
        if self._dimension == "commentary":
            return None, None
        own: list[float] = []
        theirs: list[float] = []
        for fact, mean in self._means.items():
            place = self._against.carried.get(fact)
            if place is None:
                continue
            value = measure(version.readings[place.sentence], self._dimension, self._part)
            if value is not None:
                own.append(value)
                theirs.append(mean)
        return (_mean(own), _mean(theirs)) if len(own) >= fewest else (None, None)

    def range(self) -> tuple[float, float] | None:
        """Return the lowest and highest mean when each other witness is left out in turn."""
        witnesses = {witness for votes in self._votes.values() for witness in votes}
        values = [self._without(witness) for witness in sorted(witnesses)]
        known = [value for value in values if value is not None]
        return (min(known), max(known)) if len(witnesses) >= _TWO and known else None

    def _without(self, left_out: str) -> float | None:
        means: list[float] = []
        for fact, mean in self._means.items():
            votes = self._votes[fact]
            if left_out not in votes:
                means.append(mean)
            elif len(votes) > 1:
                means.append(_mean([votes[one] for one in votes if one != left_out]))
        return _mean(means) if means else None

    def _gather(self) -> dict[str, dict[str, float]]:
        return {fact: self._votes_of(told) for fact, told in self._against.told}

    def _votes_of(self, told: Sequence[tuple[str, Measured]]) -> dict[str, float]:
        """One vote a witness: the mean of its versions, each the mean of its mentions."""
        wanted = (self._dimension, self._part)
        said: dict[str, list[float]] = {}
        for outlet, measured in told:
            value = measured[wanted]
            if value is not None:
                said.setdefault(outlet, []).append(value)
        votes: dict[str, list[float]] = {}
        for outlet, values in said.items():
            votes.setdefault(self._against.witness[outlet], []).append(_mean(values))
        return {witness: _mean(means) for witness, means in votes.items()}


def _mean(values: Sequence[float]) -> float:
    """Return the mean, as ``fmean`` does; most are of one or two values, and there are many."""
    return fsum(values) / len(values) if len(values) > 1 else values[0]
