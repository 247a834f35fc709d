"""Statements that versions repeat from one another, so that together they are told once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framing.language.ngrams import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.article.statements import Statement
    from framing.facts.independent_versions import IndependentVersions

    _Voice = tuple[str, ...]


def told_once(
    statements: Sequence[Statement], independent: IndependentVersions
) -> list[tuple[int, ...]]:
    """Return the places of statements, those together that derived versions word alike.

    A statement that one version says twice is told twice: its first place goes with the first of
    the other version, its second with the second. So a copy of a version adds nothing that was
    not there.

    Args:
        statements: The statements of all versions, those of one version in reading order.
        independent: Which versions derive from one another.

    Returns:
        The places of each statement in every version that repeats it, in order of the first.
    """
    before: Counter[tuple[str, str]] = Counter()
    places: dict[tuple[_Voice, str, int], list[int]] = {}
    for place, statement in enumerate(statements):
        outlet, wording = statement.outlet, plain(statement.text)
        key = independent.group(outlet), wording, before[outlet, wording]
        before[outlet, wording] += 1
        places.setdefault(key, []).append(place)
    return [tuple(group) for group in places.values()]
