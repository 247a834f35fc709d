"""Thin sourcing dropped: what "one person familiar with the talks" said, told as if known."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from framing.language.stems import stem, stem_set
from framing.language.word_lists import table, word_set
from framing.shifts.wording import Difference, Wording
from framing.shifts.wording_pairs import Pair, whole
from framing.types import Span

_WORD = re.compile(r"[^\W\d_]{1,40}(?:['’][^\W\d_]{1,10})?|[,;:“”\"]")
_LONGEST = 18
"""A source of more words than this is hardly one."""
_PAIR = 2

LOOSE = True
"""Who is credited can be told of any two wordings of a fact."""


def find(both: Pair) -> list[Difference]:
    """Return the one difference there can be: an unnamed source that is gone."""
    unnamed = _unnamed(both.one)
    if unnamed is None or _sourced(both.other):
        return []
    words = _words(both.one, unnamed)
    why = (
        f"The baseline says on whose word it rests, without a name: “{words}”."
        " This version does not mention such a source."
    )
    return [Difference("sourcing", unnamed, whole(both.other), why)]


def _unnamed(wording: Wording) -> Span | None:
    """Return the words for a source without a name; vague ones ("experts") are none."""
    spans = [
        one.source
        for one in wording.voice.attributions
        if one.source is not None and one.kind == "anonymous" and _reports(wording, one.cue)
    ]
    spans += _by_form(wording)
    return next((span for span in spans if _is_unnamed(_words(wording, span))), None)


def _reports(wording: Wording, cue: Span | None) -> bool:
    verbs = word_set("shifts/kinds/sourcing", "verbs")
    return cue is None or bool(verbs & set(_words(wording, cue).lower().split()))


def _is_unnamed(words: str) -> bool:
    found = [match[0].lower() for match in _WORD.finditer(words)]
    if not found or len(found) > _LONGEST:
        return False
    if _marks().search(words):
        return True
    stems = [stem(word) for word in found[:5]]
    if stem_set("shifts/kinds/sourcing", "never").intersection(stems):
        return False
    return found[0] in word_set("shifts/kinds/sourcing", "openers") and not _named(words)


def _named(words: str) -> bool:
    """Tell whether a name stands right behind the first word: "One Direction", "A Mr Smith"."""
    second = words.split()[1:2]
    return bool(second) and second[0][:1].isupper()


def _by_form(wording: Wording) -> list[Span]:
    """Find "a nurse who works there said", "..., one resident claimed" and "citing two people"."""
    return [_span(wording, *place) for place in _forms(wording.context)]


@lru_cache(maxsize=256)
def _forms(text: str) -> tuple[tuple[int, int], ...]:
    """The places of such words in a sentence, kept: it is held against one of every version."""
    low = text.lower()
    told = any(verb in low for verb in word_set("shifts/kinds/sourcing", "form_verbs"))
    cited = any(phrase in low for phrase in word_set("shifts/kinds/sourcing", "before"))
    return (*(_tellers(text) if told else ()), *(_cited(text) if cited else ()))


def _tellers(text: str) -> list[tuple[int, int]]:
    words = list(_WORD.finditer(text))
    low = [word[0].lower() for word in words]
    verbs = word_set("shifts/kinds/sourcing", "form_verbs")
    found: list[tuple[int, int]] = []
    starts = [0, *(place + 1 for place, word in enumerate(low) if word in {",", ";"})]
    for start in starts:
        if start >= len(low) or low[start] not in word_set("shifts/kinds/sourcing", "openers"):
            continue
        end = next(
            (at for at in range(start + 1, min(len(low), start + _LONGEST)) if low[at] in verbs),
            None,
        )
        if end is not None and _is_one_subject(low[start:end], begins=start == 0):
            found.append((words[start].start(), words[end - 1].end()))
    return found


def _is_one_subject(words: list[str], *, begins: bool) -> bool:
    """Tell "a nurse, who works there, said" from "a fire broke out, doctors said"."""
    commas = words.count(",")
    return not commas or (begins and commas == _PAIR and words[-1] == ",")


def _cited(text: str) -> list[tuple[int, int]]:
    verbs = word_set("shifts/kinds/sourcing", "form_verbs")
    found: list[tuple[int, int]] = []
    for opening in _openings().finditer(text):
        rest = _WORD.finditer(text, opening.end())
        last = opening.end()
        for count, word in enumerate(rest):
            if word[0] in {",", ";", "as"} or word[0].lower() in verbs or count > _LONGEST:
                break
            last = word.end()
        if last > opening.end():
            found.append((opening.end(), last))
    return found


def _span(wording: Wording, start: int, end: int) -> Span:
    return Span(wording.context_start + start, wording.context_start + end)


def _sourced(wording: Wording) -> bool:
    """Tell whether anybody but the source report may stand behind the version's statement."""
    voice = wording.voice
    if voice.basis in {"carried", "document"} or voice.voice == "unclear":
        return True
    if _marks().search(wording.context):
        return True
    own = [
        span
        for one in voice.attributions
        if one.voice == "source" and len(one.chain) <= 1 and one.kind != "anonymous"
        for span in (one.cue,)
        if span is not None
    ]
    told = [
        _span(wording, word.start(), word.end())
        for word in _WORD.finditer(wording.context)
        if word[0].lower() in word_set("shifts/kinds/sourcing", "verbs")
    ]
    return any(not any(span.meets(one.start, one.end) for span in own) for one in told)


@cache
def _marks() -> re.Pattern[str]:
    phrases = "|".join(re.escape(mark) for mark in table("shifts/kinds/sourcing")["marks"])
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


@cache
def _openings() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in table("shifts/kinds/sourcing")["before"])
    return re.compile(rf"\b(?:{phrases})\s", re.IGNORECASE)


def _words(wording: Wording, span: Span) -> str:
    low, high = span.start - wording.context_start, span.end - wording.context_start
    return wording.context[max(0, low) : max(0, high)]
