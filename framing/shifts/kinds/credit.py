"""The source's name dropped: the baseline credits the report, the version credits nobody."""

from __future__ import annotations

import re

from framing.shifts.pair import Pair, whole
from framing.shifts.wording import Difference, Wording
from framing.types import Attribution, SourceReport, Span

LOOSE = True
"""Who is credited can be told of any two wordings of a fact."""


def find(both: Pair) -> list[Difference]:
    """Return the one difference there can be: a credit that is gone."""
    if both.source is None or not _credited(both.one) or not _uncredited(both.other, both.source):
        return []
    credit = _credit(both.one, both.source)
    why = (
        f"The baseline credits this to {both.source.name}; this version tells it"
        " without naming the report."
    )
    return [Difference("credit", credit or whole(both.one), whole(both.other), why)]


def _credited(wording: Wording) -> bool:
    return wording.credited or any(one.voice == "source" for one in wording.voice.attributions)


def _uncredited(wording: Wording, source: SourceReport) -> bool:
    """Tell whether nobody definite is credited; a credit that cannot be read is no dropped one."""
    voice = wording.voice
    if wording.credited or voice.basis in {"carried", "document"} or voice.voice == "source":
        return False
    if named(wording.context, source):
        return False
    return all(one.kind == "vague" or _holds_little(one, wording) for one in voice.attributions)


def named(text: str, source: SourceReport) -> bool:
    """Tell whether a text names the source report, by any of its names."""
    return _name(text, source) is not None


def _holds_little(credit: Attribution, wording: Wording) -> bool:
    """A credit of a few words inside the statement is not the credit of the statement."""
    shared = min(credit.content.end, wording.end) - max(credit.content.start, wording.start)
    return credit.voice != "source" and shared < (wording.end - wording.start) / 2


def _credit(wording: Wording, source: SourceReport) -> Span | None:
    """Return the words that credit the source in the baseline's sentence, its name if there."""
    named_at = _name(wording.context, source)
    if named_at is not None:
        start = wording.context_start + named_at[0]
        return Span(start, start + named_at[1] - named_at[0])
    for credit in wording.voice.attributions:
        if credit.voice == "source" and credit.source is not None:
            return credit.source
    return None


def _name(text: str, source: SourceReport) -> tuple[int, int] | None:
    """Return where a text names the source report first, by any of its names."""
    places = [
        found.span()
        for name in source.names
        if (found := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)) is not None
    ]
    return min(places, default=None)
