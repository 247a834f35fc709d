"""Whose denial a clause stands under: "the firm denied that it had", "no evidence that she has"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.stems import stem_set
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText

_LISTS = "shifts/denials"
_REACH = 4
"""So many words may stand between the verb and the claim that it denies: "dismissed as false"."""


def governor_before(text: AnalysedText, start: int) -> int:
    """Return the place of the word that a clause hangs on: before "that", and before a time."""
    at = start - 1
    if at < 0 or text.tokens[at].low != "that":
        return at
    at -= 1
    for time in reversed(text.times):
        if time.last == at:
            at = time.first - 1
            at -= at >= 0 and text.tokens[at].low in word_set(_LISTS, "before_times")
    return at


def denial_before(text: AnalysedText, start: int) -> int | None:
    """Return the place of the word that denies the clause that begins at a word, if one does."""
    at = governor_before(text, start)
    if at < 0:
        return None
    low, word = text.tokens[at].low, text.stems[at]
    if word in stem_set(_LISTS, "verbs") or low in word_set(_LISTS, "false"):
        return at
    if low in word_set(_LISTS, "true") and text.negated[at]:
        return text.negators[at]
    return _rejection(text, at) if word in stem_set(_LISTS, "claims") else None


def _rejection(text: AnalysedText, claim: int) -> int | None:
    """Return the place of what denies a claim: "rejected reports", "no evidence"."""
    for place in range(claim - 1, max(-1, claim - 1 - _REACH), -1):
        token = text.tokens[place]
        if token.low == "no" or text.stems[place] in stem_set(_LISTS, "rejecting"):
            return place
        if token.breaks or token.low in word_set("language/function_words", "clause"):
            return None
    return None
