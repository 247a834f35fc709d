"""The contrary: rose against fell, approved against rejected, stored against not stored."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framing.shifts.lexicon import Phrases, stem_set, table, word_set

if TYPE_CHECKING:
    from framing.shifts.pair import Pair
    from framing.shifts.reading import Reading
    from framing.shifts.wording import Difference

_REACH = 4
_SUBJECT = 4
_BACK = 4
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
    if _partly(both.a) or _partly(both.b):
        return []
    return (_opposites(both) or _negations(both))[:1]


def _partly(reading: Reading) -> bool:
    """Tell whether "not all" or the like stands there: neither yes nor no."""
    return bool(_part_negated().find(reading.stems))


@cache
def _part_negated() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in table("words")["part_negated"])


def _opposites(both: Pair) -> list[Difference]:
    left, right = _uses(both.a), _uses(both.b)
    found: list[tuple[int, Difference]] = []
    for axis in left.keys() & right.keys():
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
        if best[0] > 0:
            found.append((best[0], _difference(both, best[3], best[4])))
    return [
        one for _, one in sorted(found, key=lambda row: (-row[0], row[1].version.start, row[1].why))
    ]


def _context(both: Pair, one: _Use, other: _Use) -> int:
    """How much two uses share around them; of a converse pair the subject must be the same."""
    if one.converse and not _same_subject(both, one, other):
        return 0
    return both.shared((one.first, one.last), (other.first, other.last), _REACH)


def _same_subject(both: Pair, one: _Use, other: _Use) -> bool:
    before = _before(both.a, one.first) & _before(both.b, other.first)
    after = _next(both.a, one.last) & _next(both.b, other.last)
    return bool(before or after)


def _before(reading: Reading, first: int) -> frozenset[str]:
    places = [place for place in reading.content if place < first][-2:]
    return frozenset(reading.stems[place] for place in places)


def _next(reading: Reading, last: int) -> frozenset[str]:
    return frozenset(reading.stems[place] for place in reading.content if last < place <= last + 2)


def _difference(both: Pair, one: _Use, other: _Use) -> Difference:
    a = (_from(one), one.last)
    b = (_from(other), other.last)
    why = (
        f"The baseline says “{both.a.words(*a)}”, this version the contrary: “{both.b.words(*b)}”."
    )
    return both.difference("direction", a, b, why)


def _from(use: _Use) -> int:
    return use.first if use.negated_by is None else min(use.first, use.negated_by)


def _uses(reading: Reading) -> dict[str, list[_Use]]:
    uses: dict[str, list[_Use]] = {}
    for phrases in _axes():
        for hit in phrases.find(reading.stems):
            pole = hit.value
            if reading.credit.intersection(range(hit.first, hit.last + 1)):
                continue
            if word_set("words", "conditional") & set(reading.stems[: hit.first]):
                continue
            if pole.counted and not _number_follows(reading, hit.last):
                continue
            by = next(
                (
                    reading.negators[place]
                    for place in range(hit.first, hit.last + 1)
                    if place in reading.negators and reading.negated[place]
                ),
                None,
            )
            ended = _ended_by(reading, hit.first)
            up = pole.up ^ (by is not None) ^ (ended is not None)
            uses.setdefault(pole.axis, []).append(
                _Use(hit.first, hit.last, up, pole.converse, by if ended is None else ended)
            )
    return uses


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


@cache
def _axes() -> tuple[Phrases[_Pole], ...]:
    """One finder an axis, because a word may lie on several."""
    return tuple(
        Phrases(
            (
                phrase,
                _Pole(
                    axis["name"],
                    key.startswith("up"),
                    axis.get("converse", False),
                    key.endswith("number"),
                ),
            )
            for key in ("up", "down", "up_with_number", "down_with_number")
            for phrase in axis.get(key, ())
        )
        for axis in table("kinds/direction")["axis"]
    )


def _negations(both: Pair) -> list[Difference]:
    """Find a word that both wordings have once, and only one of them negates."""
    conditional = word_set("words", "conditional")
    if conditional & {token.low for token in (*both.a.row, *both.b.row)}:
        return []
    for place in both.a.content:
        word = both.a.stems[place]
        if word in stem_set("words", "linking"):
            continue
        if both.a.stems.count(word) != 1 or both.b.stems.count(word) != 1:
            continue
        other = both.b.stems.index(word)
        if both.a.negated[place] == both.b.negated[other] or other in both.b.credit:
            continue
        if _otherwise_negative(both, place):
            continue
        one = (min(place, both.a.negators.get(place, place)), place)
        two = (min(other, both.b.negators.get(other, other)), other)
        negative = "the baseline" if both.a.negated[place] else "this version"
        why = (
            f"Only {negative} negates it: “{both.a.words(*one)}” in the baseline,"
            f" “{both.b.words(*two)}” in this version."
        )
        return [both.difference("direction", one, two, why)]
    return []


def _otherwise_negative(both: Pair, place: int) -> bool:
    """Tell whether the wording without the negation may be negative in other words."""
    plain, other = (both.b, both.a) if both.a.negated[place] else (both.a, both.b)
    extra = plain.vocabulary - other.vocabulary
    fresh = [word if word in extra else "" for word in plain.stems]
    if _implicit().find(fresh) or _own_negation(plain, other):
        return True
    return any(
        word.startswith(("un", "in", "dis", "im", "non")) and word in _negative_looking(plain)
        for word in extra
    )


def _own_negation(plain: Reading, other: Reading) -> bool:
    """Tell whether the plain wording negates something that the other one does not negate."""
    theirs = {other.stems[place] for place in other.negators}
    return any(plain.stems[place] not in theirs for place in plain.negators)


@cache
def _implicit() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in table("words")["implicit_negative"])


def _negative_looking(reading: Reading) -> frozenset[str]:
    return frozenset(
        token.stem
        for token in reading.row
        if token.low.startswith(("un", "dis", "im")) and token.content
    )
