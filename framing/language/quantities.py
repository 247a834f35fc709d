"""Numbers with their units, as news writes them: "1.5bn", "one in four", "about a dozen"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from framing.language.numerals import (
    THOUSAND,
    Number,
    codes,
    is_label,
    low,
    number_at,
    scales,
    symbols,
    touches,
    units,
    values,
)
from framing.language.proportions import exact, fraction, fractions, rough, share
from framing.language.quantity import Quantity, in_context
from framing.language.word_lists import table, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.stemmed_tokens import Token

_OLDEST = 130
_ARTICLES = frozenset({"a", "an"})
_SCORE = 200
"""Sides of a score or a vote stay below this; larger pairs are ranges."""


def quantities(row: Sequence[Token], taken: frozenset[int]) -> tuple[Quantity, ...]:
    """Return the quantities in a row of words, but for those in ``taken`` (dates)."""
    found: list[Quantity] = []
    free = 0
    words = _beginnings()
    for place, token in enumerate(row):
        if place < free or not (token.is_number or token.low in words) or place in taken:
            continue
        if token.low in _ARTICLES and low(row, place + 1) not in _behind_articles():
            continue
        number = number_at(row, place)
        hit = _in_words(row, place) if number is None else _of(row, number)
        if hit is not None and not taken.intersection(range(hit.first, hit.last + 1)):
            found.append(in_context(row, hit))
            free = hit.last + 1
    return tuple(found)


def _in_words(row: Sequence[Token], place: int) -> Quantity | None:
    """Read a quantity that does not begin with a number: "half the", "dozens of", "$3"."""
    return (
        _half(row, place)
        or fraction(row, place)
        or _vague(row, place)
        or _multiplied(row, place)
        or _ordinal(row, place)
        or _money(row, place)
    )


def _of(row: Sequence[Token], number: Number) -> Quantity | None:
    """Read what a number is part of: "one in four", "two thirds", "three times as", "3rd"."""
    return (
        share(row, number)
        or fraction(row, number.first)
        or _times(row, number)
        or _ordinal(row, number.first)
        or _counted(row, number)
    )


def _half(row: Sequence[Token], place: int) -> Quantity | None:
    """Read "half the" as a percentage; "half a million" is a number."""
    if low(row, place) != "half":
        return None
    if low(row, place + 1) in {"a", "an"} and low(row, place + 2) in scales():
        value = scales()[low(row, place + 2)] / 2
        return _with_unit(row, Number(place, place + 2, value, 1, scaled=True))
    before = low(row, place - 1)
    if before in _ordinals() or before in word_set("language/quantities", "words", "before_half"):
        return None
    if low(row, place + 1) in word_set("language/quantities", "words", "after_half"):
        return rough(place, place, 50.0)
    return None


def _vague(row: Sequence[Token], place: int) -> Quantity | None:
    """Read "dozens of" and "tens of thousands" as a range."""
    bounds = _vague_words().get(low(row, place))
    if bounds is None or low(row, place - 1) in {"the", "a", "-"} or not low(row, place + 1):
        return None
    if low(row, place) == "scores" and low(row, place + 1) != "of":
        return None
    last, factor = place, 1.0
    if low(row, place - 1) == "of" and low(row, place - 2) in {"tens", "scores"}:
        factor = 10.0
    elif low(row, place + 1) == "of" and low(row, place + 2) in _vague_words():
        # "Hundreds of thousands": the second word's lower bound, half as much again, is its unit.
        factor, last = _vague_words()[low(row, place + 2)][0] / 1.5, place + 2
    return Quantity(place, last, bounds[0] * factor, bounds[1] * factor, "", "range", 0)


def _multiplied(row: Sequence[Token], place: int) -> Quantity | None:
    """Read "twice" and "tripled"."""
    value = _times_words().get(low(row, place))
    if value is None:
        return None
    return exact(Number(place, place, value, 1, scaled=False), "times")


def _times(row: Sequence[Token], number: Number) -> Quantity | None:
    """Read "three times as" and "three-fold"."""
    if number.scaled:
        return None
    after = number.last + 2 if low(row, number.last + 1) == "-" else number.last + 1
    more = low(row, after + 1) in word_set("language/quantities", "words", "after_times")
    if low(row, after) == "fold" or (low(row, after) == "times" and more):
        return exact(replace(number, last=after), "times")
    return None


def _ordinal(row: Sequence[Token], place: int) -> Quantity | None:
    """Read "the third" and "140th", but not "first", which is mostly a time."""
    token = row[place]
    after = low(row, place + 1)
    follows = place + 1 < len(row) and (row[place + 1].content or after == "-")
    if token.low in _ordinals() and follows and after != "half":
        value = float(_ordinals()[token.low])
        return exact(Number(place, place, value, 1, scaled=False), "ordinal")
    if token.is_number and touches(row, place + 1) and after in {"st", "nd", "rd", "th"}:
        number = number_at(row[: place + 1], place)
        return exact(replace(number, last=place + 1), "ordinal") if number else None
    return None


def _money(row: Sequence[Token], place: int) -> Quantity | None:
    """Read a sum with its currency before it: "$1.5bn", "SFr2.9 billion"."""
    code = symbols().get(row[place].low) or codes().get(row[place].low)
    number = number_at(row, place + 1) if code else None
    if code is None or number is None or (row[place].is_word and row[place].text.islower()):
        return None
    return exact(replace(number, first=place), code)


def _counted(row: Sequence[Token], number: Number) -> Quantity | None:
    if is_label(row, number):
        return None
    if low(row, number.last + 1) in word_set("language/quantities", "words", "tallies"):
        tally = _tally(row, number)
        if tally is not None:
            return tally
    joint = low(row, number.last + 1)
    second = number_at(row, number.last + 2) if joint in {"to", "-", "–", "and"} else None
    pair = _pair(row, number, second, joint) if second is not None else None
    return pair or _with_unit(row, number)


def _tally(row: Sequence[Token], one: Number) -> Quantity | None:
    """Read "nine votes to four" as the score that "9-4" is."""
    other = number_at(row, one.last + 3) if low(row, one.last + 2) == "to" else None
    return _score(one, other) if other is not None else None


def _score(one: Number, other: Number) -> Quantity:
    value = max(one.value, other.value) * THOUSAND + min(one.value, other.value)
    return exact(Number(one.first, other.last, value, 4, scaled=False), "score")


def _pair(row: Sequence[Token], one: Number, other: Number, joint: str) -> Quantity | None:
    """Read "10 to 15 per cent", "between 20 and 30", and the score "3-1"."""
    before = low(row, one.first - 1)
    if before == "from" or (joint == "and" and before != "between"):
        return None
    whole = _with_unit(row, other)
    least = one.value
    if not one.scaled and other.scaled and least < THOUSAND:
        least *= max((size for size in scales().values() if size <= other.value), default=1.0)
    rises = least < other.value
    if (
        joint != "and"
        and _is_score(row, one, other)
        and not (rises and (whole.unit or joint == "to"))
    ):
        return _score(one, other)
    if not rises:
        return None
    factor = whole.value / other.value if other.value else 1.0
    return replace(whole, first=one.first, low=least * factor, bound="range")


def _is_score(row: Sequence[Token], one: Number, other: Number) -> bool:
    joined = low(row, one.last + 1) == "to" or (
        touches(row, one.last + 1) and touches(row, other.first)
    )
    return joined and not (one.scaled or other.scaled) and max(one.value, other.value) <= _SCORE


def _with_unit(row: Sequence[Token], number: Number) -> Quantity:
    """Return a number with the unit behind it; without a known one it counts what follows."""
    after = number.last + 1
    if low(row, after) == "-" and low(row, after + 1) in units():
        after += 1
    if low(row, after) in word_set("language/quantities", "words", "nationalities"):
        after += 1
    word = low(row, after)
    points = _points(row, number, after)
    if points is not None:
        return points
    if word == "°" or (word in {"c", "f"} and touches(row, after)):
        return exact(replace(number, last=after), "temperature")
    if word == "m" and touches(row, after):
        word = "metres"
    unit = units().get(word)
    if unit is None or (word == "won" and number.value < THOUSAND):
        return exact(number, "")
    if _is_age(row, number, after):
        return exact(replace(number, last=after), "age")
    return exact(replace(number, last=after, value=number.value * unit[1]), unit[0])


def _points(row: Sequence[Token], number: Number, after: int) -> Quantity | None:
    """Read percentages and percentage points, which are not the same."""
    word, following = low(row, after), low(row, after + 1)
    last = after + 1 if (word, following) == ("per", "cent") else after
    if word in {"%", "percent", "pct"} or last > after:
        if low(row, last + 1).startswith("point"):
            return exact(replace(number, last=last + 1), "points")
        return exact(replace(number, last=last), "percent")
    if word in {"percentage", "basis"} and following.startswith("point"):
        value = number.value / 100 if word == "basis" else number.value
        return exact(replace(number, last=after + 1, value=value), "points")
    return None


def _is_age(row: Sequence[Token], number: Number, unit: int) -> bool:
    if not low(row, unit).startswith("year") or number.value > _OLDEST:
        return False
    return "old" in {low(row, unit + 1), low(row, unit + 2)}


@cache
def _beginnings() -> frozenset[str]:
    """Every word that a quantity may begin with."""
    words = {*_ARTICLES, "half", *values(), *symbols(), *codes()}
    return frozenset(words.union(_vague_words(), _times_words(), _ordinals()))


@cache
def _behind_articles() -> frozenset[str]:
    """Every word behind "a" with which a quantity may go on: "a million", "a third", "a-third"."""
    return frozenset({"-", *scales(), *fractions()})


@cache
def _vague_words() -> dict[str, tuple[float, float]]:
    return {
        word: (least, most) for word, (least, most) in table("language/quantities")["vague"].items()
    }


@cache
def _times_words() -> dict[str, float]:
    return dict(table("language/quantities")["times"])


@cache
def _ordinals() -> dict[str, float]:
    return dict(table("language/quantities")["ordinals"])
