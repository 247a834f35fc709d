"""Facts that are told in the same sentences of the versions: one fact, told in several parts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from framing.facts.grouping import Group
    from framing.facts.independent_versions import IndependentVersions

_Place: TypeAlias = tuple[str, int]
"""An outlet and the number of a sentence."""
_TWO = 2


def told_in_the_same_places(
    groups: Sequence[Group],
    places: Mapping[str, Collection[_Place]],
    independent: IndependentVersions,
    least: float,
) -> tuple[Group, ...]:
    """Put facts together that at least two versions tell in the same sentences.

    Two clauses of one sentence, each credited, would else be two facts that point at the same
    sentence everywhere else.

    Args:
        groups: The facts.
        places: Where each is told, by its id: in its own statements, or surely found.
        independent: Which versions derive from one another: a copy's sentences count once.
        least: The share, 0 to 1, of the sentences of two facts that tell both.
    """
    once = {
        fact: frozenset(place for place in told if place[0] == _speaks(place[0], told, independent))
        for fact, told in places.items()
    }
    alike = sorted(
        (-share, first, second)
        for first, second in _sharing(once)
        if (share := _share(once[first], once[second])) >= least
    )
    kept = {group.id: group for group in groups}
    into: dict[str, str] = {}
    for _, *both in alike:
        first, second = (kept[_last(fact, into)] for fact in both)
        if first.id != second.id:
            whole, part = sorted((first, second), key=_rank)
            kept[whole.id] = _with(whole, part)
            into[part.id] = whole.id
    return tuple(kept[group.id] for group in groups if group.id not in into)


def _speaks(outlet: str, told: Collection[_Place], independent: IndependentVersions) -> str:
    """The first of the versions that derive from this one and tell the fact."""
    derived = independent.group(outlet)
    return min(place[0] for place in told if place[0] in derived)


def _sharing(places: Mapping[str, Collection[_Place]]) -> list[tuple[str, str]]:
    """Pairs of facts that two versions at least tell in one sentence."""
    told: dict[_Place, list[str]] = {}
    for fact, own in sorted(places.items()):
        for place in own:
            told.setdefault(place, []).append(fact)
    versions = Counter(
        pair
        for pair, _ in {
            (pair, outlet) for (outlet, _), facts in told.items() for pair in combinations(facts, 2)
        }
    )
    return [pair for pair, number in versions.items() if number >= _TWO]


def _share(first: frozenset[_Place], second: frozenset[_Place]) -> float:
    return round(len(first & second) / len(first | second), 6)


def _last(fact: str, into: Mapping[str, str]) -> str:
    while fact in into:
        fact = into[fact]
    return fact


def _rank(group: Group) -> tuple[bool, bool, int, float, str]:
    """What words both best: what is credited, can be read alone, is told most, and comes first."""
    best = group.best
    told = len({each.outlet for each in group.tellers})
    return group.tier != "credited", best.fragment, -told, round(best.position, 6), group.id


def _with(whole: Group, part: Group) -> Group:
    """A fact with the statements of another that is part of it."""
    founding = part.statements if part.tier == whole.tier == "credited" else ()
    statements = tuple(dict.fromkeys((*whole.statements, *founding)))
    others = tuple(
        each for each in dict.fromkeys((*whole.others, *part.tellers)) if each not in statements
    )
    return replace(whole, statements=statements, others=others)
