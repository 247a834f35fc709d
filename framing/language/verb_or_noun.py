"""Whether a word that may be a verb is a noun or an adjective: "eight states", "his TV show"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.noun_phrases import subject_before
from framing.language.token_sequence import POSSESSIVE

if TYPE_CHECKING:
    from framing.language.lexicon import VerbForm
    from framing.language.token_sequence import Clause, Range

_SHOWN = 8  # tokens of "seen by the Harbour Times"
_PAIR = 6  # tokens of "Ana Ruiz and Mr. Lee"
_CLAUSAL = frozenset({"speech", "telling", "evidence", "belief", "directive", "asking"})


def is_noun_or_adjective(clause: Clause, index: int, start: int, verb: VerbForm) -> bool:
    """Tell whether the word is no verb here: "the report", "reported sales", "his claims"."""
    if start < index and any(clause.is_("auxiliaries", at) for at in range(start, index)):
        return verb.form == "s"  # "are calls"
    owned = clause.words.low(start - 1) in POSSESSIVE and not clause.quoted[start - 1]
    if owned or (clause.is_("determiners", start - 1) and not clause.is_("standalone", start - 1)):
        return True
    if verb.form == "past":
        return _is_graded(clause, start - 1) or clause.gives_name(index)
    return verb.form in {"base", "s"} and _is_noun(clause, index, start, verb)


def _is_graded(clause: Clause, index: int) -> bool:
    """Tell whether a participle is an adjective: "the most admired mayor"."""
    return clause.is_("grades", index) and clause.is_("determiners", index - 1)


def _is_noun(clause: Clause, index: int, start: int, verb: VerbForm) -> bool:
    """Tell whether a form that may be a noun is one, from number and what stands beside it."""
    if verb.form == "s" and _is_number(clause, start - 1):
        return True
    if verb.form == "base" and not (_plural(clause, start - 1) or _plural_head(clause, start - 1)):
        return True
    if clause.is_("prepositions", start - 1) and clause.words.lower[start - 1] != "to":
        return True
    return verb.lemma in clause.lexicon.also_nouns and (
        _followed_by_verb(clause, index)
        or not _opens_object(clause, index + 1, verb)
        or _is_no_subject(clause, start, verb)
    )


def _is_number(clause: Clause, index: int) -> bool:
    """Tell whether a noun in the plural follows: "some", "27", "twenty-seven"."""
    low = clause.words.low(index)
    tens = low.partition("-")[0] if "-" in low else low
    return clause.is_("many", index) or low.isdigit() or tens in clause.lexicon.closed["tens"]


def _is_no_subject(clause: Clause, start: int, verb: VerbForm) -> bool:
    """Tell whether the phrase before a doubtful form is no subject: "filed late tax claims".

    It is what another verb or a preposition governs, a participle with its object, or a lone
    adjective; then the form is the phrase's own noun.
    """
    subject = subject_before(clause, start - 1)
    if subject is None or clause.is_("pronouns", subject[0]):
        return False
    return (
        _is_governed(clause, subject[0])
        or _holds_participle(clause, subject)
        or (verb.form == "s" and _is_lone_adjective(clause, subject))
        or clause.compound(start - 1)
    )


def _is_governed(clause: Clause, first: int) -> bool:
    """Tell whether the phrase that begins here is the object of a verb that takes no clause."""
    before = first - 1
    if before < 0 or clause.mark(before) or clause.quoted[before]:
        return False
    low = clause.words.lower[before]
    form = clause.lexicon.verbs.get(low)
    if form is not None and (form.classes & _CLAUSAL or form.form not in {"past", "ing"}):
        return False
    if before == 0 or clause.is_("subordinators", before - 1) or clause.mark(before - 1):
        return low.endswith("ing")  # "after leaked documents": an adjective
    plain_ing = low.endswith("ing") and not clause.words.capital(before)
    return not clause.is_("auxiliaries", before) and (
        clause.finite(before) or plain_ing or clause.is_("takers", before)
    )


def _holds_participle(clause: Clause, subject: Range) -> bool:
    """Tell whether the phrase is "winning eight" or "quit his job hosting his own"."""
    return any(
        clause.words.lower[at].endswith("ing")
        and not clause.words.capital(at)
        and not clause.is_("determiners", at - 1)
        and clause.is_("determiners", at + 1)
        for at in range(subject[0], subject[1])
    )


def _is_lone_adjective(clause: Clause, subject: Range) -> bool:
    """Tell whether one small word stands alone that names nobody: "after angry comments"."""
    first, last = subject
    if first != last or clause.words.capital(first) or clause.is_("standalone", first):
        return False
    return not clause.lexicon.names_somebody(clause.words.lower[first])


def _plural(clause: Clause, index: int) -> bool:
    """Tell whether a base form can have the word as its subject."""
    shown = clause.shown(max(0, index - _SHOWN), index)
    if shown is not None:
        index = shown - 1
    low = clause.words.low(index)
    several = low.endswith("s") and not clause.is_("singular", index)
    if several or clause.is_("plurals", index) or clause.quoted[max(index, 0)]:
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
        or (
            verb.form == "s"
            and not clause.is_("prepositions", index)
            and not clause.is_("conjunctions", index)
        )
    )


def _followed_by_verb(clause: Clause, index: int) -> bool:
    at = index + 1
    while clause.adverb(at) and not clause.mark(at):
        at += 1
    form = clause.lexicon.verbs.get(clause.words.low(at))
    return clause.is_("auxiliaries", at) or (form is not None and form.form in {"s", "past"})
