"""Somebody else did it: the two wordings name different actors in the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.aliases import has_own_name, mentioned, same_name
from framing.shifts.kinds.actor_names import Actor, actors
from framing.shifts.kinds.actor_swaps import same_acts, swapped
from framing.shifts.kinds.actor_unnamed import (
    agent,
    compatible,
    has_party,
    mentions_party,
    party_among,
)
from framing.shifts.kinds.credit import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.language.analysed_text import AnalysedText
    from framing.shifts.wording import Difference
    from framing.shifts.wording_pairs import Pair

_ALIKE = 0.4
"""In wordings that share so much, a name of unknown sort may stand for one of a known sort."""
_SURE = 0.3
_LEAST_SHARED = 3
"""So many words besides the names must be common to both wordings, and such a share of them."""
_LEAST_SHARE = 0.3
_MOST_SHARE = 0.6
"""Of short statements nearly all must be common."""
_REACH = 3
_ALIKE_FAR = 0.45
"""In wordings so alike a name may stand behind "with" or "under" on one side."""


def find(both: Pair) -> list[Difference]:
    """Return the one actor of the baseline that the version replaces with another, if any."""
    if not both.shares(_SURE):
        return []
    named_ones = _replaced(both) or list(_swapped(both))[:1]
    return named_ones or _parties(both)


def _parties(both: Pair) -> list[Difference]:
    """Compare "prosecutors asked" with "lawyers asked" where neither names the other's party."""
    if not has_party(both.a) or not has_party(both.b):
        return []
    pairs = [
        (party_among(both.a, one.doer), party_among(both.b, other.doer))
        for one, other in same_acts(both)
    ]
    acting = agent(both.a)
    for one, other in (*pairs, (acting, agent(both.b) if acting is not None else None)):
        if one is None or other is None or compatible(one.party, other.party):
            continue
        if mentions_party(both.a, other.party) or mentions_party(both.b, one.party):
            continue
        words = both.a.words(one.first, one.last), both.b.words(other.first, other.last)
        why = f"In the baseline it is “{words[0]}” who act, in this version “{words[1]}”."
        return [both.difference("actor", (one.first, one.last), (other.first, other.last), why)]
    return []


def _named(both: Pair, reading: AnalysedText) -> list[Actor]:
    """Return the names in a wording, but for the report's own."""
    source = both.source
    return [one for one in actors(reading) if source is None or not named(one.text, source)]


def _replaced(both: Pair) -> list[Difference]:
    if not has_own_name(both.a, both.b) or not has_own_name(both.b, both.a):
        return []
    a = [one for one in _named(both, both.a) if not mentioned(one.text, both.b)]
    b = a and [one for one in _named(both, both.b) if not mentioned(one.text, both.a)]
    if not b:
        return []
    for one, other, anchored in (*_at_verbs(both, a, b), *_only_ones(both, a, b)):
        if _is_other(both, one, other, anchored=anchored):
            words = both.a.words(one.first, one.last), both.b.words(other.first, other.last)
            why = f"The baseline names “{words[0]}”, this version “{words[1]}”."
            return [both.difference("actor", (one.first, one.last), (other.first, other.last), why)]
    return []


def _at_verbs(both: Pair, a: list[Actor], b: list[Actor]) -> Iterator[tuple[Actor, Actor, bool]]:
    """Set the names beside each other that do the same, in whatever voice it is put."""
    for one, other in same_acts(both):
        mine = [name for name in a if name.last in one.doer]
        theirs = [name for name in b if name.last in other.doer]
        if len(mine) == len(theirs) == 1:
            yield mine[0], theirs[0], True


def _only_ones(both: Pair, a: list[Actor], b: list[Actor]) -> Iterator[tuple[Actor, Actor, bool]]:
    """Set the one name beside the other that only one of the two wordings has."""
    acting = [one for one in a if one.acts], [other for other in b if other.acts]
    if len(acting[0]) != 1 or len(acting[1]) != 1:
        acting = [one for one in a if not one.placed], [other for other in b if not other.placed]
        if [len(some) for some in acting] != [1, 1] or both.likeness < _ALIKE_FAR:
            return
    one, other = acting[0][0], acting[1][0]
    if one.acts or other.acts:
        yield one, other, False


def _is_other(both: Pair, one: Actor, other: Actor, *, anchored: bool) -> bool:
    """Tell whether two names that stand in one place are surely two, of one sort."""
    if same_name(one.text, other.text):
        return False
    houses = one.staffed and other.staffed
    unknown = "" in {one.sort, other.sort} and "country" not in {one.sort, other.sort}
    sure = both.likeness >= _ALIKE or anchored
    if not (houses or one.sort == other.sort or (unknown and sure)):
        return False
    return _alike(both, one, other)


def _alike(both: Pair, one: Actor, other: Actor) -> bool:
    """Tell whether the rest is surely the same act; names of unknown sort need the same verb."""
    mine = {both.a.meanings[at] for at in both.a.content if not one.first <= at <= one.last}
    theirs = {both.b.meanings[at] for at in both.b.content if not other.first <= at <= other.last}
    shared = len(mine & theirs) + _same_numbers(both)
    least = min(len(mine), len(theirs))
    if shared < _LEAST_SHARED and not (
        one.acts and other.acts and shared > 1 and shared >= _MOST_SHARE * least
    ):
        return False
    if shared < _LEAST_SHARE * least:
        return False
    near = both.shared((one.first, one.last), (other.first, other.last), _REACH)
    return bool(one.sort) or near > 0 or both.likeness >= _ALIKE_FAR


def _same_numbers(both: Pair) -> int:
    values = {one.value for one in both.a.quantities}
    return len(values & {other.value for other in both.b.quantities})


def _swapped(both: Pair) -> Iterator[Difference]:
    """Find "A asked B" against "B asked A"."""
    for one, other in swapped(both):
        words = both.a.words(*one), both.b.words(*other)
        why = f"In the baseline it is “{words[0]}” who does it, in this version “{words[1]}”."
        yield both.difference("actor", one, other, why)
