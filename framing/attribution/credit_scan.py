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
    from framing.language.token_sequence import Clause


def find_credits(clause: Clause) -> tuple[Credit, ...]:
    """Find the credits of a sentence, in the order of their cues."""
    lexicon = clause.lexicon
    lower, triggers = clause.words.lower, lexicon.triggers
    places = [at for at, low in enumerate(lower) if low in triggers and not clause.quoted[at]]
    found: list[Credit] = []
    for index in places:
        low = lower[index]
        credit: Credit | None = None
        if per_name(clause, index) or (low == "according" and clause.words.low(index + 1) == "to"):
            credit = according(clause, index)
        elif low == "citing" and found:
            cite(clause, index, found)
        elif low in lexicon.verbs and low != "citing":
            credit = verb_credit(clause, index, lexicon.verbs[low], found)
        if credit is None and low in lexicon.crediting_nouns:
            credit = noun_credit(clause, index, found)
        if credit is not None:
            found.append(credit)
    return own_thoughts(clause, apart(found))
