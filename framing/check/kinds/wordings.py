"""How a draft words what the other texts tell: denied, by somebody else, of all, as certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.check.held_sentence import reference
from framing.check.kinds.dates import time_stands
from framing.check.kinds.numbers import number_stands
from framing.facts.statement_wordings import wording_at
from framing.shifts import differences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.check.aligned_sentences import Aligned, KnownTexts, TextSentence
    from framing.check.draft import Finding, FindingKind, Level
    from framing.check.held_sentence import HeldSentence
    from framing.language.analysed_text import AnalysedText
    from framing.shifts import Difference, Wording
    from framing.types import ShiftKind

KINDS: Mapping[ShiftKind, FindingKind] = {
    "number": "number",
    "date": "date",
    "direction": "denial",
    "actor": "role",
    "scope": "scope",
    "relation": "scope",
    "certainty": "certainty",
    "sourcing": "attribution",
    "credit": "attribution",
}
"""What a shift is to an editor."""
_SUBSTANCE = frozenset({"number", "date", "denial", "role"})


def check_wordings(held: HeldSentence, known: KnownTexts) -> tuple[Finding, ...]:
    """Return how a sentence differs from the nearest ones of the other texts, each kind once.

    What one text words as the draft does, and another otherwise, is the texts' own difference: to
    be looked at, and no more.
    """
    own = as_wording(held.sentence)
    found: dict[ShiftKind, list[tuple[Aligned, Difference]]] = {}
    for pair in held.near:
        for difference in differences(as_wording(pair.sentence), own, held.source):
            if difference.kind in KINDS and not _value_stands(difference, held, known):
                found.setdefault(difference.kind, []).append((pair, difference))
    return tuple(_finding(kind, some, held) for kind, some in found.items())


def _value_stands(difference: Difference, held: HeldSentence, known: KnownTexts) -> bool:
    """Tell whether the draft's number or time stands in another text: then it is no slip."""
    text = held.sentence.analysed
    span = difference.version
    if difference.kind == "number":
        return any(
            number_stands(one, held, known)
            for one in text.quantities
            if span.meets(*_characters(text, one.first, one.last))
        )
    if difference.kind == "date":
        return any(
            time_stands(one, held, known)
            for one in text.times
            if span.meets(*_characters(text, one.first, one.last))
        )
    return False


def _characters(text: AnalysedText, first: int, last: int) -> tuple[int, int]:
    span = text.span(first, last)
    return span.start, span.end


def as_wording(sentence: TextSentence) -> Wording:
    """Return a whole sentence as the wording that is held against others."""
    reading = sentence.reading
    span, credited = reading.sentence, reading.voice.voice == "source"
    return wording_at(sentence.version, span.index, span.start, span.end, credited=credited)


def _finding(
    kind: ShiftKind, found: list[tuple[Aligned, Difference]], held: HeldSentence
) -> Finding:
    first = found[0][1]
    same = [
        (pair, difference)
        for pair, difference in found
        if difference.version.meets(first.version.start, first.version.end)
    ]
    references = {
        pair.sentence.outlet: reference(
            pair.sentence, difference.baseline.start, difference.baseline.end
        )
        for pair, difference in reversed(same)
    }
    sided = _sides_with(kind, same, held)
    level: Level = "look" if sided or KINDS[kind] not in _SUBSTANCE else "differs"
    why = first.why.rstrip(".").replace("the baseline", same[0][0].sentence.outlet)
    why = why.replace("this version", "the draft")
    if sided:
        why += f"; {sided} words it as the draft does"
    return held.finding(
        KINDS[kind],
        level,
        first.version.start,
        first.version.end,
        why,
        tuple(references.values())[::-1],
    )


def _sides_with(
    kind: ShiftKind, found: list[tuple[Aligned, Difference]], held: HeldSentence
) -> str:
    """Return a text that differs, in the same way, from those that the draft differs from."""
    against = {pair.sentence.outlet for pair, _ in found}
    other = as_wording(found[0][0].sentence)
    for pair in held.near:
        if pair.sentence.outlet in against:
            continue
        if any(
            difference.kind == kind
            for difference in differences(other, as_wording(pair.sentence), held.source)
        ):
            return pair.sentence.outlet
    return ""
