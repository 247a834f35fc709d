"""Words that tell a thing one way or the other, with what they are said of.

Two sentences of one event seldom share a clause word by word; but the word that turns it, "granted"
for "turned down", stands in both among some of the same words, names and numbers. So each such word
is held against those of the sentences near by, by what stands around it, the nearer the more.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from math import fsum
from typing import TYPE_CHECKING

from framing.config import default
from framing.facts.word_weights import word_weight
from framing.language.phrase_lists import Senses
from framing.language.stems import stem_set
from framing.language.word_lists import table, word_set
from framing.shifts.clause_reading import propositions
from framing.shifts.equal_numbers import partner

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from framing.check.aligned_sentences import KnownTexts, TextSentence
    from framing.language.analysed_text import AnalysedText
    from framing.shifts.clause_reading import Proposition

_SETTINGS = default().check.pivots
_WORDS = "check/words"
SHARES, ORDINALS, COUNTED = 0, 1, -1
"""The rows of words for how many and for which; and the side of a plain count."""
Poles = frozenset[tuple[int, int]]
"""Rows of the list of poles, each with a side."""


# Compared by identity, as its sentence is.
@dataclass(frozen=True, eq=False)
class Pivot:
    """A word or phrase of a sentence, what it may stand for, and whether it is denied."""

    sentence: TextSentence
    first: int
    last: int
    poles: Poles
    denied: bool

    @property
    def meaning(self) -> str:
        """What its word means; of a phrase the first word."""
        return self.sentence.analysed.meanings[self.first]

    @cached_property
    def keys(self) -> tuple[object, ...]:
        """What another word must have one of to be held against it."""
        text = self.sentence.analysed
        rows = sorted({row for row, _ in self.poles})
        return *rows, self.meaning, text.stems[self.first : self.last + 1]

    @cached_property
    def around(self) -> Mapping[str, float]:
        """The meanings of the words around it, each with how near it is, 0 to 1."""
        text = self.sentence.analysed
        counted = {at for one in text.quantities for at in range(one.first, one.last + 1)}
        near: dict[str, float] = {}
        for at in text.content:
            if self.first <= at <= self.last or at in counted:
                continue
            meaning = text.meanings[at]
            near[meaning] = max(near.get(meaning, 0.0), self._nearness(at))
        return near

    def _nearness(self, at: int) -> float:
        far = max(self.first - at, at - self.last)
        return min(1.0, _SETTINGS.reach / max(1, far))

    def number_nearness(self, other: Pivot) -> list[float]:
        """Return for each number that two have in common how near it is to both."""
        return [
            min(self._nearness(one.first), other._nearness(same.first))
            for one in self.sentence.analysed.quantities
            for same in other.sentence.analysed.quantities
            if one.unit == same.unit and partner(one, same)
        ]


class PivotIndex:
    """The words of all sentences of the texts by what they may be held against."""

    def __init__(self, sentences: Iterable[TextSentence], kind: str) -> None:
        """Read the sentences, headings left out, by the list of a kind."""
        self._by_key: dict[object, list[Pivot]] = defaultdict(list)
        for sentence in sentences:
            if sentence.reading.role != "heading":
                for pivot in pivots(sentence, kind):
                    for key in pivot.keys:
                        self._by_key[key].append(pivot)

    def beside(self, one: Pivot) -> list[Pivot]:
        """Return the words on a row of one's, or of its meaning, in the order of the texts."""
        found = {id(each): each for key in one.keys for each in self._by_key.get(key, ())}
        return list(found.values())


def in_common(one: Pivot, other: Pivot, known: KnownTexts) -> tuple[float, float]:
    """Return what stands around both, and what of the lighter side that is, 0 to 1."""
    aside = {one.meaning, other.meaning}
    weights = {word: _weight(word, known) for word in {*one.around, *other.around} - aside}
    shared = fsum(
        weights[word] * min(near, other.around[word])
        for word, near in sorted(one.around.items())
        if word in other.around and word not in aside
    )
    numbers = fsum(_SETTINGS.number * near for near in one.number_nearness(other))
    totals = [
        fsum(weights[word] * near for word, near in sorted(each.around.items()) if word in weights)
        + numbers
        for each in (one, other)
    ]
    shared += numbers
    lighter = min(totals)
    return shared, min(1.0, round(shared / lighter, 6)) if lighter else 0.0


def _weight(word: str, known: KnownTexts) -> float:
    """Return what a word tells: little, if every second sentence of the story has it."""
    share = known.share(word)
    return min(_SETTINGS.heaviest, word_weight(word)) * (1.0 - min(1.0, share / _SETTINGS.common))


@lru_cache(maxsize=4096)
def pivots(sentence: TextSentence, kind: str) -> tuple[Pivot, ...]:
    """Return the words of a sentence that tell it one way, by the list of a kind.

    Beside the poles every verb is one that may be denied in one text, and not in another.
    """
    text = sentence.analysed
    found: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for hit in _poles(kind).find(text.stems):
        found.setdefault((hit.first, hit.last), set()).add(hit.value)
    inside = {at for first, last in found for at in range(first, last + 1) if last > first}
    clauses = {clause.at: clause for clause in propositions(text)}
    made = [
        Pivot(sentence, first, last, frozenset(poles), _denied(sentence, first, last, clauses))
        for (first, last), poles in sorted(found.items())
        if (last > first or first not in inside) and not _is_hyphened(text, first, last)
    ]
    if kind == "scope":
        counts = _counted(sentence)
        taken = {at for one in text.quantities for at in range(one.first - 1, one.last + 1)}
        # "All 340 jobs" are as many as "340 jobs".
        return (*(each for each in made if each.last not in taken), *counts)
    known = {(pivot.first, pivot.last) for pivot in made} | {(at, at) for at in inside}
    made += [
        Pivot(sentence, at, at, frozenset(), _denied(sentence, at, at, clauses))
        for at, clause in clauses.items()
        if (at, at) not in known
        and not clause.light
        and at in text.content
        and text.stems[at] not in _told_anywhere()
    ]
    return tuple(made)


def _is_hyphened(text: AnalysedText, first: int, last: int) -> bool:
    """Tell whether a word is but a part of one, such as "cutting-edge"."""
    start, end = text.offsets[first][0], text.offsets[last][1]
    return "-" in {text.text[start - 1 : start], text.text[end : end + 1]}


def _denied(
    sentence: TextSentence, first: int, last: int, clauses: Mapping[int, Proposition]
) -> bool:
    """Tell whether a word is denied: by a negation, by "nobody", by "refused to" before it."""
    text = sentence.analysed
    phrase = {token.low for token in text.tokens[first : last + 1]}
    if phrase & word_set(_WORDS, "denials"):
        return False  # "no agreement" is a phrase of its own
    clause = clauses.get(first) or clauses.get(last)
    if clause is None:
        return text.negated[first]
    low = {token.low for token in text.tokens[clause.words[0] : clause.at]}
    if not low.isdisjoint(word_set(_WORDS, "nobody")):
        return True
    leads = range(clause.group[0], clause.at)
    refused = any(text.stems[at] in stem_set(_WORDS, "refusing") for at in leads)
    negated = any(text.negated[at] for at in leads)
    return not negated if refused else clause.denied


def turned(one: Pivot, other: Pivot) -> int:
    """Tell whether two words tell a thing the same way (1), the other way (-1), or neither (0).

    What is denied of one word, and not of another on its side, tells nothing: who did not accept an
    offer may acknowledge it.
    """
    if is_one_word(one, other):
        if one.denied == other.denied:
            return 1
        return 0 if _is_limited(one) or _is_limited(other) else -1
    way = _sides(one, other)
    if way > 0:
        return way if one.denied == other.denied else 0
    return way if one.denied == other.denied else -way


def are_contraries(one: TextSentence, at: int, other: TextSentence, place: int) -> bool:
    """Tell whether two words of two sentences stand on two sides of a row of the list."""
    mine, theirs = (
        next((each for each in pivots(sentence, "denial") if each.first == where), None)
        for sentence, where in ((one, at), (other, place))
    )
    return mine is not None and theirs is not None and _sides(mine, theirs) < 0


def is_one_word(one: Pivot, other: Pivot) -> bool:
    """Tell whether two are the same word, or two words of one meaning."""
    stems = (each.sentence.analysed.stems[each.first : each.last + 1] for each in (one, other))
    alone = one.first == one.last and other.first == other.last
    return next(stems) == next(stems) or (alone and one.meaning == other.meaning)


def _is_limited(one: Pivot) -> bool:
    """Tell whether a word is denied but for a while: "did not start until March"."""
    tokens = one.sentence.analysed.tokens
    low = {token.low for token in tokens[one.last + 1 : one.last + 1 + _SETTINGS.limited]}
    return one.denied and not low.isdisjoint(word_set(_WORDS, "limiting"))


def _sides(one: Pivot, other: Pivot) -> int:
    """Return 1 where two stand on one side of a row, -1 where they only stand on two, else 0."""
    if one.poles & other.poles:
        return 1
    rows = {row for row, _ in one.poles} & {row for row, _ in other.poles}
    return -1 if rows else 0


@cache
def _told_anywhere() -> frozenset[str]:
    """Stems of verbs of which it tells nothing that one text denies them."""
    return (
        stem_set("language/function_words", "reporting")
        | stem_set(_WORDS, "saying")
        | stem_set(_WORDS, "expecting")
        | stem_set(_WORDS, "anyhow")
    )


@cache
def _poles(kind: str) -> Senses[tuple[int, int]]:
    rows = table("check/poles")[kind] if kind != "scope" else _portions()
    return Senses(
        (phrase, (number, side))
        for number, row in enumerate(rows)
        for side, words in enumerate(row)
        for phrase in words.split(", ")
    )


def _portions() -> list[list[str]]:
    """Return the words for shares of a kind, by the row of the list that has them, and ordinals."""
    shares = [", ".join(row["words"]) for row in table("check/quantifiers")["share"]]
    return [shares, table("check/quantifiers")["ordinals"]]


def _counted(sentence: TextSentence) -> list[Pivot]:
    """Return the plain counts of a sentence: "3 hospitals", but for "all 3", "the 3 hospitals"."""
    text = sentence.analysed
    whole = word_set("check/quantifiers", "before_a_whole")
    return [
        Pivot(sentence, one.first, one.last, frozenset({(SHARES, COUNTED)}), denied=False)
        for one in text.quantities
        if not one.unit
        and one.low > 1
        and not (one.first and text.tokens[one.first - 1].low in whole)
    ]
