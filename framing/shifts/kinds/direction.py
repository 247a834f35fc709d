"""Denied against told, or the opposite done: one act, one subject, and what it is done to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framing.language.stems import stem_set
from framing.language.word_lists import word_set
from framing.shifts.aligned_clauses import Clauses, spelled
from framing.shifts.clause_reading import propositions
from framing.shifts.equal_numbers import numbers_meet
from framing.shifts.opposites import meaning, opposites

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.shifts.aligned_clauses import Pair
    from framing.shifts.clause_reading import Proposition
    from framing.shifts.wording import Difference, Wording
    from framing.types import Span


_UNNAMED = 3
"""So many words are shared where it cannot be told whether the subject is one."""


def find(both: Pair) -> list[Difference]:
    """Return the act that one wording tells and the other denies."""
    if not both.related or ("non" in both.a.lowercase) != ("non" in both.b.lowercase):
        return []
    return [*_denied(both), *_opposite(both), *_turned(both)]


def _denied(both: Pair) -> list[Difference]:
    for clauses in both.clauses:
        one, other = clauses.one, clauses.other
        if one.denied == other.denied or not _held(both, clauses, 2, 0.7):
            continue
        if not _answerable(both, one, other):
            continue
        if both.subjects_meet(clauses) is None and len(clauses.shared) < _UNNAMED:
            continue
        if one.passive != other.passive or _also(both.b, one) or _also(both.a, other):
            continue
        if _may_deny(*((both.b, both.a) if one.denied else (both.a, both.b))):
            continue
        words = spelled(both.a, _verb(both.a, one)), spelled(both.b, _verb(both.b, other))
        sides = ("denies it", "tells it") if one.denied else ("tells it", "denies it")
        return [
            both.difference(
                "direction",
                _verb(both.a, one),
                _verb(both.b, other),
                f"Both speak of the same act and of whom; the baseline {sides[0]} (“{words[0]}”),"
                f" this version {sides[1]} (“{words[1]}”).",
            )
        ]
    return []


def _answerable(both: Pair, one: Proposition, other: Proposition) -> bool:
    """Tell whether a denial stands against what is told: by the outlet, or by who denies it.

    What one party denies may well be what another one says.
    """
    sides = [(both.a, one, both.one), (both.b, other, both.other)]
    deniers = [side for side in sides if side[1].denier is not None]
    if not deniers:
        # What somebody says of it, and what is told of it.
        return both.one.voice.voice == both.other.voice.voice
    if len(deniers) > 1:
        return False
    (text, denial, _), (_, _, plain) = sorted(sides, key=lambda side: side[1].denier is None)
    first, last = denial.denier or (0, -1)
    words = {text.meanings[at] for at in range(first, last + 1) if text.tokens[at].content}
    told = [credit.source for credit in plain.voice.attributions]
    return all(source is not None and words & _said_by(plain, source) for source in told)


def _said_by(wording: Wording, source: Span) -> set[str]:
    """Return the meanings of the words for who says something."""
    words = wording.context[
        max(0, source.start - wording.context_start) : source.end - wording.context_start
    ]
    return {meaning(word.lower()) for word in words.split()}


def _opposite(both: Pair) -> list[Difference]:
    for one in propositions(both.a):
        for other in propositions(both.b):
            if other.act not in opposites().get(one.act, ()) or one.denied or other.denied:
                continue
            shared = one.content & other.content
            shorter = min(len(one.content), len(other.content)) or 1
            clauses = Clauses(one, other, shared, len(shared) / shorter)
            if one.passive != other.passive or not _held(both, clauses, 2, 0.6):
                continue
            if both.subjects_meet(clauses) is not True:
                continue
            if other.act in both.a.meanings or one.act in both.b.meanings:
                continue
            return [_opposed(both, one, other)]
    return []


def _turned(both: Pair) -> list[Difference]:
    """Return the one act that is undone where all else corresponds: "backed", "was rejected by".

    Whoever sells to somebody makes him buy, so that such acts need one subject.
    """
    if both.alike is None or both.apart or not both.same_times(both.alike):
        return []
    if both.a.negators or both.b.negators:
        return []
    pairs = [
        (one, other)
        for one in propositions(both.a)
        for other in propositions(both.b)
        if other.act in opposites().get(one.act, ())
    ]
    if len(pairs) != 1:
        return []
    one, other = pairs[0]
    certain = not {"unclear", "open", "believed"} & {one.certainty, other.certainty}
    alone = other.act not in both.a.meanings and one.act not in both.b.meanings
    if not certain or not alone or one.act in _converse() or not numbers_meet(both):
        return []
    return [_opposed(both, one, other)]


def _opposed(both: Pair, one: Proposition, other: Proposition) -> Difference:
    words = both.a.words(one.at, one.at), both.b.words(other.at, other.at)
    return both.difference(
        "direction",
        (one.at, one.at),
        (other.at, other.at),
        f"All else is the same; the baseline says “{words[0]}”, this version the opposite,"
        f" “{words[1]}”.",
    )


@cache
def _converse() -> frozenset[str]:
    return frozenset(meaning(word) for word in word_set("shifts/kinds/direction", "converse"))


def _held(both: Pair, clauses: Clauses, words: int, ratio: float) -> bool:
    """Tell whether everything but the act's direction corresponds."""
    if not clauses.correspond(words, ratio) or both.subjects_meet(clauses) is False:
        return False
    if {"unclear", "open", "believed"} & {clauses.one.certainty, clauses.other.certainty}:
        return False
    return both.same_times(clauses)


def _also(text: AnalysedText, proposition: Proposition) -> bool:
    """Tell whether a text has the act with this proposition's polarity as well."""
    return any(
        each.act == proposition.act and each.denied == proposition.denied
        for each in propositions(text)
    )


def _may_deny(text: AnalysedText, denial: AnalysedText) -> bool:
    """Tell whether the side that tells it may deny it in other words: "rejects the plan to"."""
    return bool(text.negators) or not _implicit().isdisjoint(text.vocabulary - denial.vocabulary)


@cache
def _implicit() -> frozenset[str]:
    return stem_set("language/function_words", "implicit_negative")


def _verb(text: AnalysedText, proposition: Proposition) -> tuple[int, int]:
    """Return the words of a denial or of an act, from the negation to the verb."""
    negator = text.negators.get(proposition.at, proposition.at)
    return min(negator, proposition.group[0], proposition.at), proposition.at
