"""The source's name dropped: the baseline credits the report, the version credits nobody."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from framing.language.word_lists import word_set
from framing.shifts.wording import Difference, Wording
from framing.shifts.wording_pairs import Pair, whole
from framing.types import Attribution, SourceReport, Span

_MARKS = ".,;:!?()\"“”‘’'"
_DEFINITE = frozenset({"the", "this", "that"})
_GAP = 3
"""So many characters may stand between the report's name and "reported"."""

LOOSE = True
"""Who is credited can be told of any two wordings of a fact."""


def find(both: Pair) -> list[Difference]:
    """Return the one difference there can be: a credit that is gone."""
    if both.source is None or not _credited(both.one) or not _uncredited(both.other, both.source):
        return []
    if _refers(both):
        return []
    credit = _credit(both.one, both.source)
    if credit is None:
        # Carried over from an earlier sentence: there are no words of credit to hold this against.
        return []
    why = (
        f"The baseline credits this to {both.source.name}; this version tells it"
        " here without naming the report."
    )
    return [Difference("credit", credit, whole(both.other), why)]


def _credited(wording: Wording) -> bool:
    return wording.credited or any(one.voice == "source" for one in wording.voice.attributions)


def _uncredited(wording: Wording, source: SourceReport) -> bool:
    """Tell whether nobody definite is credited; a credit that cannot be read is no dropped one."""
    voice = wording.voice
    if wording.credited or voice.basis in {"carried", "document"} or voice.voice == "source":
        return False
    if any(one.voice == "source" for one in voice.attributions):
        return False
    if named(wording.context, source) or _hearsay(wording):
        return False
    return all(one.kind == "vague" or _holds_little(one, wording) for one in voice.attributions)


def _hearsay(wording: Wording) -> bool:
    """Tell "reportedly", which owns that somebody else reports it."""
    return bool(
        word_set("shifts/kinds/credit", "hearsay").intersection(wording.context.lower().split())
    )


def _refers(both: Pair) -> bool:
    """Tell "it told the newspaper", which may well mean the report that was named before.

    Where the baseline tells of a newspaper as well, both tell of it and credit nobody by it.
    """
    words = [word.strip(_MARKS) for word in both.other.context.lower().split()]
    kinds = word_set("shifts/kinds/credit", "reports") - both.a.lowercase
    return any(
        one in _DEFINITE and other.removesuffix("'s").removesuffix("’s") in kinds
        for one, other in pairwise(words)
    )


def named(text: str, source: SourceReport) -> bool:
    """Tell whether a text names the source report, by any of its names."""
    return _name(text, source) is not None


def _holds_little(credit: Attribution, wording: Wording) -> bool:
    """A credit of a few words inside the statement is not the credit of the statement."""
    shared = min(credit.content.end, wording.end) - max(credit.content.start, wording.start)
    return credit.voice != "source" and shared < (wording.end - wording.start) / 2


def _credit(wording: Wording, source: SourceReport) -> Span | None:
    """Return the words that credit the report: its name, with "reported" where that is beside it.

    What a stance verb inside the statement says of somebody else ("they seek") is no credit.
    """
    for credit in wording.voice.attributions:
        if credit.source is None or not _within(wording, credit.source, source):
            continue
        spans = [credit.source, *([credit.cue] if credit.cue is not None else [])]
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        if end - start - sum(span.end - span.start for span in spans) <= _GAP:
            return Span(start, end)
        return credit.source
    named_at = _name(wording.context, source)
    if named_at is None:
        return _by_kind(wording)
    start = wording.context_start + named_at[0]
    return Span(start, start + named_at[1] - named_at[0])


def _by_kind(wording: Wording) -> Span | None:
    """Return "the newspaper" or "the report", where an explicit credit calls the source so."""
    for credit in wording.voice.attributions:
        if credit.voice != "source" or credit.basis != "explicit" or credit.source is None:
            continue
        low = credit.source.start - wording.context_start
        words = wording.context[max(0, low) : max(0, low + credit.source.end - credit.source.start)]
        if word_set("shifts/kinds/credit", "reports").intersection(words.lower().split()):
            return credit.source
    return None


def _within(wording: Wording, span: Span, source: SourceReport) -> bool:
    """Tell whether a span of the sentence names the report."""
    words = wording.context[
        max(0, span.start - wording.context_start) : max(0, span.end - wording.context_start)
    ]
    return named(words, source)


def _name(text: str, source: SourceReport) -> tuple[int, int] | None:
    """Return where a text names the source report first, by any of its names."""
    places = [
        found.span() for name in source.names if (found := _pattern(name).search(text)) is not None
    ]
    return min(places, default=None)


@lru_cache(maxsize=256)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
