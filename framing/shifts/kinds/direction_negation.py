"""A statement that only one of two wordings negates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.phrase_lists import phrase_set
from framing.language.stems import stem_set
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.shifts.wording import Difference
    from framing.shifts.wording_pairs import Pair

_REACH = 4
_SHARED = 2

_QUOTES = frozenset('"”’')


def negations(both: Pair) -> list[Difference]:
    """Find a word that both wordings have once, and only one of them negates."""
    if not both.alike:
        return []
    if not both.a.negators and not both.b.negators:
        return []
    conditional = word_set("language/function_words", "conditional")
    if conditional & (both.a.lowercase | both.b.lowercase):
        return []
    for place in both.a.content:
        word = both.a.stems[place]
        if word in stem_set("language/function_words", "linking"):
            continue
        if both.a.stems.count(word) != 1 or both.b.stems.count(word) != 1:
            continue
        other = both.b.stems.index(word)
        if both.a.negated[place] == both.b.negated[other] or other in both.b.credit:
            continue
        if _otherwise_negative(both, place) or not _same_place(both, place, other):
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


def _same_place(both: Pair, place: int, other: int) -> bool:
    """Tell whether the word stands among the same words, and what is denied is the act.

    "Left homes without power" denies nothing that "cut the power" says; of "found no weapon" the
    verb must be there as well.
    """
    one, two = both.a.near(place, place, _REACH), both.b.near(other, other, _REACH)
    if len(one & two) < _SHARED:
        return False
    reading, at = (both.a, place) if both.a.negated[place] else (both.b, other)
    negator = reading.tokens[reading.negators[at]].low
    if negator in word_set("language/function_words", "nominal"):
        return False
    plain, there = (both.b, other) if both.a.negated[place] else (both.a, place)
    ahead = plain.tokens[there - 1].low if there else ""
    if negator != "no" and (
        ahead in word_set("language/function_words", "determiners") or ahead in _QUOTES
    ):
        # "The \"Today\" show" is not what somebody "has not shown".
        return False
    between = {token.low for token in reading.tokens[reading.negators[at] + 1 : at]}
    if negator != "no" and not between & word_set("language/function_words", "determiners"):
        return True
    before = [both.a.stems[at] for at in both.a.content if at < place][-1:]
    return bool(before) and before == [both.b.stems[at] for at in both.b.content if at < other][-1:]


def _otherwise_negative(both: Pair, place: int) -> bool:
    """Tell whether the wording without the negation may be negative in other words."""
    plain, other = (both.b, both.a) if both.a.negated[place] else (both.a, both.b)
    extra = plain.vocabulary - other.vocabulary
    fresh = [word if word in extra else "" for word in plain.stems]
    if phrase_set("language/function_words", "implicit_negative").find(fresh) or _own_negation(
        plain, other
    ):
        return True
    return any(
        word.startswith(("un", "in", "dis", "im", "non")) and word in _negative_looking(plain)
        for word in extra
    )


def _own_negation(plain: AnalysedText, other: AnalysedText) -> bool:
    """Tell whether the plain wording negates something that the other one does not negate."""
    theirs = {other.stems[place] for place in other.negators}
    return any(plain.stems[place] not in theirs for place in plain.negators)


def _negative_looking(reading: AnalysedText) -> frozenset[str]:
    return frozenset(
        token.stem
        for token in reading.tokens
        if token.low.startswith(("un", "dis", "im")) and token.content
    )
