"""Headings that say something else than the text under them, or than the baseline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.shift_claims import as_shift, word
from framing.shifts import differences
from framing.similarity import similarities
from framing.statements import Statement, statement_at
from framing.types import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.baseline import Group
    from framing.reading import Voiced
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

    def shifts(self, found: Voiced, version: VersionReading) -> tuple[Shift, ...]:
        """Return how each heading differs from what it is nearest to.

        That is a statement of its own article or, when none comes near, another version's wording
        of a fact. A heading that is near nothing is left alone.
        """
        facts = [one for group in self.groups for one in group.statements]
        owners = [group.id for group in self.groups for _ in group.statements]
        shifts: list[Shift] = []
        headings = _headings(found)
        of_facts = _nearest(headings, facts, self.carried)
        of_text = _nearest(headings, found.statements, self.carried)
        for heading, fact, own in zip(headings, of_facts, of_text, strict=True):
            if own is not None:
                reference = word(found.statements[own], version)
            elif fact is not None and facts[fact].outlet != found.version.outlet:
                reference = word(facts[fact], self.speakers[facts[fact].outlet])
            else:
                continue
            told = word(heading, version)
            name = owners[fact] if fact is not None else ""
            shifts += [
                as_shift(name, reference, told, difference, note="headline: ")
                for difference in differences(reference, told, self.source)
                if difference.kind not in _NOT_IN_HEADINGS
            ]
        return tuple(shifts)


def _headings(found: Voiced) -> list[Statement]:
    return [
        statement_at(found.version, place, voice, Span(place.start, place.end), founds=False)
        for place, voice in zip(found.sentences, found.voices, strict=True)
        if place.kind in {"title", "heading"}
    ]


def _nearest(
    headings: Sequence[Statement], said: Sequence[Statement], carried: float
) -> list[int | None]:
    """The number of the nearest statement to each, the first of several; None when none is near."""
    rows = similarities([one.text for one in headings], [one.text for one in said]).tolist()
    best = [max(range(len(row)), key=lambda at: (row[at], -at), default=None) for row in rows]
    return [
        at if at is not None and row[at] >= carried else None
        for row, at in zip(rows, best, strict=True)
    ]
