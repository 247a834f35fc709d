"""Another connection between the same two things: "despite the ban" against "because of it"."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from framing.shifts.lexicon import Found, Phrases, stem_set, table, word_set

if TYPE_CHECKING:
    from framing.shifts.pair import Pair
    from framing.shifts.reading import Reading
    from framing.shifts.wording import Difference

Relation = Literal["concession", "cause", "purpose", "time", "association", "made", "group"]
_ALIKE = 0.35
_ALIKE_TIME = 0.4
_ALIKE_MADE = 0.6
_STRONG = 3
_OBJECT = 6
"""An object and its attributes have no more words."""
_REACH = 9
"""How many words behind a connective belong to what it joins."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A connective at words ``first`` to ``last``, and the stems of the two things it joins.

    ``reason`` is what the relation rests on (the cause, the purpose, the obstacle, the earlier
    event), ``main`` the rest of the statement.
    """

    first: int
    last: int
    relation: Relation
    reason: frozenset[str]
    main: frozenset[str]
    doubtful: bool
    even: bool
    """The two things may change places."""


@dataclass(frozen=True, slots=True)
class _Connective:
    relation: Relation
    between: bool
    doubtful: bool


def find(both: Pair) -> list[Difference]:
    """Return the clearest pair of links that join the same two things in different ways."""
    left, right = _links(both.a), _links(both.b)
    relations = _surely(left), _surely(right)
    found: list[tuple[int, Difference]] = []
    for one in left:
        for other in right:
            if one.relation in relations[1] or other.relation in relations[0]:
                continue
            if not _differ(one, other):
                continue
            strength = _strength(one, other)
            if strength and _surely_same(both, one, other, strength):
                found.append((strength, _difference(both, one, other)))
    found.sort(key=lambda row: (-row[0], row[1].version.start, row[1].baseline.start))
    return [difference for _, difference in found[:1]]


def _surely_same(both: Pair, one: _Link, other: _Link, strength: int) -> bool:
    """A cause for a mere time needs wordings that are alike; others need that or much in common."""
    if "made" in {one.relation, other.relation}:
        return both.likeness >= _ALIKE_MADE
    if "time" in {one.relation, other.relation}:
        return both.likeness >= _ALIKE_TIME
    return both.likeness >= _ALIKE or strength > _STRONG


def _surely(links: list[_Link]) -> set[Relation]:
    return {link.relation for link in links if not link.doubtful}


def _differ(one: _Link, other: _Link) -> bool:
    """Two doubtful links say nothing, and a bare "to" is no purpose against a mere time."""
    relations = {one.relation, other.relation}
    if "made" in relations or "group" in relations:
        return relations in ({"made", "group"}, {"made", "time"}, {"made", "association"})
    if one.relation == other.relation or (one.doubtful and other.doubtful):
        return False
    if {one.relation, other.relation} == {"concession", "time"}:
        # What happened in spite of something also happened after it.
        return False
    doubtful = one.doubtful or other.doubtful
    return not (doubtful and {one.relation, other.relation} == {"purpose", "time"})


def _strength(one: _Link, other: _Link) -> int:
    """How surely two links join the same things: by what they rest on, or turned about."""
    straight = len(one.reason & other.reason)
    turned = min(len(one.reason & other.main), len(other.reason & one.main))
    doubtful = one.doubtful or other.doubtful
    timed = "time" in {one.relation, other.relation}
    made = "made" in {one.relation, other.relation}
    if straight:
        rest = len(one.main & other.main)
        enough = max(rest, straight) > 1 if made else straight > doubtful
        return straight + rest if rest and enough else 0
    if made:
        return 0
    if timed:
        # "While" joins two things that may change places; "after" does not.
        return turned if (one.even or other.even) and turned > 1 else 0
    return turned if turned > doubtful else 0


def _difference(both: Pair, one: _Link, other: _Link) -> Difference:
    names = table("kinds/relation")["names"]
    words = both.a.words(one.first, one.last), both.b.words(other.first, other.last)
    why = (
        f"The baseline gives {names[one.relation]} (“{words[0]}”),"
        f" this version {names[other.relation]} (“{words[1]}”)."
    )
    return both.difference("relation", (one.first, one.last), (other.first, other.last), why)


@lru_cache(maxsize=8192)
def _links(reading: Reading) -> list[_Link]:
    links = [
        _link(reading, hit.first, hit.last, hit.value)
        for hit in _connectives().find(reading.stems)
        if not reading.credit.intersection(range(hit.first, hit.last + 1))
        and not any(reading.negated[hit.first : hit.last + 1])
        and not (hit.value.between and _is_noun(reading, hit.first))
        and not _is_verb(reading, hit)
    ]
    links += [
        _link(reading, place, place, _Connective("purpose", between=False, doubtful=True))
        for place in range(1, len(reading.row) - 1)
        if _is_purpose(reading, place)
    ]
    links += [
        _link(reading, place, place, _Connective("time", between=False, doubtful=False))
        for place in range(len(reading.row))
        if _is_while(reading, place) or _is_since(reading, place)
    ]
    links += [
        _link(reading, place, place, _Connective("cause", between=True, doubtful=False))
        for place in range(1, len(reading.row))
        if _is_led(reading, place)
    ]
    links += [
        _link(reading, place, place, _Connective("cause", between=False, doubtful=True))
        for place in range(len(reading.row))
        if _is_reason(reading, place)
    ]
    links += [
        _link(reading, place, place, _Connective("made", between=True, doubtful=True))
        for place in range(1, len(reading.row))
        if _is_made(reading, place)
    ]
    links += [
        _link(reading, place, place, _Connective("group", between=False, doubtful=True))
        for place in range(1, len(reading.row))
        if _is_group(reading, place)
    ]
    return [link for link in links if link.reason and link.main]


def _is_verb(reading: Reading, hit: Found[_Connective]) -> bool:
    token = reading.row[hit.first]
    exact = word_set("kinds/relation", "rules", "only_so")
    return hit.first == hit.last and token.low not in exact and token.stem in _exact_stems()


@cache
def _exact_stems() -> frozenset[str]:
    return stem_set("kinds/relation", "rules", "only_so")


def _is_noun(reading: Reading, place: int) -> bool:
    """Tell "into force" and "the cause" from "forced" and "caused"."""
    before = reading.row[place - 1].low if place else ""
    return before in word_set("kinds/relation", "rules", "before_noun")


def _is_led(reading: Reading, place: int) -> bool:
    """Tell "the talks led the union to call off", a cause, from "led the race"."""
    if reading.row[place].low not in word_set("kinds/relation", "rules", "led"):
        return False
    following = [token.low for token in reading.row[place + 1 : place + 7]]
    return "to" in following[1:] and not {",", "."} & set(following[: following.index("to")])


def _is_while(reading: Reading, place: int) -> bool:
    """Tell "as talks were starting", which is when, from "as talks failed", which may be why."""
    if reading.row[place].low != "as":
        return False
    following = reading.row[place + 1 : place + 6]
    return any(
        one.low in {"was", "were"} and two.low.endswith("ing")
        for one, two in itertools.pairwise(following)
    )


def _is_since(reading: Reading, place: int) -> bool:
    """Tell "has been shut since the fire", which is when, from "since it", which may be why."""
    if reading.row[place].low != "since" or place + 1 >= len(reading.row):
        return False
    before = {token.low for token in reading.row[:place]}
    perfect = bool(before & word_set("kinds/relation", "rules", "perfect"))
    return perfect and reading.row[place + 1].low not in word_set(
        "kinds/relation", "rules", "pronouns"
    )


def _is_reason(reading: Reading, place: int) -> bool:
    """Tell "as he had helped" and "since it had failed", which say why, from a mere time."""
    token = reading.row[place]
    if token.low not in {"as", "since"} or _is_while(reading, place):
        return False
    before = {one.low for one in reading.row[:place]}
    if token.low == "since" and before & word_set("kinds/relation", "rules", "perfect"):
        return False
    following = [one.low for one in reading.row[place + 1 : place + 7]]
    opens = word_set("kinds/relation", "rules", "pronouns") | word_set("words", "determiners")
    verbs = word_set("kinds/relation", "rules", "verbs")
    return bool(following) and following[0] in opens and bool(verbs & set(following[1:]))


def _is_made(reading: Reading, place: int) -> bool:
    """Tell a verb that makes something so: "the cameras cut speeds"; not "was cut"."""
    if reading.stems[place] not in stem_set("kinds/relation", "rules", "makes"):
        return False
    before = {one.low for one in reading.row[max(0, place - 2) : place]}
    if before & (word_set("roles", "be") | word_set("words", "determiners") | {"to", "and"}):
        return False
    after = reading.row[place + 1] if place + 1 < len(reading.row) else None
    return after is not None and (after.content or after.low in word_set("words", "determiners"))


def _is_group(reading: Reading, place: int) -> bool:
    """Tell "people who drank coffee" and "schools that had banned phones": a group, no cause."""
    if reading.row[place].low not in {"who", "that", "which"}:
        return False
    before = reading.row[place - 1]
    return before.content and (
        before.low.endswith("s") or before.stem in stem_set("kinds/relation", "rules", "groups")
    )


def _is_purpose(reading: Reading, place: int) -> bool:
    """Tell whether "to" here begins a purpose: "opened a campus to train nurses"."""
    token, before, after = reading.row[place], reading.row[place - 1], reading.row[place + 1]
    return (
        token.low == "to"
        and before.content
        and (after.content or after.low == "be")
        and after.text.islower()
        and not after.low.endswith(("ing", "s"))
        and before.stem not in stem_set("kinds/relation", "rules", "takes_infinitive")
        and not before.low.endswith(("ed", "ing"))
        and not _has_object(reading, place)
    )


def _has_object(reading: Reading, place: int) -> bool:
    """Tell "ordered the carmaker to recall", which is what was ordered."""
    asked = stem_set("kinds/relation", "rules", "asked")
    return any(reading.stems[at] in asked for at in range(max(0, place - _OBJECT), place))


def _link(reading: Reading, first: int, last: int, connective: _Connective) -> _Link:
    behind = _behind(reading, last)
    everything = [place for place in reading.content if not first <= place <= last]
    if connective.between:
        reason = [place for place in everything if place < first]
        main = [place for place in everything if place > last]
    else:
        reason = [place for place in everything if last < place <= behind]
        main = [place for place in everything if place < first or place > behind]
    return _Link(
        first,
        last,
        connective.relation,
        frozenset(reading.meanings[place] for place in reason),
        frozenset(reading.meanings[place] for place in main),
        connective.doubtful,
        reading.row[first].low in word_set("kinds/relation", "rules", "even"),
    )


def _behind(reading: Reading, last: int) -> int:
    """Return the last word of what follows a connective: to the next comma, or a few words."""
    count = 0
    for place in range(last + 1, len(reading.row)):
        token = reading.row[place]
        if token.breaks or (place > last + 1 and token.low in word_set("words", "clause")):
            return place - 1
        count += reading.row[place].content
        if count >= _REACH:
            return place
    return len(reading.row) - 1


@cache
def _connectives() -> Phrases[_Connective]:
    data = table("kinds/relation")
    doubtful = frozenset(data["rules"]["doubtful"])
    return Phrases(
        (phrase, _Connective(relation, part == "between", phrase in doubtful))
        for part in ("behind", "between")
        for relation, phrases in data[part].items()
        for phrase in phrases
    )
