"""Somebody else did it: the two wordings name different actors in the same place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from framing.names import common_words, key
from framing.shifts.kinds.credit import named
from framing.shifts.lexicon import stem, stem_set, table, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.shifts.pair import Pair
    from framing.shifts.reading import Reading
    from framing.shifts.wording import Difference

Sort = Literal["", "person", "organisation", "country"]
_WORD = re.compile(r"[\w&]+")
_ALIKE = 0.45
"""In wordings that share so much, a name of unknown sort may stand for one of a known sort."""
_HEAD = 4
"""Names that begin alike may be forms of one: Gaza and Gazans, Egypt and Egyptian."""
_LEAST_SHARED = 3
"""So many words besides the names must be common to both wordings."""


@dataclass(frozen=True, slots=True)
class _Actor:
    """A name with the country or trade that stands before it: words ``first`` to ``last``."""

    first: int
    last: int
    text: str
    sort: Sort
    acts: bool


def find(both: Pair) -> list[Difference]:
    """Return the one actor of the baseline that the version replaces with another, if any."""
    left, right = _actors(both, both.a), _actors(both, both.b)
    return _replaced(both, left, right) or list(_swapped(both, left, right))[:1]


def _replaced(both: Pair, left: list[_Actor], right: list[_Actor]) -> list[Difference]:
    a = [one for one in left if not _mentioned(one, both.b)]
    b = [one for one in right if not _mentioned(one, both.a)]
    acting = [one for one in a if one.acts], [other for other in b if other.acts]
    if len(acting[0]) != 1 or len(acting[1]) != 1:
        return []
    one, other = acting[0][0], acting[1][0]
    unknown = "" in {one.sort, other.sort} and "country" not in {one.sort, other.sort}
    if not (one.sort == other.sort or (unknown and both.likeness >= _ALIKE)):
        return []
    if not _alike(both, one, other):
        return []
    why = f"The baseline names “{both.a.words(one.first, one.last)}”, this version “{both.b.words(other.first, other.last)}”."
    return [both.difference("actor", (one.first, one.last), (other.first, other.last), why)]


def _alike(both: Pair, one: _Actor, other: _Actor) -> bool:
    """Tell whether the rest is surely the same act; names of unknown sort need the same verb."""
    mine = {both.a.stems[at] for at in both.a.content if not one.first <= at <= one.last}
    theirs = {both.b.stems[at] for at in both.b.content if not other.first <= at <= other.last}
    shared = len(mine & theirs) + _same_numbers(both)
    if shared < _LEAST_SHARED or shared < 0.3 * min(len(mine), len(theirs)):
        return False
    return bool(one.sort) or both.shared((one.first, one.last), (other.first, other.last), 3) > 0


def _same_numbers(both: Pair) -> int:
    values = {one.value for one in both.a.quantities}
    return len(values & {other.value for other in both.b.quantities})


def _swapped(both: Pair, left: list[_Actor], right: list[_Actor]) -> Iterator[Difference]:
    """Find "A asked B" against "B asked A": the same verb, and both names in both wordings."""
    for one in left:
        for other in right:
            if not (one.acts and other.acts) or _same_name(one.text, other.text):
                continue
            if not (_mentioned(one, both.b) and _mentioned(other, both.a)):
                continue
            verb, its = _verb(both.a, one), _verb(both.b, other)
            if verb is None or verb != its:
                continue
            words = both.a.words(one.first, one.last), both.b.words(other.first, other.last)
            why = f"In the baseline it is “{words[0]}” who does it, in this version “{words[1]}”."
            yield both.difference("actor", (one.first, one.last), (other.first, other.last), why)


def _verb(reading: Reading, actor: _Actor) -> str | None:
    """Return the stem of the active verb right behind a name, None for a passive or none."""
    for at in range(actor.last + 1, min(len(reading.row), actor.last + 5)):
        token = reading.row[at]
        if token.breaks or token.low in {
            "was",
            "were",
            "is",
            "are",
            "been",
            "being",
            "be",
            "by",
            "and",
        }:
            return None
        if token.content and not token.low.endswith("ly"):
            passive = any(follower.low == "by" for follower in reading.row[at + 1 : at + 4])
            verbal = token.low.endswith(("ed", "es", "s")) or stem(token.low) != token.low
            return token.stem if verbal and not passive and token.text.islower() else None
    return None


def _actors(both: Pair, reading: Reading) -> list[_Actor]:
    if reading.title_case:
        return []
    found: list[_Actor] = []
    times = {at for time in reading.times for at in range(time.first, time.last + 1)}
    for name in reading.names:
        places = [
            at
            for at, token in enumerate(reading.row)
            if name.start <= token.start and token.end <= name.end and at not in times
        ]
        if not places or (both.source and named(name.text, both.source)):
            continue
        first, last = places[0], places[-1]
        text = reading.words(first, last)
        if _is_no_name(reading, first, last, text):
            continue
        sort = _sort(reading, first, last, text)
        if found and _leads_to(reading, found[-1], first):
            first = found.pop().first
        elif found and _of_joins(reading, found[-1], first):
            before = found.pop()
            first, text = before.first, f"{before.text} of {text}"
        found.append(_Actor(first, last, text, sort, _acts(reading, first, last)))
    return [one for one in found if not _only_tells(reading, one)]


def _is_no_name(reading: Reading, first: int, last: int, text: str) -> bool:
    """Tell a common word that only begins the sentence: "Warehouse operator", "Seventy-four"."""
    parts = key(text).split()
    if any(part in word_set("words", "numbers") for part in parts):
        return True
    if first != 0:
        return False
    if all(part in common_words() for part in parts):
        return True
    known = stem_set("kinds/actor", "organisation") | stem_set("kinds/actor", "person")
    after = reading.row[last + 1] if last + 1 < len(reading.row) else None
    trade = after is not None and after.stem in known and after.text.islower()
    return first == last and _group_of(text) is None and (trade or stem(text.lower()) in known)


def _only_tells(reading: Reading, one: _Actor) -> bool:
    """Tell whether somebody is only credited: "Ms Smith said", "according to Ms Smith"."""
    marks = word_set("kinds/actor", "act_marks")
    after = [token.low for token in reading.row[one.last + 1 : one.last + 3]]
    before = [token.low for token in reading.row[max(0, one.first - 3) : one.first]]
    return bool(marks.intersection(after)) or "according" in before or before[-1:] == ["said"]


def _of_joins(reading: Reading, before: _Actor, first: int) -> bool:
    """Tell whether two names are one: "University of Ghent", "Bank of England"."""
    between = [token.low for token in reading.row[before.last + 1 : first]]
    generic = word_set("kinds/actor", "generic")
    return between in (["of"], ["of", "the"], ["for"]) and key(before.text).split()[-1] in generic


def _leads_to(reading: Reading, before: _Actor, first: int) -> bool:
    """Tell whether a country stands before a name it belongs to: "Norwegian shipping group X"."""
    if before.sort != "country":
        return False
    between = reading.row[before.last + 1 : first]
    nouns = [token for token in between if token.content]
    known = word_set("kinds/actor", "organisation") | word_set("kinds/actor", "person")
    if any(token.breaks or (not token.content and token.low != "'s") for token in between):
        return False
    return len(nouns) <= 3 and (not nouns or nouns[-1].low in known)


def _sort(reading: Reading, first: int, last: int, text: str) -> Sort:
    """Return what a name is of: by its own words, then by the noun beside it."""
    parts = [part.lower() for part in _WORD.findall(text)]
    group = _group_of(text)
    if group is not None and group >= _first_country():
        return "country"
    organisation = stem_set("kinds/actor", "organisation")
    person = stem_set("kinds/actor", "person")
    stems = {stem(part) for part in parts}
    beside = {token.stem for token in reading.row[max(0, first - 2) : first] if token.content}
    beside |= {token.stem for token in reading.row[first:last] if token.text.islower()}
    after = {token.stem for token in reading.row[last + 1 : last + 5] if token.content}
    legal = word_set("kinds/actor", "generic") & set(parts)
    if _is_full_name(reading, first, parts):
        return "person"
    if (beside | stems) & person and not (beside & organisation):
        return "person"
    if (
        beside & organisation
        or stems & organisation
        or (legal and not stems & person)
        or (text.isupper() and len(text) > 1)
    ):
        return "organisation"
    following = reading.row[last + 1 : last + 3]
    if (
        len(following) == 2
        and following[0].low == ","
        and (following[1].low in {"a", "an", "the", "which"})
    ):
        return (
            "person"
            if after & person
            else "organisation"
            if after & organisation or following[1].low == "which"
            else ""
        )
    return ""


def _is_full_name(reading: Reading, first: int, parts: list[str]) -> bool:
    """Tell whether a country's somebody is meant: "Kenya's Judith Chebet"."""
    return (
        len(parts) == 2
        and not word_set("kinds/actor", "generic").intersection(parts)
        and first > 1
        and reading.row[first - 1].low == "'s"
        and _group_of(reading.row[first - 2].text) is not None
    )


def _acts(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a name stands where an actor does, not behind "in" or "against"."""
    del last
    at = first - 1
    while at >= 0 and (
        reading.row[at].low in {"the", "a", "an", "'s", "its", "their", "-"}
        or (reading.row[at].content and reading.row[at].low in _descriptors())
        or (reading.row[at].content and not reading.row[at].text.islower())
    ):
        at -= 1
    if at < 0 or reading.row[at].low not in word_set("kinds/actor", "where"):
        return True
    before = reading.row[at - 1] if at else None
    return before is not None and before.stem in stem_set("kinds/actor", "staff")


@cache
def _descriptors() -> frozenset[str]:
    return word_set("kinds/actor", "organisation") | word_set("kinds/actor", "person")


def _mentioned(actor: _Actor, reading: Reading) -> bool:
    """Tell whether a wording mentions an actor in any form: short name, initials, its country."""
    generic = word_set("kinds/actor", "generic")
    parts = [part.lower() for part in _WORD.findall(actor.text)]
    telling = [part for part in parts if part not in generic and len(part) > 1]
    if not telling or any(stem(part) in reading.vocabulary for part in telling):
        return True
    heads = {token.low[:_HEAD] for token in reading.row if token.text[0].isupper()}
    if any(len(part) >= _HEAD and part[:_HEAD] in heads for part in telling):
        return True
    text = reading.text
    initials = "".join(part[0] for part in _WORD.findall(actor.text) if part[0].isupper())
    if len(initials) > 1 and re.search(rf"\b{re.escape(initials)}\b", text):
        return True
    if actor.text.replace(".", "").isupper() and _spelled_out(actor.text.replace(".", ""), reading):
        return True
    group = _group_of(actor.text)
    return group is not None and any(_has(reading, name) for name in _groups()[group])


def _spelled_out(initials: str, reading: Reading) -> bool:
    """Tell whether capital words in a row begin with these letters."""
    capitals = "".join(
        token.text.replace(".", "") if token.text.isupper() else token.text[0]
        for token in reading.row
        if token.text[0].isupper()
    )
    return len(initials) > 1 and initials in capitals


def _same_name(one: str, other: str) -> bool:
    generic = word_set("kinds/actor", "generic")
    parts = [set(key(text).split()) - generic for text in (one, other)]
    groups = _group_of(one), _group_of(other)
    return (
        key(one) == key(other)
        or bool(parts[0] & parts[1])
        or (groups[0] == groups[1] and groups[0] is not None)
    )


def _has(reading: Reading, name: str) -> bool:
    if " " not in name:
        return any(token.low == name for token in reading.row)
    return re.search(rf"\b{re.escape(name)}\b", reading.text, re.IGNORECASE) is not None


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row["names"]) for row in table("kinds/actor")["same"])


@cache
def _first_country() -> int:
    return next(at for at, names in enumerate(_groups()) if "usa" in names)


@cache
def _by_name() -> dict[str, int]:
    return {name: at for at, names in enumerate(_groups()) for name in names}


def _group_of(text: str) -> int | None:
    return _by_name().get(key(text))
