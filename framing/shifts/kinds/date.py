"""Another time: both clauses say when the same act is, and the two times cannot be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.time_intervals import agree
from framing.shifts.aligned_clauses import spelled, time_words, told_by
from framing.shifts.equal_numbers import same

if TYPE_CHECKING:
    from framing.language.time_intervals import Time
    from framing.shifts.aligned_clauses import Clauses, Pair
    from framing.shifts.wording import Difference

_REACH = 12
"""So many words away from the verb a time may stand."""
_PLAIN = ("weekday", "day", "month", "year", "quarter", "clock")


def find(both: Pair) -> list[Difference]:
    """Return the times that contradict each other, where each clause has one of that kind."""
    if not both.a.times or not both.b.times or both.apart:
        return []
    for clauses in both.closely:
        if clauses.one.denied != clauses.other.denied or not clauses.correspond(2, 0.5):
            continue
        if both.subjects_meet(clauses) is False:
            continue
        if _numbers_differ(clauses):
            continue
        found = _contradiction(both, clauses)
        if found is not None:
            return [found]
    return []


def _numbers_differ(clauses: Clauses) -> bool:
    """Tell whether the clauses give two numbers of one unit: then they tell of two occasions."""
    return any(
        not same(one, other) and one.unit == other.unit
        for one in clauses.one.quantities
        for other in clauses.other.quantities
    )


def _contradiction(both: Pair, clauses: Clauses) -> Difference | None:
    times = _rivals(clauses)
    if times is None or _elsewhere(both, *times) or _other_zones(clauses):
        return None
    one, other = times
    far = abs(one.first - clauses.one.at) > _REACH or abs(other.first - clauses.other.at) > _REACH
    if far and clauses.one.act == clauses.other.act:
        return None
    words = spelled(both.a, time_words(one)), spelled(both.b, time_words(other))
    return both.difference(
        "date",
        time_words(one),
        time_words(other),
        f"Both tell {told_by(both, clauses)}; the baseline says “{words[0]}”, this version"
        f" “{words[1]}”.",
    )


def _rivals(clauses: Clauses) -> tuple[Time, Time] | None:
    """Return two times that exclude each other: the only ones of a kind, or the only ones."""
    pairs = [
        (
            [time for time in clauses.one.times if time.kind == kind],
            [time for time in clauses.other.times if time.kind == kind],
        )
        for kind in _PLAIN
    ]
    pairs.append((list(clauses.one.times), list(clauses.other.times)))
    return next(
        (
            (left[0], right[0])
            for left, right in pairs
            if len(left) == len(right) == 1 and agree(left[0], right[0]) is False
        ),
        None,
    )


def _other_zones(clauses: Clauses) -> bool:
    """Tell whether both tell the hour, in two zones: then it may be another day in one of them."""
    return any(
        one.kind == other.kind == "clock"
        and one.value[1] != other.value[1]
        and agree(one, other) is not False
        for one in clauses.one.times
        for other in clauses.other.times
    )


def _elsewhere(both: Pair, one: Time, other: Time) -> bool:
    """Tell whether either time stands in the other statement too: it belongs to something else."""
    return any(agree(one, time) for time in both.b.times) or any(
        agree(time, other) for time in both.a.times
    )
