"""What holds for some told as if it held for all: "men over 50" against "people of any age"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.analysed_text import hits
from framing.language.phrase_lists import Found, phrase_set
from framing.language.stems import is_past, stem_set
from framing.language.word_lists import word_set
from framing.shifts.kinds.scope_members import (
    LEVELS,
    changed,
    is_plural,
    is_set_phrase,
    quantifiers,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.language.analysed_text import AnalysedText
    from framing.shifts.wording import Difference
    from framing.shifts.wording_pairs import Pair

_RULES = ("shifts/kinds/scope", "rules")
_NARROWING = 7
_NEAR = 5
_HEAD = 3
_SLOT = 2
"""So many words before tell that two nouns stand in one place."""
_Places = tuple[int, int]


def unrestricted(both: Pair) -> Iterator[Difference]:
    """Compare a wording that says "all" with one that says which, and does not say "all"."""
    for one, other, wider in ((both.a, both.b, True), (both.b, both.a, False)):
        marks = _universals(other)
        if not marks or _universals(one) or _is_total(one):
            continue
        for mark in marks:
            here = _narrowed(one, other, mark)
            if here is None:
                continue
            there = (mark.first, _head(other, mark) or mark.last)
            yield changed(both, *((here, there) if wider else (there, here)), wider=wider)


def _universals(reading: AnalysedText) -> list[Found[bool]]:
    """Return "all", "every", "of any age" and the like, but for "not all" and "at all"."""
    return [
        hit
        for hit in hits(phrase_set("shifts/kinds/scope", "universal"), reading)
        if not reading.credit.intersection(range(hit.first, hit.last + 1))
        and not is_set_phrase(reading, hit.first, hit.last)
        and (hit.first == 0 or reading.tokens[hit.first].text.islower())
    ]


def _is_total(reading: AnalysedText) -> bool:
    """Tell whether a wording may mean everybody in other words: "nobody", "both", "whole"."""
    return bool(stem_set(*_RULES, "total_words") & reading.vocabulary)


def _head(reading: AnalysedText, mark: Found[bool]) -> int | None:
    """Return the noun that a word such as "all" is said of."""
    behind = [at for at in reading.content if mark.last < at <= mark.last + _NEAR]
    if not behind or any(reading.tokens[at].breaks for at in range(mark.last, behind[0])):
        return None
    owner = behind[0] + 1 < len(reading.tokens) and reading.tokens[behind[0] + 1].low in {"'s", "'"}
    behind = behind[1:] if owner else behind
    if not behind:
        return None
    head = behind[0]
    for at in behind[1:_HEAD]:
        if at != head + 1 or reading.tokens[at].text[0].isupper():
            break
        if is_plural(reading, head) or is_past(reading.tokens[at].low):
            break
        head = at
    return head


def _narrowed(one: AnalysedText, other: AnalysedText, mark: Found[bool]) -> _Places | None:
    """Return what says, in the wording without "all", which of them are meant."""
    told = frozenset(other.meanings)
    if _is_in(other, mark, "outright"):
        return _some_of(one, told)
    if _is_in(other, mark, "whichever"):
        return _group(one, told)
    head = None if _is_in(other, mark, "everybody") else _head(other, mark)
    same = [at for at in one.content if head and one.meanings[at] == other.meanings[head]]
    if head is not None and len(same) == 1:
        return _which(one, same[0], other, head)
    if head is None or (not same and other.stems[head] in stem_set(*_RULES, "general")):
        return _group(one, told) or _in_place_of(one, other, mark.first, told)
    return None


def _which(one: AnalysedText, noun: int, other: AnalysedText, head: int) -> _Places | None:
    """Return what says of the same noun which are meant."""
    told = frozenset(other.meanings)
    if not is_plural(one, noun):
        return _units(one, noun)
    described = head and other.tokens[head - 1].content
    before = None if described else _before(one, noun, told)
    return before or _behind(one, noun, told, other) or _units(one, noun)


def _is_in(reading: AnalysedText, mark: Found[bool], key: str) -> bool:
    return phrase_set("shifts/kinds/scope", key).at(reading.stems, mark.first) is not None


def _some_of(one: AnalysedText, told: frozenset[str]) -> _Places | None:
    """Find "some of the letters" where the other wording has them "in full"."""
    for hit in hits(quantifiers(), one):
        nouns = [at for at in one.content if hit.last < at <= hit.last + _HEAD]
        if hit.value < len(LEVELS) - 1 and any(one.meanings[at] in told for at in nouns):
            return hit.first, nouns[0]
    return None


def _units(one: AnalysedText, noun: int) -> _Places | None:
    """Find "two batches of the spray"."""
    at = noun - 1
    while at > 0 and one.tokens[at].low in word_set(*_RULES, "definite"):
        at -= 1
    if at < 1 or one.tokens[at].low != "of" or not is_plural(one, at - 1):
        return None
    counted = any(amount.last < at <= amount.last + _HEAD for amount in one.quantities)
    return (at - 1, noun) if counted else None


def _in_place_of(
    one: AnalysedText, other: AnalysedText, place: int, told: frozenset[str]
) -> _Places | None:
    """Find "free for children" where the other wording has "free for everyone"."""
    before = other.stems[place - _SLOT : place] if place >= _SLOT else ()
    for at in range(_SLOT, len(one.tokens)):
        token = one.tokens[at]
        if one.stems[at - _SLOT : at] == before and is_plural(one, at) and token.text.islower():
            return None if one.meanings[at] in told else (at, at)
    return None


def _group(one: AnalysedText, told: frozenset[str]) -> _Places | None:
    """Find "female mice", "teenagers", "men over 50", of which the other wording has no word."""
    groups = stem_set(*_RULES, "limiting") | stem_set(*_RULES, "groups")
    for at in one.content:
        if one.stems[at] in groups and one.meanings[at] not in told and at not in one.credit:
            return at, at
    bounds = word_set(*_RULES, "bounds")
    for amount in one.quantities:
        before = range(max(0, amount.first - _HEAD), amount.first)
        bounded = [at for at in before if one.tokens[at].low in bounds]
        if bounded or amount.bound:
            return min([*bounded, amount.first]), amount.last
    return None


def _before(one: AnalysedText, noun: int, told: frozenset[str]) -> _Places | None:
    """Find "business travellers" where the other wording has "all travellers"."""
    if not noun:
        return None
    token = one.tokens[noun - 1]
    vague = word_set(*_RULES, "no_restriction")
    if not token.content or token.low in vague or not (token.text.islower() or noun == 1):
        return None
    if token.low.endswith(("ed", "ing", "ly")) or one.meanings[noun - 1] in told:
        return None
    return noun - 1, noun


def _behind(
    one: AnalysedText, noun: int, told: frozenset[str], other: AnalysedText
) -> _Places | None:
    """Find "pesticides containing copper", "landlords who own ten flats", "lines 4 and 13"."""
    if noun + 1 >= len(one.tokens):
        return None
    after = one.tokens[noun + 1]
    if after.is_number:
        return noun, noun + 1
    where = after.low in word_set(*_RULES, "where")
    named = any(one.tokens[at].text[0].isupper() for at in one.content if noun < at <= noun + _HEAD)
    if where and not named and not _is_wider(one, other):
        return None
    which = after.low in word_set(*_RULES, "which") or after.low.endswith("ing")
    if not (which or where):
        return None
    narrowing = [at for at in one.content if noun < at <= noun + _NARROWING]
    narrowing = [at for at in narrowing if not any(one.tokens[k].ends for k in range(noun, at))]
    if not narrowing or any(one.meanings[at] in told for at in narrowing[:2]):
        return None
    return noun, narrowing[min(1, len(narrowing) - 1)]


def _is_wider(one: AnalysedText, other: AnalysedText) -> bool:
    """Tell "all the group's workers" and "all schools in the country" from "all workers"."""
    if hits(phrase_set("shifts/kinds/scope", "wide_places"), other):
        return True
    mine = frozenset(one.meanings)
    return any(
        token.low in word_set(*_RULES, "attached")
        and any(other.meanings[k] not in mine for k in other.content if at - _HEAD < k < at + _HEAD)
        for at, token in enumerate(other.tokens)
    )


def only(both: Pair) -> Iterator[Difference]:
    """Compare "only the driver" with "the driver and both passengers"."""
    for one, other, wider in ((both.a, both.b, True), (both.b, both.a, False)):
        words = word_set(*_RULES, "only")
        if words.isdisjoint(one.lowercase) or words & other.lowercase:
            continue
        marks = [at for at, token in enumerate(one.tokens) if token.low in words]
        nouns = [at for at in one.content if marks[0] < at <= marks[0] + _HEAD]
        for noun in nouns[:1]:
            there = _joined(one, other, noun)
            if there is not None:
                here = (marks[0], noun)
                yield changed(both, *((here, there) if wider else (there, here)), wider=wider)


def _joined(one: AnalysedText, other: AnalysedText, noun: int) -> _Places | None:
    """Return the same noun with what the other wording puts beside it: "A and B"."""
    places = [at for at in other.content if other.meanings[at] == one.meanings[noun]]
    if len(places) != 1:
        return None
    for at in range(places[0] + 1, min(len(other.tokens), places[0] + _NEAR + 1)):
        token = other.tokens[at]
        if (
            token.breaks
            or is_past(token.low)
            or token.low in word_set("shifts/kinds/actor_unnamed", "auxiliaries")
        ):
            return None
        if token.low == "and":
            beside = [k for k in other.content if at < k <= at + _HEAD]
            fresh = [k for k in beside if other.meanings[k] not in one.meanings]
            return (places[0], fresh[0]) if fresh and fresh == beside[: len(fresh)] else None
    return None
