"""Who is quoted by whom: "Ruiz was quoted by X as saying", "X quoted Ruiz as saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.postposed_source import phrase_after
from framing.attribution.sentence_credits import Credit, left_content
from framing.attribution.verb_complements import clause_end
from framing.language.noun_phrases import subject_before

if TYPE_CHECKING:
    from framing.language.token_sequence import Clause, Range

_REACH = 14
"""Tokens from "quoted" to "as saying"."""


def quoted_as_saying(clause: Clause, start: int, index: int, *, passive: bool) -> Credit | None:
    """Read the credit around "quoted" at ``index``, whose verb group begins at ``start``.

    The one who quotes is the credit's hearer: whoever passes on what somebody said.
    """
    link = _link(clause, index) if clause.words.lower[index] == "quoted" else None
    subject = subject_before(clause, start - 1) if link is not None else None
    if link is None or subject is None:
        return None
    after = link + 2
    if not passive:
        said = _behind(clause, after) or left_content(clause, subject[0] - 1)
        between = (index + 1, link - 1)
        if not said or between[1] < between[0]:
            return None
        return Credit(between, (start, link + 1), said, "before", hearer=subject)
    quotes: Range | None = None
    if clause.words.low(index + 1) == "by" and link > index + 2:
        quotes = (index + 2, link - 1)
    elif clause.words.low(after) == "by":
        quotes = phrase_after(clause, after + 1, to_comma=True)
        after = quotes[1] + 1 if quotes else after
    said = _behind(clause, after) or left_content(clause, subject[0] - 1)
    return Credit(subject, (start, link + 1), said, "before", hearer=quotes) if said else None


def _link(clause: Clause, index: int) -> int | None:
    """Return where "as saying" stands behind "quoted", in the same phrase."""
    for at in range(index + 1, min(index + _REACH, len(clause.words) - 1)):
        if clause.mark(at) or clause.quoted[at]:
            return None
        if clause.words.lower[at] == "as" and clause.words.lower[at + 1] == "saying":
            return at
    return None


def _behind(clause: Clause, index: int) -> tuple[Range, ...]:
    """Return the statement from ``index`` on, if there is one."""
    while clause.words.low(index) in {",", ":"} and not clause.quoted[index]:
        index += 1
    last = clause_end(clause, index) if index < len(clause.words) else -1
    return ((index, last),) if last > index else ()
