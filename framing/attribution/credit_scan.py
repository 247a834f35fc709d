"""Every credit of a sentence: one look at each word, the rules elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.attitude_frames import blunt, holds_that, made_known, stated, sure_that
from framing.attribution.beside_quotations import lead_in, with_quotation
from framing.attribution.perspective_frames import (
    as_it,
    as_said,
    by_phrase,
    to_somebody,
    to_somebody_between,
)
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

_FRAMES = (by_phrase, sure_that, blunt, made_known, holds_that, stated)


def find_credits(tagged: TaggedSentence) -> tuple[Credit, ...]:
    """Find the credits of a sentence, in the order of their cues."""
    lower, triggers = tagged.tokens.lower, tagged.lexicon.triggers
    places = [at for at, low in enumerate(lower) if low in triggers and not tagged.quoted[at]]
    credits_before = _holders(tagged)
    for index in places:
        credit = _frame(tagged, index) or _cued(tagged, index, credits_before)
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


def _holders(tagged: TaggedSentence) -> list[Credit]:
    """Return the credits of "To X, the plan is a gift" and "The plan is, to X, a gift"."""
    lower = tagged.tokens.lower
    if "to" not in lower and "for" not in lower[:2]:
        return []
    between = [
        to_somebody_between(tagged, at)
        for at in range(2, len(lower) - 1)
        if lower[at] == "to" and lower[at - 1] == "," and not tagged.quoted[at]
    ]
    return [credit for credit in (to_somebody(tagged), *between) if credit is not None]


def _frame(tagged: TaggedSentence, index: int) -> Credit | None:
    """Return the credit of a phrase without a verb of saying that is anchored at this word."""
    low = tagged.tokens.lower[index]
    if low in {"say", "tell"} and tagged.tokens.lower[0] == "as":
        credit = as_said(tagged, index)
        if credit is not None:
            return credit
    if low == "it":
        known = tagged.tokens.lower_at(index - 1) in tagged.lexicon.triggers
        return None if known else as_it(tagged, index - 1)
    if tagged.tokens.lower_at(index + 1) == "it":
        credit = as_it(tagged, index)
        if credit is not None:
            return credit
    if low not in tagged.lexicon.frames:
        return None
    for read in _FRAMES:
        credit = read(tagged, index)
        if credit is not None:
            return credit
    return None
