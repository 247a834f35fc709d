"""What a draft adds in its own voice: comment that none of the other texts has."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from framing.check.held_sentence import Looked
from framing.language.stems import stem_set
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from framing.check.held_sentence import HeldSentence
    from framing.shifts.clause_reading import Range

_LISTS = "check/words"


def check_commentary(held: HeldSentence) -> Looked:
    """Return the words that make a sentence comment, unless a text near it comments, too."""
    reading = held.sentence.reading
    if reading.voice.voice != "own":
        return Looked()
    cues = [cue for cue in reading.cues if cue.dimension == "commentary" and cue.counted]
    if any(pair.sentence.reading.commentary for pair in held.near):
        return Looked(1, int(bool(held.near)))
    if not reading.commentary:
        return _beside(held)
    span = (cues[0].start, cues[0].end) if cues else (reading.sentence.start, reading.sentence.end)
    why = " ".join(dict.fromkeys(cue.why.rstrip(".") for cue in cues)) or "the sentence as a whole"
    finding = held.finding("commentary", "look", *span, f"comment in the draft's own voice ({why})")
    return Looked(1, int(bool(held.near)), (finding,))


def _beside(held: HeldSentence) -> Looked:
    """Return a judgement that is set beside what a sentence tells: ", which is an insult"."""
    compared = int(bool(held.near))
    near = frozenset().union(*(pair.sentence.analysed.vocabulary for pair in held.near))
    text = held.sentence.analysed
    for first, last in _set_beside(held):
        places = range(first, last + 1)
        judging = [
            at
            for at in places
            if text.stems[at] in stem_set(_LISTS, "judging") and text.stems[at] not in near
        ]
        low = {text.tokens[at].low for at in places}
        asks = low & word_set(_LISTS, "ought") and low & word_set(_LISTS, "anyone")
        if judging or asks:
            span = text.span(first, last)
            why = "a judgement in the draft's own voice"
            finding = held.finding("commentary", "look", span.start, span.end, why)
            return Looked(1, compared, (finding,))
    return Looked(1, compared)


def _set_beside(held: HeldSentence) -> list[Range]:
    """Return the parts of a sentence behind a comma that begin as what is said of something."""
    text = held.sentence.analysed
    marks = [at for at, token in enumerate(text.tokens) if token.breaks] + [len(text.tokens)]
    parts = [(mark + 1, end - 1) for mark, end in pairwise(marks)]
    return [
        (first, last)
        for first, last in parts
        if first <= last
        and text.tokens[first].low in word_set(_LISTS, "said_of")
        and text.quoted.isdisjoint(range(first, last + 1))
    ]
