"""Who speaks where a verb has no subject of its own: "He resigned and said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.subjects import last_subject, main_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.sentence_credits import Credit
    from framing.language.lexicon import VerbForm
    from framing.language.tagged_sentence import TaggedSentence, TokenRange


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
