"""Credits by verbs without a subject of their own: ", adding that", "to persuade", "and said".

They say of the sentence's subject, or of who speaks already, that he says something more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.sentence_credits import Credit
from framing.attribution.verb_complements import complement_after
from framing.language.noun_phrases import subject_before
from framing.language.subjects import last_subject, main_subject, verb_group_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.verb_complements import Complement
    from framing.language.lexicon import VerbForm
    from framing.language.tagged_sentence import TaggedSentence, TokenRange


def trailing(
    tagged: TaggedSentence, index: int, verb: VerbForm, credits_before: Sequence[Credit]
) -> Credit | None:
    """Read ", adding that ...": the speaker is the one already speaking."""
    if tagged.in_class("dangling", index):
        return None
    start = index - 1 if tagged.is_adverb(index - 1) else index
    noun = start - 1
    while tagged.in_class("days", noun) or (
        tagged.tokens.lower_at(noun) == "on" and tagged.in_class("days", noun + 1)
    ):
        noun -= 1  # "a resolution on Tuesday calling for"
    written = tagged.tokens.lower_at(noun) in tagged.lexicon.people["documents"]
    leads = written or tagged.in_class("participle_leads", start - 1)
    if not leads and start and not tagged.quoted[start - 1]:
        return None
    ahead = complement_after(tagged, index, verb)
    source = (credits_before[-1].source if credits_before else None) or main_subject(tagged, index)
    if source is None and ahead.content is not None:
        return opening(tagged, start, ahead)
    if ahead.content is None or source is None or ahead.strength == "stance":
        return None
    return Credit(
        source,
        (start, ahead.verb_end),
        (ahead.content,),
        "trailing" if written or _says(verb) else "before",
        ahead.strength if written or _says(verb) or _judges(tagged, verb) else "act",
        ahead.addressee,
        subordinate=True,
        needs_speaker=True,
    )


def _judges(tagged: TaggedSentence, verb: VerbForm) -> bool:
    """Tell whether what follows is the speaker's word for it: "leaving, calling it a gift"."""
    return bool(verb.classes & {"naming", "evidence"}) or verb.lemma in tagged.lexicon.judging


def _says(verb: VerbForm) -> bool:
    return verb.trailing and bool(verb.classes & {"speech", "telling"})


def opening(tagged: TaggedSentence, start: int, ahead: Complement) -> Credit | None:
    """Read "Calling the plan a gift, the minister ...": the speaker is the subject to come."""
    if start > 1 or ahead.content is None or ahead.strength == "stance":
        return None
    comma = _free_comma(tagged, ahead.content[0])
    verb = next((at for at in range(comma + 2, len(tagged.tokens)) if tagged.is_finite(at)), 0)
    verb = verb_group_start(tagged, verb)
    source = subject_before(tagged, verb - 1) if comma and verb else None
    if source is None or source[0] <= comma:
        return None
    content = (ahead.content[0], comma - 1)
    return Credit(
        source,
        (start, ahead.verb_end),
        (content,),
        "trailing",
        "act",
        ahead.addressee,
        subordinate=True,
        needs_speaker=True,
    )


def _free_comma(tagged: TaggedSentence, index: int) -> int:
    """Return the first comma from ``index`` on that no quotation holds, or 0."""
    for at in range(index + 1, len(tagged.tokens)):
        if tagged.tokens.lower[at] == "," and not tagged.quoted[at]:
            return at
    return 0


def infinitive(tagged: TaggedSentence, index: int, verb: VerbForm) -> Credit | None:
    """Read "went on to criticise the plan": told of the subject of the verb before, no more."""
    lead = index - 2
    while tagged.in_class("infinitive_leads", lead):
        lead -= 1
    if lead < 1 or not (tagged.is_finite(lead) or tagged.in_class("infinitive_verbs", lead)):
        return None
    start = verb_group_start(tagged, lead)
    source = subject_before(tagged, start - 1)
    ahead = complement_after(tagged, index, verb)
    if ahead.content is None or source is None or ahead.strength == "stance":
        return None
    return Credit(
        source,
        (start, ahead.verb_end),
        (ahead.content,),
        "before",
        "act",
        ahead.addressee,
        subordinate=True,
        needs_speaker=True,
    )


def elided(
    tagged: TaggedSentence, before: int, verb: VerbForm, credits_before: Sequence[Credit]
) -> TokenRange | None:
    """Find who speaks in "He resigned and said": the subject of a verb in the same form."""
    if tagged.tokens.lower_at(before) not in {"and", "but", "then", "or"}:
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
