"""Verbs that lead to the one that names the act: "plans to sell", "denied having sold"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from framing.language.stems import is_past, stem, stem_set
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence

Certainty = Literal["done", "told", "will", "planned", "open", "believed", "unclear"]
"""How sure an act is: over; told in the present; to come; planned; may be; thought so; unclear."""
_LISTS = "shifts/clause_reading"
_MOST = 3
"""So many verbs may lead to the act: "has begun trying to hire"."""
_BE, _HAVE, _PLAN, _RULE = stem("be"), stem("have"), stem("plan"), stem("rule")
_DOUBTED: frozenset[Certainty] = frozenset({"open", "unclear"})


def led_act(
    tagged: TaggedSentence, main: int, certainty: Certainty, *, passive: bool
) -> tuple[int, Certainty, bool]:
    """Follow the verbs that lead on from one.

    Returns:
        Where the verb is that names the act, how sure it is then, and whether it is passive.
    """
    lower = tagged.tokens.lower
    for _ in range(_MOST):
        lead, link = _link(tagged, main)
        to = tagged.tokens.lower_at(link) == "to" and _is_infinitive(tagged, link + 1)
        gerund = tagged.tokens.lower_at(link).endswith("ing")
        level = _level(lead, certainty, to=to, gerund=gerund, passive=passive)
        if level is None:
            break
        certainty = level
        main = link + 1 if to else link
        if lower[main] in {"having", "have"} and is_past(tagged.tokens.lower_at(main + 1)):
            main += 1
        while tagged.is_adverb(main) and main + 1 < len(lower):
            main += 1
        passive = lower[main] in {"be", "been"} and is_past(tagged.tokens.lower_at(main + 1))
        main += passive
    return main, certainty, passive


def _link(tagged: TaggedSentence, main: int) -> tuple[str, int]:
    """Return the stem of a verb that may lead on, and where its "to" or gerund would stand."""
    lower = tagged.tokens.lower
    lead, at = stem(lower[main]), main + 1
    while tagged.is_adverb(at) and lower[at] != "not":
        at += 1
    plans = stem(tagged.tokens.lower_at(at + 1)) in stem_set("shifts/denials", "plans")
    if tagged.tokens.lower_at(at) == "no" and plans and lead in {_BE, _HAVE}:
        # "Has no plans to sell", "no intention of selling": the negation reaches that verb.
        return _PLAN, at + 3 if tagged.tokens.lower_at(at + 2) == "of" else at + 2
    return lead, at + (lead == _RULE and tagged.tokens.lower_at(at) == "out")


def _level(
    lead: str, certainty: Certainty, *, to: bool, gerund: bool, passive: bool
) -> Certainty | None:
    """Return how sure an act is behind a verb; None where that verb leads to none."""
    planned = to and lead in stem_set(_LISTS, "leads_planned")
    if planned or (gerund and lead == _PLAN):
        return certainty if certainty in _DOUBTED else "planned"
    if gerund and lead in stem_set(_LISTS, "leads_open"):
        return "open"
    believed = passive and lead in stem_set(_LISTS, "leads_believed")
    if to and (believed or lead in stem_set(_LISTS, "leads_seeming")):
        return certainty if certainty in _DOUBTED else "believed"
    return certainty if (to or gerund) and lead in stem_set(_LISTS, "leads") else None


def _is_infinitive(tagged: TaggedSentence, at: int) -> bool:
    """Tell "declined to comment" from "declined to 5 per cent"."""
    low = tagged.tokens.lower_at(at)
    return (
        low.isalpha()
        and low not in word_set("language/function_words", "numbers")
        and not any(
            tagged.in_class(kind, at) for kind in ("determiners", "prepositions", "pronouns")
        )
    )
