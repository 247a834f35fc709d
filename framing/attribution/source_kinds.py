"""What kind of party a source phrase names, judged from the phrase alone.

Anonymous are people whose names are withheld ("two officials", "people familiar with the matter",
"a former engineer"). Bodies are named though no person is ("the ministry", "police", "prosecutors",
"the company"), and so is whoever speaks for one. Vague is nobody in particular ("experts", "some").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from framing.language.token_sequence import Clause, Range
    from framing.types import SourceKind


class Party(NamedTuple):
    """A source phrase: the name it is shown by, its kind and its head word."""

    name: str
    kind: SourceKind
    head: str
    pronoun: bool
    can_speak: bool
    person: bool


def party(clause: Clause, text: str, phrase: Range) -> Party:
    """Describe the party that a source phrase names."""
    phrase = _named_after(clause, phrase)
    head = _head(clause, phrase)
    first, last = clause.words.span(phrase[0], _name_end(clause, phrase))
    name = " ".join(text[first:last].split())
    return Party(
        name=name,
        kind=_kind(clause, phrase, head),
        head=clause.words.lower[head],
        pronoun=phrase[0] == phrase[1] and clause.is_("pronouns", head),
        can_speak=_can_speak(clause, phrase, head),
        person=clause.words.capital(head)
        and " and " not in name
        and _is_personal(clause, phrase, head),
    )


def _named_after(clause: Clause, phrase: Range) -> Range:
    """Return the name in "a lawyer for the owner, Ana Ruiz": a common noun, then two capitals."""
    comma = _name_end(clause, phrase) + 1
    name = comma + 1
    if clause.words.capital(_head(clause, phrase)) or clause.words.low(comma) != ",":
        return phrase
    if name + 1 > phrase[1] or not (clause.words.capital(name) and clause.words.capital(name + 1)):
        return phrase
    last = name
    while last < phrase[1] and (
        clause.words.capital(last + 1) or clause.words.lower[last + 1] == "."
    ):
        last += 1
    return name, last


def _head(clause: Clause, phrase: Range) -> int:
    """Return the head of a phrase: its last word before "of", a comma or "who"."""
    first, last = phrase
    if clause.is_("standalone", first) and clause.words.low(first + 1) == "of":
        first = min(first + 2, last)
    elif clause.is_("quantities", first + 1) and clause.words.low(first + 2) == "of":
        first = min(first + 3, last)
    lower, stops = clause.words.lower, clause.lexicon.head_stops
    for at in range(first + 1, last + 1):
        described = clause.participle(at) and at < phrase[1]
        if (lower[at] in stops and not clause.genitive(at)) or clause.mark(at) or described:
            last = at - 1
            break
    while last > first and not clause.words.text[last][-1].isalnum():
        last -= 1
    return last - 1 if last > first and clause.genitive(last) else last


def _name_end(clause: Clause, phrase: Range) -> int:
    """Return where the name ends and a description of it begins (", the head of X")."""
    stops = clause.lexicon.closed["name_stops"]
    listed = _list_end(clause, phrase)
    for at, low in enumerate(clause.words.lower[phrase[0] + 1 : phrase[1] + 1], phrase[0]):
        if at >= listed and (low in stops or _places_name(clause, phrase[0], at + 1)):
            return at
    return phrase[1]


def _places_name(clause: Clause, first: int, index: int) -> bool:
    """Tell whether "in an interview", "on May 3" follow a name."""
    before = index - 1
    name = before > 0 and clause.words.capital(before) and not clause.is_("standalone", before)
    bare = name and all(
        clause.words.capital(at) or not clause.word(at) for at in range(first + 1, index)
    )
    after = index + 1
    told = clause.is_("days", after) or clause.words.low(after)[:1].isdigit()
    loose = clause.words.low(after) in {"a", "an"}
    return bare and clause.is_("whereabouts", index) and (told or loose)


def _list_end(clause: Clause, phrase: Range) -> int:
    """Return the last token of "Ana Ruiz, Jon Dahl and Per Olsen", or the first of no list."""
    first, last = phrase
    lower = clause.words.lower
    comma = next((at for at in range(first, last) if lower[at] in {",", "("}), last)
    if not (clause.words.capital(comma - 1) and clause.words.capital(first)):
        return first
    for at in range(comma + 1, last):
        if lower[at] == "and":
            alike = at - comma > 2 or (at - comma == 2 and comma - first == 1)  # noqa: PLR2004
            if not alike or not (clause.words.capital(at + 1) or lower[comma] == "("):
                return first
            return next((end - 1 for end in range(at, last) if lower[end] == ","), last)
        plain = clause.words.capital(at) or lower[at] in {",", ".", "(", ")"}
        if not plain:
            return first
    return first


def _kind(clause: Clause, phrase: Range, head: int) -> SourceKind:
    people = clause.lexicon.people
    low, first = clause.words.lower[head], clause.words.lower[phrase[0]]
    if (
        clause.words.capital(head)
        and head > 0
        and (head > phrase[0] or first not in people["vague"])
    ):
        return "named"
    after = clause.words.lower[head + 1 : phrase[1] + 1]
    pinned = any(word in people["pinning"] for word in after)
    counted = first in people["numerals"] or first.isdigit()
    told = pinned or counted or first in {"the", "these", "those"} or _owned(clause, phrase)
    alone = head == phrase[0] or not clause.is_("vague_alone", head)
    if (low in people["vague"] and alone and not told) or (_some(first) and not pinned):
        return "vague"
    withheld = low in people["anonymous"] or (
        low in people["vague"] and low not in people["documents"]
    )
    unnamed = not _is_body(clause, low) and (
        counted
        or (
            head == phrase[0]
            and not clause.words.capital(head)
            and low.endswith(tuple(people["speaker_endings"]))
        )
    )
    return "anonymous" if withheld or unnamed else "named"


def _is_body(clause: Clause, low: str) -> bool:
    """Tell whether a common noun is for a body or a document: "a court", "prosecutors"."""
    people = clause.lexicon.people
    return any(low in people[kind] for kind in ("institutions", "documents", "references"))


def _owned(clause: Clause, phrase: Range) -> bool:
    return clause.is_("possessives", phrase[0])


def _some(first: str) -> bool:
    return first in {"some", "many", "most", "few", "others"}


def _can_speak(clause: Clause, phrase: Range, head: int) -> bool:
    """Tell whether the party can say or believe something: not so "the move", "this"."""
    low = clause.words.lower[head]
    if clause.is_("pronouns", head):
        return low not in {"it", "which", "one"} or head > phrase[0]
    if clause.words.capital(head) and head > 0:
        return True
    if clause.words.capital(head) and not clause.is_("determiners", head):
        return True
    return clause.lexicon.names_somebody(low)


def _is_personal(clause: Clause, phrase: Range, head: int) -> bool:
    """Tell a person's name from a body's: a title before it, or no "the" and no capitals alone."""
    people = clause.lexicon.people
    low = clause.words.lower
    if low[head] in people["publication_words"] or low[head] in people["publications"]:
        return False
    if any(low[at] in people["honorifics"] for at in range(phrase[0], head)):
        return True
    return low[phrase[0]] != "the" and not clause.words.text[head].isupper()
