"""Who or what a clause's verb is said of, as places of a statement's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.noun_phrases import subject_before
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.language.tagged_sentence import TaggedSentence, TokenRange
    from framing.shifts.clause_reading import Range

_LONGEST_OPENING = 8
_LONGEST_RELATIVE = 16


def subject_of(tagged: TaggedSentence, text: AnalysedText, first: int) -> Range | None:
    """Return the subject of the verb group that begins at a token, None where it is not plain."""
    return _places(tagged, text, subject_before(tagged, first - 1) if first else None)


def behind_relative(tagged: TaggedSentence, text: AnalysedText, first: int) -> Range | None:
    """Return the subject before a relative clause in commas: "the mill, where 30 work, closed"."""
    relative = word_set("shifts/clause_reading", "relative")
    for at in range(first - 2, max(0, first - _LONGEST_RELATIVE), -1):
        low = tagged.tokens.lower
        if low[at] == "," and (low[at + 1] in relative or low[at + 2] in {"which", "whom"}):
            phrase = subject_before(tagged, at - 1)
            return _places(tagged, text, phrase)
        if low[at] in {";", ":", "."}:
            return None
    return None


def _places(tagged: TaggedSentence, text: AnalysedText, phrase: TokenRange | None) -> Range | None:
    if phrase is None:
        return None
    start, end = tagged.tokens.span(*phrase)
    inside = text.inside(start, end)
    return (_list_start(text, inside[0]), inside[-1]) if inside else None


def _list_start(text: AnalysedText, first: int) -> int:
    """Return where a list of names begins that a name ends: "Arlow, Lunde and Vestby"."""
    places = [text.inside(name.start, name.end) for name in text.names]
    starts = {inside[-1]: inside[0] for inside in places if inside}
    at = first
    while at > 0:
        before = at - 1
        while before > 0 and text.tokens[before].low in {",", "and"}:
            before -= 1
        if before == at - 1 or before not in starts:
            break
        at = starts[before]
    return at


def opening(text: AnalysedText) -> Range | None:
    """Return the words before the first comma where a description stands behind it."""
    end = next((at for at, token in enumerate(text.tokens) if token.low == ","), 0)
    return (0, end - 1) if 0 < end <= _LONGEST_OPENING else None
