"""Who speaks where a verb has no subject of its own: "He resigned and said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.noun_phrases import subject_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.sentence_credits import Credit
    from framing.language.lexicon import VerbForm
    from framing.language.token_sequence import Clause, Range


def main_subject(clause: Clause, limit: int) -> Range | None:
    """Return the subject of the sentence's first clause, if it is plain."""
    first = 1
    if clause.is_("adverbial_openers", 0) and "," in clause.words.lower[:limit]:
        first = clause.words.lower.index(",") + 2
    for at in range(first, limit):
        if clause.finite(at):
            while at > 0 and (clause.is_("auxiliaries", at - 1) or clause.adverb(at - 1)):
                at -= 1  # noqa: PLW2901 - the loop ends here
            return subject_before(clause, at - 1)
    return None


def elided(clause: Clause, before: int, verb: VerbForm, found: Sequence[Credit]) -> Range | None:
    """Find who speaks in "He resigned and said": the subject of a verb in the same form."""
    if clause.words.low(before) not in {"and", "but", "then", "or"}:
        return None
    told = [one for one in found if one.source and one.shape in {"after", "before", "trailing"}]
    alike = [one for one in told if _form(clause, one) == verb.form]
    if verb.form == "base" and not alike and not clause.is_("auxiliaries", before + 1):
        return None  # "to check the names and report the ages"
    if clause.words.low(before - 1) == ",":
        alike = [one for one in alike if one.strength == "statement"] or alike
    if told:
        return (alike or told)[-1].source
    main = main_subject(clause, before)
    return main if main == _last_subject(clause, before) else None


def _last_subject(clause: Clause, before: int) -> Range | None:
    """Return the subject of the last verb before a token that has one of its own."""
    for verb in range(before - 1, 0, -1):
        if not clause.finite(verb):
            continue
        at = verb
        while at > 0 and (clause.is_("auxiliaries", at - 1) or clause.adverb(at - 1)):
            at -= 1
        lead = clause.words.low(at - 1)
        subject = None if lead in {"and", "but", "or", "then"} else subject_before(clause, at - 1)
        if subject is not None or lead not in {",", "and", "but", "or", "then"}:
            return subject
    return None


def _form(clause: Clause, credit: Credit) -> str:
    """Return the form of a credit's verb: "base" in "they say", "would say"."""
    first, last = credit.cue
    forms = [clause.lexicon.verbs.get(low) for low in clause.words.lower[first : last + 1]]
    return next((one.form for one in reversed(forms) if one is not None), "")
