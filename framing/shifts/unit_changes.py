"""One written number, and another unit: dollars for euros, hours for days, to for by.

What is converted has another number too, and is none.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framing.language.quantity import noun_class
from framing.language.stems import stem_set
from framing.language.word_lists import word_set
from framing.shifts.opposites import meaning
from framing.shifts.rates import basis

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.language.quantity import Quantity
    from framing.shifts.clause_reading import Proposition, Range

_LISTS = "shifts/correspondence"
_SHARES = frozenset({"percent", "points"})
_MIXED = frozenset({"people", "home"})
"""Families and their homes are counted for one another."""
_CLASSES = frozenset({"people", "home", "vehicle", "firm", "school"})
_SCALES = (1e3, 1e6, 1e9)


class Side:
    """One wording's number with what is said of it."""

    __slots__ = ("act", "quantity", "text")

    def __init__(self, text: AnalysedText, act: Proposition, quantity: Quantity) -> None:
        """Take the number, the clause that it stands in, and the wording."""
        self.text, self.act, self.quantity = text, act, quantity

    @property
    def places(self) -> Range:
        """Where the number stands, with what it is counted for or what it is moved by."""
        one = self.quantity
        found = basis(self.text, one)
        first = min(one.first, found.first) if found is not None else one.first
        last = max(one.last, found.last) if found is not None else one.last
        if moved(self):
            first = min(first, self.act.at)
        return first, last

    @property
    def counted(self) -> Range:
        """Where the number stands, with the noun behind it."""
        return self.quantity.first, noun_end(self)


def other_unit(one: Side, other: Side) -> bool:
    """Tell whether two numbers are written alike and their units differ."""
    a, b = one.quantity, other.quantity
    if not a.written or a.written != b.written or not a.factor or not b.factor:
        return False
    if a.unit == b.unit:
        return a.factor != b.factor and a.unit != "temperature"
    units = {a.unit, b.unit}
    if all(_is_money(unit) for unit in units):
        return not _ambiguous(units)
    return units == _SHARES


def other_share(one: Side, other: Side) -> bool:
    """Tell whether a number counts the same things that are a percentage in the other wording."""
    a, b = one.quantity, other.quantity
    return {a.unit, b.unit} == {"", "percent"} and bool(a.written) and a.written == b.written


def other_things(one: Side, other: Side) -> bool:
    """Tell whether two equal numbers count people and vehicles, or tonnes and homes."""
    a, b = one.quantity, other.quantity
    if not a.written or a.written != b.written or a.bound != b.bound:
        return False
    kinds = {_counted(one), _counted(other)}
    return len(kinds) == 2 and "" not in kinds and kinds != _MIXED  # noqa: PLR2004 - one a side


def other_basis(one: Side, other: Side) -> bool:
    """Tell whether a number is counted by the hour in one wording, by the day in the other."""
    a, b = one.quantity, other.quantity
    if not a.written or (a.written, a.unit, a.factor) != (b.written, b.unit, b.factor):
        return False
    bases = basis(one.text, a), basis(other.text, b)
    if bases[0] is None or bases[1] is None:
        return False
    return meaning(bases[0].of) != meaning(bases[1].of)


def other_scale(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers have the same digits, and millions stand for billions."""
    low, high = sorted((one.value, other.value))
    return low >= _SCALES[0] and any(high == low * scale for scale in _SCALES)


def moved(side: Side) -> str:
    """Return "by" or "to" where the verb moves something by or to a number, else nothing."""
    if side.act.act not in _movers():
        return ""
    at = side.quantity.first - 1
    between = word_set(_LISTS, "change", "between")
    while at > side.act.at and side.text.tokens[at].low in between:
        at -= 1
    if at <= side.act.at:
        return "by" if at == side.act.at else ""
    low, before = side.text.tokens[at].low, side.text.tokens[at - 1].low
    # "Up to" is a bound, unless it goes up.
    bound = before in {"up", "close", "down"} and at - 2 != side.act.at
    return low if low in {"by", "to"} and not bound else ""


def other_direction(one: Side, other: Side) -> bool:
    """Tell whether something moves by a number in one wording, to it in the other."""
    a, b = one.quantity, other.quantity
    if not a.written or (a.value, a.unit) != (b.value, b.unit):
        return False
    return {moved(one), moved(other)} == {"by", "to"}


def _counted(side: Side) -> str:
    """Return the kind of thing that a number counts: its unit of measure, or its noun's kind."""
    quantity, text = side.quantity, side.text
    if quantity.unit in {"mass", "length", "area", "volume"}:
        return quantity.unit
    if quantity.unit:
        return ""
    at = noun_end(side)
    kind = noun_class(frozenset({text.stems[at]})) if at > quantity.last else ""
    return kind if kind in _CLASSES else ""


def noun_end(side: Side) -> int:
    """Return the place of the noun that a number counts, or of the number's last word."""
    at, text = side.quantity.last, side.text
    while at + 1 < len(text.tokens) and text.tokens[at + 1].content and at + 1 != side.act.at:
        at += 1
    return at


def _is_money(unit: str) -> bool:
    return bool(unit) and unit not in word_set("language/quantities", "words", "physical") | {
        "age",
        "ordinal",
        "score",
        "times",
    }


def _ambiguous(units: set[str]) -> bool:
    """Tell whether one sign stands for both currencies: the yen's, and the yuan's."""
    return units == {"¥", "yuan"}


@cache
def _movers() -> frozenset[str]:
    return frozenset(meaning(verb) for verb in word_set(_LISTS, "change", "verbs")) | stem_set(
        _LISTS, "change", "verbs"
    )
