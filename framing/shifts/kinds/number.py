"""Another number for the same thing: one act, one thing counted in one unit, and two counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.shifts.aligned_clauses import spelled, told_by
from framing.shifts.rates import rate

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.language.quantity import Quantity
    from framing.shifts.aligned_clauses import Clauses, Pair
    from framing.shifts.wording import Difference

_LOOSE = 0.10
"""What "about" allows, as a share of the number."""
_ABOVE = 1.25
_BELOW = 0.8
_ROUNDED = 0.025
_ROUNDED_WIDE = 0.05
_SMALL = 1000
"""Whole numbers below this are not rounded without saying so."""
_CONVERTED = 0.02
_PLAUSIBLE = 12
"""Two counts of one thing seldom differ by more; a slip of one zero is within it."""
_ALIKE = 0.75
"""Clauses that share so much tell of one time, though only one names it."""
_MEASURES = frozenset({"time", "length", "mass", "area", "volume"})


def find(both: Pair) -> list[Difference]:
    """Return the number that each clause has to itself, where both count the same thing."""
    if not both.related or not both.a.quantities or not both.b.quantities:
        return []
    for clauses in both.closely:
        if clauses.one.denied != clauses.other.denied or not both.same_times(clauses):
            continue
        left = _unmatched(clauses.one.quantities, both.b.quantities)
        right = _unmatched(clauses.other.quantities, both.a.quantities)
        rivals = [
            (one, other)
            for one in left
            for other in right
            if _count_the_same(both, clauses, one, other)
        ]
        if len(rivals) == 1 and not _sums(rivals[0], both):
            return [_difference(both, clauses, *rivals[0])]
    return []


def _difference(both: Pair, clauses: Clauses, one: Quantity, other: Quantity) -> Difference:
    places = (one.first, one.last), (other.first, other.last)
    words = spelled(both.a, places[0]), spelled(both.b, places[1])
    act = told_by(both, clauses)
    return both.difference(
        "number",
        *places,
        f"Both tell {act} and count the same; the baseline says “{words[0]}”,"
        f" this version “{words[1]}”.",
    )


def _count_the_same(both: Pair, clauses: Clauses, one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers count one thing, in one unit and per the same stretch of time."""
    if one.unit != other.unit or (one.role and other.role and one.role != other.role):
        return False
    low, high = sorted((abs(one.value), abs(other.value)))
    rest = one.unit == "percent" and abs(one.value + other.value - 100) < 1
    if rest or high > _PLAUSIBLE * max(low, 1.0) or _one_is_dated(clauses):
        return False
    if rate(both.a, one) != rate(both.b, other) or _named(both.a, one) != _named(both.b, other):
        return False
    counted = _nouns(both.a, one) & _nouns(both.b, other)
    if one.unit in {"", "ordinal", "percent"}:
        return bool(counted) and clauses.correspond(2, 0.5)
    return clauses.correspond(2, 0.5)


def _nouns(text: AnalysedText, quantity: Quantity) -> frozenset[str]:
    """Return the meanings of the words that say what a number counts."""
    return frozenset(
        text.meanings[at]
        for at in range(quantity.last + 1, min(len(text.stems), quantity.last + 5))
        if text.stems[at] in quantity.around
    )


def _named(text: AnalysedText, quantity: Quantity) -> frozenset[str]:
    """Return the names among them: six Australians are not all who were killed."""
    reach = range(quantity.last + 1, min(len(text.stems), quantity.last + 3))
    return frozenset(text.meanings[at] for at in reach if text.tokens[at].text[:1].isupper())


def _one_is_dated(clauses: Clauses) -> bool:
    """Tell whether only one clause says when: then the two may count at two times."""
    return bool(clauses.one.times) != bool(clauses.other.times) and clauses.ratio < _ALIKE


def _sums(rivals: tuple[Quantity, Quantity], both: Pair) -> bool:
    """Tell whether a sum explains two numbers: "two men and three women" are "five people"."""
    for whole, parts in (
        (rivals[0], both.b.quantities),
        (rivals[1], both.a.quantities),
    ):
        values = [part.value for part in parts if part.unit == whole.unit]
        if any(
            abs(first + second - whole.value) < 0.01 * abs(whole.value)
            for at, first in enumerate(values)
            for second in values[at + 1 :]
        ):
            return True
    sums = rivals[0].value + rivals[1].value
    return any(each.value == sums for side in (both.a, both.b) for each in side.quantities)


def _unmatched(some: tuple[Quantity, ...], others: tuple[Quantity, ...]) -> list[Quantity]:
    return [one for one in some if not any(_partner(one, other) for other in others)]


def _partner(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers may be the same one; without a known unit, any equal will do."""
    if one.unit == other.unit:
        return same(one, other)
    return (not one.unit or not other.unit) and one.value == other.value


def same(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers can be the same, roundings and "about" allowed."""
    a, b = _bounds(one), _bounds(other)
    return (a[0] <= b[1] and b[0] <= a[1]) or _rounding(one, other)


def _bounds(one: Quantity) -> tuple[float, float]:
    if one.bound == "about":
        return one.low * (1 - _LOOSE), one.high * (1 + _LOOSE)
    if one.bound == "above":
        return one.low, one.high * _ABOVE
    if one.bound == "below":
        return one.low * _BELOW, one.high
    return one.low, one.high


def _rounding(one: Quantity, other: Quantity) -> bool:
    if one.unit in _MEASURES:
        return abs(one.value - other.value) <= _CONVERTED * max(one.value, other.value)
    plain = one.unit in {"", "score", "ordinal", "age"}
    if plain and max(one.value, other.value) < _SMALL:
        return False
    gap = abs(one.value - other.value) / max(one.value, other.value, 1e-9)
    finer = abs(one.digits - other.digits)
    if finer == 0:
        return False
    return gap <= (_ROUNDED_WIDE if finer > 1 else _ROUNDED)
