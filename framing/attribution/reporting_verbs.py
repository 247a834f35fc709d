"""Credits by a verb: who stands where, and whether the word is a verb at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.attribution import nonfinite_verbs, verb_patterns
from framing.attribution.quoted_by import quoted_as_saying
from framing.attribution.subject_ellipsis import elided
from framing.attribution.verb_complements import complement_after
from framing.language.noun_phrases import subject_before
from framing.language.verb_or_noun import is_noun_or_adjective

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.sentence_credits import Credit
    from framing.attribution.verb_complements import Complement
    from framing.language.lexicon import VerbForm
    from framing.language.token_sequence import Clause, Range

_SAYS = frozenset({"speech", "telling", "evidence"})
_OBJECT = 8  # tokens from "raised" to "doubts"
_GROUP = 8  # tokens in a verb group such as "has also repeatedly said"


def verb_credit(
    clause: Clause, index: int, verb: VerbForm, found: Sequence[Credit]
) -> Credit | None:
    """Read the credit whose verb stands at token ``index``, if there is one."""
    start = _verb_start(clause, index, verb)
    if start is None:
        return None
    lead = clause.words.low(start - 1)
    be = start < index and any(clause.is_("be", at) for at in range(start, index))
    quoted = quoted_as_saying(clause, start, index, passive=be)
    if quoted is not None:
        return quoted
    return _by_form(clause, start, index, verb, found, be=be, lead=lead)


def _by_form(  # noqa: PLR0913 - the parts of one verb
    clause: Clause,
    start: int,
    index: int,
    verb: VerbForm,
    found: Sequence[Credit],
    *,
    be: bool,
    lead: str,
) -> Credit | None:
    if verb.form == "past" and (be or lead == "as") and clause.words.low(index) != "quoted":
        return verb_patterns.passive(clause, start, index, verb)
    if _is_reduced(clause, index, verb):
        return verb_patterns.reported(clause, start, index)
    if verb.form == "ing" and not be:
        return nonfinite_verbs.trailing(clause, index, verb, found)
    if verb.form == "base" and lead == "to":
        return nonfinite_verbs.infinitive(clause, index, verb)
    return _finite(clause, start, complement_after(clause, index, verb), verb, found)


def _finite(
    clause: Clause, start: int, ahead: Complement, verb: VerbForm, found: Sequence[Credit]
) -> Credit | None:
    """Read a finite verb whose group begins at ``start``, in whichever order it stands."""
    subject = subject_before(clause, start - 1)
    inner = _within(subject, found)
    if inner != subject:
        credit = _ordered(clause, start, ahead, verb, found, subject=inner)
        return replace(credit, subordinate=True) if credit else None
    if subject is not None and clause.words.lower[subject[0]] == "citing":
        return None  # "citing court documents": a noun
    citing = _citing(clause, subject) if subject else None
    if subject is None or citing is None:
        return _ordered(clause, start, ahead, verb, found, subject=subject)
    credit = _ordered(clause, start, ahead, verb, found, subject=(subject[0], citing - 2))
    via = (citing + 1, subject[1])
    return replace(credit, via=via) if credit and credit.via is None else credit


def _within(subject: Range | None, found: Sequence[Credit]) -> Range | None:
    """Keep a subject inside what is said: "the ruling" in "Critics say the ruling shows"."""
    if subject is None or not found or found[-1].shape != "before" or found[-1].subordinate:
        return subject
    said = found[-1].cue[1]
    return (said + 1, subject[1]) if subject[0] < said < subject[1] else subject


def _citing(clause: Clause, subject: Range) -> int | None:
    """Return where "citing" stands in the subject "The Post, citing the Times,"."""
    for at in range(subject[0] + 2, subject[1]):
        if clause.words.lower[at] == "citing" and clause.words.lower[at - 1] == ",":
            return at
    return None


def _ordered(  # noqa: PLR0913 - the parts of one finite verb
    clause: Clause,
    start: int,
    ahead: Complement,
    verb: VerbForm,
    found: Sequence[Credit],
    *,
    subject: Range | None,
) -> Credit | None:
    inverted = verb_patterns.inverted(clause, start, ahead, subject, verb)
    if inverted is not None:
        return inverted
    if subject is None:
        subject = elided(clause, start - 1, verb, found)
        return verb_patterns.before(clause, verb, start, subject, ahead) if subject else None
    if subject[0] > 0 and clause.words.lower[subject[0] - 1] == "as":
        credit = verb_patterns.as_parenthesis(clause, start, subject, ahead, verb)
        if credit is not None:
            return credit
    colon = (
        verb_patterns.round_colon(clause, start, subject, ahead) if verb.classes & _SAYS else None
    )
    if colon is not None:
        return colon
    if ahead.content is None or _closes_quotation(clause, subject[0] - 1, ahead, verb):
        return verb_patterns.after(clause, verb, start, subject, ahead)
    return verb_patterns.before(clause, verb, start, subject, ahead)


def _verb_start(clause: Clause, index: int, verb: VerbForm) -> int | None:
    """Return where the group of the verb at ``index`` begins, or None where it is no verb."""
    if _is_a_name(clause, index) or _is_bare(clause, index, verb):
        return None
    start = _group_start(clause, index, verb)
    return None if is_noun_or_adjective(clause, index, start, verb) else start


def _is_reduced(clause: Clause, index: int, verb: VerbForm) -> bool:
    """Tell whether a participle stands without its "was": "first reported by"."""
    by = clause.words.low(index + 1) == "by"
    return by and verb.form == "past" and verb.lemma in clause.lexicon.reported_by


def _is_a_name(clause: Clause, index: int) -> bool:
    """Tell "the United States" from "she states": a capital inside a sentence."""
    return index > 0 and clause.words.capital(index) and not clause.mark(index - 1)


def _is_bare(clause: Clause, index: int, verb: VerbForm) -> bool:
    """Tell whether a verb that credits only with its particle stands without it."""
    objects = clause.lexicon.objects.get(verb.lemma)
    if objects is not None:
        return objects.isdisjoint(clause.words.lower[index + 1 : index + _OBJECT])
    alone = clause.words.low(index + 1) not in verb.particles
    return alone and verb.lemma in clause.lexicon.only_with


def _closes_quotation(clause: Clause, before: int, ahead: Complement, verb: VerbForm) -> bool:
    """Tell whether a quotation stands before the speaker, and no second one after the verb."""
    if before < 0 or not clause.quoted[before] or ahead.content is None:
        return False
    speaks = bool(verb.classes & {"speech", "telling", "quoting"})
    return speaks and not clause.quoted[ahead.content[0]]


def _group_start(clause: Clause, index: int, verb: VerbForm) -> int:
    """Return where the verb group begins: auxiliaries and adverbs before the verb."""
    at = index
    while at > 0 and index - at < _GROUP and not clause.quoted[at - 1]:
        if clause.is_("auxiliaries", at - 1):
            if clause.genitive(at - 1) and verb.form != "ing":
                break
        elif not clause.adverb(at - 1) or (
            clause.is_("determiners", at - 1) and clause.words.low(at) != "longer"
        ):
            break
        at -= 1
    return at
