"""What kind of party a source phrase names, judged from the phrase alone.

Anonymous are people whose names are withheld ("two officials", "people familiar with the matter",
"a former engineer"). Bodies are named though no person is ("the ministry", "police", "prosecutors",
"the company"), and so is whoever speaks for one. Vague is nobody in particular ("experts", "some").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from framing.language.tagged_sentence import TaggedSentence, TokenRange
    from framing.types import SourceKind


class Party(NamedTuple):
    """A source phrase: the name it is shown by, its kind and its head word."""

    name: str
    kind: SourceKind
    head: str
    pronoun: bool
    can_speak: bool
    person: bool


def party(tagged: TaggedSentence, text: str, phrase: TokenRange) -> Party:
    """Describe the party that a source phrase names."""
    phrase = _named_after(tagged, phrase)
    head = head_of(tagged, phrase)
    first, last = tagged.tokens.span(phrase[0], _name_end(tagged, phrase))
    name = " ".join(text[first:last].split())
    return Party(
        name=name,
        kind=_kind(tagged, phrase, head),
        head=tagged.tokens.lower[head],
        pronoun=phrase[0] == phrase[1] and tagged.in_class("pronouns", head),
        can_speak=_can_speak(tagged, phrase, head),
        person=tagged.tokens.is_capitalised(head)
        and " and " not in name
        and _is_personal(tagged, phrase, head),
    )


def _named_after(tagged: TaggedSentence, phrase: TokenRange) -> TokenRange:
    """Return the name in "a lawyer for the owner, Ana Ruiz": a common noun, then two capitals."""
    comma = _name_end(tagged, phrase) + 1
    name = comma + 1
    if (
        tagged.tokens.is_capitalised(head_of(tagged, phrase))
        or tagged.tokens.lower_at(comma) != ","
    ):
        return phrase
    if name + 1 > phrase[1] or not (
        tagged.tokens.is_capitalised(name) and tagged.tokens.is_capitalised(name + 1)
    ):
        return phrase
    last = name
    while last < phrase[1] and (
        tagged.tokens.is_capitalised(last + 1) or tagged.tokens.lower[last + 1] == "."
    ):
        last += 1
    return name, last


def head_of(tagged: TaggedSentence, phrase: TokenRange) -> int:
    """Return the head of a phrase: its last word before "of", a comma or "who"."""
    first, last = phrase
    if tagged.in_class("standalone", first) and tagged.tokens.lower_at(first + 1) == "of":
        first = min(first + 2, last)
    elif tagged.in_class("quantities", first + 1) and tagged.tokens.lower_at(first + 2) == "of":
        first = min(first + 3, last)
    lower, stops = tagged.tokens.lower, tagged.lexicon.head_stops
    for at in range(first + 1, last + 1):
        described = at < phrase[1] and (tagged.is_participle(at) or tagged.tells_of_noun(at))
        if (lower[at] in stops and not tagged.is_genitive(at)) or tagged.is_mark(at) or described:
            last = at - 1
            break
    while last > first and not tagged.tokens.text[last][-1].isalnum():
        last -= 1
    return last - 1 if last > first and tagged.is_genitive(last) else last


def _name_end(tagged: TaggedSentence, phrase: TokenRange) -> int:
    """Return where the name ends and a description of it begins (", the head of X")."""
    stops = tagged.lexicon.closed["name_stops"]
    listed = _list_end(tagged, phrase)
    for at, low in enumerate(tagged.tokens.lower[phrase[0] + 1 : phrase[1] + 1], phrase[0]):
        if at >= listed and (low in stops or _places_name(tagged, phrase[0], at + 1)):
            return at
    return phrase[1]


def _places_name(tagged: TaggedSentence, first: int, index: int) -> bool:
    """Tell whether "in an interview", "on May 3" follow a name."""
    before = index - 1
    name = (
        before > 0
        and tagged.tokens.is_capitalised(before)
        and not tagged.in_class("standalone", before)
    )
    bare = name and all(
        tagged.tokens.is_capitalised(at) or not tagged.is_word(at) for at in range(first + 1, index)
    )
    after = index + 1
    dated = tagged.in_class("days", after) or tagged.tokens.lower_at(after)[:1].isdigit()
    loose = tagged.tokens.lower_at(after) in {"a", "an"}
    return bare and tagged.in_class("whereabouts", index) and (dated or loose)


def _list_end(tagged: TaggedSentence, phrase: TokenRange) -> int:
    """Return the last token of "Ana Ruiz, Jon Dahl and Per Olsen", or the first of no list."""
    first, last = phrase
    lower = tagged.tokens.lower
    comma = next((at for at in range(first, last) if lower[at] in {",", "("}), last)
    if not (tagged.tokens.is_capitalised(comma - 1) and tagged.tokens.is_capitalised(first)):
        return first
    for at in range(comma + 1, last):
        if lower[at] == "and":
            alike = at - comma > 2 or (at - comma == 2 and comma - first == 1)  # noqa: PLR2004
            if not alike or not (tagged.tokens.is_capitalised(at + 1) or lower[comma] == "("):
                return first
            return next((end - 1 for end in range(at, last) if lower[end] == ","), last)
        plain = tagged.tokens.is_capitalised(at) or lower[at] in {",", ".", "(", ")"}
        if not plain:
            return first
    return first


def _kind(tagged: TaggedSentence, phrase: TokenRange, head: int) -> SourceKind:
    people = tagged.lexicon.people
    low, first = tagged.tokens.lower[head], tagged.tokens.lower[phrase[0]]
    if (
        tagged.tokens.is_capitalised(head)
        and head > 0
        and (head > phrase[0] or first not in people["vague"])
    ):
        return "named"
    after = tagged.tokens.lower[head + 1 : phrase[1] + 1]
    pinned = any(word in people["pinning"] for word in after)
    counted = first in people["numerals"] or first.isdigit()
    definite = pinned or counted or first in {"the", "these", "those"} or _owned(tagged, phrase)
    alone = head == phrase[0] or not tagged.in_class("vague_alone", head)
    if (low in people["vague"] and alone and not definite) or (_some(first) and not pinned):
        return "vague"
    withheld = low in people["anonymous"] or (
        low in people["vague"] and low not in people["documents"]
    )
    unnamed = not _is_body(tagged, low) and (
        counted
        or (
            head == phrase[0]
            and not tagged.tokens.is_capitalised(head)
            and low.endswith(tuple(people["speaker_endings"]))
        )
    )
    return "anonymous" if withheld or unnamed else "named"


def _is_body(tagged: TaggedSentence, low: str) -> bool:
    """Tell whether a common noun is for a body or a document: "a court", "prosecutors"."""
    people = tagged.lexicon.people
    return any(low in people[kind] for kind in ("institutions", "documents", "references"))


def _owned(tagged: TaggedSentence, phrase: TokenRange) -> bool:
    return tagged.in_class("possessives", phrase[0])


def _some(first: str) -> bool:
    return first in {"some", "many", "most", "few", "others"}


def _can_speak(tagged: TaggedSentence, phrase: TokenRange, head: int) -> bool:
    """Tell whether the party can say or believe something: not so "the move", "this"."""
    low = tagged.tokens.lower[head]
    if tagged.in_class("pronouns", head):
        return low not in {"it", "which", "one"} or head > phrase[0]
    if tagged.tokens.is_capitalised(head) and head > 0:
        return True
    if tagged.tokens.is_capitalised(head) and not tagged.in_class("determiners", head):
        return True
    return tagged.lexicon.names_somebody(low)


def _is_personal(tagged: TaggedSentence, phrase: TokenRange, head: int) -> bool:
    """Tell a person's name from a body's: a title before it, or no "the" and no capitals alone."""
    people = tagged.lexicon.people
    low = tagged.tokens.lower
    if low[head] in people["publication_words"] or low[head] in people["publications"]:
        return False
    if any(low[at] in people["honorifics"] for at in range(phrase[0], head)):
        return True
    return low[phrase[0]] != "the" and not tagged.tokens.text[head].isupper()
