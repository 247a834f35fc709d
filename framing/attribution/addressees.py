"""To whom something is said: "told reporters", "asked the mayor, “Why?”"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.language.token_sequence import Clause, Range

_HEARER = 9  # tokens


def opens_quotation(clause: Clause, index: int) -> bool:
    """Tell whether the token is a comma or a colon with a quotation behind it."""
    behind = index + 1
    comma = clause.words.low(index) in {",", ":"}
    return comma and behind < len(clause.words) and clause.quoted[behind]


def hearer_after(clause: Clause, index: int) -> Range | None:
    """Return the hearer whose phrase begins at ``index``, if there is one."""
    if _ends_hearer(clause, index, noun=False):
        return None
    if clause.is_("hearers", index):
        return index, index
    at, noun = index, False
    while at < len(clause.words) and at - index < _HEARER:
        if at > index and _ends_hearer(clause, at, noun=noun):
            break
        noun = noun or not clause.is_("determiners", at)
        at += 1
    return (index, at - 1) if at > index else None


def _ends_hearer(clause: Clause, index: int, *, noun: bool) -> bool:
    """Tell whether the phrase after "told" stops before this token."""
    low = clause.words.low(index)
    return (
        clause.mark(index)
        or clause.quoted[index]
        or low == "that"
        or (clause.is_("prepositions", index) and low != "of")
        or (noun and (clause.is_("questions", index) or clause.is_("personal", index)))
        or (noun and (clause.is_("determiners", index) or clause.is_("days", index)))
        or (noun and clause.finite(index))
        or (noun and low in {"after", "before", "following", "as"})
    )
