"""Whom a draft credits for what, beside whom the other texts credit for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.check.held_sentence import Looked, reference
from framing.language.aliases import mentioned, same_name
from framing.language.person_names import same_person

if TYPE_CHECKING:
    from framing.check.aligned_sentences import KnownTexts, TextSentence
    from framing.check.draft import Finding
    from framing.check.held_sentence import HeldSentence
    from framing.types import Attribution


def check_credits(held: HeldSentence, known: KnownTexts) -> Looked:
    """Hold the one who is credited in a sentence against those credited for the same."""
    credit = _credit(held.sentence)
    theirs = [
        (pair, other)
        for pair in held.near
        if pair.strong and (other := _credit(pair.sentence)) is not None
    ]
    if credit is None:
        return Looked()
    if not theirs:
        return Looked(1)
    others = [(pair, other) for pair, other in theirs if _another(credit, other, held, pair.sentence)]
    if len(others) < len(theirs) or credit.source is None:
        return Looked(1, 1)
    references = {
        pair.sentence.outlet: reference(pair.sentence, other.source.start, other.source.end)
        for pair, other in reversed(others)
        if other.source is not None
    }
    why = f"said by {credit.chain[-1]} here; the other texts credit somebody else for it"
    finding: Finding = held.finding(
        "attribution",
        "differs",
        credit.source.start,
        credit.source.end,
        why,
        tuple(references.values()),
    )
    return Looked(1, 1, (finding,) if references else ())


def _credit(sentence: TextSentence) -> Attribution | None:
    """Return the one credit of a sentence to somebody who is named."""
    credits = [
        each
        for each in sentence.reading.voice.attributions
        if each.voice == "other" and each.chain and each.kind == "named"
    ]
    return credits[0] if len(credits) == 1 else None


def _another(
    credit: Attribution, other: Attribution, held: HeldSentence, sentence: TextSentence
) -> bool:
    """Tell whether two are surely two: both by name, and neither names the other anywhere near."""
    ours, theirs = credit.chain[-1], other.chain[-1]
    if not (ours[:1].isupper() and theirs[:1].isupper()):
        return False
    if same_name(ours, theirs) or same_person(ours, theirs):
        return False
    return not mentioned(ours, sentence.analysed) and not any(
        mentioned(theirs, each.analysed) for each in held.around
    )
