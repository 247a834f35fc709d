"""A wording's text analysed, with what of it only credits somebody left aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.analysed_text import AnalysedText, analyse
from framing.language.stems import stem, stem_set

if TYPE_CHECKING:
    from framing.shifts.wording import Wording
    from framing.types import Attribution


def read(wording: Wording) -> AnalysedText:
    """Return the reading of a wording; a wording that comes again is not read again."""
    spans = tuple(
        (span.start - wording.start, span.end - wording.start)
        for credit in wording.voice.attributions
        if _only_credits(credit, wording)
        for span in (credit.source, credit.cue)
        if span is not None and span.meets(wording.start, wording.end)
    )
    quotes = tuple(
        (span.start - wording.start, span.end - wording.start)
        for span in wording.voice.quotes
        if span.meets(wording.start, wording.end)
    )
    return analyse(wording.text, wording.start, wording.published, spans, quotes)


def _only_credits(credit: Attribution, wording: Wording) -> bool:
    """Tell a credit ("officials said") from an act that is itself the fact ("officials backed")."""
    if credit.voice == "source" or credit.cue is None:
        return True
    low, high = credit.cue.start - wording.context_start, credit.cue.end - wording.context_start
    words = wording.context[max(0, low) : max(0, high)].lower().split()
    return any(stem(word) in stem_set("language/function_words", "reporting") for word in words)
