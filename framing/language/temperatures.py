"""Temperatures on either scale: "40C", "104 degrees Fahrenheit"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.language.numerals import Number, lower_at, touches
from framing.language.quantity import Quantity
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.stemmed_tokens import Token

_ZERO = 32.0
_DEGREE = 5 / 9


def temperature(tokens: Sequence[Token], number: Number, after: int) -> Quantity | None:
    """Return a number as degrees Celsius if the words from ``after`` say that it is a temperature.

    Where no scale is named, it stays as it is written, with a ``factor`` of 0.
    """
    number = _signed(tokens, number)
    word = lower_at(tokens, after)
    degrees = word in word_set("language/quantities", "words", "degrees")
    at = after + 1 if degrees else after
    named = lower_at(tokens, at)
    scale = next(
        (
            name
            for name in ("celsius", "fahrenheit")
            if named in word_set("language/quantities", "words", name)
        ),
        None,
    )
    if scale is not None and not degrees and len(named) == 1 and not touches(tokens, at):
        scale = None
    if scale is None:
        if not degrees:
            return None
        return _degrees(replace(number, last=after), number.value, 0.0)
    number = replace(number, last=at)
    if scale == "celsius":
        return _degrees(number, number.value, 1.0)
    return _degrees(number, (number.value - _ZERO) * _DEGREE, _DEGREE)


def _signed(tokens: Sequence[Token], number: Number) -> Number:
    """Return "-10" and "minus 10" as below zero; the hyphen of "mid-10s" is no sign."""
    before = number.first - 1
    sign = lower_at(tokens, before)
    hyphen = (
        sign in {"-", "−", "–"} and touches(tokens, number.first) and not touches(tokens, before)
    )
    if before < 0 or not (hyphen or sign == "minus"):
        return number
    return replace(number, first=before, value=-number.value)


def _degrees(number: Number, value: float, factor: float) -> Quantity:
    return Quantity(
        *(number.first, number.last, value, value, "temperature"),
        digits=number.digits,
        written=number.value,
        factor=factor,
    )
