"""Whether a word that may be a verb is a noun or an adjective: "eight states", "his TV show"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.config import default
from framing.language.noun_phrases import subject_before
from framing.language.punctuation import POSSESSIVE

if TYPE_CHECKING:
    from framing.language.lexicon import VerbForm
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

# Read once: these stand in inner loops.
_SETTINGS = default().language.phrases
_JOINED_NAMES = _SETTINGS.joined_names
_SHOWN_TO = _SETTINGS.shown_to
_CLAUSAL = frozenset({"speech", "telling", "evidence", "belief", "directive", "asking"})


def is_noun_or_adjective(tagged: TaggedSentence, index: int, start: int, verb: VerbForm) -> bool:
    """Tell whether the word is no verb here: "the report", "reported sales", "his claims"."""
    if start < index and any(tagged.in_class("auxiliaries", at) for at in range(start, index)):
        return verb.form == "s"  # "are calls"
    owned = tagged.tokens.lower_at(start - 1) in POSSESSIVE and not tagged.quoted[start - 1]
    if owned or (
        tagged.in_class("determiners", start - 1) and not tagged.in_class("standalone", start - 1)
    ):
        return True
    if verb.form == "past":
        return (
            _is_graded(tagged, start - 1)
            or tagged.gives_name(index)
            or _tells_of_document(tagged, index)
        )
    return verb.form in {"base", "s"} and _is_noun(tagged, index, start, verb)


def _is_graded(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a participle is an adjective: "the most admired mayor"."""
    return tagged.in_class("grades", index) and tagged.in_class("determiners", index - 1)


def _tells_of_document(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a participle says where a document came out: "a study published in"."""
    document = tagged.tokens.lower_at(index - 1) in tagged.lexicon.people["documents"]
    placed = tagged.in_classes(index + 1, "prepositions", "days")
    return document and placed and tagged.in_class("published", index)


def _is_noun(tagged: TaggedSentence, index: int, start: int, verb: VerbForm) -> bool:
    """Tell whether a form that may be a noun is one, from number and what stands beside it."""
    if verb.form == "s" and _is_number(tagged, start - 1):
        return True
    if verb.form == "base" and not (_plural(tagged, start - 1) or _plural_head(tagged, start - 1)):
        return True
    if tagged.in_class("prepositions", start - 1) and tagged.tokens.lower[start - 1] != "to":
        return True
    return verb.lemma in tagged.lexicon.also_nouns and (
        _followed_by_verb(tagged, index)
        or not _opens_object(tagged, index + 1, verb)
        or _is_no_subject(tagged, start, verb)
    )


def _is_number(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a noun in the plural follows: "some", "27", "twenty-seven"."""
    low = tagged.tokens.lower_at(index)
    tens = low.partition("-")[0] if "-" in low else low
    return tagged.in_class("many", index) or low.isdigit() or tens in tagged.lexicon.closed["tens"]


def _is_no_subject(tagged: TaggedSentence, start: int, verb: VerbForm) -> bool:
    """Tell whether the phrase before a doubtful form is no subject: "filed late tax claims".

    It is what another verb or a preposition governs, a participle with its object, or a lone
    adjective; then the form is the phrase's own noun.
    """
    subject = subject_before(tagged, start - 1)
    if subject is None or tagged.in_class("pronouns", subject[0]):
        return False
    return (
        _is_governed(tagged, subject[0])
        or _holds_participle(tagged, subject)
        or (verb.form == "s" and _is_lone_adjective(tagged, subject))
        or tagged.is_compound(start - 1)
    )


def _is_governed(tagged: TaggedSentence, first: int) -> bool:
    """Tell whether the phrase that begins here is the object of a verb that takes no clause."""
    before = first - 1
    if before < 0 or tagged.is_mark(before) or tagged.quoted[before]:
        return False
    low = tagged.tokens.lower[before]
    form = tagged.lexicon.verbs.get(low)
    if form is not None and (form.classes & _CLAUSAL or form.form not in {"past", "ing"}):
        return False
    if before == 0 or tagged.in_class("subordinators", before - 1) or tagged.is_mark(before - 1):
        return low.endswith("ing")  # "after leaked documents": an adjective
    plain_ing = low.endswith("ing") and not tagged.tokens.is_capitalised(before)
    return not tagged.in_class("auxiliaries", before) and (
        tagged.is_finite(before) or plain_ing or tagged.in_class("takers", before)
    )


def _holds_participle(tagged: TaggedSentence, subject: TokenRange) -> bool:
    """Tell whether the phrase is "winning eight" or "quit his job hosting his own"."""
    return any(
        tagged.tokens.lower[at].endswith("ing")
        and not tagged.tokens.is_capitalised(at)
        and not tagged.in_class("determiners", at - 1)
        and tagged.in_class("determiners", at + 1)
        for at in range(subject[0], subject[1])
    )


def _is_lone_adjective(tagged: TaggedSentence, subject: TokenRange) -> bool:
    """Tell whether one small word stands alone that names nobody: "after angry comments"."""
    first, last = subject
    if first != last or tagged.tokens.is_capitalised(first) or tagged.in_class("standalone", first):
        return False
    return not tagged.lexicon.names_somebody(tagged.tokens.lower[first])


def _plural(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a base form can have the word as its subject."""
    shown = tagged.shown_to(max(0, index - _SHOWN_TO), index)
    if shown is not None:
        index = shown - 1
    low = tagged.tokens.lower_at(index)
    several = low.endswith("s") and not tagged.in_class("singular", index)
    if several or tagged.in_class("plurals", index) or tagged.quoted[max(index, 0)]:
        return True
    return "and" in tagged.tokens.lower[max(0, index - _JOINED_NAMES) : max(0, index)]


def _plural_head(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether the phrase that ends here is about several documents: "Data from the survey"."""
    subject = subject_before(tagged, index)
    if subject is None:
        return False
    for at in range(subject[0] + 1, subject[1]):
        if tagged.in_class("prepositions", at):
            head = tagged.tokens.lower[at - 1]
            several = head.endswith("s") or head in tagged.lexicon.closed["plurals"]
            return several and head in tagged.lexicon.people["documents"]
    return False


def _opens_object(tagged: TaggedSentence, index: int, verb: VerbForm) -> bool:
    """Tell whether an object or clause can begin here, so that a doubtful form is a verb."""
    if index >= len(tagged.tokens) or tagged.is_mark(index):
        return bool(verb.classes & {"speech", "evidence"})
    return (
        tagged.quoted[index]
        or tagged.tokens.is_capitalised(index)
        or tagged.in_classes(index, "object_openers", "days")
        or tagged.tokens.lower_at(index) in verb.particles
        or (verb.form == "s" and not tagged.in_classes(index, "prepositions", "conjunctions"))
    )


def _followed_by_verb(tagged: TaggedSentence, index: int) -> bool:
    at = index + 1
    while tagged.is_adverb(at) and not tagged.is_mark(at):
        at += 1
    form = tagged.lexicon.verbs.get(tagged.tokens.lower_at(at))
    return tagged.in_class("auxiliaries", at) or (form is not None and form.form in {"s", "past"})
