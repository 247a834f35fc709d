"""What somebody does not say: "did not say that", "stopped short of calling", "nobody said".

Such words credit nobody; nor are they the outlet's, which only tells that they were not said.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.attribution.sentence_credits import Credit
from framing.attribution.verb_complements import complement_after

if TYPE_CHECKING:
    from framing.language.lexicon import VerbForm
    from framing.language.tagged_sentence import TaggedSentence

_SAYS = frozenset({"speech", "telling", "naming", "asking"})
_FAR = 8
"""Tokens from "did not" to "so far as to call"."""


def denied(tagged: TaggedSentence, credit: Credit, start: int, verb: VerbForm) -> Credit | None:
    """Return a credit, as one for what is not said where its verb is negated; None without any."""
    if not _is_denied(tagged, credit, start, verb):
        return credit
    if not credit.contents or credit.contents[0][0] == credit.contents[-1][1]:
        return None
    return replace(credit, strength="act", unsaid=True)


def _is_denied(tagged: TaggedSentence, credit: Credit, start: int, verb: VerbForm) -> bool:
    """Tell whether a credit's verb is negated, or its subject is nobody."""
    if (
        credit.source is None
        or not verb.classes & _SAYS
        or verb.lemma in tagged.lexicon.closed["denials"]
    ):
        return False
    if tagged.in_class("none_at_all", credit.source[0]):
        return True
    lower = tagged.tokens.lower
    negated = any(
        tagged.in_class("negations", at) or lower[at].endswith(("n't", "n’t"))
        for at in range(start, credit.cue[1])
    )
    return negated or tagged.tokens.lower_at(credit.cue[1] + 1) == "nothing"


def avoided(tagged: TaggedSentence, start: int, index: int, verb: VerbForm) -> Credit | None:
    """Read "stopped short of calling", "declined to say", "without calling"."""
    if not verb.classes & _SAYS or not _avoids(tagged, start, verb):
        return None
    ahead = complement_after(tagged, index, verb)
    if ahead.content is None:
        return None
    return Credit(
        None,
        (start, ahead.verb_end),
        (ahead.content,),
        "noun",
        "act",
        subordinate=True,
        unsaid=True,
    )


def _avoids(tagged: TaggedSentence, start: int, verb: VerbForm) -> bool:
    lead, before = tagged.tokens.lower_at(start - 1), tagged.tokens.lower_at(start - 2)
    if verb.form == "ing":
        return (
            lead == "without"
            or (lead == "of" and before == "short")
            or (lead == "from" and tagged.in_class("refraining", start - 2))
            or (lead == "than" and before == "rather")
            or tagged.in_class("avoiding", start - 1)
        )
    if verb.form not in {"base", "past"} or lead != "to":
        return False
    if before == "as" and tagged.tokens.lower_at(start - 3) == "far":
        return any(
            tagged.in_class("negations", at) for at in range(max(0, start - _FAR), start - 3)
        )
    return tagged.in_classes(start - 2, "declining", "negations")
