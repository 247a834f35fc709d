"""Statements that versions repeat from one another, so that together they are told once."""

from __future__ import annotations

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

    What one version says twice in the same words is told once, too.

    Args:
        statements: The statements of all versions, those of one version in reading order.
        independent: Which versions derive from one another.

    Returns:
        The places of each statement in every version that repeats it, in order of the first.
    """
    places: dict[tuple[_Voice, str], list[int]] = {}
    for place, statement in enumerate(statements):
        key = independent.group(statement.outlet), plain(statement.text)
        places.setdefault(key, []).append(place)
    return [tuple(group) for group in places.values()]
