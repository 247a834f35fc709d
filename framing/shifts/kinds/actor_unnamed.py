"""The party that acts when nobody is named: "prosecutors asked", "was opposed by residents"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from framing.language.analysed_text import hits
from framing.language.phrase_lists import Found, Phrases
from framing.language.stems import stem
from framing.language.word_lists import table, word_set
from framing.shifts.kinds.actor_names import actors

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText

_MODIFIERS = 4
"""So many words may stand before the noun: "the company's own engineers"."""
_TO_VERB = 5
_BEFORE_BY = 5


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun for a party at words ``first`` to ``last``, and the number of the party."""

    first: int
    last: int
    party: int


@lru_cache(maxsize=1024)
def agent(reading: AnalysedText) -> Agent | None:
    """Return the party that does what the statement tells, None where it cannot be told.

    Who stands behind "by" in a passive acts; else who begins a clause that is no passive.
    """
    found = [hit for hit in hits(_parties(), reading) if _is_head(reading, hit)]
    acting = [hit for hit in found if _is_behind_by(reading, hit)]
    acting = acting or [
        hit
        for hit in found
        if _begins_clause(reading, hit)
        and _has_verb(reading, hit.last)
        and not _is_passive(reading, hit.last)
    ]
    if not acting:
        return None
    named = min((one.first for one in actors(reading) if one.acts), default=len(reading.tokens))
    acting = [hit for hit in acting if hit.first < named or hit.first == 0]
    return Agent(acting[0].first, acting[0].last, acting[0].value) if acting else None


def has_party(reading: AnalysedText) -> bool:
    """Tell whether a statement has any word for a party, which may be the one that acts."""
    return bool(hits(_parties(), reading))


def party_among(reading: AnalysedText, places: tuple[int, ...]) -> Agent | None:
    """Return the one party that is named among some words, None for none or several."""
    found = [
        hit for hit in hits(_parties(), reading) if hit.first in places and _is_head(reading, hit)
    ]
    if len({hit.value for hit in found}) != 1:
        return None
    return Agent(found[0].first, found[0].last, found[0].value)


def compatible(one: int, other: int) -> bool:
    """Tell whether somebody may be called by words of both parties: a coach and a manager."""
    return one == other or frozenset({one, other}) in _compatible()


@cache
def _compatible() -> frozenset[frozenset[int]]:
    first = {
        line.split(", ")[0]: at
        for at, line in enumerate(table("shifts/kinds/actor_unnamed")["parties"])
    }
    return frozenset(
        frozenset(first[word] for word in line.split(", "))
        for line in table("shifts/kinds/actor_unnamed")["compatible"]
    )


def mentions_party(reading: AnalysedText, party: int) -> bool:
    """Tell whether any word for a party stands anywhere in a statement."""
    return any(hit.value == party for hit in hits(_parties(), reading)) or any(
        stem_ in reading.vocabulary for stem_ in _single_words(party)
    )


def _is_head(reading: AnalysedText, hit: Found[int]) -> bool:
    """Leave out credits, quotations, "the union's offer" and "police station"."""
    if reading.quoted.intersection(range(hit.first, hit.last + 1)):
        return False
    if hit.last in reading.credit and (
        hit.last + 1 in reading.credit or hit.first - 1 in reading.credit
    ):
        return False
    if reading.tokens[hit.last].text[0].isupper() and hit.first != 0:
        return False
    if reading.tokens[hit.last].low.endswith("ed"):
        # "Suspected", not "suspects".
        return False
    after = reading.tokens[hit.last + 1].low if hit.last + 1 < len(reading.tokens) else ""
    return after not in word_set("shifts/kinds/actor_unnamed", "not_head")


def _start(reading: AnalysedText, first: int) -> int:
    """Return the place where the noun phrase begins."""
    at = first
    while at > 0 and first - at <= _MODIFIERS:
        token = reading.tokens[at - 1]
        inside = token.content or token.low in word_set("shifts/kinds/actor_unnamed", "determiners")
        if token.breaks or not inside:
            break
        at -= 1
    return at


def _begins_clause(reading: AnalysedText, hit: Found[int]) -> bool:
    start = _start(reading, hit.first)
    if hit.first - start > _MODIFIERS:
        return False
    before = reading.tokens[start - 1] if start else None
    return (
        before is None
        or before.breaks
        or before.low in word_set("shifts/kinds/actor_unnamed", "clause")
    )


def _has_verb(reading: AnalysedText, last: int) -> bool:
    """Tell whether a verb follows the noun at once, or behind "in Chile" and the like."""
    limit = min(len(reading.tokens), last + 1 + _TO_VERB)
    through = False
    for at in range(last + 1, limit):
        token = reading.tokens[at]
        if token.breaks or token.low in word_set("shifts/kinds/actor_unnamed", "joins"):
            return False
        if token.low in word_set("shifts/kinds/actor_unnamed", "auxiliaries"):
            return True
        if token.low in word_set("shifts/kinds/actor_unnamed", "between"):
            through = True
            continue
        verbal = token.low.endswith("ed") or stem(token.low) != token.low.rstrip("e")
        if token.content and token.text.islower() and not token.low.endswith(("ly", "ing")):
            if verbal:
                return True
            if not through:
                return not token.low.endswith("s")
    return False


def _is_behind_by(reading: AnalysedText, hit: Found[int]) -> bool:
    start = _start(reading, hit.first)
    if not start or reading.tokens[start - 1].low != "by":
        return False
    return any(_is_participle(reading, at) for at in range(max(0, start - _BEFORE_BY), start - 1))


def _is_passive(reading: AnalysedText, last: int) -> bool:
    be = word_set("shifts/kinds/actor_unnamed", "be")
    for at in range(last + 1, min(len(reading.tokens) - 1, last + 1 + _TO_VERB)):
        token = reading.tokens[at]
        if token.breaks:
            return False
        if token.low in be:
            following = range(at + 1, min(len(reading.tokens), at + 3))
            return any(_is_participle(reading, place) for place in following)
    return False


def _is_participle(reading: AnalysedText, place: int) -> bool:
    token = reading.tokens[place]
    if not token.content or not token.text.islower() or token.low.endswith(("ing", "s")):
        return False
    return token.low.endswith(("ed", "en")) or stem(token.low) != token.low.rstrip("e")


@cache
def _parties() -> Phrases[int]:
    return Phrases(
        (word, number)
        for number, line in enumerate(table("shifts/kinds/actor_unnamed")["parties"])
        for word in line.split(", ")
    )


@cache
def _single_words(party: int) -> frozenset[str]:
    words = table("shifts/kinds/actor_unnamed")["parties"][party].split(", ")
    return frozenset(stem(word) for word in words if " " not in word)
