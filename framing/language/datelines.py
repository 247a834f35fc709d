"""Where and when: "VESTBY, May 3 (Reuters) - " ahead of a story, a date behind a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.config import default
from framing.language.punctuation import DASHES

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence

_LONGEST = default().language.phrases.longest
_CLOSING = DASHES | {"-"}


def behind_dateline(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether only a dateline stands before a token: a place in capitals, then a dash."""
    if not 1 < index < _LONGEST or tagged.tokens.lower[index - 1] not in _CLOSING:
        return False
    place = tagged.tokens.text[0]
    return place.isupper() and place.isalpha() and not tagged.has_finite(0, index - 1)


def past_date(tagged: TaggedSentence, index: int) -> int:
    """Return where a sentence goes on behind a date that begins here: "on Monday, Sept. 16,"."""
    if not (tagged.in_class("day_leads", index) and tagged.in_class("days", index + 1)):
        return index
    at = index + 2
    while at < len(tagged.tokens) and (
        tagged.in_class("days", at)
        or tagged.tokens.lower[at] in {",", "."}
        or tagged.tokens.lower[at].isdigit()
    ):
        at += 1
    return at if tagged.tokens.lower_at(at - 1) == "," else index
