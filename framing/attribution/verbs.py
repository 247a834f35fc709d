"""Credits by a verb: who stands where, and whether the word is a verb at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.attribution import nonfinite, shapes
from framing.attribution.clause import POSSESSIVE
from framing.attribution.complements import complement_after
from framing.attribution.phrases import subject_before
from framing.attribution.quoting import quoted_as_saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.clause import Clause, Range
    from framing.attribution.complements import Complement
    from framing.attribution.credits import Credit
    from framing.attribution.lexicon import VerbForm

_GROUP = 8  # tokens in a verb group such as "has also repeatedly said"
_SHOWN = 8  # tokens of "seen by the Harbour Times"
_PAIR = 6  # tokens of "Ana Ruiz and Mr. Lee"


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
        return shapes.passive(clause, start, index, verb)
    if _is_reduced(clause, index, verb):
        return shapes.reported(clause, start, index)
    if verb.form == "ing" and not be:
        return nonfinite.trailing(clause, index, verb, found)
    if verb.form == "base" and lead == "to":
        return nonfinite.infinitive(clause, index, verb)
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
    inverted = shapes.inverted(clause, start, ahead, subject, verb)
    if inverted is not None:
        return inverted
    if subject is None:
        subject = shapes.elided(clause, start - 1, found)
        return shapes.before(clause, verb, start, subject, ahead) if subject else None
    if subject[0] > 0 and clause.words.lower[subject[0] - 1] == "as":
        credit = shapes.as_parenthesis(clause, start, subject, ahead, verb)
        if credit is not None:
            return credit
    if ahead.content is None or _closes_quotation(clause, subject[0] - 1, ahead, verb):
        return shapes.after(clause, verb, start, subject, ahead)
    return shapes.before(clause, verb, start, subject, ahead)


def _verb_start(clause: Clause, index: int, verb: VerbForm) -> int | None:
    """Return where the group of the verb at ``index`` begins, or None where it is no verb."""
    if _is_a_name(clause, index) or _is_bare(clause, index, verb):
        return None
    start = _group_start(clause, index, verb)
    return None if _is_noun_or_adjective(clause, index, start, verb) else start


def _is_reduced(clause: Clause, index: int, verb: VerbForm) -> bool:
    """Tell whether a participle stands without its "was": "first reported by"."""
    by = clause.words.low(index + 1) == "by"
    return by and verb.form == "past" and verb.lemma in clause.lexicon.reported_by


def _is_a_name(clause: Clause, index: int) -> bool:
    """Tell "the United States" from "she states": a capital inside a sentence."""
    return index > 0 and clause.words.capital(index) and not clause.mark(index - 1)


def _is_bare(clause: Clause, index: int, verb: VerbForm) -> bool:
    """Tell whether a verb that credits only with its particle stands without it."""
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
        elif not clause.adverb(at - 1) or clause.is_("determiners", at - 1):
            break
        at -= 1
    return at


def _is_noun_or_adjective(clause: Clause, index: int, start: int, verb: VerbForm) -> bool:
    """Tell whether the word is no verb here: "the report", "reported sales", "his claims"."""
    if start < index and any(clause.is_("auxiliaries", at) for at in range(start, index)):
        return verb.form == "s"  # "are calls"
    owned = clause.words.low(start - 1) in POSSESSIVE and not clause.quoted[start - 1]
    if owned or (clause.is_("determiners", start - 1) and not clause.is_("standalone", start - 1)):
        return True
    return verb.form in {"base", "s"} and _is_noun(clause, index, start, verb)


def _is_noun(clause: Clause, index: int, start: int, verb: VerbForm) -> bool:
    """Tell whether a form that may be a noun is one, from number and what stands beside it."""
    if verb.form == "s" and clause.is_("many", start - 1):
        return True
    if verb.form == "base" and not (_plural(clause, start - 1) or _plural_head(clause, start - 1)):
        return True
    if clause.is_("prepositions", start - 1) and clause.words.lower[start - 1] != "to":
        return True
    return verb.lemma in clause.lexicon.also_nouns and (
        _followed_by_verb(clause, index) or not _opens_object(clause, index + 1, verb)
    )


def _plural(clause: Clause, index: int) -> bool:
    """Tell whether a base form can have the word as its subject."""
    shown = clause.shown(max(0, index - _SHOWN), index)
    if shown is not None:
        index = shown - 1
    low = clause.words.low(index)
    if low.endswith("s") or clause.is_("plurals", index) or clause.quoted[max(index, 0)]:
        return True
    return "and" in clause.words.lower[max(0, index - _PAIR) : max(0, index)]


def _plural_head(clause: Clause, index: int) -> bool:
    """Tell whether the phrase that ends here is about several documents: "Data from the survey"."""
    subject = subject_before(clause, index)
    if subject is None:
        return False
    for at in range(subject[0] + 1, subject[1]):
        if clause.is_("prepositions", at):
            head = clause.words.lower[at - 1]
            several = head.endswith("s") or head in clause.lexicon.closed["plurals"]
            return several and head in clause.lexicon.people["documents"]
    return False


def _opens_object(clause: Clause, index: int, verb: VerbForm) -> bool:
    """Tell whether an object or clause can begin here, so that a doubtful form is a verb."""
    if index >= len(clause.words) or clause.mark(index):
        return bool(verb.classes & {"speech", "evidence"})
    return (
        clause.quoted[index]
        or clause.words.capital(index)
        or clause.is_("object_openers", index)
        or clause.is_("days", index)
        or clause.words.low(index) in verb.particles
        or (verb.form == "s" and not clause.is_("prepositions", index))
    )


def _followed_by_verb(clause: Clause, index: int) -> bool:
    at = index + 1
    while clause.adverb(at) and not clause.mark(at):
        at += 1
    form = clause.lexicon.verbs.get(clause.words.low(at))
    return clause.is_("auxiliaries", at) or (form is not None and form.form in {"s", "past"})
