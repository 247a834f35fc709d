"""Facts by versions, with all that the scores need to know of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.facts.baseline import BaselineFacts
    from framing.facts.independent_versions import IndependentVersions
    from framing.facts.matching import Matches
    from framing.types import Coverage, Fact


@dataclass(frozen=True, slots=True)
class FactMatrix:
    """The facts of a baseline, and what each version does with each.

    Attributes:
        baseline: Where the facts come from.
        facts: The facts with all their mentions.
        matches: Where each version carries them, by outlet.
        coverage: The rows of coverage.csv, by outlet.
        independent: Which versions derive from one another, as each version is judged by outlet:
            a scored article joins a group only where it is judged itself.
    """

    baseline: BaselineFacts
    facts: tuple[Fact, ...]
    matches: Mapping[str, Matches]
    coverage: Mapping[str, tuple[Coverage, ...]]
    independent: Mapping[str, IndependentVersions]

    @property
    def scored_facts(self) -> tuple[Fact, ...]:
        """The facts that scores rest on."""
        scored = self.baseline.scored
        return tuple(fact for fact in self.facts if fact.id in scored)

    def scored_coverage(self, outlet: str) -> tuple[Coverage, ...]:
        """What a version does with each of them."""
        scored = self.baseline.scored
        return tuple(row for row in self.coverage[outlet] if row.fact in scored)

    def carried(self, outlet: str) -> dict[str, int]:
        """Return the earliest sentence of a version that carries each fact, by the fact's id."""
        return {
            match.group.id: match.statement.sentence
            for match in reversed(self.matches[outlet].mentions)
        }
