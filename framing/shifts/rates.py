"""What a number is counted for: each year, hour or head, or once for a stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.language.analysed_text import hits
from framing.language.phrase_lists import phrase_set
from framing.language.stems import stem, stem_set
from framing.language.word_lists import table, word_set

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.language.quantity import Quantity

_BEFORE, _BEHIND = 3, 14
_NEAR = 4
"""So many words may stand between a number and what it is counted for."""
_LISTS = "shifts/correspondence"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a number is counted for, as a stem, and where the words for it stand."""

    of: str
    first: int
    last: int


def basis(text: AnalysedText, quantity: Quantity) -> Basis | None:
    """Return what a number is plainly counted for: "15 an hour", "40 tonnes per head"."""
    before, beside = quantity.first - 1, table(_LISTS)["rates"]["beside"]
    if before >= 0 and text.tokens[before].low in beside:
        return Basis(stem(beside[text.tokens[before].low]), before, before)
    bases, each = stem_set(_LISTS, "rates", "bases"), word_set(_LISTS, "rates", "each")
    for at in range(quantity.last + 1, min(len(text.tokens), quantity.last + 1 + _NEAR)):
        token = text.tokens[at]
        if token.low in beside:
            return Basis(stem(beside[token.low]), at, at)
        if token.low in each and at + 1 < len(text.tokens):
            after = at + 2 if text.tokens[at + 1].low == "-" else at + 1
            thing = text.stems[after] if after < len(text.tokens) else ""
            if thing in bases or (token.low == "per" and text.tokens[after].content):
                return Basis(thing, at, after)
            return None
        if token.breaks or not (token.content or token.low in {"of", "-"}):
            return None
    return None


def rate(text: AnalysedText, quantity: Quantity) -> bool:
    """Tell whether words like "a year" stand with a number."""
    return rate_words(text, quantity) is not None


def rate_words(text: AnalysedText, quantity: Quantity) -> tuple[int, int] | None:
    """Return the places of words like "a year" near a number, up to the next mark or number."""
    others = {each.first for each in text.quantities if each.first > quantity.last}
    end = next(
        (
            at
            for at in range(quantity.last + 1, min(len(text.tokens), quantity.last + _BEHIND))
            if at in others or text.tokens[at].breaks
        ),
        min(len(text.tokens), quantity.last + _BEHIND),
    )
    for hit in hits(phrase_set(_LISTS, "rates", "phrases"), text):
        if (
            quantity.first - _BEFORE <= hit.first < quantity.first
            or quantity.last < hit.first < end
        ):
            return hit.first, hit.last
    return None


def is_total(text: AnalysedText) -> bool:
    """Tell whether words in a statement say that a number holds for a whole stretch of time."""
    return bool(text.lowercase & word_set(_LISTS, "rates", "totals"))
