"""Where an addressee, a statement, an object or a judgement ends behind a verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.config import default

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_ADDRESSEE = default().attribution.credits.addressee
_NEXT_CUE = default().attribution.credits.next_cue
_ING = 4  # letters: "king" is no participle
_SAYS = frozenset({"speech", "telling", "evidence", "belief"})


def clause_end(tagged: TaggedSentence, index: int, *, stop_at_comma: bool = False) -> int:
    """Return the last token of the statement that begins at ``index``."""
    final = len(tagged.tokens) - 1
    last = final if final >= 0 and tagged.quoted[final] else tagged.last()
    for at in range(index + 1, last + 1):
        if tagged.quoted[at]:
            continue
        low = tagged.tokens.lower[at]
        if low == "," and (stop_at_comma or _breaks_off(tagged, at)):
            return at - 1
        if low == "according" and tagged.tokens.lower_at(at + 1) == "to":
            return at - 1
    return last


def _breaks_off(tagged: TaggedSentence, comma: int) -> bool:
    """Tell whether a comma ends a statement: another voice, or the speaker again, follows."""
    following = tagged.tokens.lower_at(comma + 1)
    if following in {"according", "citing", "per"}:
        return True
    form = tagged.lexicon.verbs.get(following)
    if form is not None and form.trailing:
        return True
    return (following == "as" or tagged.in_class("contrasts", comma + 1)) and _cue_within(
        tagged, comma + 2
    )


def _cue_within(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a subject and a verb of speech follow within a few words."""
    for at in range(index + 1, min(index + _NEXT_CUE, len(tagged.tokens))):
        if tagged.is_mark(at) or tagged.quoted[at]:
            return False
        form = tagged.lexicon.verbs.get(tagged.tokens.lower[at])
        if form is not None and form.form in {"s", "past"} and form.classes & _SAYS:
            return True
    return False


def object_end(tagged: TaggedSentence, index: int, last: int) -> int:
    """Return where an object, or an infinitive, ends that begins at ``index``: at its own clause.

    What comes behind in a clause of its own is told of it, not said: ", which failed", "when he
    left", ", but the union stayed".
    """
    if tagged.quoted[index] or tagged.tokens.lower[index] == "that":
        return last
    if tagged.in_class("questions", index):
        return last
    for at in range(index + 1, last + 1):
        if tagged.quoted[at]:
            continue
        if tagged.tokens.lower[at] == ",":
            if _begins_clause(tagged, at + 1, last):
                return at - 1
        elif tagged.in_class("circumstances", at) and tagged.has_finite(at + 1, last):
            return at - 1
    return last


def _begins_clause(tagged: TaggedSentence, index: int, last: int) -> bool:
    """Tell whether a clause of its own begins behind a comma: no list, no name's description."""
    if tagged.in_class("clause_openers", index):
        return True
    if tagged.tokens.lower_at(index) in {"and", "or"}:
        for at in range(index + 1, min(index + _NEXT_CUE, last + 1)):
            if tagged.is_mark(at):
                return False
            if tagged.is_finite(at):
                return True
    low = tagged.tokens.lower_at(index)
    return low.endswith("ing") and not tagged.tokens.is_capitalised(index) and len(low) > _ING


def judged_as(tagged: TaggedSentence, first: int, last: int) -> int | None:
    """Return the "as" before what somebody is called among these tokens: no "as she left"."""
    for at in range(first + 1, last + 1):
        if tagged.quoted[at]:
            continue
        if tagged.is_mark(at):
            return None
        if tagged.tokens.lower[at] == "as":
            being = tagged.tokens.lower_at(at + 1) == "being"
            return at if being or not _is_clause(tagged, at + 1, last) else None
    return None


def _is_clause(tagged: TaggedSentence, first: int, last: int) -> bool:
    """Tell whether a subject with its verb follows, up to the next mark."""
    if tagged.in_classes(first, "personal", "prepositions"):
        return True
    for at in range(first, last + 1):
        if tagged.is_mark(at) or tagged.in_class("subordinators", at):
            return False
        if tagged.is_finite(at):
            return True
    return first > last


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
    while at < len(tagged.tokens) and at - index < _ADDRESSEE:
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
