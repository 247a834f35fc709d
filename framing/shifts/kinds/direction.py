"""The contrary: rose against fell, approved against rejected, stored against not stored."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from framing.language.analysed_text import hits
from framing.language.phrase_lists import phrase_set
from framing.language.stems import stem_set
from framing.shifts.kinds.direction_negation import negations
from framing.shifts.kinds.direction_opposites import Use, axes, uses
from framing.shifts.kinds.scope_members import quantifiers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.analysed_text import AnalysedText
    from framing.shifts.wording import Difference
    from framing.shifts.wording_pairs import Pair

_REACH = 4
_RESISTED = 5
_SUBJECT = 3
_ALIKE = 5
"""Words that begin with the same letters are forms of one: suspend and suspension."""
_SURE = 0.6
"""Wordings less alike than this need two shared words beside a pair of opposites, not one."""


def find(both: Pair) -> list[Difference]:
    """Return opposites first, else a statement that only one of the two wordings negates."""
    found = list(opposites(both)[:1]) or negations(both)
    if found and (_partly(both.a) or _partly(both.b) or _other_amounts(both)):
        return []
    return found


def contrary(both: Pair) -> bool:
    """Tell whether any two words of the wordings are opposites."""
    return bool(opposites(both))


def _other_amounts(both: Pair) -> bool:
    """Tell "few are alive" beside "most have died": what differs twice may be the same."""
    levels = [{hit.value for hit in hits(quantifiers(), one)} for one in (both.a, both.b)]
    values = [{amount.value for amount in one.quantities} for one in (both.a, both.b)]
    return any(all(some) and not some[0] & some[1] for some in (levels, values))


def _partly(reading: AnalysedText) -> bool:
    """Tell whether "not all" or the like stands there: neither yes nor no."""
    return bool(hits(phrase_set("language/function_words", "part_negated"), reading))


@lru_cache(maxsize=8)
def opposites(both: Pair) -> tuple[Difference, ...]:
    """Return the words of the two wordings that say the contrary, the surest first."""
    shared = axes(both.a) & axes(both.b)
    if not shared or both.a.elliptical or both.b.elliptical:
        return ()
    found: list[tuple[int, Difference]] = []
    for axis in shared:
        one_side, other_side = _without_common(both, uses(both.a, axis), uses(both.b, axis))
        ups = {use.up for use in one_side}, {use.up for use in other_side}
        if len(ups[0]) != 1 or len(ups[1]) != 1 or ups[0] == ups[1]:
            continue
        strength, *_, one, other = max(
            (
                (_context(both, one, other), -one.first, -other.first, one, other)
                for one in one_side
                for other in other_side
            ),
            key=lambda row: row[:3],
        )
        sure = both.likeness >= _SURE or _rest_is_shared(both, one, other)
        if strength > (not sure) and _surely(both, one, other):
            found.append((strength, _difference(both, one, other)))
    found.sort(key=lambda row: (-row[0], row[1].version.start, row[1].why))
    return tuple(one for _, one in found)


def _rest_is_shared(both: Pair, one: Use, other: Use) -> bool:
    """Tell whether one of the wordings says nothing else that the other does not say."""
    rests = [
        {reading.meanings[at] for at in reading.content if not use.start <= at <= use.stop}
        for reading, use in ((both.a, one), (both.b, other))
    ]
    return all(rests) and (rests[0] <= rests[1] or rests[1] <= rests[0])


def _surely(both: Pair, one: Use, other: Use) -> bool:
    """Tell whether nothing else in either wording may turn the contrary into the same."""
    return (
        _resisted(both.a, one) == _resisted(both.b, other)
        and _evenly_negated(both, one, other)
        and _told_apart(both, one, other)
    )


def _told_apart(both: Pair, one: Use, other: Use) -> bool:
    """Where only what stands around a word turns it, the other wording must not do that as well.

    "Lifted the suspension" is what "no longer suspended" says, "put the launch back" is what
    "delayed the launch" says.
    """
    if (one.turned_by is None) == (other.turned_by is None):
        return True
    sides = (both.a, one, both.b, other), (both.b, other, both.a, one)
    for mine, use, theirs, there in sides:
        if _comes_again(mine, use, theirs, there):
            return False
        if use.turned_by is not None and _reverses(theirs, mine, there):
            return False
    return True


def _comes_again(mine: AnalysedText, use: Use, theirs: AnalysedText, there: Use) -> bool:
    """Tell whether the other wording has the word as well, but not in the place of the contrary."""
    heads = {mine.tokens[at].low[:_ALIKE] for at in range(use.first, use.last + 1)}
    return any(
        theirs.tokens[at].low[:_ALIKE] in heads and len(theirs.tokens[at].low) >= _ALIKE
        for at in theirs.content
        if not there.first <= at <= there.last
    )


def _reverses(theirs: AnalysedText, mine: AnalysedText, use: Use) -> bool:
    """Tell whether a wording has a word of its own that ends, stops or denies something."""
    fresh = tuple(
        "" if word in mine.vocabulary or use.start <= at <= use.stop else word
        for at, word in enumerate(theirs.stems)
    )
    return any(
        phrase_set(*where).find(fresh)
        for where in (
            ("language/function_words", "implicit_negative"),
            ("shifts/kinds/direction", "rules", "enders"),
        )
    )


def _without_common(
    both: Pair, left: Sequence[Use], right: Sequence[Use]
) -> tuple[list[Use], list[Use]]:
    """Leave out what both wordings say alike: "growth" where only "raised" and "lowered" differ."""
    said = [
        {(reading.stems[one.first], one.up) for one in some}
        for reading, some in ((both.a, left), (both.b, right))
    ]
    common = said[0] & said[1]
    return (
        _own(both.a, left, both.b, common),
        _own(both.b, right, both.a, common),
    )


def _own(
    mine: AnalysedText, some: Sequence[Use], other: AnalysedText, common: set[tuple[str, bool]]
) -> list[Use]:
    return [
        one
        for one in some
        if (mine.stems[one.first], one.up) not in common and not _has(other, mine, one)
    ]


def _resisted(reading: AnalysedText, use: Use) -> bool:
    """Tell "opposes plans to close" from "plans to close"."""
    resisting = stem_set("shifts/kinds/direction", "rules", "resisting")
    for back in range(use.first - 1, max(-1, use.first - 1 - _RESISTED), -1):
        if reading.tokens[back].breaks:
            return False
        if reading.stems[back] in resisting and back != use.turned_by:
            return True
    return False


def _has(other: AnalysedText, mine: AnalysedText, use: Use) -> bool:
    """Tell whether the other wording says the same in a synonym, and so has no contrary of it."""
    if use.turned_by is not None or use.first != use.last:
        return False
    meaning = mine.meanings[use.first]
    return any(
        found == meaning
        and not other.negated[place]
        and other.stems[place] != mine.stems[use.first]
        for place, found in enumerate(other.meanings)
        if place in other.content
    )


def _evenly_negated(both: Pair, one: Use, other: Use) -> bool:
    """Tell whether no further negation stands in only one of the wordings.

    "None of the passengers died" is no contrary of "all survived", nor is "no profit is expected"
    of "is not expected to make a profit".
    """
    rest = [
        len(set(reading.negators.values()) - {use.turned_by, *range(use.first, use.last + 1)})
        for reading, use in ((both.a, one), (both.b, other))
    ]
    return rest[0] == rest[1]


def _context(both: Pair, one: Use, other: Use) -> int:
    """How much two uses share around them; of a converse pair the subject must be the same."""
    if one.converse and not _same_subject(both, one, other):
        return 0
    return both.shared((one.first, one.last), (other.first, other.last), _REACH)


def _same_subject(both: Pair, one: Use, other: Use) -> bool:
    before = _before(both.a, one.first) & _before(both.b, other.first)
    after = _next(both.a, one.last) & _next(both.b, other.last)
    first = (
        min(both.a.content, default=0) >= one.first or min(both.b.content, default=0) >= other.first
    )
    return bool(before or (after and first))


def _before(reading: AnalysedText, first: int) -> frozenset[str]:
    places = [place for place in reading.content if place < first][-_SUBJECT:]
    return frozenset(reading.meanings[place] for place in places)


def _next(reading: AnalysedText, last: int) -> frozenset[str]:
    return frozenset(
        reading.meanings[place] for place in reading.content if last < place <= last + 2
    )


def _difference(both: Pair, one: Use, other: Use) -> Difference:
    a, b = (one.start, one.stop), (other.start, other.stop)
    why = (
        f"The baseline says “{both.a.words(*a)}”, this version the contrary: “{both.b.words(*b)}”."
    )
    return both.difference("direction", a, b, why)
