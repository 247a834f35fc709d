"""Another time: both wordings say when, and the two times cannot be the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.time_intervals import Time, agree

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.language.quantity import Quantity
    from framing.shifts.wording import Difference
    from framing.shifts.wording_pairs import Pair

_REACH = 4
_SURE = 0.42
"""A wording that shares less has a time for something else."""
_ROUNDING = 0.02


def find(both: Pair) -> list[Difference]:
    """Return the times of one wording that contradict the only time of their kind in the other."""
    if not both.a.times or not both.b.times:
        return []
    left = _unmatched(both.a, both.b)
    right = _unmatched(both.b, both.a)
    found: list[Difference] = []
    for time in left:
        rivals = [other for other in right if agree(time, other) is False]
        rivals = [other for other in rivals if _same_role(both, time, other)]
        if not rivals:
            continue
        best = max(rivals, key=lambda other: (_shared(both, time, other), -other.first))
        right.remove(best)
        words = both.a.words(time.first, time.last), both.b.words(best.first, best.last)
        found.append(
            both.difference(
                "date",
                (time.first, time.last),
                (best.first, best.last),
                f"The baseline says “{words[0]}”, this version “{words[1]}”.",
            )
        )
    return found[:1]


def _unmatched(one: AnalysedText, other: AnalysedText) -> list[Time]:
    """Return the times that the other wording certainly does not have."""
    return [
        time for time in one.times if all(agree(time, rival) is not True for rival in other.times)
    ]


def _same_role(both: Pair, time: Time, other: Time) -> bool:
    """Tell whether two times say when the same thing happened."""
    if not _numbers_agree(both, time, other):
        return False
    as_many = len(both.a.times) == len(both.b.times)
    shared = _shared(both, time, other)
    if time.kind != other.kind and not both.alike:
        return False
    return both.likeness >= _SURE and (as_many or shared > 0)


def _numbers_agree(both: Pair, time: Time, other: Time) -> bool:
    """Tell two times apart that go with different numbers, both of which both wordings have.

    "9 million in 2007" and "16 million in 2014, up from 9 million" tell of two years, not of one.
    """
    one, two = _nearest(both.a, time), _nearest(both.b, other)
    if one is None or two is None or _equal(one, two):
        return True
    return not (
        any(_equal(one, rival) for rival in both.b.quantities)
        or any(_equal(two, rival) for rival in both.a.quantities)
    )


def _equal(one: Quantity, other: Quantity) -> bool:
    return abs(one.value - other.value) <= _ROUNDING * max(one.value, other.value)


def _nearest(reading: AnalysedText, time: Time) -> Quantity | None:
    return min(
        reading.quantities, key=lambda one: (abs(one.first - time.first), one.first), default=None
    )


def _shared(both: Pair, time: Time, other: Time) -> int:
    return both.shared((time.first, time.last), (other.first, other.last), _REACH)
