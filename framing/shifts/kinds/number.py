"""Another number for the same thing, or the same number in another unit, for one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.word_lists import word_set
from framing.shifts.aligned_clauses import of_others, spelled, told_by
from framing.shifts.equal_numbers import partner
from framing.shifts.rates import basis, rate
from framing.shifts.unit_changes import (
    Side,
    other_basis,
    other_direction,
    other_scale,
    other_share,
    other_things,
    other_unit,
)

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.language.quantity import Quantity
    from framing.shifts.aligned_clauses import Clauses, Pair
    from framing.shifts.clause_reading import Range
    from framing.shifts.wording import Difference

_PLAUSIBLE = 12
"""Two counts of one thing seldom differ by more; a slip of one zero is within it."""
_ALIKE = 0.75
"""Clauses that share so much tell of one time, though only one names it."""


def find(both: Pair) -> list[Difference]:
    """Return the number that each clause has to itself, where both count the same thing."""
    if not both.related or not both.a.quantities or not both.b.quantities or both.apart:
        return []
    for clauses in both.closely:
        if clauses.one.denied != clauses.other.denied or not both.same_times(clauses):
            continue
        if both.subjects_named_apart(clauses) or of_others(both, clauses):
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
            one, other = rivals[0]
            places = (one.first, one.last), (other.first, other.last)
            return [_difference(both, clauses, places, "count the same")]
        changed = _unit_changed(both, clauses)
        if changed is not None:
            return [_difference(both, clauses, changed, "give one number")]
    return []


def _difference(both: Pair, clauses: Clauses, places: tuple[Range, Range], how: str) -> Difference:
    words = spelled(both.a, places[0]), spelled(both.b, places[1])
    return both.difference(
        "number",
        *places,
        f"Both tell {told_by(both, clauses)} and {how}; the baseline says “{words[0]}”,"
        f" this version “{words[1]}”.",
    )


def _unit_changed(both: Pair, clauses: Clauses) -> tuple[Range, Range] | None:
    """Return where one number stands, written alike, in two units: dollars, euros."""
    for one in clauses.one.quantities:
        for other in clauses.other.quantities:
            sides = Side(both.a, clauses.one, one), Side(both.b, clauses.other, other)
            if not one.written or one.written != other.written or not _only(both, one):
                continue
            if other_direction(*sides):
                return sides[0].places, sides[1].places
            if one.bound != other.bound:
                continue
            if other_unit(*sides):
                return (one.first, one.last), (other.first, other.last)
            if other_basis(*sides):
                return sides[0].places, sides[1].places
            alike = clauses.ratio >= _ALIKE
            shared = _nouns(both.a, one) & _nouns(both.b, other)
            if (other_share(*sides) and shared) or (other_things(*sides) and alike):
                return sides[0].counted, sides[1].counted
    return None


def _only(both: Pair, one: Quantity) -> bool:
    """Tell whether no wording has the number twice: then each is the other's only partner."""
    return all(
        sum(each.written == one.written for each in side.quantities) == 1
        for side in (both.a, both.b)
    )


def _count_the_same(both: Pair, clauses: Clauses, one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers count one thing, in one unit and per the same stretch of time."""
    if one.unit != other.unit or (one.role and other.role and one.role != other.role):
        return False
    low, high = sorted((abs(one.value), abs(other.value)))
    rest = one.unit == "percent" and abs(one.value + other.value - 100) < 1
    far = high > _PLAUSIBLE * max(low, 1.0) and not other_scale(one, other)
    if rest or far or _one_is_dated(clauses) or not _counted_alike(both, one, other):
        return False
    counted = _nouns(both.a, one) & _nouns(both.b, other)
    if one.unit in {"", "ordinal", "percent"}:
        return bool(counted) and clauses.correspond(2, 0.5)
    return clauses.correspond(2, 0.5)


def _counted_alike(both: Pair, one: Quantity, other: Quantity) -> bool:
    """Tell whether the words near two numbers let them be one: each year, of these, the rest."""
    bases = {each.of for each in (basis(both.a, one), basis(both.b, other)) if each is not None}
    return (
        len(bases) < 2  # noqa: PLR2004 - one a side
        and rate(both.a, one) == rate(both.b, other)
        and _named(both.a, one) == _named(both.b, other)
        and _further(both.a, one) == _further(both.b, other)
    )


def _further(text: AnalysedText, quantity: Quantity) -> bool:
    """Tell whether a number counts the rest: "three others", "a further two"."""
    near = {quantity.first - 2, quantity.first - 1, quantity.last + 1}
    return any(
        text.tokens[at].low in word_set("shifts/correspondence", "further")
        for at in near
        if 0 <= at < len(text.tokens)
    )


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
    return [one for one in some if not any(partner(one, other) for other in others)]
