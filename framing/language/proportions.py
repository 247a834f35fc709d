"""Shares of a whole as percentages: "one in four", "two thirds of"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.numerals import THOUSAND, Number, lower_at, number_at, values
from framing.language.quantity import Quantity
from framing.language.word_lists import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.stemmed_tokens import Token

_SETTINGS = default().language.numbers


def share(tokens: Sequence[Token], top: Number) -> Quantity | None:
    """Read "one in four" and "two out of three" as percentages, from the first number."""
    if top.scaled:
        return None
    after = top.last + 1
    joint = (lower_at(tokens, after), lower_at(tokens, after + 1))
    if joint != ("out", "of") and joint[0] != "in":
        return None
    after += 2 if joint[0] == "out" else 1
    if lower_at(tokens, after) == "every":
        after += 1
    bottom = number_at(tokens, after)
    if bottom is None or not 0 < top.value < bottom.value <= THOUSAND:
        return None
    percent = 100 * top.value / bottom.value
    return exact(Number(top.first, bottom.last, percent, 2, scaled=False), "percent")


def fraction(tokens: Sequence[Token], place: int) -> Quantity | None:
    """Read "a third of", "two-thirds" as percentages."""
    word = lower_at(tokens, place)
    many = 1 if word in {"a", "one"} else values().get(word, 0)
    after = place + 2 if lower_at(tokens, place + 1) == "-" else place + 1
    name = lower_at(tokens, after).removesuffix("s") if many > 1 else lower_at(tokens, after)
    share = fractions().get(name)
    if not many or share is None or (many == 1 and not _opens_part(tokens, after + 1)):
        return None
    if (lower_at(tokens, after + 1), lower_at(tokens, after + 2)) == ("of", "a"):
        point = next((at for at in (after + 3, after + 4) if lower_at(tokens, at) == "point"), None)
        if point is not None:
            # "A quarter of a percentage point".
            value = many * share / 100
            return exact(Number(place, point, value, 2, scaled=False), "points")
    return rough(place, after, many * share)


def _opens_part(tokens: Sequence[Token], place: int) -> bool:
    following = lower_at(tokens, place)
    return not following or not tokens[place].content or following in {"more", "less", "fewer"}


def rough(first: int, last: int, percent: float) -> Quantity:
    """A share in words is rounded: "a third" may be 32 or 34 per cent."""
    return Quantity(
        first,
        last,
        percent * (1 - _SETTINGS.rounding),
        percent * (1 + _SETTINGS.rounding),
        "percent",
        digits=2,
        written=percent,
    )


def exact(number: Number, unit: str, factor: float = 1.0) -> Quantity:
    """Return a number with its unit, without any leeway; one of it is ``factor`` of the unit."""
    value = number.value * factor
    return Quantity(
        *(number.first, number.last, value, value, unit),
        digits=number.digits,
        written=number.value,
        factor=factor,
    )


@cache
def fractions() -> dict[str, float]:
    """Return the parts of a whole that have a name, as percentages."""
    return dict(table("language/quantities")["fractions"])
