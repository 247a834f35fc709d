"""Whether a number is counted anew each year, month or day, or once for a stretch of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.analysed_text import hits
from framing.language.phrase_lists import phrase_set
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.language.quantity import Quantity

_BEFORE, _BEHIND = 3, 14


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
    for hit in hits(phrase_set("shifts/correspondence", "rates", "phrases"), text):
        if (
            quantity.first - _BEFORE <= hit.first < quantity.first
            or quantity.last < hit.first < end
        ):
            return hit.first, hit.last
    return None


def is_total(text: AnalysedText) -> bool:
    """Tell whether words in a statement say that a number holds for a whole stretch of time."""
    return bool(text.lowercase & word_set("shifts/correspondence", "rates", "totals"))
