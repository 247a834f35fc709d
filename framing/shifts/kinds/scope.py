"""Some told as all, or a number for years told as one a year: widened or narrowed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framing.language.word_lists import table
from framing.shifts.aligned_clauses import spelled
from framing.shifts.rates import is_total, rate_words

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.shifts.aligned_clauses import Pair
    from framing.shifts.clause_reading import Proposition, Range
    from framing.shifts.wording import Difference

_REACH = 4
"""So many words behind "some" the noun may stand."""


def find(both: Pair) -> list[Difference]:
    """Return the part told as the whole, or the total told as a yearly number."""
    return [*_rates(both), *_quantifiers(both)] if both.related else []


def _quantifiers(both: Pair) -> list[Difference]:
    for clauses in both.clauses:
        if clauses.one.denied or clauses.other.denied or not clauses.correspond(2, 0.5):
            continue
        left, right = _counted(both.a, clauses.one), _counted(both.b, clauses.other)
        for noun in sorted(left.keys() & right.keys()):
            (size, one), (other_size, other) = left[noun], right[noun]
            if size == other_size:
                continue
            wider = "wider" if other_size == "whole" else "narrower"
            words = spelled(both.a, one), spelled(both.b, other)
            return [
                both.difference(
                    "scope",
                    one,
                    other,
                    f"Both tell the same act of the same; the baseline says “{words[0]}”, this"
                    f" version is {wider}: “{words[1]}”.",
                )
            ]
    return []


def _rates(both: Pair) -> list[Difference]:
    """Find one number that is a total in one wording and a rate in the other."""
    for one in both.a.quantities:
        for other in both.b.quantities:
            if one.unit != other.unit or one.value != other.value:
                continue
            if not (one.around & other.around or (one.role and one.role == other.role)):
                continue
            rates = rate_words(both.a, one), rate_words(both.b, other)
            if (rates[0] is None) == (rates[1] is None) or not _dated_alike(both):
                continue
            if not is_total(both.b if rates[0] else both.a):
                continue
            left = (one.first, max(one.last, rates[0][1] if rates[0] else 0))
            right = (other.first, max(other.last, rates[1][1] if rates[1] else 0))
            left = (min(left[0], rates[0][0] if rates[0] else left[0]), left[1])
            right = (min(right[0], rates[1][0] if rates[1] else right[0]), right[1])
            words = spelled(both.a, left), spelled(both.b, right)
            return [
                both.difference(
                    "scope",
                    left,
                    right,
                    f"Both give the same number for the same; the baseline says “{words[0]}”, this"
                    f" version “{words[1]}”: once in all is not each time.",
                )
            ]
    return []


def _dated_alike(both: Pair) -> bool:
    """Tell whether the two statements name one year: then they tell of one stretch of time."""
    years = [
        {time.value for time in side.times if time.kind == "year"} for side in (both.a, both.b)
    ]
    return bool(years[0] & years[1])


def _counted(text: AnalysedText, proposition: Proposition) -> dict[str, tuple[str, Range]]:
    """Return what "some", "all" and the like stand before in a clause, by meaning of the noun."""
    found: dict[str, tuple[str, Range]] = {}
    for at in range(proposition.words[0], proposition.words[1] + 1):
        size = _sizes().get(text.tokens[at].low)
        if size is None or text.negated[at] or text.tokens[max(0, at - 1)].low == "not":
            continue
        for place in range(at + 1, min(proposition.words[1], at + _REACH) + 1):
            token = text.tokens[place]
            if token.breaks or place == proposition.at:
                break
            if token.content and token.low.endswith("s"):
                found.setdefault(text.meanings[place], (size, (at, place)))
                break
    return found


@cache
def _sizes() -> dict[str, str]:
    lists = table("shifts/kinds/scope")
    return {word: name for name in ("part", "whole") for word in lists[name]}
