"""Somebody else did it: the two wordings name different actors in the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.shifts.actors import Actor, actors
from framing.shifts.agents import agent, mentions_party
from framing.shifts.aliases import mentioned, same_name
from framing.shifts.kinds.credit import named
from framing.shifts.lexicon import stem, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.shifts.pair import Pair
    from framing.shifts.reading import Reading
    from framing.shifts.wording import Difference

_ALIKE = 0.4
"""In wordings that share so much, a name of unknown sort may stand for one of a known sort."""
_SURE = 0.3
_LEAST_SHARED = 3
"""So many words besides the names must be common to both wordings, and such a share of them."""
_LEAST_SHARE = 0.3
_REACH = 3
_ALIKE_FAR = 0.45
"""In wordings so alike a name may stand behind "with" or "under" on one side."""


def find(both: Pair) -> list[Difference]:
    """Return the one actor of the baseline that the version replaces with another, if any."""
    if not both.shares(_SURE):
        return []
    left, right = _named(both, both.a), _named(both, both.b)
    named_ones = _replaced(both, left, right) or list(_swapped(both, left, right))[:1]
    return named_ones or _parties(both)


def _parties(both: Pair) -> list[Difference]:
    """Compare "prosecutors asked" with "lawyers asked" where neither names the other's party."""
    one, other = agent(both.a), agent(both.b)
    if one is None or other is None or one.party == other.party:
        return []
    if mentions_party(both.a, other.party) or mentions_party(both.b, one.party):
        return []
    words = both.a.words(one.first, one.last), both.b.words(other.first, other.last)
    why = f"In the baseline it is “{words[0]}” who act, in this version “{words[1]}”."
    return [both.difference("actor", (one.first, one.last), (other.first, other.last), why)]


def _named(both: Pair, reading: Reading) -> list[Actor]:
    """Return the names in a wording, but for the report's own."""
    source = both.source
    return [one for one in actors(reading) if source is None or not named(one.text, source)]


def _replaced(both: Pair, left: list[Actor], right: list[Actor]) -> list[Difference]:
    a = [one for one in left if not mentioned(one.text, both.b)]
    b = [one for one in right if not mentioned(one.text, both.a)]
    acting = [one for one in a if one.acts], [other for other in b if other.acts]
    if len(acting[0]) != 1 or len(acting[1]) != 1:
        acting = [one for one in a if not one.placed], [other for other in b if not other.placed]
        if [len(some) for some in acting] != [1, 1] or both.likeness < _ALIKE_FAR:
            return []
    one, other = acting[0][0], acting[1][0]
    if not (one.acts or other.acts) or same_name(one.text, other.text):
        return []
    unknown = "" in {one.sort, other.sort} and "country" not in {one.sort, other.sort}
    if not (one.sort == other.sort or (unknown and both.likeness >= _ALIKE)):
        return []
    if not _alike(both, one, other):
        return []
    words = both.a.words(one.first, one.last), both.b.words(other.first, other.last)
    why = f"The baseline names “{words[0]}”, this version “{words[1]}”."
    return [both.difference("actor", (one.first, one.last), (other.first, other.last), why)]


def _alike(both: Pair, one: Actor, other: Actor) -> bool:
    """Tell whether the rest is surely the same act; names of unknown sort need the same verb."""
    mine = {both.a.meanings[at] for at in both.a.content if not one.first <= at <= one.last}
    theirs = {both.b.meanings[at] for at in both.b.content if not other.first <= at <= other.last}
    shared = len(mine & theirs) + _same_numbers(both)
    if shared < _LEAST_SHARED or shared < _LEAST_SHARE * min(len(mine), len(theirs)):
        return False
    near = both.shared((one.first, one.last), (other.first, other.last), _REACH)
    return bool(one.sort) or near > 0 or both.likeness >= _ALIKE_FAR


def _same_numbers(both: Pair) -> int:
    values = {one.value for one in both.a.quantities}
    return len(values & {other.value for other in both.b.quantities})


def _swapped(both: Pair, left: list[Actor], right: list[Actor]) -> Iterator[Difference]:
    """Find "A asked B" against "B asked A": one verb, and each name on either side of it."""
    if not both.shares(_SURE):
        return
    for one in left:
        for other in right:
            if not (one.acts and other.acts) or same_name(one.text, other.text):
                continue
            verb, its = _verb(both.a, one), _verb(both.b, other)
            if verb is None or its is None or both.a.stems[verb] != both.b.stems[its]:
                continue
            if not (_behind(left, verb, other) and _behind(right, its, one)):
                continue
            words = both.a.words(one.first, one.last), both.b.words(other.first, other.last)
            why = f"In the baseline it is “{words[0]}” who does it, in this version “{words[1]}”."
            yield both.difference("actor", (one.first, one.last), (other.first, other.last), why)


def _behind(names: list[Actor], verb: int, actor: Actor) -> bool:
    """Tell whether an actor of the other wording stands behind the verb in this one."""
    return any(one.first > verb and same_name(one.text, actor.text) for one in names)


def _verb(reading: Reading, actor: Actor) -> int | None:
    """Return the place of the active verb right behind a name, None for a passive or none."""
    for at in range(actor.last + 1, min(len(reading.row), actor.last + 5)):
        token = reading.row[at]
        if token.breaks or token.low in word_set("kinds/actor", "no_verb"):
            return None
        if token.content and not token.low.endswith("ly"):
            passive = any(follower.low == "by" for follower in reading.row[at + 1 : at + 4])
            verbal = token.low.endswith(("ed", "es", "s")) or stem(token.low) != token.low
            return at if verbal and not passive and token.text.islower() else None
    return None
