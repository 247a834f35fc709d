"""Credits for quotations beside no verb of saying: who shrugged, laughed or remembered speaks.

English sets a comma, a question or an exclamation mark between a quotation and whoever speaks it,
and a comma or a colon before one; so the verb there need not be known.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.attribution.sentence_credits import Credit
from framing.language.noun_phrase_after import noun_phrase_after
from framing.language.noun_phrases import subject_before
from framing.language.punctuation import DASHES
from framing.language.subjects import last_subject, main_subject, verb_group_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_ENDS = DASHES | {",", "?", "!", "…", "..."}
_LEAST = 2
"""Words of a quotation: one alone is a word that is talked about."""


def with_quotation(tagged: TaggedSentence, credits_before: list[Credit]) -> list[Credit]:
    """Return the credits of a sentence with one for a quotation that none of them holds.

    "“The line,” Ruiz said, “will close”": a speaker who stands right behind it is its speaker too.
    """
    if True not in tagged.quoted:
        return credits_before
    credit = _beside(tagged, credits_before)
    if credit is None:
        return credits_before
    start = credit.contents[0][1] + 1
    for number, known in enumerate(credits_before):
        if known.source is None or not known.contents or known.shape == "trailing":
            continue
        near = min(known.source[0], known.cue[0]) in {start, start + 1}
        same = known.cue[0] <= credit.cue[1] and credit.cue[0] <= known.cue[1]
        if (near or same) and credit.contents[0][0] == 0:
            whole = replace(known, contents=(*credit.contents, *known.contents))
            return [*credits_before[:number], whole, *credits_before[number + 1 :]]
    return sorted([*credits_before, credit], key=lambda one: one.cue)


def _beside(tagged: TaggedSentence, credits_before: Sequence[Credit]) -> Credit | None:
    """Return the credit of a sentence's quotation that none of its credits holds."""
    first = tagged.quoted.index(True)
    last = first
    while last + 1 < len(tagged.tokens) and tagged.quoted[last + 1]:
        last += 1
    if any(a <= last and first <= b for credit in credits_before for a, b in credit.contents):
        return None
    if not _is_speech(tagged, first, last):
        return None
    if first == 0 and last < tagged.last():
        return _behind(tagged, last)
    after = range(last + 1, len(tagged.tokens))
    if first > 0 and not any(tagged.is_word(at) for at in after):
        return _ahead(tagged, first, last)
    return None


def _is_speech(tagged: TaggedSentence, first: int, last: int) -> bool:
    """Tell whether words in marks are said, not a title: several, and some in small letters."""
    words = [at for at in range(first, last + 1) if tagged.is_word(at)]
    small = sum(1 for at in words if tagged.tokens.text[at][0].islower())
    return len(words) >= _LEAST and small >= 1


def _behind(tagged: TaggedSentence, last: int) -> Credit | None:
    """Read "“...,” shrugged X" and "“...,” X shrugged"."""
    start = last + 1
    if tagged.tokens.lower[start] == ",":
        start += 1
    elif tagged.tokens.lower_at(last - 1) not in _ENDS:
        return None
    verb = _first_verb(tagged, start)
    if verb is None:
        return None
    group = verb_group_start(tagged, verb)
    if group <= start:
        return _inverted(tagged, start, verb, last)
    subject = subject_before(tagged, group - 1)
    if subject is None or subject[0] != start or tagged.in_class("relatives_of_people", start):
        return None
    return Credit(subject, (group, verb), ((0, last),), "after", needs_speaker=True)


def _first_verb(tagged: TaggedSentence, start: int) -> int | None:
    """Return the first finite verb behind a quotation, before any mark but a comma."""
    for at in range(start, len(tagged.tokens)):
        if tagged.is_finite(at):
            return None if tagged.in_class("auxiliaries", at) else at
        if tagged.is_mark(at) and tagged.tokens.lower[at] != ",":
            return None
    return None


def _inverted(tagged: TaggedSentence, start: int, verb: int, last: int) -> Credit | None:
    source = noun_phrase_after(tagged, verb + 1)
    if source is None or tagged.in_class("prepositions", source[0]):
        return None
    if not (_may_name(tagged, source[0]) and source[1] >= tagged.last() - 1):
        return None
    return Credit(source, (start, verb), ((0, last),), "inverted", needs_speaker=True)


def _may_name(tagged: TaggedSentence, index: int) -> bool:
    return (
        tagged.tokens.is_capitalised(index)
        or tagged.in_classes(index, "determiners", "personal")
        or tagged.lexicon.names_somebody(tagged.tokens.lower[index])
    )


def _ahead(tagged: TaggedSentence, first: int, last: int) -> Credit | None:
    """Read "X urged voters, “...”", "X remembered the day: “...”" and "X: “...”"."""
    lead = tagged.tokens.lower[first - 1]
    ends = tagged.tokens.lower_at(last) in {".", "?", "!", "…"} or tagged.tokens.lower_at(
        last - 1
    ) in {".", "?", "!", "…", "..."}
    word = next(at for at in range(first, last + 1) if tagged.is_word(at))
    whole = tagged.tokens.is_capitalised(word) or lead == ":"
    if lead not in {",", ":"} or not whole or not (ends or lead == ":"):
        return None
    content = ((first, last),)
    verb = next((at for at in range(first - 2, -1, -1) if tagged.is_finite(at)), None)
    if verb is None:
        named = named_before_colon(tagged, first - 1) if lead == ":" else None
        return (
            Credit(named, (first - 1, first - 1), content, "before", needs_speaker=True)
            if (named)
            else None
        )
    source = last_subject(tagged, first - 1) or main_subject(tagged, first - 1)
    if source is None or tagged.in_class("relatives_of_people", source[0]):
        source = main_subject(tagged, first - 1)
    if source is None or source[1] >= first - 1:
        return None
    start = verb_group_start(tagged, verb)
    cue = (start, verb) if start > source[1] else (verb, verb)
    return Credit(source, cue, content, "before", needs_speaker=True)


def lead_in(tagged: TaggedSentence) -> tuple[Credit, ...]:
    """Read "And from the mayor, Ana Ruiz:", which opens a quotation in the next sentence."""
    colon = len(tagged.tokens) - 1
    source = named_before_colon(tagged, colon)
    if source is None:
        return ()
    return (Credit(source, (colon, colon), (), "intro", needs_speaker=True),)


def named_before_colon(tagged: TaggedSentence, colon: int) -> TokenRange | None:
    """Return who is named in "Ana Ruiz, the mayor:", "And from the union:", with no verb."""
    first = 0
    while first < colon and (
        tagged.in_classes(first, "openers", "conjunctions")
        or tagged.tokens.lower[first] in {"this", "more", "here", "from"}
    ):
        first += 1
    if first >= colon or not _may_name(tagged, first):
        return None
    if tagged.has_finite(first, colon - 1):
        return None
    phrase = noun_phrase_after(tagged, first, to_comma=False)
    if phrase is None or phrase[1] != colon - 1:
        # As in “Ana Ruiz, pointing at the pier:”.
        phrase = noun_phrase_after(tagged, first, to_comma=True)
        if phrase is None or tagged.tokens.lower[phrase[1] + 1] != ",":
            return None
    while phrase[1] > first and tagged.is_adverb(phrase[1]):
        phrase = first, phrase[1] - 1  # "Ana Ruiz again:"
    if tagged.tokens.is_capitalised(first):
        for at in range(first + 1, phrase[1]):
            if tagged.in_class("prepositions", at) and tagged.tokens.lower[at] != "of":
                return first, at - 1  # "Ana Ruiz on the sale:"
    return phrase
