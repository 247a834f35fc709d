"""Facts by versions: what each version does with each fact, and how far to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.facts.matching import by_fact, is_credited
from framing.types import Coverage, CoverageStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.config import BaselineSettings, CoverageSettings
    from framing.facts.grouping import Group
    from framing.facts.independent_versions import IndependentVersions
    from framing.facts.matching import Match, Matches
    from framing.types import BaselineKind


def cover(
    outlet: str,
    matches: Matches,
    eligible: Mapping[str, bool],
    settings: CoverageSettings,
) -> tuple[Coverage, ...]:
    """Return one row a fact: what this version does with it, before shifts are looked at.

    Args:
        outlet: The version.
        matches: Its matches with the facts.
        eligible: Every fact's id, in order, and whether its coverage may count it.
        settings: From which similarities, 0 to 1, a fact is carried or unclear.

    A version without a statement has found none of them.
    """
    rows = zip(eligible.items(), matches.nearest, strict=True)
    own = by_fact(matches.mentions)
    return tuple(
        _row(outlet, fact, nearest, own.get(fact, ()), settings, eligible=is_open)
        for (fact, is_open), nearest in rows
    )


def _row(  # noqa: PLR0913 - what one row is made of
    outlet: str,
    fact: str,
    nearest: Match | None,
    own: Sequence[Match],
    settings: CoverageSettings,
    *,
    eligible: bool,
) -> Coverage:
    status = _status(nearest, settings) if nearest else "omitted"
    place = nearest.statement if nearest else None
    return Coverage(
        fact=fact,
        outlet=outlet,
        status=status,
        sentence=place.sentence if place else None,
        start=place.start if place else None,
        end=place.end if place else None,
        similarity=nearest.similarity if nearest else 0.0,
        credited=any(is_credited(match.statement) for match in own),
        prominence=_prominence(own),
        fidelity=2 if status == "carried" else None,
        eligible=eligible,
        probability=nearest.probability if nearest else 0.0,
    )


def _status(match: Match, settings: CoverageSettings) -> CoverageStatus:
    if match.carries:
        return "carried"
    return "unclear" if match.probability > settings.omitted else "omitted"


def _prominence(mentions: Sequence[Match]) -> int:
    """2 in the first third of the text, 1 in the middle, 0 in the last third or absent."""
    if not mentions:
        return 0
    earliest = min(match.statement.position for match in mentions)
    return 2 - min(2, int(earliest * 3))


def eligible(
    group: Group,
    outlet: str,
    kind: BaselineKind,
    independent: IndependentVersions,
    settings: BaselineSettings,
) -> bool:
    """Tell whether the fact stands without this version, so that its coverage may count it.

    It does when enough versions found it that are independent of this one: two for a consensus
    (``consensus_versions``), else one; what a text outside the story words stands anyway.
    """
    if kind in {"text", "file"}:
        return True
    credited = group.tier == "credited"
    known = group.statements if credited else group.tellers
    without = {independent.group(each.outlet) for each in known} - {independent.group(outlet)}
    return len(without) >= (1 if credited else settings.consensus_versions)
