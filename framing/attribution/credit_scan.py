"""Every credit of a sentence: one look at each word, the rules elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence


def find_credits(tagged: TaggedSentence) -> tuple[Credit, ...]:
    """Find the credits of a sentence, in the order of their cues."""
    lexicon = tagged.lexicon
    lower, triggers = tagged.tokens.lower, lexicon.triggers
    places = [at for at, low in enumerate(lower) if low in triggers and not tagged.quoted[at]]
    credits_before: list[Credit] = []
    for index in places:
        low = lower[index]
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
        if credit is not None:
            credits_before.append(credit)
    return own_thoughts(tagged, apart(credits_before))
