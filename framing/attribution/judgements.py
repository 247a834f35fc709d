"""Judgements told with "as" or "by": "dismissed the plan as a gift", "was called a gift by X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.complement_ends import clause_end, judged_as
from framing.attribution.sentence_credits import Credit
from framing.language.noun_phrase_after import noun_phrase_after
from framing.language.noun_phrases import subject_before

if TYPE_CHECKING:
    from framing.language.lexicon import VerbForm
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_AGENT = 14
"""Tokens from a passive verb to its "by", with what somebody is called between them."""


def passive_judgement(
    tagged: TaggedSentence, start: int, index: int, verb: VerbForm, *, be: bool
) -> Credit | None:
    """Read "was described as a gift by X", "was called a gift by X", "denounced by X as a gift".

    Without a "was" the words describe the noun before a comma: "The plan, called a gift by X, ...".
    """
    naming = "naming" in verb.classes
    if verb.form != "past" or not (naming or verb.lemma in tagged.lexicon.judging):
        return None
    if not be and (
        tagged.tokens.lower_at(start - 1) != "," or subject_before(tagged, start - 1) is not None
    ):
        return None
    parts = _agent_and_words(tagged, index, naming=naming)
    if parts is None:
        return None
    source, said, agent = parts
    subject = subject_before(tagged, start - 1) if be else None
    left = ((subject[0], start - 1),) if subject else ()
    under = subject is None or tagged.in_class("subordinators", subject[0] - 1)
    cue = (start, agent) if agent == index + 1 else (start, index)
    return Credit(source, cue, (*left, said), "passive", subordinate=under, needs_speaker=True)


def _agent_and_words(
    tagged: TaggedSentence, index: int, *, naming: bool
) -> tuple[TokenRange, TokenRange, int] | None:
    """Return who judges, what they call it, and where "by" stands."""
    agent = _agent(tagged, index)
    source = noun_phrase_after(tagged, agent + 1, to_comma=True) if agent is not None else None
    if agent is None or source is None:
        return None
    judged = judged_as(tagged, agent, source[1])
    if judged is not None and judged > source[0]:
        said = (judged, clause_end(tagged, judged, stop_at_comma=True))
        return (source[0], judged - 1), said, agent
    if agent > index + 1 and (naming or tagged.tokens.lower[index + 1] == "as"):
        return source, (index + 1, agent - 1), agent
    return None


def _agent(tagged: TaggedSentence, index: int) -> int | None:
    """Return where "by" stands after a passive verb, before any mark or verb."""
    found: int | None = None
    for at in range(index + 1, min(index + _AGENT, len(tagged.tokens))):
        if tagged.quoted[at]:
            continue
        if tagged.is_mark(at) or (tagged.is_finite(at) and found is None):
            break
        if tagged.tokens.lower[at] == "by":
            found = at
    return found
