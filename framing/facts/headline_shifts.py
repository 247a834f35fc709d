"""Headings that say something else than the text under them, or than the baseline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.article.statements import Statement, statement_at
from framing.facts.shift_claims import HEADLINE, as_shift, word
from framing.facts.similarity import similarities
from framing.shifts import differences
from framing.types import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.article.reading import Voiced
    from framing.facts.grouping import Group
    from framing.types import Shift, SourceReport, VersionReading

_NOT_IN_HEADINGS = frozenset({"credit", "sourcing"})
"""Nobody expects a heading to name its sources."""


@dataclass(frozen=True, slots=True)
class Headlines:
    """What headings are held against: their own article first, then the facts."""

    groups: Sequence[Group]
    speakers: Mapping[str, VersionReading]
    source: SourceReport | None
    carried: float

    def shifts(
        self, voiced: Mapping[str, Voiced], versions: Mapping[str, VersionReading]
    ) -> tuple[Shift, ...]:
        """Return how each heading of every version differs from what it is nearest to.

        That is a statement of its own article or, when none comes near, another version's wording
        of a fact. A heading that is near nothing is left alone.
        """
        facts = [one for group in self.groups for one in group.statements]
        headings = [one for found in voiced.values() for one in _headings(found)]
        others = [one for found in voiced.values() for one in found.statements]
        texts = [one.text for one in (*facts, *others)]
        table = similarities([one.text for one in headings], texts).tolist()
        first = len(facts)
        place: dict[str, tuple[int, int]] = {}
        for outlet, found in voiced.items():
            place[outlet] = (first, first := first + len(found.statements))
        shifts: list[Shift] = []
        for heading, row in zip(headings, table, strict=True):
            start, end = place[heading.outlet]
            own = self._nearest(row[start:end])
            said = voiced[heading.outlet].statements[own] if own is not None else None
            shifts += self._of(heading, said, self._nearest(row[: len(facts)]), versions)
        return tuple(shifts)

    def _of(
        self,
        heading: Statement,
        own: Statement | None,
        fact: int | None,
        versions: Mapping[str, VersionReading],
    ) -> list[Shift]:
        facts = [(group.id, one) for group in self.groups for one in group.statements]
        name, founding = facts[fact] if fact is not None else ("", None)
        version = versions[heading.outlet]
        if own is not None:
            reference = word(own, version)
        elif founding is not None and founding.outlet != heading.outlet:
            reference = word(founding, self.speakers[founding.outlet])
        else:
            return []
        told = word(heading, version)
        return [
            as_shift(name, reference, told, difference, note=HEADLINE)
            for difference in differences(reference, told, self.source)
            if difference.kind not in _NOT_IN_HEADINGS
        ]

    def _nearest(self, row: Sequence[float]) -> int | None:
        """The place of the highest, the first of several; None when none is high enough."""
        best = max(row, default=0.0)
        return row.index(best) if row and best >= self.carried else None


def _headings(found: Voiced) -> list[Statement]:
    return [
        statement_at(found.version, place, voice, Span(place.start, place.end), founds=False)
        for place, voice in zip(found.sentences, found.voices, strict=True)
        if place.kind in {"title", "heading"}
    ]
