"""Who stands after a verb or a preposition: "said Ana Ruiz, the head of X", "by the ministry"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.token_sequence import MARKS

if TYPE_CHECKING:
    from framing.language.token_sequence import Clause, Range

_DASHES = frozenset({"—", "–", "―", "--", "---"})
_LONGEST = 40  # tokens in a source phrase, appositives included


def phrase_after(clause: Clause, index: int, *, to_comma: bool = False) -> Range | None:
    """Return the phrase that begins at ``index``, with an appositive that closes it.

    With ``to_comma`` it ends at the first comma; otherwise ", the head of X" is taken along.
    """
    at, last = index, clause.last()
    while at <= last and at - index < _LONGEST:
        if _ends_phrase(clause, at, first=index, to_comma=to_comma):
            break
        at += 1
    end = at - 1
    while end > index and (clause.is_("prepositions", end) or clause.words.lower[end] == ","):
        end -= 1
    return (index, end) if end >= index and not clause.mark(index) else None


def _ends_phrase(clause: Clause, at: int, *, first: int, to_comma: bool) -> bool:
    low = clause.words.lower[at]
    if low == ",":
        return to_comma or not _continues_phrase(clause, at + 1)
    if low == ".":
        return not clause.abbreviation(at - 1)
    if low == "(":
        return clause.is_("days", at + 1)
    if low in {";", ":"} or low in _DASHES:
        return True
    return at > first and (clause.is_("days", at) or (clause.quoted[at] and low in MARKS))


def _continues_phrase(clause: Clause, index: int) -> bool:
    """Tell whether what follows a comma describes the person just named."""
    low = clause.words.low(index)
    if not low or clause.quoted[index] or low in MARKS:
        return False
    if low in {"who", "a", "an", "the", "one"} or low.isdigit():
        return True
    return not (
        clause.is_("prepositions", index)
        or clause.is_("pronouns", index)
        or clause.is_("subordinators", index)
        or clause.is_("conjunctions", index)
        or clause.finite(index)
        or clause.adverb(index)
        or low.endswith("ing")
        or low in {"according", "citing"}
    )
