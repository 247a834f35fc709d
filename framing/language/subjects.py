"""The subject of a clause that stands before a token: the first one's, and the last one's."""

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
