"""Who or what a clause's verb is said of, as places of a statement's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.noun_phrases import subject_before

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.language.tagged_sentence import TaggedSentence
    from framing.shifts.clause_reading import Range

_LONGEST_OPENING = 8


def subject_of(tagged: TaggedSentence, text: AnalysedText, first: int) -> Range | None:
    """Return the subject of the verb group that begins at a token, None where it is not plain."""
    phrase = subject_before(tagged, first - 1) if first else None
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
