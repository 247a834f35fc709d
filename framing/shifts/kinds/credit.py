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
    credit = _credit(both.one)
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
    return any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None for name in source.names
    )


def _holds_little(credit: Attribution, wording: Wording) -> bool:
    """A credit of a few words inside the statement is not the credit of the statement."""
    shared = min(credit.content.end, wording.end) - max(credit.content.start, wording.start)
    return credit.voice != "source" and shared < (wording.end - wording.start) / 2


def _credit(wording: Wording) -> Span | None:
    """Return the words that name the source in the baseline's sentence, with their cue."""
    for credit in wording.voice.attributions:
        if credit.voice == "source" and credit.source is not None:
            parts = [credit.source, *([credit.cue] if credit.cue else [])]
            return Span(min(one.start for one in parts), max(one.end for one in parts))
    return None
