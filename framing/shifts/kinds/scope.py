"""Wider or narrower: "some pupils" told as "all pupils", one of three named as if it were all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framing.names import key
from framing.shifts.lexicon import Found, Phrases, stem, table, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.shifts.pair import Pair
    from framing.shifts.reading import Reading
    from framing.shifts.wording import Difference

_REACH = 4
_ALIKE = 0.4
_LEVELS = ("some", "many", "most", "total")


@dataclass(frozen=True, slots=True)
class _Amount:
    """A word for how much is meant, and the places of what it is said of."""

    first: int
    last: int
    level: int
    of: tuple[int, ...]


def find(both: Pair) -> list[Difference]:
    """Return the first change of scope that one of the rules sees, the surest rule first."""
    for rule in (_amounts, _places, _bare, _one_named, _both, _lists, _partitive):
        found = list(rule(both))
        if found:
            return found[:1]
    return []


def _amounts(both: Pair) -> Iterator[Difference]:
    """Compare "some" with "all" and "most" with "none" where they are said of the same thing."""
    left, right = _of(both.a), _of(both.b)
    levels = {one.level for one in left}, {one.level for one in right}
    for one in left:
        for other in right:
            gap = abs(one.level - other.level)
            if gap < 1 or one.level in levels[1] or other.level in levels[0]:
                continue
            near = both.shared((one.first, one.last), (other.first, other.last), _REACH)
            top = max(one.level, other.level) == len(_LEVELS) - 1
            if (gap >= 2 or top) and near:
                yield _changed(
                    both,
                    (one.first, one.last),
                    (other.first, other.last),
                    wider=one.level < other.level,
                )


def _of(reading: Reading) -> list[_Amount]:
    found: list[_Amount] = []
    for hit in _quantifiers().find(reading.stems):
        if reading.credit.intersection(range(hit.first, hit.last + 1)):
            continue
        of = tuple(place for place in reading.content if hit.last < place <= hit.last + _REACH)
        level = hit.value
        before = reading.row[hit.first - 1].low if hit.first else ""
        after = reading.row[hit.last + 1].low if hit.last + 1 < len(reading.row) else ""
        if before in word_set("kinds/scope", "rules", "not_behind") or after == "-":
            continue
        if of:
            found.append(_Amount(hit.first, hit.last, level, of))
    return found


def _places(both: Pair) -> Iterator[Difference]:
    """Compare "nationwide" with "in parts of two counties"."""
    wide = _wide().find(both.a.stems), _wide().find(both.b.stems)
    if bool(wide[0]) == bool(wide[1]):
        return
    one, other = (both.a, both.b) if wide[0] else (both.b, both.a)
    hit = (wide[0] or wide[1])[0]
    narrow = [
        found
        for found in _narrow().find(other.stems)
        if not other.credit.intersection(range(found.first, found.last + 1))
    ]
    narrow = [
        found
        for found in narrow
        if other.stems[found.last] not in one.vocabulary or found.last > found.first
    ]
    parts = _parts().find(other.stems)
    if _means_whole(other) and not parts:
        return
    narrow = parts or narrow
    if not narrow:
        return
    here, there = (hit.first, hit.last), (narrow[0].first, _noun_after(other, narrow[0].last))
    if wide[0]:
        yield _changed(both, here, there, wider=False)
    else:
        yield _changed(both, there, here, wider=True)


def _means_whole(reading: Reading) -> bool:
    return bool(
        reading.vocabulary
        & frozenset(stem(word) for word in word_set("kinds/scope", "rules", "whole_words"))
    )


def _noun_after(reading: Reading, last: int) -> int:
    return next((place for place in reading.content if last < place <= last + 2), last)


def _bare(both: Pair) -> Iterator[Difference]:
    """Compare "a few drivers" with "drivers", and "one port" with "the ports"."""
    for one, other, wider in ((both.a, both.b, True), (both.b, both.a, False)):
        for hit in _few().find(one.stems):
            if one.credit.intersection(range(hit.first, hit.last + 1)):
                continue
            for place in one.content:
                if not hit.last < place <= hit.last + 3 or _hedged(one, hit):
                    continue
                bare = _bare_plural(one, place, other)
                if bare is None:
                    continue
                here, there = (hit.first, place), (bare, bare)
                if wider:
                    yield _changed(both, here, there, wider=True)
                else:
                    yield _changed(both, there, here, wider=False)


def _hedged(reading: Reading, hit: Found[bool]) -> bool:
    """Tell "single-aisle" and "not one" from "a single" and "one"."""
    before = reading.row[hit.first - 1].low if hit.first else ""
    after = reading.row[hit.last + 1].low if hit.last + 1 < len(reading.row) else ""
    return after == "-" or before in word_set("kinds/scope", "rules", "not_behind")


def _bare_plural(one: Reading, place: int, other: Reading) -> int | None:
    """Return where the other wording has the same noun in the plural with nothing that limits it."""
    noun = one.stems[place]
    places = [at for at, found in enumerate(other.stems) if found == noun]
    if len(places) != 1 or other.row[places[0]].low[-1:] != "s" or places[0] in other.credit:
        return None
    before = [other.row[at] for at in range(max(0, places[0] - 3), places[0])]
    limits = word_set("words", "empty") - {
        "of",
        "in",
        "on",
        "by",
        "for",
        "and",
        "the",
        "that",
        "from",
        "to",
    }
    if any(token.low in limits or token.is_number for token in before):
        return None
    if any(
        found.first <= places[0] <= found.last + 3 for found in _quantifiers().find(other.stems)
    ):
        return None
    if any(amount.last < places[0] <= amount.last + 3 for amount in other.quantities):
        return None
    return places[0]


def _one_named(both: Pair) -> Iterator[Difference]:
    """Compare "cloud provider Nimbar" with "cloud providers"."""
    for one, other, wider in ((both.a, both.b, True), (both.b, both.a, False)):
        for name in one.names:
            span = _words_of(one, name.start, name.end)
            if span is None or not span[0] or _mentions(other, (*span, name.text)):
                continue
            noun = span[0] - 1
            if not one.row[noun].content or one.row[noun].low.endswith("s"):
                continue
            bare = _bare_plural(one, noun, other)
            if bare is not None:
                here, there = (noun, span[1]), (bare, bare)
                yield _changed(both, *((here, there) if wider else (there, here)), wider=wider)


def _both(both: Pair) -> Iterator[Difference]:
    """Compare "both the embassy and the consulate" with the consulate alone."""
    for one, other, wider in ((both.a, both.b, False), (both.b, both.a, True)):
        lows = [token.low for token in one.row]
        if "both" not in lows or _collective(other):
            continue
        first = lows.index("both")
        joint = next(
            (at for at in range(first + 2, min(len(lows), first + 9)) if lows[at] == "and"), None
        )
        if joint is None:
            continue
        halves = (
            [at for at in one.content if first < at < joint],
            [at for at in one.content if joint < at <= joint + (joint - first)],
        )
        kept = [[at for at in half if one.stems[at] in other.vocabulary] for half in halves]
        if not all(halves) or bool(kept[0]) == bool(kept[1]):
            continue
        at = other.stems.index(one.stems[(kept[0] or kept[1])[0]])
        here, there = (first, halves[1][-1]), (at, at)
        yield _changed(both, *((there, here) if wider else (here, there)), wider=wider)


def _partitive(both: Pair) -> Iterator[Difference]:
    """Compare "at one of the airline's four bases" with no word of a part."""
    for one, other, wider in ((both.a, both.b, True), (both.b, both.a, False)):
        if both.likeness < _ALIKE or _quantifiers().find(other.stems) or _collective(other):
            continue
        values = {amount.value for amount in other.quantities}
        for hit in _parts().find(one.stems):
            after = one.row[hit.last + 1].low if hit.last + 1 < len(one.row) else ""
            of = [at for at in one.content if hit.last < at <= hit.last + _REACH]
            counted = any(
                amount.value in values
                for amount in one.quantities
                if amount.first in range(hit.first, hit.last + 8)
            )
            kept = [at for at in of if one.stems[at] in other.vocabulary]
            counted = counted or any(
                amount.first < hit.first <= amount.last for amount in one.quantities
            )
            if (
                after not in word_set("kinds/scope", "rules", "definite")
                or counted
                or not kept
                or hit.first in one.credit
            ):
                continue
            at = other.stems.index(one.stems[kept[0]])
            here, there = (hit.first, of[-1]), (at, at)
            yield _changed(both, *((here, there) if wider else (there, here)), wider=wider)


def _lists(both: Pair) -> Iterator[Difference]:
    """Compare a list of names with the one of them that the other wording keeps."""
    for one, other, wider in ((both.a, both.b, False), (both.b, both.a, True)):
        for names in _coordinated(one):
            kept = [name for name in names if _mentions(other, name)]
            dropped = [name for name in names if name not in kept]
            if not kept or not dropped or _collective(other):
                continue
            here = (names[0][0], names[-1][1])
            at = _place_of(other, kept[0])
            if at is None:
                continue
            if wider:
                yield _changed(both, (at, at), here, wider=True)
            else:
                yield _changed(both, here, (at, at), wider=False)


def _coordinated(reading: Reading) -> list[list[tuple[int, int, str]]]:
    """Return runs of names joined by commas and "and": "Alibaba, ByteDance and Meituan"."""
    when = {place for time in reading.times for place in range(time.first, time.last + 1)}
    spans = [
        span
        for name in reading.names
        if (span := _words_of(reading, name.start, name.end)) and span[0] not in when
    ]
    runs: list[list[tuple[int, int, str]]] = []
    for first, last in spans:
        name = (first, last, reading.words(first, last))
        if runs and _joined(reading, runs[-1][-1][1], first):
            runs[-1].append(name)
        else:
            runs.append([name])
    return [
        run
        for run in runs
        if len(run) > 1
        and "and" in {reading.row[at].low for at in range(run[0][0], run[-1][1])}
        and not set(range(run[0][0], run[-1][1] + 1)) & reading.credit
    ]


def _words_of(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    inside = [
        at for at, token in enumerate(reading.row) if start <= token.start and token.end <= end
    ]
    return (inside[0], inside[-1]) if inside else None


def _joined(reading: Reading, last: int, first: int) -> bool:
    between = [token.low for token in reading.row[last + 1 : first]]
    return 0 < len(between) <= 2 and set(between) <= {",", "and"}


def _mentions(reading: Reading, name: tuple[int, int, str]) -> bool:
    return any(part in reading.vocabulary for part in map(stem, key(name[2]).split()))


def _place_of(reading: Reading, name: tuple[int, int, str]) -> int | None:
    parts = [stem(part) for part in key(name[2]).split()]
    return next((at for at, found in enumerate(reading.stems) if found in parts), None)


def _collective(reading: Reading) -> bool:
    """Tell whether a general word may stand for the names that are not there."""
    return any(token.low in word_set("kinds/scope", "rules", "collective") for token in reading.row)


def _changed(
    both: Pair, one: tuple[int, int], other: tuple[int, int], *, wider: bool
) -> Difference:
    words = both.a.words(*one), both.b.words(*other)
    turn = "wider" if wider else "narrower"
    why = f"The baseline says “{words[0]}”; this version is {turn}: “{words[1]}”."
    return both.difference("scope", one, other, why)


@cache
def _quantifiers() -> Phrases[int]:
    data = table("kinds/scope")
    return Phrases((phrase, level) for level, name in enumerate(_LEVELS) for phrase in data[name])


@cache
def _few() -> Phrases[bool]:
    words = [*table("kinds/scope")["some"], "one", "a single", "single"]
    return Phrases((phrase, True) for phrase in words)


@cache
def _wide() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in table("kinds/scope")["wide"])


@cache
def _parts() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in table("kinds/scope")["parts"])


@cache
def _narrow() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in table("kinds/scope")["narrow"])
