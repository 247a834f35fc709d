"""Who is quoted by whom: "Ruiz was quoted by X as saying", "X quoted Ruiz as saying"."""

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
    link = _link(tagged, index) if tagged.tokens.lower[index] == "quoted" else None
    subject = subject_before(tagged, start - 1) if link is not None else None
    if link is None or subject is None:
        return None
    after = link + 2
    if not passive:
        contents = _behind(tagged, after) or left_content(tagged, subject[0] - 1)
        between = (index + 1, link - 1)
        if not contents or between[1] < between[0]:
            return None
        return Credit(between, (start, link + 1), contents, "before", addressee=subject)
    quotes: TokenRange | None = None
    if tagged.tokens.lower_at(index + 1) == "by" and link > index + 2:
        quotes = (index + 2, link - 1)
    elif tagged.tokens.lower_at(after) == "by":
        quotes = noun_phrase_after(tagged, after + 1, to_comma=True)
        after = quotes[1] + 1 if quotes else after
    contents = _behind(tagged, after) or left_content(tagged, subject[0] - 1)
    return (
        Credit(subject, (start, link + 1), contents, "before", addressee=quotes)
        if contents
        else None
    )


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
