"""What narrows a noun down on one side only: "female mice", "schools with fewer than 60 pupils"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.stems import stem_set
from framing.language.word_lists import word_set
from framing.shifts.kinds.scope_members import bare_plural, changed, is_plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.language.analysed_text import AnalysedText
    from framing.shifts.wording import Difference
    from framing.shifts.wording_pairs import Pair

_THRESHOLD = 5
"""Between a noun and the number that narrows it down: "with fewer than 60"."""


def limited(both: Pair) -> Iterator[Difference]:
    """Compare a noun that is narrowed down with the same noun that is not, or that means all."""
    for one, other, wider in ((both.a, both.b, True), (both.b, both.a, False)):
        for here, noun in (*_described(one, other), *_measured(one, other)):
            there = bare_plural(one, noun, other)
            if there is None:
                continue
            spans = (here, (there, there))
            yield changed(both, *(spans if wider else spans[::-1]), wider=wider)
        for part, every in _one_of_all(one, other):
            yield changed(both, *((part, every) if wider else (every, part)), wider=wider)


def _described(one: AnalysedText, other: AnalysedText) -> Iterator[tuple[tuple[int, int], int]]:
    """Find "female mice" where the other wording has no such word anywhere."""
    limiting = stem_set("shifts/kinds/scope", "rules", "limiting")
    exact = word_set("shifts/kinds/scope", "rules", "limiting")
    theirs = other.vocabulary & limiting
    if theirs or exact.isdisjoint(one.lowercase):
        return
    for place in one.content:
        noun = place + 1
        if one.tokens[place].low not in exact or noun >= len(one.tokens):
            continue
        if one.tokens[noun].content and one.tokens[noun].text.islower() and place not in one.credit:
            yield (place, noun), noun


def _measured(one: AnalysedText, other: AnalysedText) -> Iterator[tuple[tuple[int, int], int]]:
    """Find "schools with fewer than 60 pupils": a noun narrowed down by a number."""
    measures = word_set("shifts/kinds/scope", "rules", "measures")
    bounds = word_set("shifts/kinds/scope", "rules", "bounds")
    values = {amount.value for amount in other.quantities}
    for amount in one.quantities:
        if amount.value in values:
            continue
        for noun in range(max(0, amount.first - _THRESHOLD), amount.first):
            between = {token.low for token in one.tokens[noun + 1 : amount.first]}
            if is_plural(one, noun) and between & bounds and between <= measures:
                yield (noun, amount.last), noun


def _one_of_all(
    one: AnalysedText, other: AnalysedText
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Find "one hospital" or "the second division" against "all hospitals", "every division"."""
    every = word_set("shifts/kinds/scope", "rules", "every")
    single = word_set("shifts/kinds/scope", "rules", "single")
    if every.isdisjoint(other.lowercase) or every & one.lowercase:
        return
    for place, token in enumerate(other.tokens[:-1]):
        noun = place + 1
        if token.low not in every or not other.tokens[noun].content:
            continue
        for at in range(1, len(one.tokens)):
            same = one.stems[at] == other.stems[noun] and not one.tokens[at].low.endswith("s")
            if same and one.tokens[at - 1].low in single and at not in one.credit:
                yield (at - 1, at), (place, noun)
