"""Who speaks where a verb has no subject of its own: "He resigned and said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.noun_phrases import subject_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.sentence_credits import Credit
    from framing.language.lexicon import VerbForm
    from framing.language.tagged_sentence import TaggedSentence, TokenRange


def main_subject(tagged: TaggedSentence, limit: int) -> TokenRange | None:
    """Return the subject of the sentence's first clause, if it is plain."""
    first = 1
    if tagged.in_class("adverbial_openers", 0) and "," in tagged.tokens.lower[:limit]:
        first = tagged.tokens.lower.index(",") + 2
    for at in range(first, limit):
        if tagged.is_finite(at):
            while at > 0 and (tagged.in_class("auxiliaries", at - 1) or tagged.is_adverb(at - 1)):
                at -= 1  # noqa: PLW2901 - the loop ends here
            return subject_before(tagged, at - 1)
    return None


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
    return main if main == _last_subject(tagged, before) else None


def _last_subject(tagged: TaggedSentence, before: int) -> TokenRange | None:
    """Return the subject of the last verb before a token that has one of its own."""
    for verb in range(before - 1, 0, -1):
        if not tagged.is_finite(verb):
            continue
        at = verb
        while at > 0 and (tagged.in_class("auxiliaries", at - 1) or tagged.is_adverb(at - 1)):
            at -= 1
        lead = tagged.tokens.lower_at(at - 1)
        subject = None if lead in {"and", "but", "or", "then"} else subject_before(tagged, at - 1)
        if subject is not None or lead not in {",", "and", "but", "or", "then"}:
            return subject
    return None


def _form(tagged: TaggedSentence, credit: Credit) -> str:
    """Return the form of a credit's verb: "base" in "they say", "would say"."""
    first, last = credit.cue
    forms = [tagged.lexicon.verbs.get(low) for low in tagged.tokens.lower[first : last + 1]]
    return next((form.form for form in reversed(forms) if form is not None), "")
