"""The credits that stand in one sentence: source, cue and content, before anybody is named.

Rules look at the words around a cue only: nothing here knows the source report or what was said
before. See source_identity.py for whom a phrase means and voices.py for what a sentence becomes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from framing.attribution.complement_ends import clause_end
from framing.config import default
from framing.language.datelines import behind_dateline, past_date
from framing.language.noun_phrase_after import noun_phrase_after, phrase_before_clause
from framing.language.noun_phrases import subject_before
from framing.language.punctuation import DASHES, POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.verb_complements import Strength
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

Shape = Literal[
    "before",  # the minister said (that) ...
    "after",  # ..., the minister said
    "inverted",  # ..., said the minister
    "as",  # ..., as the minister said
    "according",  # according to the minister
    "passive",  # ... was reported by the ministry
    "agentless",  # ... is believed to
    "trailing",  # ..., adding that
    "noun",  # the minister's claim that
    "intro",  # the minister said:
    "tail",  # the minister asked. (behind a quotation)
]
CLOSING: frozenset[Shape] = frozenset({"after", "inverted", "as", "according"})
"""Shapes whose statement is all that stands before them."""

_PAUSES = DASHES | {","}
_OPENING_MARKS = _PAUSES | {":"}
_SETTINGS = default().attribution.credits


@dataclass(frozen=True, slots=True)
class Credit:
    """One credit as tokens. ``contents`` are in reading order."""

    source: TokenRange | None
    cue: TokenRange
    contents: tuple[TokenRange, ...]
    shape: Shape
    strength: Strength = "statement"
    addressee: TokenRange | None = None
    via: TokenRange | None = None
    """Whom the source cites in turn."""
    subordinate: bool = False
    needs_speaker: bool = False
    """Counts only when the source is somebody or something that can speak."""
    unsaid: bool = False
    """It is told that this was not said."""


def apart(tagged: TaggedSentence, all_credits: Sequence[Credit]) -> tuple[Credit, ...]:
    """Keep a statement from running into the credit that closes the sentence.

    In "A worried that B, two people said" the first credit is part of what two people said.
    """
    return tuple(_cut(tagged, credit, all_credits) for credit in all_credits)


def _cut(tagged: TaggedSentence, credit: Credit, all_credits: Sequence[Credit]) -> Credit:
    for later in all_credits:
        joint = later.cue[0] - 1
        if (
            later.source is not None
            and later.source == credit.source
            and later.shape == "before"
            and credit.cue < later.cue
            and tagged.in_class("conjunctions", joint)
            and any(first <= joint <= last for first, last in credit.contents)
        ):
            # "outlined his plan and vowed to": one subject, two credits.
            end = joint - 2 if tagged.tokens.lower_at(joint - 1) == "," else joint - 1
            contents = tuple((a, min(b, end)) for a, b in credit.contents if a <= end)
            credit = replace(credit, contents=contents) if contents else credit
            break
    for closing in all_credits:
        if closing is credit or closing.shape not in CLOSING:
            continue
        first, last = closing.contents[0]
        if first <= credit.cue[0] <= last:
            contents = tuple((a, min(b, last)) for a, b in credit.contents if a <= last)
            return replace(credit, contents=contents, subordinate=True)
    return credit


def own_thoughts(tagged: TaggedSentence, all_credits: Sequence[Credit]) -> tuple[Credit, ...]:
    """Leave out what a speaker says of minds and acts: "she said she hopes" is one credit.

    Who is said to want or to praise something is told of by the speaker, and credited with nothing.
    """
    return tuple(
        credit
        for credit in all_credits
        if not (_is_told_of(tagged, credit) or _of_own_mind(tagged, credit))
        or not _lies_in_another(credit, all_credits)
    )


def _is_told_of(tagged: TaggedSentence, credit: Credit) -> bool:
    """Tell whether a credit is an act or a stance; who first reported something is kept."""
    form = tagged.lexicon.verbs.get(tagged.tokens.lower[credit.cue[1]])
    blames = form is not None and form.lemma in tagged.lexicon.blaming
    told = (blames or credit.strength in {"act", "stance"}) and credit.shape != "passive"
    return told and not credit.unsaid


def _of_own_mind(tagged: TaggedSentence, credit: Credit) -> bool:
    source = credit.source
    if source is None or source[0] != source[1] or not tagged.in_class("third_person", source[0]):
        return False
    if tagged.in_class("sure", credit.cue[1]):
        return True
    form = tagged.lexicon.verbs.get(tagged.tokens.lower[credit.cue[1]])
    return form is not None and bool(form.classes & {"belief", "stance"})


def _lies_in_another(credit: Credit, all_credits: Sequence[Credit]) -> bool:
    """Tell whether a credit lies in what somebody else is credited with, outside quotations."""
    return any(
        outer is not credit and outer.strength == "statement" and first <= credit.cue[0] <= last
        for outer in all_credits
        for first, last in outer.contents
    )


def is_subordinate(tagged: TaggedSentence, subject: TokenRange) -> bool:
    """Tell whether a subject stands in a clause that another holds: "who said", "when he said"."""
    relative = tagged.tokens.lower[subject[0]] in {"who", "which"}
    return relative or tagged.in_class("subordinators", subject[0] - 1)


def left_content(tagged: TaggedSentence, before: int) -> tuple[TokenRange, ...]:
    """Return the statement that ends at token ``before``: from the sentence's start."""
    last = before
    while last >= 0 and tagged.tokens.lower[last] in _PAUSES and not tagged.quoted[last]:
        last -= 1
    return ((_past_openers(tagged, last), last),) if last >= 0 else ()


def _past_openers(tagged: TaggedSentence, last: int) -> int:
    """Return where a statement begins behind "But", "Meanwhile,": they are the outlet's."""
    first = 0
    while first < last and not tagged.quoted[first]:
        joins = tagged.in_classes(first, "conjunctions", "openers")
        comma = tagged.tokens.lower_at(first + 1) == ","
        if not (tagged.in_class("leading", first) or (joins and comma)):
            break
        first += 2 if comma else 1
    return min(first, last)


def resumption(tagged: TaggedSentence, index: int, *, quotes_only: bool) -> tuple[TokenRange, ...]:
    """Return the rest of a statement that its credit interrupts."""
    index = past_date(tagged, index)
    while tagged.tokens.lower_at(index) in _OPENING_MARKS and not tagged.quoted[index]:
        index += 1
    if index >= len(tagged.tokens) or tagged.tokens.lower[index] == ".":
        return ()
    last = clause_end(tagged, index)
    if last < index:
        return ()
    if tagged.quoted[index]:
        return ((index, last),)
    form = tagged.lexicon.verbs.get(tagged.tokens.lower[index])
    if tagged.in_class("auxiliaries", index) and not tagged.in_class("personal", index + 1):
        return ((index, last),)  # "The pier his town has, he said, is old"
    if quotes_only or (form is not None and form.form == "ing"):
        return ()
    return ((index, last),)


def complete(tagged: TaggedSentence, content: TokenRange) -> bool:
    """Tell whether a statement needs no more words: a clause with a verb, or a closed quotation."""
    return tagged.has_finite(*content) or tagged.quoted[content[1]]


def according(tagged: TaggedSentence, index: int) -> Credit | None:
    """Read "according to X" or "per X", first, last or in the middle of the sentence."""
    opens = index == 0 or (index == 1 and tagged.in_class("openers", 0))
    opens = opens or behind_dateline(tagged, index)
    cue = (index, index if tagged.tokens.lower[index] == "per" else index + 1)
    linked = not opens and _is_linked(tagged, index - 1)
    source = noun_phrase_after(tagged, cue[1] + 1, to_comma=opens or linked)
    if source is None or _is_no_source(tagged, source):
        return None
    if linked:
        # "..., in which, according to X, half left": X is credited with what follows alone.
        source = _before_verb(tagged, source)
        inner = resumption(tagged, source[1] + 1, quotes_only=False)
        return Credit(source, cue, inner, "according", subordinate=True) if inner else None
    if not opens:
        contents = left_content(tagged, index - 1)
        if not contents:
            return None
        only = tagged.tokens.lower_at(index - 1) != "," or complete(tagged, contents[0])
        rest = resumption(tagged, source[1] + 1, quotes_only=only)
        return Credit(source, cue, (*contents, *rest), "according")
    after, via = source[1] + 1, None
    if tagged.tokens.lower_at(after) == "," and tagged.tokens.lower_at(after + 1) == "citing":
        via = noun_phrase_after(tagged, after + 2, to_comma=True)
        after = via[1] + 1 if via else after
    else:
        source = _before_clause(tagged, source) or _described(tagged, source)
        after = source[1] + 1
    contents = resumption(tagged, after, quotes_only=False)
    return Credit(source, cue, contents, "according", via=via) if contents else None


def _is_no_source(tagged: TaggedSentence, source: TokenRange) -> bool:
    """Tell "according to plan", "according to their usual habit": nobody says it."""
    head = source[0]
    while head < source[1] and not tagged.in_class("prepositions", head + 1):
        head += 1
    bare = head == source[0] and tagged.in_class("bare_no_sources", head)
    return bare or tagged.in_class("no_sources", head)


def _before_clause(tagged: TaggedSentence, source: TokenRange) -> TokenRange | None:
    """Part "According to the union the plan is dead" without a comma into who speaks and the rest.

    A comma that a clause follows closes the phrase: "According to a report the paper ran, it".
    """
    phrase = phrase_before_clause(tagged, source[0])
    comma = source[1] + 1
    if phrase is None or tagged.tokens.lower_at(comma) != ",":
        return phrase
    clause = tagged.has_finite(comma + 1, tagged.last()) and not (
        tagged.in_classes(comma + 1, "subordinators", "conjunctions")
    )
    return None if clause else phrase


def _is_linked(tagged: TaggedSentence, before: int) -> bool:
    """Tell whether "which", "that" or "and" stands before, inside the sentence."""
    left = left_content(tagged, before)
    link = left[0][1] if left else 0
    if tagged.tokens.lower_at(link) == "that" and tagged.in_class("prepositions", link - 1):
        return False
    return link > 0 and (tagged.in_classes(link, "subordinators", "conjunctions"))


def _before_verb(tagged: TaggedSentence, source: TokenRange) -> TokenRange:
    """Return who speaks in "which according to its owner is safe"."""
    for at in range(source[0] + 1, source[1] + 1):
        if tagged.in_class("subordinators", at):
            break
        if tagged.is_finite(at):
            return source[0], at - 1
    return source


def per_name(tagged: TaggedSentence, index: int) -> bool:
    """Tell ", per the Times" from "per head" and from people called Per."""
    if tagged.tokens.lower[index] != "per" or (index and tagged.tokens.is_capitalised(index)):
        return False
    named = tagged.in_class("determiners", index + 1)
    apart = tagged.tokens.lower_at(index - 1) == "," if index else named
    return apart and tagged.tokens.is_capitalised(index + 2 if named else index + 1)


def _described(tagged: TaggedSentence, source: TokenRange) -> TokenRange:
    """Take along the description in "According to X, the head of Y, prices rose"."""
    comma = source[1] + 1
    if tagged.tokens.lower_at(comma) != "," or tagged.tokens.lower_at(comma + 1) not in {
        "a",
        "an",
        "the",
        "who",
        "which",
    }:
        return source
    after = tagged.tokens.lower[comma + 1 :]
    if "," not in after:
        return source
    end = comma + 1 + after.index(",")
    relative = tagged.tokens.lower_at(comma + 1) in {"who", "which"}
    if (tagged.has_finite(comma + 1, end) and not relative) or not tagged.has_finite(
        end, len(tagged.tokens) - 1
    ):
        return source
    return source[0], end - 1


def cite(tagged: TaggedSentence, index: int, credits_before: list[Credit]) -> None:
    """Put the source of "..., citing X" behind the credit it belongs to."""
    if not credits_before or credits_before[-1].via is not None:
        return
    via = noun_phrase_after(tagged, index + 1, to_comma=True)
    if via is not None:
        credits_before[-1] = replace(credits_before[-1], via=via)


def noun_credit(
    tagged: TaggedSentence, index: int, credits_before: Sequence[Credit]
) -> Credit | None:
    """Read "the ministry's claim that", "concerns that"."""
    if (
        credits_before
        and credits_before[-1].contents
        and credits_before[-1].contents[0][0] == index + 1
    ):
        return None  # "said in a statement that": somebody is credited with it already
    low, link = tagged.tokens.lower[index], tagged.tokens.lower_at(index + 1)
    linked = link in tagged.lexicon.noun_links.get(low, ())
    says = (
        link == "that" and low in tagged.lexicon.people["nouns"] and not tagged.is_finite(index + 2)
    )
    if not (linked or says):
        return None
    content = (index + 1, clause_end(tagged, index + 1, stop_at_comma=True))
    if linked:
        content = _before_verb(tagged, content)
    if content[1] <= content[0]:
        return None
    start = index
    while (
        start > 0
        and index - start < _SETTINGS.crediting_noun
        and not _starts_noun(tagged, start - 1)
    ):
        start -= 1
    source: TokenRange | None = None
    if tagged.tokens.lower_at(start - 1) in POSSESSIVE:
        source = subject_before(tagged, start - 2)
    elif tagged.in_class("possessives", start - 1):
        source = (start - 1, start - 1)
    elif low in tagged.lexicon.people["documents"] and not linked:
        source = (start, index)
    if linked and source is None and low not in tagged.lexicon.people["bare_nouns"]:
        return None
    strength: Strength = "stance" if linked else "statement"
    return Credit(
        source,
        (start, index),
        (content,),
        "noun",
        strength,
        subordinate=True,
        needs_speaker=linked and source is not None,
    )


def _starts_noun(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a noun phrase such as "claim" begins after this token."""
    return (
        tagged.is_mark(index)
        or tagged.tokens.lower[index] in POSSESSIVE
        or tagged.in_classes(index, "determiners", "prepositions")
        or tagged.is_finite(index)
    )
