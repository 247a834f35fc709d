"""Every credit of a sentence: one look at each word, the rules elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.beside_quotations import lead_in, with_quotation
from framing.attribution.reporting_verbs import verb_credit
from framing.attribution.sentence_credits import (
    Credit,
    according,
    apart,
    cite,
    noun_credit,
    own_thoughts,
    per_name,
)
from framing.attribution.view_frames import to_somebody, view_credit

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence


def find_credits(tagged: TaggedSentence) -> tuple[Credit, ...]:
    """Find the credits of a sentence, in the order of their cues."""
    lower, triggers = tagged.tokens.lower, tagged.lexicon.triggers
    places = [at for at, low in enumerate(lower) if low in triggers and not tagged.quoted[at]]
    holder = to_somebody(tagged)
    credits_before = [holder] if holder is not None else []
    for index in places:
        credit = view_credit(tagged, index) or _cued(tagged, index, credits_before)
        if credit is not None:
            credits_before.append(credit)
    if not credits_before and lower and lower[-1] == ":":
        return lead_in(tagged)
    return own_thoughts(tagged, apart(tagged, with_quotation(tagged, credits_before)))


def _cued(tagged: TaggedSentence, index: int, credits_before: list[Credit]) -> Credit | None:
    """Return the credit of a verb, a noun or an "according to" at this word."""
    low, lexicon = tagged.tokens.lower[index], tagged.lexicon
    credit: Credit | None = None
    if per_name(tagged, index) or (
        low == "according" and tagged.tokens.lower_at(index + 1) == "to"
    ):
        credit = according(tagged, index)
    elif low == "citing" and credits_before:
        cite(tagged, index, credits_before)
    elif low in lexicon.verbs and low != "citing":
        credit = verb_credit(tagged, index, lexicon.verbs[low], credits_before)
    if credit is None and low in lexicon.crediting_nouns:
        credit = noun_credit(tagged, index, credits_before)
    return credit
