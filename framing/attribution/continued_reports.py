"""Sentences that show by their own words that they go on with a report: hearsay, reported speech.

"Allegedly" and "is said to" are somebody else's word, and right behind a report they are its. What
a report said in the past stands in the past: "the line would close" is reported, "will" is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.stems import stem

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence

_SETTINGS = default().attribution.voices
_WORD = re.compile(r"[^\W\d_]{4,30}")


def hearsay(tagged: TaggedSentence) -> str | None:
    """Return the word that makes a sentence hearsay, outside quotation marks."""
    for at in range(len(tagged.tokens)):
        if tagged.quoted[at]:
            continue
        if tagged.in_class("hearsay", at):
            return tagged.tokens.text[at]
        passive = tagged.in_class("hearsay_passives", at) and tagged.in_class("be", at - 1)
        if passive and tagged.tokens.lower_at(at + 1) == "to":
            return f"{tagged.tokens.text[at - 1]} {tagged.tokens.text[at]} to"
    return None


def backshifted(tagged: TaggedSentence) -> str | None:
    """Return the "would" of a main clause that reports what was said to come."""
    return _main_verb(tagged, "backshift")


def going_on(tagged: TaggedSentence) -> str | None:
    """Return the "will" or "also" of a main clause that tells more of the same."""
    return _main_verb(tagged, "going_on")


def _main_verb(tagged: TaggedSentence, kind: str) -> str | None:
    """Return the first word of a kind, where a plain main clause has it in its verb group."""
    lower = tagged.tokens.lower
    at = next((at for at in range(len(lower)) if tagged.in_class(kind, at)), None)
    if at is None or at == 0 or tagged.quoted[at] or not _opens_plainly(tagged, at):
        return None
    verb = at + 1
    while (
        verb < len(lower) and tagged.is_adverb(verb) and not tagged.in_class("outlets_verb", verb)
    ):
        verb += 1
    return None if _speaks_for_outlet(tagged, at, verb) else tagged.tokens.text[at]


def _opens_plainly(tagged: TaggedSentence, would: int) -> bool:
    """Tell whether a main clause with a noun for its subject stands before "would"."""
    first = 0
    while first < would and (
        tagged.in_class("openers", first) or tagged.tokens.lower[first] == ","
    ):
        first += 1
    if first >= would or tagged.in_class("subordinators", first):
        return False
    if tagged.in_class("situations", first):
        return False
    if tagged.in_class("personal", first) and tagged.tokens.lower[first] in {"we", "you", "i"}:
        return False
    return not any(
        (tagged.is_finite(at) and not tagged.in_class("auxiliaries", at))
        or tagged.in_class("subordinators", at)
        for at in range(first, would)
    )


def _speaks_for_outlet(tagged: TaggedSentence, would: int, verb: int) -> bool:
    around = range(max(0, would - 2), verb + 1)
    return (
        any(tagged.in_class("negations", at) for at in around)
        or tagged.in_class("outlets_verb", verb)
        or _says_what_it_is(tagged, verb)
        or tagged.tokens.lower_at(len(tagged.tokens) - 1) == "?"
        or any(
            tagged.in_class("own_markers", at)
            for at in range(min(_SETTINGS.own_opening, len(tagged.tokens)))
        )
    )


def _says_what_it_is(tagged: TaggedSentence, verb: int) -> bool:
    """Tell "would be a blow", the outlet's opinion, from "would be sold"."""
    if tagged.tokens.lower_at(verb) not in {"be", "become"}:
        return False
    after = verb + 1
    while tagged.is_adverb(after):
        after += 1
    low = tagged.tokens.lower_at(after)
    form = tagged.lexicon.verbs.get(low)
    past = low.endswith(("ed", "ing")) or tagged.in_class("verbs", after)
    return not (past or (form is not None and form.form == "past"))


def content_stems(text: str) -> frozenset[str]:
    """Return the stems of a sentence's longer words, without those of grammar and of crediting."""
    known = lexicon()
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(
        stem(word) for word in words if word not in known.small and word not in known.finite
    )
