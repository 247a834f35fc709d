"""Two who change places: "A warned B" told as "B warned A"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.shifts.acts import Act, acts, keys
from framing.shifts.lexicon import stem_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.shifts.pair import Pair

_Places = tuple[int, int]


def swapped(both: Pair) -> Iterator[tuple[_Places, _Places]]:
    """Find a verb of both wordings with two whose places are changed; yield who does it in each."""
    for one, other in same_acts(both):
        found = _turned(both, one, other)
        if found is not None:
            yield found


def same_acts(both: Pair) -> Iterator[tuple[Act, Act]]:
    """Find the verbs that both wordings have, with who does it in each."""
    for one in acts(both.a):
        for other in acts(both.b):
            if _same_act(both, one, other):
                yield one, other


def _same_act(both: Pair, one: Act, other: Act) -> bool:
    """Tell whether two verbs say the same, and it matters who does it to whom."""
    stems = both.a.stems[one.verb], both.b.stems[other.verb]
    mutual = stem_set("roles", "mutual")
    if stems[0] in mutual or stems[1] in mutual:
        return False
    if stems[0] == stems[1]:
        return True
    # What is lent by one is borrowed by the other, and both go by one meaning.
    return one.meaning == other.meaning and not stem_set("roles", "converse") & set(stems)


def _turned(both: Pair, one: Act, other: Act) -> tuple[_Places, _Places] | None:
    """Return the doers where each of them stands on the other side in the other wording."""
    left, right = keys(both.a), keys(both.b)
    doers = {left[at]: at for at in one.doer}, {right[at]: at for at in other.doer}
    rests = {left[at] for at in one.rest}, {right[at] for at in other.rest}
    mine = [key for key in doers[0] if key in rests[1] and key not in {*doers[1], *rests[0]}]
    theirs = [key for key in doers[1] if key in rests[0] and key not in {*doers[0], *rests[1]}]
    if not mine or not theirs:
        return None
    here, there = doers[0][mine[0]], doers[1][theirs[0]]
    return (here, here), (there, there)
