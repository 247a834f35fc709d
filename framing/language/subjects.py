"""The subject of a clause: of the one at hand, of the sentence's first, and of the last before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.noun_phrases import subject_before

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence, TokenRange


def verb_group_start(tagged: TaggedSentence, verb: int) -> int:
    """Return where the auxiliaries and adverbs before a verb begin: "has also repeatedly said"."""
    at = verb
    while at > 0 and (tagged.in_class("auxiliaries", at - 1) or tagged.is_adverb(at - 1)):
        at -= 1
    return at


def clause_subject(tagged: TaggedSentence, end: int) -> TokenRange | None:
    """Return the subject that ends at token ``end``, with a clause or participle that describes it.

    "A study that appeared in June found", "The experts I asked said", "A poll released on Friday
    shows": the noun that opens the sentence is the subject, not what stands next to the verb.
    """
    near = subject_before(tagged, end)
    if near is not None:
        before = near[0] - 1
        if before < 1 or tagged.in_class("personal", near[0]):
            return near
        if tagged.is_mark(before) or tagged.in_class("conjunctions", before):
            return near
    return _described(tagged, end) or near


def _described(tagged: TaggedSentence, end: int) -> TokenRange | None:
    first, lower = _opening_noun(tagged, end), tagged.tokens.lower
    if first is None or lower[end] in tagged.lexicon.links:
        return None
    at = first + 1
    while at < end and not tagged.tells_of_noun(at):
        if tagged.is_mark(at) or tagged.quoted[at] or tagged.is_finite(at):
            return None
        at += 1
    clause = tagged.in_classes(at, "personal", "relatives_of_people")
    verbs = _verb_groups(tagged, at + 1, end)
    # "That appeared" may be read as "that proposed rule", without a verb.
    hidden = lower[at] == "that" and lower[at + 1].endswith("ed")
    if at >= end or verbs > clause or (clause and not verbs and not hidden):
        return None
    apart = range(at + 1, end + 1)
    if any(tagged.quoted[inner] or tagged.in_class("subordinators", inner) for inner in apart):
        return None
    return first, end


def _opening_noun(tagged: TaggedSentence, end: int) -> int | None:
    """Return where the noun begins that opens the sentence, behind a circumstance or "But"."""
    first, lower = 0, tagged.tokens.lower
    if tagged.in_classes(0, "prepositions", "adverbial_openers") and "," in lower[:end]:
        first = lower.index(",") + 1
    while first < end and (
        tagged.in_classes(first, "openers", "conjunctions") or lower[first] == ","
    ):
        first += 1
    named = tagged.in_class("determiners", first) or tagged.tokens.is_capitalised(first)
    other = tagged.in_classes(first, "personal", "prepositions", "adverbial_openers")
    return first if named and not other else None


def _verb_groups(tagged: TaggedSentence, first: int, last: int) -> int:
    """Count the finite verbs among these tokens, "have raised" as one."""
    found = 0
    before = False
    for at in range(first, last + 1):
        finite = tagged.is_finite(at)
        found += finite and not before
        before = finite or (before and tagged.is_adverb(at))
    return found


def main_subject(tagged: TaggedSentence, limit: int) -> TokenRange | None:
    """Return the subject of the sentence's first clause, if it is plain."""
    first = 1
    if tagged.in_class("adverbial_openers", 0) and "," in tagged.tokens.lower[:limit]:
        first = tagged.tokens.lower.index(",") + 2
    for at in range(first, limit):
        if tagged.is_finite(at):
            return subject_before(tagged, verb_group_start(tagged, at) - 1)
    return None


def last_subject(tagged: TaggedSentence, before: int) -> TokenRange | None:
    """Return the subject of the last verb before a token that has one of its own."""
    for verb in range(before - 1, 0, -1):
        if not tagged.is_finite(verb):
            continue
        at = verb_group_start(tagged, verb)
        lead = tagged.tokens.lower_at(at - 1)
        subject = None if lead in {"and", "but", "or", "then"} else subject_before(tagged, at - 1)
        if subject is not None or lead not in {",", "and", "but", "or", "then"}:
            return subject
    return None
