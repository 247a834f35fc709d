"""Whether two numbers can be one: rounded, told as "about", or converted to another unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.language.quantity import Quantity
    from framing.shifts.aligned_clauses import Pair

_LOOSE = 0.10
"""What "about" allows, as a share of the number."""
_ABOVE = 1.25
_BELOW = 0.8
_ROUNDED = 0.025
_ROUNDED_WIDE = 0.05
_SMALL = 1000
"""Whole numbers below this are not rounded without saying so."""
_CONVERTED = 0.05
"""What is lost when a number is converted and rounded, as a share of it."""
_COARSE = 0.2
"""The most that is lost where the result has one digit: a mile is two kilometres."""
_MEASURED = 0.02
_MEASURES = frozenset({"time", "length", "mass", "area", "volume"})
_CONVERTIBLE = frozenset({"length", "mass", "area", "volume", "temperature"})
"""What two systems measure: miles and kilometres. An hour is an hour."""
_POUND = 0.4536


def numbers_meet(both: Pair) -> bool:
    """Tell whether two wordings give no two numbers in one unit, as for two things they would."""
    return not any(
        one.unit == other.unit and not partner(one, other)
        for one in both.a.quantities
        for other in both.b.quantities
    )


def partner(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers may be the same one; without a known unit, any equal will do."""
    if one.unit == other.unit:
        return same(one, other)
    if {one.unit, other.unit} == {"£", "mass"}:
        # "Pounds" may be money or weight.
        mass, pounds = (one, other) if one.unit == "mass" else (other, one)
        return _near(mass.value, pounds.written * _POUND, _CONVERTED)
    return (not one.unit or not other.unit) and (
        one.value == other.value or (one.written == other.written and _names_no_unit(one, other))
    )


def _names_no_unit(one: Quantity, other: Quantity) -> bool:
    """Tell whether one is a bare number, of which nothing is said that it counts."""
    return any(not each.unit and not each.around for each in (one, other))


def same(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers of one unit can be the same, roundings and "about" allowed."""
    a, b = _bounds(one), _bounds(other)
    if a[0] <= b[1] and b[0] <= a[1]:
        return True
    if one.unit in _CONVERTIBLE and one.factor != other.factor:
        return _converted(one, other)
    return _rounding(one, other)


def _converted(one: Quantity, other: Quantity) -> bool:
    """Tell whether one number is the other in another unit, rounded to what is written."""
    if not one.factor or not other.factor:
        return one.written == other.written  # degrees on a scale that one side does not name
    gap, largest = abs(one.value - other.value), max(abs(one.value), abs(other.value))
    half = max(_step(one), _step(other)) / 2
    if gap <= min(half, _COARSE * largest) or gap <= _CONVERTED * largest:
        return True
    # "Warmer by 3.6 degrees Fahrenheit": a difference has no zero point.
    return one.unit == "temperature" and _near(
        one.written * one.factor, other.written * other.factor, _CONVERTED
    )


def _step(one: Quantity) -> float:
    """Return what one more in the last written digit is, in the unit."""
    if not one.written:
        return 0.0
    decimals = len(f"{one.written:.6f}".rstrip("0").partition(".")[2])
    return one.factor * 10.0**-decimals


def _near(one: float, other: float, share: float) -> bool:
    return abs(one - other) <= share * max(abs(one), abs(other))


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
        return _near(one.value, other.value, _MEASURED)
    plain = one.unit in {"", "score", "ordinal", "age"}
    if plain and max(one.value, other.value) < _SMALL:
        return False
    gap = abs(one.value - other.value) / max(one.value, other.value, 1e-9)
    finer = abs(one.digits - other.digits)
    if finer == 0:
        return False
    return gap <= (_ROUNDED_WIDE if finer > 1 else _ROUNDED)
