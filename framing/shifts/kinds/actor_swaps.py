"""Two who change places: "A warned B" told as "B warned A"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from framing.language.stems import stem_set
from framing.shifts.kinds.actor_predicates import Act, act, keys, verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.language.analysed_text import AnalysedText
    from framing.shifts.wording_pairs import Pair

_Places = tuple[int, int]


def swapped(both: Pair) -> Iterator[tuple[_Places, _Places]]:
    """Find a verb of both wordings with two whose places are changed; yield who does it in each."""
    for one, other in same_acts(both):
        found = _turned(both, one, other)
        if found is not None:
            yield found


@lru_cache(maxsize=8)
def same_acts(both: Pair) -> tuple[tuple[Act, Act], ...]:
    """Find the verbs that both wordings have, with who does it in each."""
    found = (
        (act(both.a, one), act(both.b, other))
        for one in verbs(both.a)
        for other in verbs(both.b)
        if _same_act(both, one, other)
    )
    return tuple((one, other) for one, other in found if one is not None and other is not None)


def _same_act(both: Pair, one: int, other: int) -> bool:
    """Tell whether two verbs say the same, and it matters who does it to whom."""
    # Verbs of one stem have one meaning, or nearly always: most pairs are told apart at once.
    if both.a.meanings[one] != both.b.meanings[other] and both.a.stems[one] != both.b.stems[other]:
        return False
    stems = {both.a.stems[one], both.b.stems[other]}
    if stems & stem_set("shifts/kinds/actor_unnamed", "mutual"):
        return False
    # What is lent by one is borrowed by the other, and both go by one meaning.
    return len(stems) == 1 or not stems & stem_set("shifts/kinds/actor_unnamed", "converse")


def _turned(both: Pair, one: Act, other: Act) -> tuple[_Places, _Places] | None:
    """Return the doers where each of them stands on the other side in the other wording."""
    left, right = keys(both.a), keys(both.b)
    doers = (
        {left[at]: at for at in one.doer if at not in _when(both.a)},
        {right[at]: at for at in other.doer if at not in _when(both.b)},
    )
    rests = {left[at] for at in one.rest}, {right[at] for at in other.rest}
    mine = [key for key in doers[0] if key in rests[1] and key not in {*doers[1], *rests[0]}]
    theirs = [key for key in doers[1] if key in rests[0] and key not in {*doers[0], *rests[1]}]
    if not mine or not theirs:
        return None
    here, there = doers[0][mine[0]], doers[1][theirs[0]]
    return (here, here), (there, there)


def _when(reading: AnalysedText) -> frozenset[int]:
    """Return the places of the words for a time, which nobody is: "on Monday lorries"."""
    return frozenset(at for time in reading.times for at in range(time.first, time.last + 1))
