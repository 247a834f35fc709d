"""Credits by a verb: who stands where, and whether the word is a verb at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.attribution import nonfinite_verbs, passives, verb_patterns
from framing.attribution.complement_ends import judged_as
from framing.attribution.unsaid import avoided, denied
from framing.attribution.verb_complements import complement_after
from framing.config import default
from framing.language.noun_phrases import subject_before
from framing.language.verb_or_noun import is_noun_or_adjective

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.sentence_credits import Credit
    from framing.attribution.verb_complements import Complement
    from framing.language.lexicon import VerbForm
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_SAYS = frozenset({"speech", "telling", "evidence"})
_SETTINGS = default().attribution.credits


def verb_credit(
    tagged: TaggedSentence, index: int, verb: VerbForm, credits_before: Sequence[Credit]
) -> Credit | None:
    """Read the credit whose verb stands at token ``index``, if there is one."""
    start = _verb_start(tagged, index, verb)
    if start is None:
        return None
    lead = tagged.tokens.lower_at(start - 1)
    be = start < index and any(tagged.in_class("be", at) for at in range(start, index))
    quoted = passives.quoted_as_saying(tagged, start, index, passive=be)
    if quoted is not None:
        return quoted
    left_out = avoided(tagged, start, index, verb) or passives.passive_judgement(
        tagged, start, index, verb, be=be
    )
    if left_out is not None:
        return left_out
    credit = _by_form(tagged, start, index, verb, credits_before, be=be, lead=lead)
    return denied(tagged, credit, start, verb) if credit is not None else None


def _by_form(  # noqa: PLR0913 - the parts of one verb
    tagged: TaggedSentence,
    start: int,
    index: int,
    verb: VerbForm,
    credits_before: Sequence[Credit],
    *,
    be: bool,
    lead: str,
) -> Credit | None:
    if verb.form == "past" and (be or lead == "as") and tagged.tokens.lower_at(index) != "quoted":
        return passives.passive(tagged, start, index, verb)
    if _is_reduced(tagged, index, verb):
        return passives.reported(tagged, start, index)
    if verb.form == "ing" and not be:
        return nonfinite_verbs.trailing(tagged, index, verb, credits_before)
    if verb.form == "base" and lead == "to":
        return nonfinite_verbs.infinitive(tagged, index, verb)
    return _finite(tagged, start, complement_after(tagged, index, verb), verb, credits_before)


def _finite(
    tagged: TaggedSentence,
    start: int,
    ahead: Complement,
    verb: VerbForm,
    credits_before: Sequence[Credit],
) -> Credit | None:
    """Read a finite verb whose group begins at ``start``, in whichever order it stands."""
    subject = subject_before(tagged, start - 1)
    inner = _within(subject, credits_before)
    if inner != subject:
        credit = _ordered(tagged, start, ahead, verb, credits_before, subject=inner)
        return replace(credit, subordinate=True) if credit else None
    if subject is not None and tagged.tokens.lower[subject[0]] == "citing":
        return None  # "citing court documents": a noun
    citing = _citing(tagged, subject) if subject else None
    if subject is None or citing is None:
        return _ordered(tagged, start, ahead, verb, credits_before, subject=subject)
    credit = _ordered(tagged, start, ahead, verb, credits_before, subject=(subject[0], citing - 2))
    via = (citing + 1, subject[1])
    return replace(credit, via=via) if credit and credit.via is None else credit


def _within(subject: TokenRange | None, credits_before: Sequence[Credit]) -> TokenRange | None:
    """Keep a subject inside what is said: "the ruling" in "Critics say the ruling shows"."""
    if (
        subject is None
        or not credits_before
        or credits_before[-1].shape != "before"
        or credits_before[-1].subordinate
    ):
        return subject
    cue_end = credits_before[-1].cue[1]
    return (cue_end + 1, subject[1]) if subject[0] < cue_end < subject[1] else subject


def _citing(tagged: TaggedSentence, subject: TokenRange) -> int | None:
    """Return where "citing" stands in the subject "The Post, citing the Times,"."""
    for at in range(subject[0] + 2, subject[1]):
        if tagged.tokens.lower[at] == "citing" and tagged.tokens.lower[at - 1] == ",":
            return at
    return None


def _ordered(  # noqa: PLR0913 - the parts of one finite verb
    tagged: TaggedSentence,
    start: int,
    ahead: Complement,
    verb: VerbForm,
    credits_before: Sequence[Credit],
    *,
    subject: TokenRange | None,
) -> Credit | None:
    inverted = verb_patterns.inverted(tagged, start, ahead, subject, verb)
    if inverted is not None:
        return inverted
    if subject is None:
        subject = nonfinite_verbs.elided(tagged, start - 1, verb, credits_before)
        return verb_patterns.before(tagged, verb, start, subject, ahead) if subject else None
    if subject[0] > 0 and tagged.tokens.lower[subject[0] - 1] == "as":
        credit = verb_patterns.as_parenthesis(tagged, start, subject, ahead, verb)
        if credit is not None:
            return credit
    colon = (
        verb_patterns.round_colon(tagged, start, subject, ahead) if verb.classes & _SAYS else None
    )
    if colon is not None:
        return colon
    if ahead.content is None or _closes_quotation(tagged, subject[0] - 1, ahead, verb):
        return verb_patterns.after(tagged, verb, start, subject, ahead)
    return verb_patterns.before(tagged, verb, start, subject, ahead)


def _verb_start(tagged: TaggedSentence, index: int, verb: VerbForm) -> int | None:
    """Return where the group of the verb at ``index`` begins, or None where it is no verb."""
    if _is_a_name(tagged, index) or _is_bare(tagged, index, verb):
        return None
    start = _group_start(tagged, index, verb)
    if _is_attributive(tagged, start, index, verb):
        return None
    return None if is_noun_or_adjective(tagged, index, start, verb) else start


def _is_attributive(tagged: TaggedSentence, start: int, index: int, verb: VerbForm) -> bool:
    """Tell "the mayor's adoring fans" from "the mayor's saying that"."""
    after = index + 1
    return (
        verb.form == "ing"
        and start < index
        and tagged.is_genitive(start)
        and tagged.tokens.lower_at(after)[:1].isalpha()
        and not tagged.in_classes(after, "object_openers", "prepositions")
        and not tagged.tokens.is_capitalised(after)
    )


def _is_reduced(tagged: TaggedSentence, index: int, verb: VerbForm) -> bool:
    """Tell whether a participle stands without its "was": "first reported by"."""
    by = tagged.tokens.lower_at(index + 1) == "by"
    return by and verb.form == "past" and verb.lemma in tagged.lexicon.reported_by


def _is_a_name(tagged: TaggedSentence, index: int) -> bool:
    """Tell "the United States" from "she states": a capital inside a sentence."""
    return index > 0 and tagged.tokens.is_capitalised(index) and not tagged.is_mark(index - 1)


def _is_bare(tagged: TaggedSentence, index: int, verb: VerbForm) -> bool:
    """Tell whether a verb that credits only with its particle stands without it."""
    objects = tagged.lexicon.objects.get(verb.lemma)
    if objects is not None:
        return objects.isdisjoint(tagged.tokens.lower[index + 1 : index + _SETTINGS.said_object])
    if verb.lemma in tagged.lexicon.as_only:
        end = min(index + _SETTINGS.said_object, tagged.last())
        return judged_as(tagged, index + 1, end) is None
    alone = tagged.tokens.lower_at(index + 1) not in verb.particles
    return alone and verb.lemma in tagged.lexicon.only_with


def _closes_quotation(
    tagged: TaggedSentence, before: int, ahead: Complement, verb: VerbForm
) -> bool:
    """Tell whether a quotation stands before the speaker, and no second one after the verb."""
    if before < 0 or not tagged.ends_statement(before) or ahead.content is None:
        return False
    if tagged.in_class("relatives_of_people", before + 1):
        return False
    speaks = bool(verb.classes & {"speech", "telling", "quoting"})
    return speaks and not tagged.quoted[ahead.content[0]]


def _group_start(tagged: TaggedSentence, index: int, verb: VerbForm) -> int:
    """Return where the verb group begins: auxiliaries and adverbs before the verb."""
    at = index
    while at > 0 and index - at < _SETTINGS.verb_group and not tagged.quoted[at - 1]:
        if tagged.in_class("auxiliaries", at - 1):
            if tagged.is_genitive(at - 1) and verb.form != "ing":
                break
        elif not tagged.is_adverb(at - 1) or (
            tagged.in_class("determiners", at - 1) and tagged.tokens.lower_at(at) != "longer"
        ):
            break
        at -= 1
    return at
