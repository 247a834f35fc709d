"""Credits by verbs without a subject of their own: ", adding that", "to persuade", "and said".

They say of the sentence's subject, or of who speaks already, that he says something more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.language.noun_phrases import subject_before
from framing.language.subjects import last_subject, main_subject, verb_group_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.sentence_credits import Credit, Shape
    from framing.attribution.verb_clause import VerbClause
    from framing.language.tagged_sentence import TaggedSentence, TokenRange


def trailing(clause: VerbClause, credits_before: Sequence[Credit]) -> Credit | None:
    """Read ", adding that ...": the speaker is the one already speaking."""
    tagged = clause.tagged
    if tagged.in_class("dangling", clause.at):
        return None
    noun = clause.start - 1
    while tagged.in_class("days", noun) or (
        tagged.tokens.lower_at(noun) == "on" and tagged.in_class("days", noun + 1)
    ):
        noun -= 1  # "a resolution on Tuesday calling for"
    written = tagged.tokens.lower_at(noun) in tagged.lexicon.people["documents"]
    leads = written or tagged.in_class("participle_leads", clause.start - 1)
    if not leads and clause.start and not tagged.quoted[clause.start - 1]:
        return None
    ahead = clause.ahead
    if ahead.content is None or ahead.strength == "stance":
        return None
    source = credits_before[-1].source if credits_before else None
    source = source or main_subject(tagged, clause.at)
    if source is None:
        return _opening(clause, ahead.content)
    goes_on = written or (clause.verb.trailing and clause.may("speech", "telling"))
    shape: Shape = "trailing" if goes_on else "before"
    return clause.credits(
        source, [ahead.content], shape, ahead.strength, subordinate=True, needs_speaker=True
    )


def _opening(clause: VerbClause, said: TokenRange) -> Credit | None:
    """Read "Calling the plan a gift, the minister ...": the speaker is the subject to come."""
    tagged = clause.tagged
    if clause.start > 1:
        return None
    end = len(tagged.tokens)
    free = (at for at in range(said[0] + 1, end) if tagged.tokens.lower[at] == ",")
    comma = next((at for at in free if not tagged.quoted[at]), end)
    verb = next((at for at in range(comma + 2, end) if tagged.is_finite(at)), 0)
    source = subject_before(tagged, verb_group_start(tagged, verb) - 1) if verb else None
    if source is None or source[0] <= comma:
        return None
    content = (said[0], comma - 1)
    return clause.credits(
        source, [content], "trailing", "act", subordinate=True, needs_speaker=True
    )


def infinitive(clause: VerbClause) -> Credit | None:
    """Read "went on to criticise the plan": told of the subject of the verb before, no more."""
    tagged, lead = clause.tagged, clause.at - 2
    while tagged.in_class("infinitive_leads", lead):
        lead -= 1
    if lead < 1 or not (tagged.is_finite(lead) or tagged.in_class("infinitive_verbs", lead)):
        return None
    start = verb_group_start(tagged, lead)
    source = subject_before(tagged, start - 1)
    ahead = clause.ahead
    if ahead.content is None or source is None or ahead.strength == "stance":
        return None
    credit = clause.credits(
        source, [ahead.content], "before", "act", subordinate=True, needs_speaker=True
    )
    return replace(credit, cue=(start, ahead.verb_end))


def elided(clause: VerbClause, credits_before: Sequence[Credit]) -> TokenRange | None:
    """Find who speaks in "He resigned and said": the subject of a verb in the same form."""
    tagged, verb, before = clause.tagged, clause.verb, clause.start - 1
    if clause.lead not in {"and", "but", "then", "or"}:
        return None
    spoken = [
        credit
        for credit in credits_before
        if credit.source and credit.shape in {"after", "before", "trailing"}
    ]
    alike = [credit for credit in spoken if _form(tagged, credit) == verb.form]
    if verb.form == "base" and not alike and not tagged.in_class("auxiliaries", before + 1):
        return None  # "to check the names and report the ages"
    if tagged.tokens.lower_at(before - 1) == ",":
        alike = [credit for credit in alike if credit.strength == "statement"] or alike
    if spoken:
        return (alike or spoken)[-1].source
    main = main_subject(tagged, before)
    return main if main == last_subject(tagged, before) else None


def _form(tagged: TaggedSentence, credit: Credit) -> str:
    """Return the form of a credit's verb: "base" in "they say", "would say"."""
    first, last = credit.cue
    forms = [tagged.lexicon.verbs.get(low) for low in tagged.tokens.lower[first : last + 1]]
    return next((form.form for form in reversed(forms) if form is not None), "")
