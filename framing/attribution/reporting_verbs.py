"""Credits by a verb: which reading its clause takes, and who stands where around a finite one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.attribution import nonfinite_verbs, passives, unsaid, verb_patterns
from framing.attribution.verb_clause import verb_clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.sentence_credits import Credit
    from framing.attribution.verb_clause import VerbClause
    from framing.language.lexicon import VerbForm
    from framing.language.tagged_sentence import TaggedSentence, TokenRange


def verb_credit(
    tagged: TaggedSentence, index: int, verb: VerbForm, credits_before: Sequence[Credit]
) -> Credit | None:
    """Read the credit whose verb stands at token ``index``, if there is one."""
    clause = verb_clause(tagged, index, verb)
    if clause is None:
        return None
    told = passives.quoted_as_saying(clause) or unsaid.avoided(clause)
    told = told or passives.passive_judgement(clause)
    if told is not None:
        return told
    credit = _by_form(clause, credits_before)
    return unsaid.denied(clause, credit) if credit is not None else None


def _by_form(clause: VerbClause, credits_before: Sequence[Credit]) -> Credit | None:
    form, lead = clause.verb.form, clause.lead
    if form == "past" and (clause.be or lead == "as") and clause.verb.lemma != "quote":
        return passives.passive(clause)
    if form == "past" and passives.is_reduced(clause):
        return passives.reported(clause)
    if form == "ing" and not clause.be:
        return nonfinite_verbs.trailing(clause, credits_before)
    if form == "base" and lead == "to":
        return nonfinite_verbs.infinitive(clause)
    return _finite(clause, credits_before)


def _finite(clause: VerbClause, credits_before: Sequence[Credit]) -> Credit | None:
    """Read a finite verb, in whichever order it stands with its subject."""
    subject, lower = clause.subject, clause.tagged.tokens.lower
    if subject is None:
        return _ordered(clause, credits_before)
    if _spans(subject, credits_before):
        inner = replace(clause, subject=(credits_before[-1].cue[1] + 1, subject[1]))
        credit = _ordered(inner, credits_before)
        return replace(credit, subordinate=True) if credit else None
    if lower[subject[0]] == "citing":
        return None  # "citing court documents": a noun
    words = lower[subject[0] : subject[1]]
    if "citing" not in words:
        return _ordered(clause, credits_before)
    citing = subject[0] + words.index("citing")
    last = citing - 2 if lower[citing - 1] == "," else citing - 1
    if last < subject[0]:
        return None  # nobody stands before it
    credit = _ordered(replace(clause, subject=(subject[0], last)), credits_before)
    return replace(credit, via=(citing + 1, subject[1])) if credit else None


def _spans(subject: TokenRange, credits_before: Sequence[Credit]) -> bool:
    """Tell whether a subject would reach over the verb before: "Critics say the ruling shows"."""
    before = credits_before[-1] if credits_before else None
    if before is None or before.shape != "before" or before.subordinate:
        return False
    return subject[0] < before.cue[1] < subject[1]


def _ordered(clause: VerbClause, credits_before: Sequence[Credit]) -> Credit | None:
    inverted = verb_patterns.inverted(clause)
    if inverted is not None:
        return inverted
    subject = clause.subject
    if subject is None:
        subject = nonfinite_verbs.elided(clause, credits_before)
        return verb_patterns.before(replace(clause, subject=subject), subject) if subject else None
    parenthesis = verb_patterns.as_parenthesis(clause, subject)
    parenthesis = parenthesis or verb_patterns.round_colon(clause, subject)
    if parenthesis is not None:
        return parenthesis
    if clause.ahead.content is None or _closes_quotation(clause, subject, clause.ahead.content):
        return verb_patterns.after(clause, subject)
    return verb_patterns.before(clause, subject)


def _closes_quotation(clause: VerbClause, subject: TokenRange, content: TokenRange) -> bool:
    """Tell whether a quotation stands before the speaker, and no second one after the verb."""
    tagged = clause.tagged
    return (
        tagged.ends_statement(subject[0] - 1)
        and clause.may("speech", "telling", "quoting")
        and not tagged.quoted[content[0]]
    )
