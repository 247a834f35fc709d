"""Wider or narrower: "some pupils" told as "all pupils", one of three named as if it were all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framing.language.analysed_text import hits
from framing.language.phrase_lists import Found, Phrases, phrase_set
from framing.language.stems import stem_set
from framing.language.word_lists import table, word_set
from framing.shifts.kinds.direction import contrary
from framing.shifts.kinds.scope_members import (
    LEVELS,
    bare_plural,
    both_of_two,
    changed,
    collective,
    is_set_phrase,
    lists,
    one_named,
    quantifiers,
)
from framing.shifts.kinds.scope_places import contained
from framing.shifts.kinds.scope_quantifiers import only, unrestricted
from framing.shifts.kinds.scope_restrictions import limited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from framing.language.analysed_text import AnalysedText
    from framing.shifts.wording import Difference
    from framing.shifts.wording_pairs import Pair

_REACH = 4
_GAP = 2
"""Steps between two amounts that matter: "some" against "many" is a matter of taste."""
_SURE = 0.3
"""Rules that need two things at once want less in common than the others."""
_NOUN = 3
_LIKE = 0.6
_NARROWING = 7


@dataclass(frozen=True, slots=True)
class _Amount:
    """A word for how much is meant, and the places of what it is said of."""

    first: int
    last: int
    level: int
    of: tuple[int, ...]


def find(both: Pair) -> list[Difference]:
    """Return the first change of scope that one of the rules sees, the surest rule first."""
    shared = both.shares(_SURE)
    for rule, sure in _rules():
        if both.alike or (sure and shared):
            first = next(rule(both), None)
            if first is not None:
                return [first]
    return []


@cache
def _rules() -> tuple[tuple[Callable[[Pair], Iterator[Difference]], bool], ...]:
    """Return the rules in their order, and whether each wants less in common than the others."""
    rules = (
        *(_amounts, _places, contained, _bare, one_named, both_of_two, lists, _partitive),
        *(_restricted, limited, unrestricted, only),
    )
    sure = {_places, contained, one_named, both_of_two, unrestricted}
    return tuple((rule, rule in sure) for rule in rules)


def _amounts(both: Pair) -> Iterator[Difference]:
    """Compare "some" with "all" and "most" with "none" where they are said of the same thing."""
    left, right = _of(both.a), _of(both.b)
    if not left or not right or contrary(both):
        return
    levels = {one.level for one in left}, {one.level for one in right}
    for one in left:
        for other in right:
            gap = abs(one.level - other.level)
            if gap < 1 or one.level in levels[1] or other.level in levels[0]:
                continue
            near = both.shared((one.first, one.last), (other.first, other.last), _REACH)
            if _denies(both, one, other) and not _same_thing(both, one, other):
                continue
            top = max(one.level, other.level) == len(LEVELS) - 1
            if not top and (_of_so_many(both.a, one) or _of_so_many(both.b, other)):
                continue
            if (gap >= _GAP or top) and near:
                yield changed(
                    both,
                    (one.first, one.last),
                    (other.first, other.last),
                    wider=one.level < other.level,
                )


def _denies(both: Pair, one: _Amount, other: _Amount) -> bool:
    """Tell "no reference" and "none of them", which say of one thing alone that there is none."""
    none = word_set("shifts/kinds/scope", "rules", "none")
    return bool({both.a.tokens[one.first].low, both.b.tokens[other.first].low} & none)


def _same_thing(both: Pair, one: _Amount, other: _Amount) -> bool:
    """Tell whether two amounts are said of one thing: "some nurses", not "no reference"."""
    mine = {both.a.meanings[at] for at in one.of}
    return both.likeness >= _LIKE or bool(mine & {both.b.meanings[at] for at in other.of})


def _of_so_many(reading: AnalysedText, amount: _Amount) -> bool:
    """Tell "four of the seven", which may be most of them, from "four of them"."""
    behind = range(amount.last + 1, amount.last + 1 + _NOUN)
    numbers = {place for one in reading.quantities for place in range(one.first, one.last + 1)}
    return reading.tokens[amount.last].low == "of" and not numbers.isdisjoint(behind)


def _of(reading: AnalysedText) -> list[_Amount]:
    found: list[_Amount] = []
    for hit in hits(quantifiers(), reading):
        if reading.credit.intersection(range(hit.first, hit.last + 1)):
            continue
        of = tuple(place for place in reading.content if hit.last < place <= hit.last + _REACH)
        level = hit.value
        if is_set_phrase(reading, hit.first, hit.last):
            continue
        if of:
            found.append(_Amount(hit.first, hit.last, level, of))
    return found


def _places(both: Pair) -> Iterator[Difference]:
    """Compare "nationwide" with "in parts of two counties"."""
    everywhere = phrase_set("shifts/kinds/scope", "wide")
    wide = hits(everywhere, both.a), hits(everywhere, both.b)
    if bool(wide[0]) == bool(wide[1]):
        return
    one, other = (both.a, both.b) if wide[0] else (both.b, both.a)
    hit = (wide[0] or wide[1])[0]
    narrow = [
        found
        for found in hits(phrase_set("shifts/kinds/scope", "narrow"), other)
        if not other.credit.intersection(range(found.first, found.last + 1))
    ]
    narrow = [
        found
        for found in narrow
        if other.stems[found.last] not in one.vocabulary or found.last > found.first
    ]
    parts = list(hits(phrase_set("shifts/kinds/scope", "parts"), other))
    if _means_whole(other, narrow) and not parts:
        return
    narrow = parts or narrow
    if not narrow:
        return
    here, there = (hit.first, hit.last), (narrow[0].first, _noun_after(other, narrow[0].last))
    if wide[0]:
        yield changed(both, here, there, wider=False)
    else:
        yield changed(both, there, here, wider=True)


def _restricted(both: Pair) -> Iterator[Difference]:
    """Compare "every landlord" with "landlords of buildings with more than 50 flats"."""
    for one, other, wider in ((both.a, both.b, True), (both.b, both.a, False)):
        if hits(quantifiers(), one):
            continue
        for amount in _of(other):
            noun = other.stems[amount.of[0]]
            if amount.level < len(LEVELS) - 1 or one.stems.count(noun) != 1:
                continue
            at = one.stems.index(noun)
            end = _restriction(one, other, at)
            if end is None:
                continue
            here, there = (at, end), (amount.first, amount.of[0])
            yield changed(both, *((here, there) if wider else (there, here)), wider=wider)


def _restriction(one: AnalysedText, other: AnalysedText, noun: int) -> int | None:
    """Return the last word of what narrows a bare plural down, where the other has none of it."""
    after = one.tokens[noun + 1].low if noun + 1 < len(one.tokens) else ""
    if one.tokens[noun].low[-1:] != "s" or noun in one.credit:
        return None
    if after not in word_set("shifts/kinds/scope", "rules", "restrictors") and not after.endswith(
        "ed"
    ):
        return None
    narrowing = [at for at in one.content if noun < at <= noun + _NARROWING]
    narrowing = [at for at in narrowing if not any(one.tokens[k].breaks for k in range(noun, at))]
    if any(one.stems[at] in other.vocabulary for at in narrowing[:_GAP]):
        return None
    bounds = [mark.first for mark in one.quantities] + [mark.first for mark in one.times]
    bounded = any(noun < first <= noun + _REACH for first in bounds)
    return narrowing[-1] if len(narrowing) > 1 or (narrowing and bounded) else None


def _means_whole(reading: AnalysedText, narrow: list[Found[bool]]) -> bool:
    """Tell whether a wording may mean the whole in its own words; "three states" does not."""
    counted = {place for hit in narrow for place in (hit.last, hit.last + 1)}
    whole = stem_set("shifts/kinds/scope", "rules", "whole_words")
    return any(word in whole for at, word in enumerate(reading.stems) if at not in counted)


def _noun_after(reading: AnalysedText, last: int) -> int:
    return next((place for place in reading.content if last < place <= last + 2), last)


def _bare(both: Pair) -> Iterator[Difference]:
    """Compare "a few drivers" with "drivers", and "one port" with "the ports"."""
    for one, other, wider in ((both.a, both.b, True), (both.b, both.a, False)):
        for hit in hits(_few(), one):
            if one.credit.intersection(range(hit.first, hit.last + 1)):
                continue
            for place in one.content:
                if not hit.last < place <= hit.last + _NOUN or _hedged(one, hit):
                    continue
                bare = bare_plural(one, place, other)
                said = one.tokens[hit.first].low in other.lowercase
                if bare is None or said:
                    continue
                here, there = (hit.first, place), (bare, bare)
                if wider:
                    yield changed(both, here, there, wider=True)
                else:
                    yield changed(both, there, here, wider=False)


def _hedged(reading: AnalysedText, hit: Found[bool]) -> bool:
    """Tell "single-aisle", "not one" and "one in four" from "a single" and "one"."""
    if any(amount.first <= hit.first and hit.last < amount.last for amount in reading.quantities):
        return True
    before = reading.tokens[hit.first - 1].low if hit.first else ""
    after = reading.tokens[hit.last + 1].low if hit.last + 1 < len(reading.tokens) else ""
    if hit.last + 1 < len(reading.tokens) and reading.tokens[hit.last + 1].is_number:
        # "Some 60" is about 60.
        return True
    return after == "-" or before in word_set("shifts/kinds/scope", "rules", "not_behind")


def _partitive(both: Pair) -> Iterator[Difference]:
    """Compare "at one of the airline's four bases" with no word of a part."""
    parts = phrase_set("shifts/kinds/scope", "parts")
    for one, other, wider in ((both.a, both.b, True), (both.b, both.a, False)):
        if not hits(parts, one) or hits(quantifiers(), other) or collective(other):
            continue
        values = {amount.value for amount in other.quantities}
        for hit in hits(parts, one):
            after = one.tokens[hit.last + 1].low if hit.last + 1 < len(one.tokens) else ""
            of = [at for at in one.content if hit.last < at <= hit.last + _REACH]
            counted = any(
                amount.value in values
                for amount in one.quantities
                if amount.first in range(hit.first, hit.last + 8)
            )
            kept = [at for at in of if one.stems[at] in other.vocabulary]
            counted = counted or one.tokens[hit.first].low in other.lowercase
            counted = counted or any(
                amount.first < hit.first <= amount.last for amount in one.quantities
            )
            if (
                after not in word_set("shifts/kinds/scope", "rules", "definite")
                or counted
                or not kept
                or hit.first in one.credit
            ):
                continue
            at = other.stems.index(one.stems[kept[0]])
            here, there = (hit.first, of[-1]), (at, at)
            yield changed(both, *((here, there) if wider else (there, here)), wider=wider)


@cache
def _few() -> Phrases[bool]:
    words = [
        *table("shifts/kinds/scope")["few"],
        *table("shifts/kinds/scope")["some"],
        "one",
        "a single",
        "single",
    ]
    return Phrases((phrase, True) for phrase in words)
