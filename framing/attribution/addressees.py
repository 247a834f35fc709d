"""To whom something is said: "told reporters", "asked the mayor, “Why?”"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.config import default

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_SETTINGS = default().attribution.credits


def opens_quotation(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether the token is a comma or a colon with a quotation behind it."""
    behind = index + 1
    comma = tagged.tokens.lower_at(index) in {",", ":"}
    return comma and behind < len(tagged.tokens) and tagged.quoted[behind]


def addressee_after(tagged: TaggedSentence, index: int) -> TokenRange | None:
    """Return the addressee whose phrase begins at ``index``, if there is one."""
    if _ends_addressee(tagged, index, noun=False):
        return None
    if tagged.in_class("hearers", index):
        return index, index
    at, noun = index, False
    while at < len(tagged.tokens) and at - index < _SETTINGS.addressee:
        if at > index and _ends_addressee(tagged, at, noun=noun):
            break
        noun = noun or not tagged.in_class("determiners", at)
        at += 1
    return (index, at - 1) if at > index else None


def _ends_addressee(tagged: TaggedSentence, index: int, *, noun: bool) -> bool:
    """Tell whether the phrase after "told" stops before this token."""
    low = tagged.tokens.lower_at(index)
    return (
        tagged.is_mark(index)
        or tagged.quoted[index]
        or low == "that"
        or (tagged.in_class("prepositions", index) and low != "of")
        or (noun and (tagged.in_classes(index, "questions", "personal")))
        or (noun and tagged.in_class("days", index) and tagged.tokens.text[index] != "Today")
        or (
            noun
            and tagged.in_class("determiners", index)
            and tagged.tokens.lower_at(index - 1) not in {"of", "for"}
        )
        or (noun and tagged.is_finite(index))
        or (noun and low in {"after", "before", "following", "as"})
    )
