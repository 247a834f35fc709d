"""Who is quoted by whom: "Ruiz was quoted by X as saying", "X quotes Ruiz as saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.complement_ends import clause_end
from framing.attribution.sentence_credits import Credit, left_content
from framing.config import default
from framing.language.noun_phrase_after import noun_phrase_after
from framing.language.noun_phrases import subject_before

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_SETTINGS = default().attribution.credits


def quoted_as_saying(
    tagged: TaggedSentence, start: int, index: int, *, passive: bool
) -> Credit | None:
    """Read the credit around "quoted" at ``index``, whose verb group begins at ``start``.

    The one who quotes is the credit's addressee: whoever passes on what somebody said.
    """
    if not tagged.in_class("quotes_somebody", index):
        return None
    link = _link(tagged, index)
    subject = subject_before(tagged, start - 1)
    if subject is None or (link is None and passive):
        return None
    if link is None:
        return _who_says(tagged, start, index, subject)
    after = link + 2
    if not passive:
        contents = _behind(tagged, after) or left_content(tagged, subject[0] - 1)
        between = (index + 1, link - 1)
        if not contents or between[1] < between[0]:
            return None
        return Credit(between, (start, link + 1), contents, "before", addressee=subject)
    quotes: TokenRange | None = None
    if tagged.tokens.lower_at(index + 1) in {"by", "in"} and link > index + 2:
        quotes = (index + 2, link - 1)
    elif tagged.tokens.lower_at(after) in {"by", "in"}:
        quotes = _until_that(tagged, noun_phrase_after(tagged, after + 1, to_comma=True))
        after = quotes[1] + 1 if quotes else after
    contents = _behind(tagged, after) or left_content(tagged, subject[0] - 1)
    return (
        Credit(subject, (start, link + 1), contents, "before", addressee=quotes)
        if contents
        else None
    )


def _who_says(tagged: TaggedSentence, start: int, index: int, subject: TokenRange) -> Credit | None:
    """Read "X quoted a sailor who said that it leaked"."""
    for at in range(index + 1, min(index + _SETTINGS.as_saying, len(tagged.tokens) - 1)):
        if tagged.is_mark(at) or tagged.quoted[at]:
            return None
        if tagged.tokens.lower[at] != "who":
            continue
        says = at + 1
        while tagged.is_adverb(says):
            says += 1
        verb = tagged.lexicon.verbs.get(tagged.tokens.lower_at(says))
        speaks = verb is not None and verb.form in {"past", "s"} and "speech" in verb.classes
        contents = _behind(tagged, says + 1) if speaks and at > index + 1 else ()
        if not contents:
            return None
        return Credit((index + 1, at - 1), (start, index), contents, "before", addressee=subject)
    return None


def _until_that(tagged: TaggedSentence, phrase: TokenRange | None) -> TokenRange | None:
    """Return the one who quotes in "as saying by the Courier that the line will close"."""
    if phrase is None:
        return None
    for at in range(phrase[0] + 1, phrase[1] + 1):
        if tagged.tokens.lower[at] == "that":
            return phrase[0], at - 1
    return phrase


def _link(tagged: TaggedSentence, index: int) -> int | None:
    """Return where "as saying" stands behind "quoted", in the same phrase."""
    for at in range(index + 1, min(index + _SETTINGS.as_saying, len(tagged.tokens) - 1)):
        if tagged.is_mark(at) or tagged.quoted[at]:
            return None
        if tagged.tokens.lower[at] == "as" and tagged.tokens.lower[at + 1] == "saying":
            return at
    return None


def _behind(tagged: TaggedSentence, index: int) -> tuple[TokenRange, ...]:
    """Return the statement from ``index`` on, if there is one."""
    while tagged.tokens.lower_at(index) in {",", ":"} and not tagged.quoted[index]:
        index += 1
    last = clause_end(tagged, index) if index < len(tagged.tokens) else -1
    return ((index, last),) if last > index else ()
