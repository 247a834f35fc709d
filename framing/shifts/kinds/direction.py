"""The contrary: rose against fell, approved against rejected, stored against not stored."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from framing.shifts.lexicon import Found, Phrases, Senses, stem_set, table, word_set
from framing.shifts.members import quantifiers
from framing.shifts.negation import negations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.shifts.pair import Pair
    from framing.shifts.reading import Reading
    from framing.shifts.wording import Difference

_REACH = 4
_SUBJECT = 4
_BACK = 4
_PASSIVE = 4
_RESISTED = 5
_SURE = 0.6
"""Wordings less alike than this need two shared words beside a pair of opposites, not one."""
"""So far before "ban" stands what ends it."""


@dataclass(frozen=True, slots=True)
class _Pole:
    axis: str
    up: bool
    converse: bool
    counted: bool
    """Only with a number right after it: "up 4 per cent"."""


@dataclass(frozen=True, slots=True)
class _Use:
    """A word of an axis in a statement, with its negation reckoned in."""

    first: int
    last: int
    up: bool
    converse: bool
    negated_by: int | None


def find(both: Pair) -> list[Difference]:
    """Return opposites first, else a statement that only one of the two wordings negates."""
    if _partly(both.a) or _partly(both.b) or _other_amounts(both):
        return []
    return (opposites(both) or negations(both))[:1]


def contrary(both: Pair) -> bool:
    """Tell whether any two words of the wordings are opposites."""
    return bool(opposites(both))


def _other_amounts(both: Pair) -> bool:
    """Tell "few are alive" beside "most have died": what differs twice may be the same."""
    levels = [{hit.value for hit in quantifiers().find(one.stems)} for one in (both.a, both.b)]
    return all(levels) and not levels[0] & levels[1]


def _partly(reading: Reading) -> bool:
    """Tell whether "not all" or the like stands there: neither yes nor no."""
    return bool(_part_negated().find(reading.stems))


@cache
def _part_negated() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in table("words")["part_negated"])


def opposites(both: Pair) -> list[Difference]:
    """Return the words of the two wordings that say the contrary, the surest first."""
    left, right = dict(_uses(both.a)), dict(_uses(both.b))
    found: list[tuple[int, Difference]] = []
    for axis in left.keys() & right.keys():
        left[axis], right[axis] = _without_common(both, left[axis], right[axis])
        ups = {use.up for use in left[axis]}, {use.up for use in right[axis]}
        if len(ups[0]) != 1 or len(ups[1]) != 1 or ups[0] == ups[1]:
            continue
        best = max(
            (
                (_context(both, one, other), -one.first, -other.first, one, other)
                for one in left[axis]
                for other in right[axis]
            ),
            key=lambda row: row[:3],
        )
        if (
            best[0] > (both.likeness < _SURE)
            and _resisted(both.a, best[3]) == _resisted(both.b, best[4])
            and _evenly_negated(both, best[3], best[4])
        ):
            found.append((best[0], _difference(both, best[3], best[4])))
    return [
        one for _, one in sorted(found, key=lambda row: (-row[0], row[1].version.start, row[1].why))
    ]


def _without_common(
    both: Pair, left: list[_Use], right: list[_Use]
) -> tuple[list[_Use], list[_Use]]:
    """Leave out what both wordings say alike: "growth" where only "raised" and "lowered" differ."""
    said = [
        {(reading.stems[one.first], one.up) for one in uses}
        for reading, uses in ((both.a, left), (both.b, right))
    ]
    common = said[0] & said[1]
    return (
        [
            one
            for one in left
            if (both.a.stems[one.first], one.up) not in common and not _has(both.b, both.a, one)
        ],
        [
            one
            for one in right
            if (both.b.stems[one.first], one.up) not in common and not _has(both.a, both.b, one)
        ],
    )


def _resisted(reading: Reading, use: _Use) -> bool:
    """Tell "opposes plans to close" from "plans to close"."""
    resisting = stem_set("kinds/direction", "rules", "resisting")
    for back in range(use.first - 1, max(-1, use.first - 1 - _RESISTED), -1):
        if reading.row[back].breaks:
            return False
        if reading.stems[back] in resisting:
            return True
    return False


def _has(other: Reading, mine: Reading, use: _Use) -> bool:
    """Tell whether the other wording says the same in a synonym, and so has no contrary of it."""
    if use.negated_by is not None or use.first != use.last:
        return False
    meaning = mine.meanings[use.first]
    return any(
        found == meaning
        and not other.negated[place]
        and other.stems[place] != mine.stems[use.first]
        for place, found in enumerate(other.meanings)
        if place in other.content
    )


def _evenly_negated(both: Pair, one: _Use, other: _Use) -> bool:
    """Tell whether no further negation stands in only one of the wordings.

    "None of the passengers died" is no contrary of "all survived", nor is "no profit is expected"
    of "is not expected to make a profit".
    """
    rest = [
        len(set(reading.negators.values()) - {use.negated_by, *range(use.first, use.last + 1)})
        for reading, use in ((both.a, one), (both.b, other))
    ]
    return rest[0] == rest[1]


def _context(both: Pair, one: _Use, other: _Use) -> int:
    """How much two uses share around them; of a converse pair the subject must be the same."""
    if one.converse and not _same_subject(both, one, other):
        return 0
    return both.shared((one.first, one.last), (other.first, other.last), _REACH)


def _same_subject(both: Pair, one: _Use, other: _Use) -> bool:
    before = _before(both.a, one.first) & _before(both.b, other.first)
    after = _next(both.a, one.last) & _next(both.b, other.last)
    first = (
        min(both.a.content, default=0) >= one.first or min(both.b.content, default=0) >= other.first
    )
    return bool(before or (after and first))


def _before(reading: Reading, first: int) -> frozenset[str]:
    places = [place for place in reading.content if place < first][-2:]
    return frozenset(reading.meanings[place] for place in places)


def _next(reading: Reading, last: int) -> frozenset[str]:
    return frozenset(
        reading.meanings[place] for place in reading.content if last < place <= last + 2
    )


def _difference(both: Pair, one: _Use, other: _Use) -> Difference:
    a = (_from(one), one.last)
    b = (_from(other), other.last)
    why = (
        f"The baseline says “{both.a.words(*a)}”, this version the contrary: “{both.b.words(*b)}”."
    )
    return both.difference("direction", a, b, why)


def _from(use: _Use) -> int:
    return use.first if use.negated_by is None else min(use.first, use.negated_by)


@lru_cache(maxsize=8192)
def _uses(reading: Reading) -> dict[str, list[_Use]]:
    """Return the words on every axis, but for credits and for what only may be so."""
    uses: dict[str, list[_Use]] = {}
    noise = {at for hit in _noise().find(reading.stems) for at in range(hit.first, hit.last + 1)}
    for hit in _axes().find(reading.stems):
        pole = hit.value
        if (reading.credit | noise).intersection(range(hit.first, hit.last + 1)):
            continue
        earlier = uses.get(pole.axis, [])
        if earlier and earlier[-1].last >= hit.first:
            continue
        if pole.counted and not _number_follows(reading, hit.last):
            continue
        if _is_conditional(reading, hit.first):
            continue
        uses.setdefault(pole.axis, []).append(_use(reading, hit))
    return uses


def _use(reading: Reading, hit: Found[_Pole]) -> _Use:
    """Reckon in what turns a word round: a negation before it, or an end of it."""
    places = range(hit.first, hit.last + 1)
    by = next((reading.negators[at] for at in places if reading.negated[at]), None)
    ended = _ended_by(reading, hit.first) or _stopped_by(reading, hit.first)
    up = hit.value.up ^ (by is not None) ^ (ended is not None)
    up ^= hit.value.converse and hit.value.up and _is_passive(reading, hit)
    return _Use(hit.first, hit.last, up, hit.value.converse, by if ended is None else ended)


def _is_conditional(reading: Reading, first: int) -> bool:
    conditional = word_set("words", "conditional")
    return any(token.low in conditional for token in reading.row[:first])


def _number_follows(reading: Reading, last: int) -> bool:
    return any(last < one.first <= last + 3 for one in reading.quantities)


def _ended_by(reading: Reading, place: int) -> int | None:
    """Return the place of the word that ends what stands at ``place``: "lift the ban"."""
    if reading.stems[place] not in stem_set("kinds/direction", "rules", "ended"):
        return None
    for back in range(place - 1, max(-1, place - 1 - _BACK), -1):
        if reading.row[back].breaks:
            return None
        if reading.stems[back] in stem_set("kinds/direction", "rules", "enders"):
            return back
    return None


def _is_passive(reading: Reading, hit: Found[_Pole]) -> bool:
    """Tell "was soundly defeated on Tuesday by", where the subject is the one that loses."""
    before = {token.low for token in reading.row[max(0, hit.first - _PASSIVE) : hit.first]}
    behind = [token.low for token in reading.row[hit.last + 1 : hit.last + 1 + _PASSIVE]]
    return bool(before & word_set("roles", "be")) and "by" in behind


def _stopped_by(reading: Reading, place: int) -> int | None:
    """Return the place of what ends an act: "stopped supporting"."""
    stops = stem_set("kinds/direction", "rules", "stops")
    before = place - 1
    if before < 0 or not reading.row[place].low.endswith("ing"):
        return None
    return before if reading.stems[before] in stops else None


@cache
def _axes() -> Senses[_Pole]:
    """All words of all axes: a word may lie on several."""
    return Senses([*_named_axes(), *_paired_axes()])


def _paired_axes() -> Iterator[tuple[str, _Pole]]:
    for key in ("pairs", "converse"):
        for line in table("kinds/direction")["more"][key]:
            for words, up in zip(line.split(" / "), (True, False), strict=True):
                for phrase in words.split(", "):
                    yield phrase, _Pole(line, up, converse=key == "converse", counted=False)


@cache
def _noise() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in table("kinds/direction")["more"]["noise"])


def _named_axes() -> Iterator[tuple[str, _Pole]]:
    return (
        (
            phrase,
            _Pole(
                axis["name"],
                key.startswith("up"),
                axis.get("converse", False),
                key.endswith("number"),
            ),
        )
        for axis in table("kinds/direction")["axis"]
        for key in ("up", "down", "up_with_number", "down_with_number")
        for phrase in axis.get(key, ())
    )
