"""The credits that stand in one sentence: source, cue and content, before anybody is named.

Rules look at the words around a cue only: nothing here knows the source report or what was said
before. See naming.py for whom a phrase means and voice.py for what the sentence becomes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from framing.attribution.postposed_source import phrase_after
from framing.attribution.verb_complements import clause_end
from framing.language.noun_phrases import subject_before
from framing.language.token_sequence import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.attribution.verb_complements import Strength
    from framing.language.token_sequence import Clause, Range

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

_NOUN_PHRASE = 8  # tokens between an owner and a noun such as "claim"


@dataclass(frozen=True, slots=True)
class Credit:
    """One credit as tokens. ``contents`` are in reading order."""

    source: Range | None
    cue: Range
    contents: tuple[Range, ...]
    shape: Shape
    strength: Strength = "statement"
    hearer: Range | None = None
    via: Range | None = None
    """Whom the source cites in turn."""
    subordinate: bool = False
    needs_speaker: bool = False
    """Counts only when the source is somebody or something that can speak."""


def apart(found: Sequence[Credit]) -> tuple[Credit, ...]:
    """Keep a statement from running into the credit that closes the sentence.

    In "A worried that B, two people said" the first credit is part of what two people said.
    """
    return tuple(_cut(credit, found) for credit in found)


def _cut(credit: Credit, found: Sequence[Credit]) -> Credit:
    for other in found:
        if other is credit or other.shape not in CLOSING:
            continue
        first, last = other.contents[0]
        if first <= credit.cue[0] <= last:
            contents = tuple((a, min(b, last)) for a, b in credit.contents if a <= last)
            return replace(credit, contents=contents, subordinate=True)
    return credit


def own_thoughts(clause: Clause, found: Sequence[Credit]) -> tuple[Credit, ...]:
    """Leave out what a speaker says of his own mind: "she said she hopes" is one credit."""
    return tuple(
        credit for credit in found if not _of_own_mind(clause, credit) or not _told(credit, found)
    )


def _of_own_mind(clause: Clause, credit: Credit) -> bool:
    source = credit.source
    if source is None or source[0] != source[1] or not clause.is_("third_person", source[0]):
        return False
    form = clause.lexicon.verbs.get(clause.words.lower[credit.cue[1]])
    return form is not None and bool(form.classes & {"belief", "stance"})


def _told(credit: Credit, found: Sequence[Credit]) -> bool:
    """Tell whether a credit lies in what somebody else is credited with, outside quotations."""
    return any(
        other is not credit and other.strength == "statement" and first <= credit.cue[0] <= last
        for other in found
        for first, last in other.contents
    )


def left_content(clause: Clause, before: int) -> tuple[Range, ...]:
    """Return the statement that ends at token ``before``: from the sentence's start."""
    last = before
    while last >= 0 and clause.words.lower[last] in {",", "—", "--"} and not clause.quoted[last]:
        last -= 1
    return ((0, last),) if last >= 0 else ()


def resumption(clause: Clause, index: int, *, quotes_only: bool) -> tuple[Range, ...]:
    """Return the rest of a statement that its credit interrupts."""
    while clause.words.low(index) in {",", ":", "—", "--"} and not clause.quoted[index]:
        index += 1
    if index >= len(clause.words) or clause.words.lower[index] == ".":
        return ()
    last = clause_end(clause, index)
    if last < index:
        return ()
    if clause.quoted[index]:
        return ((index, last),)
    form = clause.lexicon.verbs.get(clause.words.lower[index])
    if quotes_only or (form is not None and form.form == "ing"):
        return ()
    return ((index, last),)


def complete(clause: Clause, content: Range) -> bool:
    """Tell whether a statement needs no more words: a clause with a verb, or a closed quotation."""
    return clause.has_finite(*content) or clause.quoted[content[1]]


def according(clause: Clause, index: int) -> Credit | None:
    """Read "according to X" or "per X", first, last or in the middle of the sentence."""
    opens = index == 0 or (index == 1 and clause.is_("openers", 0))
    cue = (index, index if clause.words.lower[index] == "per" else index + 1)
    linked = not opens and _is_linked(clause, index - 1)
    source = phrase_after(clause, cue[1] + 1, to_comma=opens or linked)
    if source is None:
        return None
    if linked:
        # "..., in which, according to X, half left": X is credited with what follows alone.
        source = _before_verb(clause, source)
        inner = resumption(clause, source[1] + 1, quotes_only=False)
        return Credit(source, cue, inner, "according", subordinate=True) if inner else None
    if not opens:
        contents = left_content(clause, index - 1)
        if not contents:
            return None
        only = clause.words.low(index - 1) != "," or complete(clause, contents[0])
        rest = resumption(clause, source[1] + 1, quotes_only=only)
        return Credit(source, cue, (*contents, *rest), "according")
    after, via = source[1] + 1, None
    if clause.words.low(after) == "," and clause.words.low(after + 1) == "citing":
        via = phrase_after(clause, after + 2, to_comma=True)
        after = via[1] + 1 if via else after
    else:
        source = _described(clause, source)
        after = source[1] + 1
    contents = resumption(clause, after, quotes_only=False)
    return Credit(source, cue, contents, "according", via=via) if contents else None


def _is_linked(clause: Clause, before: int) -> bool:
    """Tell whether "which", "that" or "and" stands before, inside the sentence."""
    left = left_content(clause, before)
    link = left[0][1] if left else 0
    if clause.words.low(link) == "that" and clause.is_("prepositions", link - 1):
        return False
    return link > 0 and (clause.is_("subordinators", link) or clause.is_("conjunctions", link))


def _before_verb(clause: Clause, source: Range) -> Range:
    """Return who speaks in "which according to its owner is safe"."""
    for at in range(source[0] + 1, source[1] + 1):
        if clause.is_("subordinators", at):
            break
        if clause.finite(at):
            return source[0], at - 1
    return source


def per_name(clause: Clause, index: int) -> bool:
    """Tell ", per the Times" from "per head" and from people called Per."""
    if clause.words.lower[index] != "per" or (index and clause.words.capital(index)):
        return False
    named = clause.is_("determiners", index + 1)
    apart = clause.words.low(index - 1) == "," if index else named
    return apart and clause.words.capital(index + 2 if named else index + 1)


def _described(clause: Clause, source: Range) -> Range:
    """Take along the description in "According to X, the head of Y, prices rose"."""
    comma = source[1] + 1
    if clause.words.low(comma) != "," or clause.words.low(comma + 1) not in {
        "a",
        "an",
        "the",
        "who",
        "which",
    }:
        return source
    after = clause.words.lower[comma + 1 :]
    if "," not in after:
        return source
    end = comma + 1 + after.index(",")
    relative = clause.words.low(comma + 1) in {"who", "which"}
    if (clause.has_finite(comma + 1, end) and not relative) or not clause.has_finite(
        end, len(clause.words) - 1
    ):
        return source
    return source[0], end - 1


def cite(clause: Clause, index: int, found: list[Credit]) -> None:
    """Put the source of "..., citing X" behind the credit it belongs to."""
    if not found or found[-1].via is not None:
        return
    via = phrase_after(clause, index + 1, to_comma=True)
    if via is not None:
        found[-1] = replace(found[-1], via=via)


def noun_credit(clause: Clause, index: int, found: Sequence[Credit]) -> Credit | None:
    """Read "the ministry's claim that", "concerns that"."""
    if found and found[-1].contents and found[-1].contents[0][0] == index + 1:
        return None  # "said in a statement that": somebody is credited with it already
    low, link = clause.words.lower[index], clause.words.low(index + 1)
    linked = link in clause.lexicon.noun_links.get(low, ())
    says = link == "that" and low in clause.lexicon.people["nouns"] and not clause.finite(index + 2)
    if not (linked or says):
        return None
    content = (index + 1, clause_end(clause, index + 1, stop_at_comma=True))
    if content[1] <= content[0]:
        return None
    start = index
    while start > 0 and index - start < _NOUN_PHRASE and not _starts_noun(clause, start - 1):
        start -= 1
    source: Range | None = None
    if clause.words.low(start - 1) in POSSESSIVE:
        source = subject_before(clause, start - 2)
    elif clause.is_("possessives", start - 1):
        source = (start - 1, start - 1)
    elif low in clause.lexicon.people["documents"] and not linked:
        source = (start, index)
    if linked and source is None and low not in clause.lexicon.people["bare_nouns"]:
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


def _starts_noun(clause: Clause, index: int) -> bool:
    """Tell whether a noun phrase such as "claim" begins after this token."""
    return (
        clause.mark(index)
        or clause.words.lower[index] in POSSESSIVE
        or clause.is_("determiners", index)
        or clause.is_("prepositions", index)
        or clause.finite(index)
    )
