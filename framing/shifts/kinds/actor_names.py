"""The names in a statement that may have done what it tells, and what sort each is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from framing.language.aliases import group_of, is_country
from framing.language.names import common_words, key
from framing.language.stems import stem, stem_set
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText

Sort = Literal["", "person", "organisation", "country"]
_WORD = re.compile(r"[\w&]{1,60}")
_TRADE_WORDS = 3
"""So many nouns may stand between a country and a name: "Norwegian shipping group X"."""
_FULL_NAME = 2


@dataclass(frozen=True, slots=True)
class Actor:
    """A name with the country or trade that stands before it: words ``first`` to ``last``."""

    first: int
    last: int
    text: str
    sort: Sort
    acts: bool
    placed: bool
    """Behind "in", "near" and the like: where it happened, not who did it."""
    staffed: bool
    """Somebody there acts: "researchers at", "a team in"."""


@lru_cache(maxsize=1024)
def actors(reading: AnalysedText) -> tuple[Actor, ...]:
    """Return the names of a statement, but for those that only say who is credited."""
    if reading.title_case:
        return ()
    found: list[Actor] = []
    times = {at for time in reading.times for at in range(time.first, time.last + 1)}
    for name in reading.names:
        places = [at for at in reading.inside(name.start, name.end) if at not in times]
        if not places:
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
            first, text = before.first, reading.words(before.first, last)
        within = bool(found) and not found[-1].acts and _is_place_of(reading, found[-1], first)
        within = within or (
            bool(found) and not found[-1].acts and _is_listed(reading, found[-1], first)
        )
        acts = not within and _acts(reading, first) and not _describes(reading, last)
        placed = within or _is_placed(reading, first)
        staffed = _staff_before(reading, first)
        found.append(Actor(first, last, text, sort, acts, placed, staffed))
    return tuple(one for one in found if not _only_tells(reading, one))


def _is_no_name(reading: AnalysedText, first: int, last: int, text: str) -> bool:
    """Tell a common word that only begins the sentence: "Warehouse operator", "Seventy-four"."""
    parts = key(text).split()
    if any(part in word_set("language/function_words", "numbers") for part in parts):
        return True
    if key(text) in word_set("shifts/kinds/actor", "no_actor") or parts[:1] == ["i"]:
        return True
    if parts[-1] in word_set("shifts/kinds/actor", "titles"):
        # The name itself stands behind the full stop: "Rep. Grimm".
        return True
    if first != 0:
        return False
    if all(_is_common(part) for part in parts):
        return True
    known = stem_set("shifts/kinds/actor", "organisation") | stem_set(
        "shifts/kinds/actor", "person"
    )
    after = reading.tokens[last + 1] if last + 1 < len(reading.tokens) else None
    trade = after is not None and after.stem in known and after.text.islower()
    return first == last and group_of(text) is None and (trade or stem(text.lower()) in known)


def _is_common(word: str) -> bool:
    """Tell a common word, in the plural as well: the list has "inspector" alone."""
    known = common_words()
    return (
        word in known or word.removesuffix("s") in known or f"{word.removesuffix('ies')}y" in known
    )


def _only_tells(reading: AnalysedText, one: Actor) -> bool:
    """Tell whether somebody is only credited: "Ms Smith said", "according to Ms Smith".

    Who says what they themselves do is an actor: "the union said its members would walk out".
    """
    marks = word_set("shifts/kinds/actor", "act_marks")
    after = [token.low for token in reading.tokens[one.last + 1 : one.last + 3]]
    before = [token.low for token in reading.tokens[max(0, one.first - 3) : one.first]]
    about = [token.low for token in reading.tokens[one.last + 1 : one.last + 4]]
    if (
        after[:1]
        and after[0] in marks
        and word_set("shifts/kinds/actor", "themselves") & set(about[1:])
    ):
        return False
    speaks = bool(marks.intersection(after)) and "according" not in after
    return speaks or "according" in before or before[-1:] == ["said"]


def _of_joins(reading: AnalysedText, before: Actor, first: int) -> bool:
    """Tell whether two names are one: "University of Ghent", "Bank of England"."""
    between = [token.low for token in reading.tokens[before.last + 1 : first]]
    generic = word_set("language/aliases", "generic")
    if between == ["'s"]:
        # "Birmingham Children's Hospital", not "Sweden's Lindqvist".
        return reading.tokens[first].low in generic
    return between in (["of"], ["of", "the"], ["for"]) and key(before.text).split()[-1] in generic


def _leads_to(reading: AnalysedText, before: Actor, first: int) -> bool:
    """Tell whether a country stands before a name it belongs to: "Norwegian shipping group X"."""
    if before.sort != "country":
        return False
    between = reading.tokens[before.last + 1 : first]
    nouns = [token for token in between if token.content]
    if any(token.breaks or (not token.content and token.low != "'s") for token in between):
        return False
    return len(nouns) <= _TRADE_WORDS and (not nouns or nouns[-1].low in _descriptors())


def _sort(reading: AnalysedText, first: int, last: int, text: str) -> Sort:
    """Return what a name is of: by its own words, then by the noun beside it."""
    parts = [part.lower() for part in _WORD.findall(text)]
    if is_country(text):
        return "country"
    organisation = stem_set("shifts/kinds/actor", "organisation")
    person = stem_set("shifts/kinds/actor", "person")
    stems = {stem(part) for part in parts}
    beside = {token.stem for token in reading.tokens[max(0, first - 2) : first] if token.content}
    beside |= {token.stem for token in reading.tokens[first:last] if token.text.islower()}
    legal = word_set("language/aliases", "generic") & set(parts)
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
    return _apposed(reading, last)


def _apposed(reading: AnalysedText, last: int) -> Sort:
    """Read the sort from what follows a comma: "Halvard, a shipping group"."""
    after = reading.tokens[last + 1 : last + 7]
    if len(after) < _FULL_NAME or after[0].low != ",":
        return ""
    if after[1].low == "which":
        return "organisation"
    if after[1].low not in {"a", "an", "the"}:
        return ""
    stems = {token.stem for token in after[2:]}
    if stems & stem_set("shifts/kinds/actor", "person"):
        return "person"
    return "organisation" if stems & stem_set("shifts/kinds/actor", "organisation") else ""


def _is_full_name(reading: AnalysedText, first: int, parts: list[str]) -> bool:
    """Tell whether a country's somebody is meant: "Kenya's Judith Chebet"."""
    return (
        len(parts) == _FULL_NAME
        and not word_set("language/aliases", "generic").intersection(parts)
        and first > 1
        and reading.tokens[first - 1].low == "'s"
        and group_of(reading.tokens[first - 2].text) is not None
    )


def _is_place_of(reading: AnalysedText, before: Actor, first: int) -> bool:
    """Tell the second name of a place: "in Hope, Arkansas"."""
    return first == before.last + 2 and reading.tokens[first - 1].low == ","


def _is_listed(reading: AnalysedText, before: Actor, first: int) -> bool:
    """Tell the further names of a list, which stand as its first one does: "from A, B and C"."""
    between = [token.low for token in reading.tokens[before.last + 1 : first]]
    return between in ([","], ["and"], ["or"], [",", "and"], [",", "or"])


def _describes(reading: AnalysedText, last: int) -> bool:
    """Tell a name that only describes the noun behind it: "the California office"."""
    after = reading.tokens[last + 1] if last + 1 < len(reading.tokens) else None
    if after is None or not after.content or not after.text.islower():
        return False
    following = {token.stem for token in reading.tokens[last + 1 : last + 3]}
    if following & stem_set("shifts/kinds/actor", "institutions"):
        # "Leeds hospital trust" is somebody.
        return False
    if after.low in word_set("shifts/kinds/actor", "unchanged"):
        return False
    # Finite verbs of a single subject end so, or are irregular; hardly any noun in the singular.
    return not after.low.endswith(("ed", "s")) and stem(after.low) == stem(after.low + "s")


def _acts(reading: AnalysedText, first: int) -> bool:
    """Tell whether a name stands where an actor does, not behind "in" or "against"."""
    if first and reading.tokens[first - 1].low in word_set("shifts/kinds/actor", "act_marks"):
        return False
    at = first - 1
    while at >= 0 and (
        reading.tokens[at].low in word_set("shifts/kinds/actor", "before")
        or (reading.tokens[at].content and reading.tokens[at].low in _descriptors())
        or (reading.tokens[at].content and not reading.tokens[at].text.islower())
    ):
        at -= 1
    if at < 0 or reading.tokens[at].low not in word_set("shifts/kinds/actor", "where"):
        return True
    return _is_staff(reading, at - 1)


def _is_staff(reading: AnalysedText, place: int) -> bool:
    return place >= 0 and reading.stems[place] in stem_set("shifts/kinds/actor", "staff")


def _staff_before(reading: AnalysedText, first: int) -> bool:
    """Tell "researchers at the Institute", who stand for the house they are at."""
    at = first - 1
    while at > 0 and reading.tokens[at].low in {"the", "a", "an"}:
        at -= 1
    return (
        at > 0
        and reading.tokens[at].low in word_set("shifts/kinds/actor", "houses")
        and (_is_staff(reading, at - 1))
    )


def _is_placed(reading: AnalysedText, first: int) -> bool:
    before = [token.low for token in reading.tokens[max(0, first - 2) : first]]
    return bool(word_set("shifts/kinds/actor", "places").intersection(before))


@cache
def _descriptors() -> frozenset[str]:
    return word_set("shifts/kinds/actor", "organisation") | word_set("shifts/kinds/actor", "person")
