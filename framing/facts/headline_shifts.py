"""Headings that say something else than the text under them, or than the baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.article.statements import Statement, statement_at
from framing.facts.shift_claims import HEADLINE, as_shift
from framing.facts.similarity import similarities
from framing.facts.statement_wordings import wording_of
from framing.kept import Kept
from framing.shifts import differences
from framing.types import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.article.attributed_version import AttributedVersion
    from framing.facts.grouping import Group
    from framing.shifts import Wording
    from framing.types import Shift, SourceReport, VersionReading

_NOT_IN_HEADINGS = frozenset({"credit", "sourcing"})
"""Nobody expects a heading to name its sources."""


def headline_shifts(  # noqa: PLR0913, PLR0917 - what headings are held against
    groups: Sequence[Group],
    versions: Mapping[str, tuple[AttributedVersion, VersionReading]],
    speakers: Mapping[str, VersionReading],
    source: SourceReport | None,
    carried: float,
    kept: Kept | None = None,
) -> tuple[Shift, ...]:
    """Return how each heading of every version differs from what it is nearest to.

    That is a statement of its own article or, when none comes near, another version's wording of a
    fact. A heading that is near nothing is left alone.

    Args:
        groups: The facts.
        versions: Every version, attributed and read, by outlet.
        speakers: Those who word the facts, by outlet.
        source: The source report, if there is one.
        carried: The similarity, 0 to 1, from which two statements are held against each other.
        kept: What was worked out for the same story before.
    """
    founding = [(group.id, statement) for group in groups for statement in group.statements]
    attributed = [version for version, _ in versions.values()]
    headings = [heading for version in attributed for heading in _headings(version)]
    in_text = [statement for version in attributed for statement in version.statements]
    texts = [statement.text for statement in (*(fact for _, fact in founding), *in_text)]
    heads = [heading.text for heading in headings]
    table = (kept or Kept()).result(
        "headings", (heads, texts), lambda: similarities(heads, texts).tolist()
    )
    columns: dict[str, tuple[int, int]] = {}
    first = len(founding)
    for version in attributed:
        columns[version.version.outlet] = (first, first := first + len(version.statements))
    shifts: list[Shift] = []
    for heading, row in zip(headings, table, strict=True):
        start, end = columns[heading.outlet]
        version, reading = versions[heading.outlet]
        own = _nearest(row[start:end], carried)
        fact = _nearest(row[: len(founding)], carried)
        name, founder = founding[fact] if fact is not None else ("", None)
        if own is not None:
            told = version.statements[own]
            name = next((group.id for group in groups if told in group.tellers), "")
            reference = wording_of(told, reading)
        elif founder is not None and founder.outlet != heading.outlet:
            reference = wording_of(founder, speakers[founder.outlet])
        else:
            continue
        shifts += _differences(name, reference, wording_of(heading, reading), source)
    return tuple(shifts)


def _differences(
    fact: str, reference: Wording, heading: Wording, source: SourceReport | None
) -> list[Shift]:
    return [
        as_shift(fact, reference, heading, difference, note=HEADLINE)
        for difference in differences(reference, heading, source)
        if difference.kind not in _NOT_IN_HEADINGS
    ]


def _nearest(row: Sequence[float], least: float) -> int | None:
    """The place of the highest, the first of several; None when none is high enough."""
    best = max(row, default=0.0)
    return row.index(best) if row and best >= least else None


def _headings(attributed: AttributedVersion) -> list[Statement]:
    return [
        statement_at(attributed.version, place, voice, Span(place.start, place.end), founds=False)
        for place, voice in zip(attributed.sentences, attributed.voices, strict=True)
        if place.kind in {"title", "heading"}
    ]
