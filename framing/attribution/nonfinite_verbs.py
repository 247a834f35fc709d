"""Credits by verbs that are not finite: ", adding that", "calling it a gift", "tried to persuade".

They say of the sentence's subject, or of who speaks already, that he says something more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.sentence_credits import Credit
from framing.attribution.subject_ellipsis import main_subject
from framing.attribution.verb_complements import complement_after
from framing.language.noun_phrases import subject_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.verb_complements import Complement
    from framing.language.lexicon import VerbForm
    from framing.language.token_sequence import Clause


def trailing(clause: Clause, index: int, verb: VerbForm, found: Sequence[Credit]) -> Credit | None:
    """Read ", adding that ...": the speaker is the one already speaking."""
    if clause.is_("dangling", index):
        return None
    start = index - 1 if clause.adverb(index - 1) else index
    leads = clause.is_("participle_leads", start - 1)
    if not leads and start and not clause.quoted[start - 1]:
        return None
    ahead = complement_after(clause, index, verb)
    source = (found[-1].source if found else None) or main_subject(clause, index)
    if source is None and ahead.content is not None:
        return opening(clause, start, ahead)
    if ahead.content is None or source is None or ahead.strength == "stance":
        return None
    return Credit(
        source,
        (start, ahead.verb_end),
        (ahead.content,),
        "trailing",
        ahead.strength if verb.trailing and verb.classes & {"speech", "telling"} else "act",
        ahead.hearer,
        subordinate=True,
        needs_speaker=True,
    )


def opening(clause: Clause, start: int, ahead: Complement) -> Credit | None:
    """Read "Calling the plan a gift, the minister ...": the speaker is the subject to come."""
    if start > 1 or ahead.content is None or ahead.strength == "stance":
        return None
    comma = _free_comma(clause, ahead.content[0])
    verb = next((at for at in range(comma + 2, len(clause.words)) if clause.finite(at)), 0)
    while verb and (clause.is_("auxiliaries", verb - 1) or clause.adverb(verb - 1)):
        verb -= 1
    source = subject_before(clause, verb - 1) if comma and verb else None
    if source is None or source[0] <= comma:
        return None
    content = (ahead.content[0], comma - 1)
    return Credit(
        source,
        (start, ahead.verb_end),
        (content,),
        "trailing",
        "act",
        ahead.hearer,
        subordinate=True,
        needs_speaker=True,
    )


def _free_comma(clause: Clause, index: int) -> int:
    """Return the first comma from ``index`` on that no quotation holds, or 0."""
    for at in range(index + 1, len(clause.words)):
        if clause.words.lower[at] == "," and not clause.quoted[at]:
            return at
    return 0


def infinitive(clause: Clause, index: int, verb: VerbForm) -> Credit | None:
    """Read "went on to criticise the plan": told of the subject of the verb before, no more."""
    lead = index - 2
    while clause.is_("infinitive_leads", lead):
        lead -= 1
    if lead < 1 or not (clause.finite(lead) or clause.is_("infinitive_verbs", lead)):
        return None
    start = lead
    while start and (clause.is_("auxiliaries", start - 1) or clause.adverb(start - 1)):
        start -= 1
    source = subject_before(clause, start - 1)
    ahead = complement_after(clause, index, verb)
    if ahead.content is None or source is None or ahead.strength == "stance":
        return None
    return Credit(
        source,
        (start, ahead.verb_end),
        (ahead.content,),
        "before",
        "act",
        ahead.hearer,
        subordinate=True,
        needs_speaker=True,
    )
