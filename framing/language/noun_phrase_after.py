"""The noun phrase that begins at a token: "said Ana Ruiz, the head of X", "by the ministry"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.config import default
from framing.language.punctuation import DASHES, GENITIVE, PHRASE_ENDS, POSSESSIVE

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

# Read once: these stand in inner loops.
_SETTINGS = default().language.phrases
_LONGEST = _SETTINGS.longest
_BOUNDARIES = ("sure", "name ends", "people", "name begins")
"""Where a second noun phrase begins, the surest first."""


def noun_phrase_after(
    tagged: TaggedSentence, index: int, *, to_comma: bool = False
) -> TokenRange | None:
    """Return the phrase that begins at ``index``, with an appositive that closes it.

    With ``to_comma`` it ends at the first comma; otherwise ", the head of X" is taken along.
    """
    at, last = index, tagged.last()
    while at <= last and at - index < _LONGEST:
        if _ends_phrase(tagged, at, first=index, to_comma=to_comma):
            break
        at += 1
    end = at - 1
    while end > index and (tagged.in_class("prepositions", end) or tagged.tokens.lower[end] == ","):
        end -= 1
    return (index, end) if end >= index and not tagged.is_mark(index) else None


def _ends_phrase(tagged: TaggedSentence, at: int, *, first: int, to_comma: bool) -> bool:
    low = tagged.tokens.lower[at]
    if low == ",":
        return to_comma or not _continues_phrase(tagged, at + 1)
    if low == ".":
        return not tagged.is_abbreviation(at - 1)
    if low == "(":
        return tagged.in_class("days", at + 1)
    if low in {";", ":"} or low in DASHES:
        return True
    return at > first and (
        (
            tagged.in_class("days", at)
            and not tagged.in_class("determiners", at - 1)
            and tagged.tokens.text[at] != "Today"
        )
        or (tagged.quoted[at] and low in PHRASE_ENDS)
    )


def _continues_phrase(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether what follows a comma describes the person just named."""
    low = tagged.tokens.lower_at(index)
    if not low or tagged.quoted[index] or low in PHRASE_ENDS:
        return False
    if low in {"who", "a", "an", "the", "one"} or low.isdigit():
        return True
    return not (
        tagged.in_classes(index, "prepositions", "pronouns", "subordinators", "conjunctions")
        or tagged.is_finite(index)
        or tagged.is_adverb(index)
        or low.endswith("ing")
        or low in {"according", "citing"}
    )


def phrase_before_clause(tagged: TaggedSentence, index: int) -> TokenRange | None:
    """Return the phrase at ``index`` that a clause follows without a comma, if one does.

    "According to the union the plan is dead": where a second noun phrase begins, before the first
    finite verb that has one. A comma, a quotation or another mark ends the search.
    """
    owed = 0
    last = min(tagged.last() + 1, index + _LONGEST)
    begins: dict[str, int] = {}
    for at in range(index + 1, last):
        if tagged.is_mark(at) or tagged.quoted[at]:
            return None
        if tagged.in_class("relatives_of_people", at):
            owed += 1
            continue
        if tagged.is_finite(at):
            start = next((begins[kind] for kind in _BOUNDARIES if kind in begins), 0)
            if owed and not tagged.is_finite(at - 1):
                owed -= 1
                begins = {}
            elif start and not owed:
                return index, start - 1
            continue
        kind = "" if owed else _begins_phrase(tagged, at, first=index)
        if kind:
            begins[kind] = at
    return None


def _begins_phrase(tagged: TaggedSentence, at: int, *, first: int) -> str:
    """Tell whether a second noun phrase begins here, and how sure that is."""
    before, lower = at - 1, tagged.tokens.lower
    joined = (
        tagged.in_classes(before, "prepositions", "determiners", "conjunctions")
        or tagged.in_classes(at, "conjunctions", "prepositions")
        or tagged.is_finite(before)
        or lower[at] in GENITIVE
        or lower[before] in POSSESSIVE
        or lower[at] == "."
    )
    if joined:
        return ""
    if tagged.in_classes(at, "determiners", "personal"):
        return "sure"
    described = tagged.is_adverb(at) or tagged.in_class("described", at)
    if described or lower[before] == ".":
        return ""
    return _by_capitals(tagged, at, first=first)


def _by_capitals(tagged: TaggedSentence, at: int, *, first: int) -> str:
    """Tell a second phrase from the first where no article shows it."""
    before, lower = at - 1, tagged.tokens.lower
    cap, lead = tagged.tokens.is_capitalised(at), tagged.tokens.is_capitalised(before)
    if lead and not cap:
        return "name ends"
    if cap and not lead and tagged.in_class("determiners", first) and before > first:
        return "name begins"
    people = before == first and lower[before].endswith("s") and not lead
    return "people" if people and tagged.lexicon.names_somebody(lower[before]) else ""
