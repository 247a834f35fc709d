"""Cause against obstacle: one has "because of" where the other has "despite"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.analysed_text import hits
from framing.language.phrase_lists import phrase_set
from framing.shifts.aligned_clauses import spelled

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.shifts.aligned_clauses import Pair
    from framing.shifts.clause_reading import Range
    from framing.shifts.wording import Difference

_REACH = 10
_WORDS = "shifts/kinds/relation"
_IS = {"concession": "an obstacle", "cause": "a cause"}


def find(both: Pair) -> list[Difference]:
    """Return the connectives that join the same two things in opposite ways."""
    if not both.related:
        return []
    for kind, contrary in (("concession", "cause"), ("cause", "concession")):
        if hits(phrase_set(_WORDS, kind), both.b) and hits(phrase_set(_WORDS, contrary), both.a):
            continue  # each has both
        for one in hits(phrase_set(_WORDS, kind), both.a):
            for other in hits(phrase_set(_WORDS, contrary), both.b):
                places = (one.first, one.last), (other.first, other.last)
                if not _same_halves(both, *places):
                    continue
                words = spelled(both.a, places[0]), spelled(both.b, places[1])
                return [
                    both.difference(
                        "relation",
                        *places,
                        "Both join the same two things; in the baseline one is"
                        f" {_IS[kind]} (“{words[0]}”), in this version {_IS[contrary]}"
                        f" (“{words[1]}”).",
                    )
                ]
    return []


def _same_halves(both: Pair, one: Range, other: Range) -> bool:
    """Tell whether what stands behind the connectives, and the rest, correspond."""
    behind = _behind(both.a, one), _behind(both.b, other)
    rest = _rest(both.a, one, behind[0]), _rest(both.b, other, behind[1])
    reason, main = behind[0] & behind[1], rest[0] & rest[1]
    longer = max(len(behind[0]), len(behind[1]))
    return len(reason) >= max(1, longer / 2) and len(main) >= 2  # noqa: PLR2004 - an act and whose


def _behind(text: AnalysedText, place: Range) -> frozenset[str]:
    words: list[str] = []
    for at in range(place[1] + 1, min(len(text.tokens), place[1] + 1 + _REACH)):
        if text.tokens[at].breaks:
            break
        if text.tokens[at].content:
            words.append(text.meanings[at])
    return frozenset(words)


def _rest(text: AnalysedText, place: Range, behind: frozenset[str]) -> frozenset[str]:
    inside = range(place[0], place[1] + 1)
    return frozenset(text.meanings[at] for at in text.content if at not in inside) - behind
