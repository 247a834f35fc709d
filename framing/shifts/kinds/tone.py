"""A loaded word where the other wording has a plain one for the same thing: poach for recruit."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from framing.language.analysed_text import hits
from framing.language.names import common_words
from framing.language.phrase_lists import Found, Phrases, Senses
from framing.language.word_lists import table
from framing.shifts.kinds.direction import opposites

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.language.analysed_text import AnalysedText
    from framing.shifts.wording import Difference
    from framing.shifts.wording_pairs import Pair

_REACH = 4
_ALIKE = 0.6
_SURE = 0.6
"""In wordings less alike what a word judges must be told by both."""
_SAME = 0.33
"""Wordings less alike may tell of different acts, each with words of its own."""
_AROUND = 2
"""So many words around a word that judges must stand in the other wording too."""
_Hit = Found[tuple[int, bool]]
_Words = tuple[list[_Hit], list[_Hit]]
"""Plain words, then loaded ones."""


def find(both: Pair) -> list[Difference]:
    """Return the clearest loaded word that stands in only one of the two wordings."""
    if not any(hits(_loaded(), one) or hits(_judging(), one) for one in (both.a, both.b)):
        return []
    found = [*_paired(both), *_alone(both), *_rare(both)]
    if not found:
        return []
    # "Snubbed" for "endorsed" is the contrary, not another tone.
    turned = [span for one in opposites(both) for span in (one.baseline, one.version)]
    found = [
        row
        for row in found
        if not any(
            span.meets(mine.start, mine.end)
            for mine in (row[1].baseline, row[1].version)
            for span in turned
        )
    ]
    found.sort(key=lambda row: -row[0])
    return [difference for _, difference in found[:1]]


def _paired(both: Pair) -> Iterator[tuple[int, Difference]]:
    """Find a loaded word and, in the other wording, a plain one of the same group."""
    a, b = _words(both.a), _words(both.b)
    for group in sorted(a.keys() & b.keys()):
        if not a[group][1] and not b[group][1]:
            continue
        # A wording that has the loaded word anyway only says it twice.
        one, other = _own(both.a, a[group], both.b), _own(both.b, b[group], both.a)
        if (one[0] and other[0]) or (one[1] and other[1]):
            continue
        for plain, loaded, turned in ((one[0], other[1], False), (other[0], one[1], True)):
            yield from _differences(both, plain, loaded, turned=turned)


def _own(reading: AnalysedText, words: _Words, than: AnalysedText) -> _Words:
    """Leave out the plain words that the other wording has too: they stand for something else."""
    plain = [hit for hit in words[0] if reading.stems[hit.first] not in than.vocabulary]
    return plain, words[1]


def _differences(
    both: Pair, plain: list[_Hit], loaded: list[_Hit], *, turned: bool
) -> Iterator[tuple[int, Difference]]:
    for mild in plain:
        for strong in loaded:
            one, other = (strong, mild) if turned else (mild, strong)
            a, b = (one.first, one.last), (other.first, other.last)
            shared = both.shared(a, b, _REACH)
            calm = both.b if turned else both.a
            said = (both.a if turned else both.b).stems[strong.first]
            if shared and said not in calm.vocabulary:
                yield 10 + shared, both.difference("tone", a, b, _why(both, a, b, turned=turned))


def _why(both: Pair, a: tuple[int, int], b: tuple[int, int], *, turned: bool) -> str:
    words = both.a.words(*a), both.b.words(*b)
    sorts = ("loaded", "plain") if turned else ("plain", "loaded")
    return (
        f"The baseline uses a {sorts[0]} word, “{words[0]}”;"
        f" this version a {sorts[1]} one, “{words[1]}”."
    )


def _alone(both: Pair) -> Iterator[tuple[int, Difference]]:
    """Find a word that judges by itself, next to words that both wordings share."""
    if both.likeness < _SAME or not both.alike:
        return
    for mine, theirs, turned in ((both.b, both.a, False), (both.a, both.b, True)):
        for hit in hits(_judging(), mine):
            places_of = range(hit.first, hit.last + 1)
            if mine.quoted.intersection(places_of) or mine.stems[hit.first] in theirs.vocabulary:
                continue
            if hit.value.endswith("ing") and not mine.tokens[hit.last].low.endswith("ing"):
                # "Punishing" judges, "punished" does not.
                continue
            if mine.tokens[hit.first].text[0].isupper() and hit.first and not mine.title_case:
                continue
            near = mine.near(hit.first, hit.last, _REACH)
            places = [place for place in theirs.content if theirs.meanings[place] in near]
            if len(places) < _AROUND or hits(_judging(), theirs):
                continue
            if both.likeness < _SURE and not _is_of(mine, theirs, hit):
                continue
            words = mine.words(hit.first, hit.last)
            who, other = (
                ("The baseline", "this version") if turned else ("This version", "the baseline")
            )
            why = f"{who} judges with “{words}”; {other} tells it without such a word."
            here = hit.first, hit.last
            there = _slot(mine, theirs, here) or (places[0], places[0])
            a, b = (here, there) if turned else (there, here)
            yield len(near), both.difference("tone", a, b, why)


def _is_of(mine: AnalysedText, theirs: AnalysedText, hit: Found[str]) -> bool:
    """Tell whether what the word judges, which mostly stands behind it, is told by both."""
    behind = [at for at in mine.content if at > hit.last][:_AROUND]
    beside = behind or [at for at in mine.content if at < hit.first][-_AROUND:]
    return any(mine.meanings[at] in theirs.content_meanings for at in beside)


def _rare(both: Pair) -> Iterator[tuple[int, Difference]]:
    """Find a loaded word that news seldom uses, where the other wording has a word of its own.

    The lists of plain words cannot be complete; a rare loaded word needs no known counterpart.
    """
    if both.likeness < _ALIKE:
        return
    sides = ((both.b, both.a, False), (both.a, both.b, True))
    for mine, theirs, turned in sides:
        if any(words[1] for words in _words(theirs).values()):
            continue
        hits = {(hit.first, hit.last) for words in _words(mine).values() for hit in words[1]}
        for here in sorted(hits):
            token = mine.tokens[here[0]]
            if here[0] != here[1] or token.low in common_words() or not token.text.islower():
                continue
            there = _slot(mine, theirs, here)
            if there is not None:
                a, b = (here, there) if turned else (there, here)
                yield 1, both.difference("tone", a, b, _why(both, a, b, turned=turned))


def _slot(
    mine: AnalysedText, theirs: AnalysedText, here: tuple[int, int]
) -> tuple[int, int] | None:
    """Return the one word that the other wording has between the words that stand around."""
    near = mine.near(*here, 2)
    own = [at for at in theirs.content if theirs.stems[at] not in mine.vocabulary]
    beside = [at for at in own if len(theirs.near(at, at, 2) & near) > 1]
    return (beside[0], beside[0]) if len(beside) == 1 else None


@lru_cache(maxsize=1024)
def _words(reading: AnalysedText) -> dict[int, _Words]:
    """Return the plain and the loaded words of a statement by group, quotations left out."""
    found: dict[int, _Words] = {}
    for hit in hits(_groups(), reading):
        group, is_loaded = hit.value
        if not reading.quoted.intersection(range(hit.first, hit.last + 1)):
            found.setdefault(group, ([], []))[is_loaded].append(hit)
    return found


@cache
def _groups() -> Senses[tuple[int, bool]]:
    """All words of all groups: a word may stand in several."""
    return Senses(
        (phrase, (number, key == "loaded"))
        for number, group in enumerate(table("shifts/kinds/tone")["group"])
        for key in ("plain", "loaded")
        for phrase in group[key]
    )


@cache
def _loaded() -> Phrases[bool]:
    groups = table("shifts/kinds/tone")["group"]
    return Phrases((phrase, True) for group in groups for phrase in group["loaded"])


@cache
def _judging() -> Phrases[str]:
    return Phrases((phrase, phrase) for phrase in table("shifts/kinds/tone")["alone"]["loaded"])
