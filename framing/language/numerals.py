"""A number in digits or in words, with its scale: "1.5 million", "twenty-five", "a dozen"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.word_lists import table, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.stemmed_tokens import Token

DOLLAR = "$"
HUNDRED = 100
THOUSAND = 1000
_TENS = range(20, 100, 10)
_ONES = range(1, 10)
_SETTINGS = default().language.numbers


@dataclass(frozen=True, slots=True)
class Number:
    """A number at words ``first`` to ``last``; ``digits`` are those that were written out."""

    first: int
    last: int
    value: float
    digits: int
    scaled: bool
    """With "thousand", "million" or the like."""


def lower_at(tokens: Sequence[Token], place: int) -> str:
    """Return the word at a place in lower case, empty outside the row."""
    return tokens[place].low if 0 <= place < len(tokens) else ""


def touches(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the word at a place stands right behind the one before, without a space."""
    return 0 < place < len(tokens) and tokens[place].touches


def number_at(tokens: Sequence[Token], place: int) -> Number | None:
    """Return the number that begins at a place, None when none does."""
    base = _base(tokens, place)
    return _scaled(tokens, base) if base is not None else None


def _base(tokens: Sequence[Token], place: int) -> Number | None:
    """Return a number without its scale; "a million" begins with its scale."""
    if not 0 <= place < len(tokens):
        return None
    token = tokens[place]
    if token.is_number:
        return _in_digits(token, place)
    if token.low in {"a", "an"}:
        scale = scales().get(lower_at(tokens, place + 1))
        if scale is None:
            return None
        return Number(place, place + 1, scale, 1, scaled=scale >= THOUSAND)
    value = values().get(token.low)
    if value is None:
        return None
    last = place
    ones = last + 2 if lower_at(tokens, last + 1) == "-" else last + 1
    if value in _TENS and values().get(lower_at(tokens, ones), 0) in _ONES:
        value, last = value + values()[lower_at(tokens, ones)], ones
    return Number(place, last, float(value), 2, scaled=False)


def _in_digits(token: Token, place: int) -> Number:
    text = token.low.replace(",", "")
    bare = text.replace(".", "")
    digits = len(bare.lstrip("0") if "." in text else bare.strip("0")) or 1
    return Number(place, place, float(text), digits, scaled=False)


def _scaled(tokens: Sequence[Token], number: Number) -> Number:
    after = number.last + 1
    if lower_at(tokens, after) == "-" and (
        lower_at(tokens, after + 1) in scales()
        or _is_sum(tokens, number, lower_at(tokens, after + 1))
    ):
        after += 1
    scale = _short_scale(tokens, number, after) or scales().get(lower_at(tokens, after))
    if scale is None:
        return number
    grown = replace(number, last=after, value=number.value * scale, scaled=True)
    further = scales().get(lower_at(tokens, after + 1))
    if further is not None and further > scale:
        # "Two hundred thousand".
        return replace(grown, last=after + 1, value=grown.value * further)
    if scale in {HUNDRED, THOUSAND} and not tokens[number.last].is_number:
        return _with_rest(tokens, grown, scale)
    return grown


def _with_rest(tokens: Sequence[Token], grown: Number, scale: float) -> Number:
    """Add what follows a hundred: "one hundred and twenty"."""
    at = grown.last + 2 if lower_at(tokens, grown.last + 1) == "and" else grown.last + 1
    rest = _base(tokens, at) if lower_at(tokens, at) in values() else None
    if rest is None or rest.value >= scale or lower_at(tokens, rest.last + 1) in scales():
        return grown
    return replace(grown, last=rest.last, value=grown.value + rest.value)


def _short_scale(tokens: Sequence[Token], number: Number, after: int) -> float | None:
    """Return the scale of "5m" and "$38b", written right behind the digits."""
    word = lower_at(tokens, after)
    if not touches(tokens, after) or not tokens[number.last].is_number:
        return None
    if word == "m" and not _is_million(tokens, number):
        return None
    return short_scales().get(word)


def _is_sum(tokens: Sequence[Token], number: Number, scale: str) -> bool:
    """Tell "$250-M": a short scale behind a hyphen, in a sum of money."""
    before = lower_at(tokens, number.first - 1)
    return scale in short_scales() and (before in symbols() or before in codes())


def _is_million(tokens: Sequence[Token], number: Number) -> bool:
    """Tell "5m euros" and "$5m" from "400m" on the track."""
    before, after = lower_at(tokens, number.first - 1), number.last + 2
    money = before in symbols() or before in codes() or is_money(lower_at(tokens, after))
    counted = after < len(tokens) and tokens[after].content
    return (
        money
        or counted
        or number.value < _SETTINGS.million_below
        or "." in tokens[number.last].text
    )


def is_label(tokens: Sequence[Token], number: Number) -> bool:
    """Tell whether a number only names something: "Boeing 787", "COVID-19", "No. 10"."""
    if not tokens[number.first].is_number:
        return number.value == 1 and not _counts_one(tokens, number)
    if not number.first:
        return False
    before = tokens[number.first - 1]
    close = touches(tokens, number.first)
    if before.low in {"-", ".", "/", ":", "#"} and close and number.first > 1:
        return tokens[number.first - 2].is_word and touches(tokens, number.first - 1)
    if before.low in _labels() or (before.is_word and close):
        return True
    after = tokens[number.last + 1] if number.last + 1 < len(tokens) else None
    return (
        before.content
        and before.text[0].isupper()
        and not before.text.isupper()
        and number.first > 1
        and not number.scaled
        and number.digits > 1
        and not (after is not None and after.content)
    )


def _counts_one(tokens: Sequence[Token], number: Number) -> bool:
    """Tell "one soldier" from "no one", "one of them", "one another"."""
    if lower_at(tokens, number.first - 1) in word_set(
        "language/quantities", "words", "before_no_one"
    ):
        return False
    after = number.last + 1
    return (
        after < len(tokens)
        and tokens[after].content
        and tokens[after].low not in word_set("language/quantities", "words", "after_no_one")
    )


def is_money(word: str) -> bool:
    """Tell whether a word is the name of a currency."""
    unit = units().get(word)
    return unit is not None and unit[0] not in word_set("language/quantities", "words", "physical")


@cache
def values() -> dict[str, int]:
    """Return number words up to ninety."""
    return dict(table("language/quantities")["values"])


@cache
def scales() -> dict[str, float]:
    """Return "thousand", "million" and their like."""
    return dict(table("language/quantities")["scales"])


@cache
def short_scales() -> dict[str, float]:
    """Return scales of one or two letters."""
    return dict(table("language/quantities")["short_scales"])


@cache
def units() -> dict[str, tuple[str, float]]:
    """Return units: what each is converted to, and by how much."""
    return {
        word: (unit, factor)
        for word, (unit, factor) in table("language/quantities")["units"].items()
    }


@cache
def symbols() -> dict[str, str]:
    """Return the signs of currencies."""
    return dict(table("language/quantities")["symbols"])


@cache
def codes() -> dict[str, str]:
    """Return codes of currencies that may stand before a sum: "NOK 6m", "Rs 500"."""
    named = word_set("language/quantities", "words", "codes")
    return {word: unit for word, (unit, _) in units().items() if word in named}


@cache
def prefixes() -> dict[str, str]:
    """Return what stands before a dollar sign, and whose dollars it makes them."""
    return dict(table("language/quantities")["dollars"])


@cache
def nationalities() -> dict[str, str]:
    """Return the words for whose money it is, with the letters before a dollar sign."""
    return dict(table("language/quantities")["nationalities"])


@cache
def _labels() -> frozenset[str]:
    return word_set("language/quantities", "words", "labels")
