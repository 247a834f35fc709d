"""The noun phrase that begins at a token: "said Ana Ruiz, the head of X", "by the ministry"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.config import default
from framing.language.punctuation import DASHES, PHRASE_ENDS

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

# Read once: these stand in inner loops.
_SETTINGS = default().language.phrases
_LONGEST = _SETTINGS.longest


def noun_phrase_after(
    tagged: TaggedSentence, index: int, *, to_comma: bool = False
) -> TokenRange | None:
    """Return the phrase that begins at ``index``, with an appositive that closes it.

    With ``to_comma`` it ends at the first comma; otherwise ", the head of X" is taken along.
    """
    at, last = index, tagged.last()
    while at <= last and at - index < _LONGEST:
        if _ends_phrase(tagged, at, first=index, to_comma=to_comma):
            break
        at += 1
    end = at - 1
    while end > index and (tagged.in_class("prepositions", end) or tagged.tokens.lower[end] == ","):
        end -= 1
    return (index, end) if end >= index and not tagged.is_mark(index) else None


def _ends_phrase(tagged: TaggedSentence, at: int, *, first: int, to_comma: bool) -> bool:
    low = tagged.tokens.lower[at]
    if low == ",":
        return to_comma or not _continues_phrase(tagged, at + 1)
    if low == ".":
        return not tagged.is_abbreviation(at - 1)
    if low == "(":
        return tagged.in_class("days", at + 1)
    if low in {";", ":"} or low in DASHES:
        return True
    return at > first and (
        (
            tagged.in_class("days", at)
            and not tagged.in_class("determiners", at - 1)
            and tagged.tokens.text[at] != "Today"
        )
        or (tagged.quoted[at] and low in PHRASE_ENDS)
    )


def _continues_phrase(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether what follows a comma describes the person just named."""
    low = tagged.tokens.lower_at(index)
    if not low or tagged.quoted[index] or low in PHRASE_ENDS:
        return False
    if low in {"who", "a", "an", "the", "one"} or low.isdigit():
        return True
    return not (
        tagged.in_class("prepositions", index)
        or tagged.in_class("pronouns", index)
        or tagged.in_class("subordinators", index)
        or tagged.in_class("conjunctions", index)
        or tagged.is_finite(index)
        or tagged.is_adverb(index)
        or low.endswith("ing")
        or low in {"according", "citing"}
    )
