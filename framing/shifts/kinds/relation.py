"""Another connection between the same two things: "despite the ban" against "because of it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.stems import stem_set
from framing.language.word_lists import table
from framing.shifts.kinds.relation_connectives import Link, Relation, links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.shifts.wording import Difference
    from framing.shifts.wording_pairs import Pair

_ALIKE = 0.35
_ALIKE_TIME = 0.4
_ALIKE_MADE = 0.6
_ALIKE_TURNED = 0.45
_STRONG = 3


def find(both: Pair) -> list[Difference]:
    """Return the clearest pair of links that join the same two things in different ways."""
    left = links(both.a)
    right = links(both.b) if left else ()
    if not right:
        return []
    relations = _surely(left), _surely(right)
    found: list[tuple[int, Difference]] = []
    for one in left:
        for other in right:
            same = one.relation in relations[1] or other.relation in relations[0]
            alone = one.relation == other.relation and _is_only(left) and _is_only(right)
            if (alone or not same) and _reversed(both, one, other):
                found.append((_STRONG, _turned(both, one, other)))
                continue
            if same or not _differ(one, other) or _may_be_said(left, right, one, other):
                continue
            if _is_accident(both, one, other):
                continue
            strength = _strength(one, other)
            if strength and _surely_same(both, one, other, strength):
                found.append((strength, _difference(both, one, other)))
    found.sort(key=lambda row: (-row[0], row[1].version.start, row[1].baseline.start))
    return [difference for _, difference in found[:1]]


def _is_only(some: Sequence[Link]) -> bool:
    """Tell whether a wording gives one cause: of two, either may be meant."""
    return sum(link.relation == "cause" for link in some) == 1


def _may_be_said(left: Sequence[Link], right: Sequence[Link], one: Link, other: Link) -> bool:
    """Tell whether a bare "to" may give the purpose that the other wording spells out."""
    purposes = [link for link in (one, other) if link.relation == "purpose"]
    if not purposes:
        return False
    rest = left if purposes[0] is other else right
    return any(link.relation == "purpose" for link in rest)


def _is_accident(both: Pair, one: Link, other: Link) -> bool:
    """Tell "killed when a tree fell", which says what killed, from a mere time."""
    verbs = {
        reading.stems[link.first]
        for reading, link in ((both.a, one), (both.b, other))
        if link.relation == "made"
    }
    timed = "time" in {one.relation, other.relation}
    return timed and bool(verbs & stem_set("shifts/kinds/relation", "rules", "accidents"))


def _reversed(both: Pair, one: Link, other: Link) -> bool:
    """Tell whether what is the cause in one wording is the effect in the other."""
    relations = {one.relation, other.relation}
    if relations not in ({"cause"}, {"cause", "time"}) or both.likeness < _ALIKE_TURNED:
        return False
    if one.even or other.even or (one.doubtful and other.doubtful):
        return False
    straight = (one.reason & other.reason) | (one.main & other.main)
    return not straight and bool(one.reason & other.main) and bool(other.reason & one.main)


def _turned(both: Pair, one: Link, other: Link) -> Difference:
    words = both.a.words(one.first, one.last), both.b.words(other.first, other.last)
    why = (
        f"What came first in the baseline (“{words[0]}”) is what followed from it"
        f" in this version (“{words[1]}”)."
    )
    return both.difference("relation", (one.first, one.last), (other.first, other.last), why)


def _surely_same(both: Pair, one: Link, other: Link, strength: int) -> bool:
    """A cause for a mere time needs wordings that are alike; others need that or much in common."""
    if "made" in {one.relation, other.relation}:
        return both.likeness >= _ALIKE_MADE
    if "time" in {one.relation, other.relation}:
        return both.likeness >= _ALIKE_TIME
    return both.likeness >= _ALIKE or strength > _STRONG


def _surely(links: Sequence[Link]) -> set[Relation]:
    return {link.relation for link in links if not link.doubtful}


def _differ(one: Link, other: Link) -> bool:
    """Two doubtful links say nothing, and a bare "to" is no purpose against a mere time."""
    relations = {one.relation, other.relation}
    if "made" in relations or "group" in relations:
        return relations in (
            {"made", "group"},
            {"made", "time"},
            {"made", "association"},
            {"cause", "group"},
        )
    if one.relation == other.relation or (one.doubtful and other.doubtful):
        return False
    if {one.relation, other.relation} == {"concession", "time"}:
        # What happened in spite of something also happened after it.
        return False
    doubtful = one.doubtful or other.doubtful
    return not (doubtful and {one.relation, other.relation} == {"purpose", "time"})


def _strength(one: Link, other: Link) -> int:
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


def _difference(both: Pair, one: Link, other: Link) -> Difference:
    names = table("shifts/kinds/relation")["names"]
    words = both.a.words(one.first, one.last), both.b.words(other.first, other.last)
    why = (
        f"The baseline gives {names[one.relation]} (“{words[0]}”),"
        f" this version {names[other.relation]} (“{words[1]}”)."
    )
    return both.difference("relation", (one.first, one.last), (other.first, other.last), why)
