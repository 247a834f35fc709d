"""Another number for the same thing: both wordings count it, and the counts exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.quantity import Quantity, noun_class

if TYPE_CHECKING:
    from framing.shifts.wording import Difference
    from framing.shifts.wording_pairs import Pair

_REACH = 4
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
_SURE = 2
_LISTED = "listed"
"""The items of a listing are another count than what the news is about."""
_ALIKE = 0.3
"""In wordings that share so much, the one number that each has to itself is the same one."""


def find(both: Pair) -> list[Difference]:
    """Return the numbers that lack a partner on both sides and count the same thing."""
    if not both.a.quantities or not both.b.quantities:
        return []
    left = _unmatched(both.a.quantities, both.b.quantities)
    right = _unmatched(both.b.quantities, both.a.quantities)
    rivals = sorted(
        (
            (_closeness(both, one, other), -one.first, -other.first, one, other)
            for one in left
            for other in right
            if _comparable(one, other)
        ),
        key=lambda row: row[:3],
        reverse=True,
    )
    found: list[Difference] = []
    used: set[int] = set()
    for close, _, _, one, other in rivals:
        if (
            id(one) in used
            or id(other) in used
            or not _sure(both, close, (left, right), one, other)
        ):
            continue
        if _explained(one, other, left, right) or _complements(both, one, other):
            continue
        used |= {id(one), id(other)}
        words = both.a.words(one.first, one.last), both.b.words(other.first, other.last)
        found.append(
            both.difference(
                "number",
                (one.first, one.last),
                (other.first, other.last),
                f"The baseline says “{words[0]}”, this version “{words[1]}”.",
            )
        )
    return found[:2]


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
    if one.unit in {"time", "length", "mass", "area", "volume"}:
        return abs(one.value - other.value) <= _CONVERTED * max(one.value, other.value)
    plain = one.unit in {"", "score", "ordinal", "age"}
    if plain and max(one.value, other.value) < _SMALL:
        return False
    gap = abs(one.value - other.value) / max(one.value, other.value, 1e-9)
    finer = abs(one.digits - other.digits)
    if finer == 0:
        return False
    return gap <= (_ROUNDED_WIDE if finer > 1 else _ROUNDED)


def _unmatched(some: tuple[Quantity, ...], others: tuple[Quantity, ...]) -> list[Quantity]:
    return [one for one in some if not any(_partner(one, other) for other in others)]


def _partner(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers may be the same one; without a known unit, any equal will do."""
    alike = one.unit == other.unit or not one.unit or not other.unit
    if one.unit == other.unit and one.unit:
        return same(one, other)
    return same(one, other) if alike else one.value == other.value


def _comparable(one: Quantity, other: Quantity) -> bool:
    if one.unit != other.unit or (one.role and other.role and one.role != other.role):
        return False
    if one.bound == "range" and other.bound == "range" and not (one.digits or other.digits):
        return one.low != other.low
    return True


def _closeness(both: Pair, one: Quantity, other: Quantity) -> int:
    """How surely two numbers count the same: by words that follow both, then those around."""
    direct = one.around & other.around
    kind = noun_class(one.around)
    alike = bool(kind) and kind == noun_class(other.around)
    role = bool(one.role) and one.role == other.role
    near = both.shared((one.first, one.last), (other.first, other.last), _REACH)
    return 4 * bool(direct) + 3 * alike + 2 * role + min(3, near)


def _sure(
    both: Pair,
    close: int,
    unmatched: tuple[list[Quantity], list[Quantity]],
    one: Quantity,
    other: Quantity,
) -> bool:
    """Tell whether two numbers surely count the same thing."""
    left, right = unmatched
    only = len(left) == len(right) and all(
        sum(two.unit == one.unit for two in some) == 1 for some in unmatched
    )
    if one.unit == "ordinal":
        return bool(one.around & other.around) or (only and close > 0)
    if one.unit:
        return close > 0 or only
    unlike = noun_class(one.around), noun_class(other.around)
    if _LISTED in unlike and unlike[0] != unlike[1]:
        return False
    if unlike[0] and unlike[1] and unlike[0] != unlike[1] and not one.around & other.around:
        return False
    low, high = sorted((abs(one.value), abs(other.value)))
    if high > _PLAUSIBLE * max(low, 1.0) and not one.around & other.around:
        return False
    direct = close >= _SURE and bool(one.around & other.around)
    return direct or (only and both.likeness >= _ALIKE)


def _complements(both: Pair, one: Quantity, other: Quantity) -> bool:
    """Tell "all but two of the 27" from "25 of the 27": together they are a number of both."""
    whole = one.value + other.value
    return all(
        any(amount.value == whole for amount in side.quantities) for side in (both.a, both.b)
    )


def _explained(one: Quantity, other: Quantity, left: list[Quantity], right: list[Quantity]) -> bool:
    """Tell whether sums explain two numbers: "two men and three women" are "five people"."""
    if one.unit == "percent" and abs(one.value + other.value - 100) < 1:
        return True
    for whole, parts in ((one, right), (other, left)):
        alike = [part.value for part in parts if part.unit == whole.unit]
        if len(alike) > 1 and abs(sum(alike) - whole.value) < 0.01 * whole.value:
            return True
    return False
