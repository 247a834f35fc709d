"""What kind of party a source phrase names, judged from the phrase alone."""

from __future__ import annotations

from dataclasses import dataclass

from framing.attribution.phrases import Clause, Range
from framing.types import SourceKind

_SPEAKER_ENDINGS = (
    "er",
    "ers",
    "or",
    "ors",
    "ist",
    "ists",
    "man",
    "men",
    "woman",
    "women",
    "ians",
    "ian",
    "ant",
    "ants",
)
_NUMERALS = frozenset(
    {"one", "two", "three", "four", "five", "six", "several", "another", "a", "an"}
)


@dataclass(frozen=True, slots=True)
class Party:
    """A source phrase: the name it is shown by, its kind and its head word."""

    name: str
    kind: SourceKind
    head: str
    pronoun: bool
    can_speak: bool
    person: bool


def party(clause: Clause, text: str, phrase: Range) -> Party:
    """Describe the party that a source phrase names."""
    head = head_of(clause, phrase)
    low = clause.words.lower[head]
    pronoun = phrase[0] == phrase[1] and clause.is_("pronouns", head)
    end = name_end(clause, phrase)
    start = phrase[0]
    name = " ".join(text[clause.words.start[start] : clause.words.end[end]].split())
    kind = kind_of(clause, phrase, head)
    capital = clause.words.capital(head) and (head > 0 or head != phrase[0] or not pronoun)
    return Party(
        name=name,
        kind=kind,
        head=low,
        pronoun=pronoun,
        can_speak=_can_speak(clause, phrase, head),
        person=capital and _looks_personal(clause, phrase, head),
    )


def head_of(clause: Clause, phrase: Range) -> int:
    """Return the head of a phrase: its last word before "of", a comma or "who"."""
    first, last = phrase
    if (
        clause.is_("standalone", first)
        and clause.words.low(first + 1) == "of"
        and first + 2 <= last
    ):
        first += 2
    for at in range(first + 1, last + 1):
        low = clause.words.lower[at]
        if low == "." or low in {"'s", "’s"}:
            continue
        if (
            clause.mark(at)
            or clause.is_("prepositions", at)
            or low in {"who", "that", "which", "familiar", "close", "briefed", "involved"}
        ):
            last = at - 1
            break
    while last > phrase[0] and clause.words.lower[last] in {"'s", "’s", ".", "’", "'"}:
        last -= 1
    return last


def name_end(clause: Clause, phrase: Range) -> int:
    """Return where the name ends and a description of it begins (", the head of X")."""
    for at in range(phrase[0] + 1, phrase[1] + 1):
        if clause.words.lower[at] in {",", "(", "—", "--", "–", "who"}:
            return at - 1
    return phrase[1]


def kind_of(clause: Clause, phrase: Range, head: int) -> SourceKind:
    """Tell a named party from an anonymous and from a vague one."""
    people = clause.lexicon.people
    low = clause.words.lower[head]
    if clause.words.capital(head) and head > phrase[0]:
        return "named"
    first = clause.words.lower[phrase[0]]
    pinned = any(
        clause.words.lower[at] in people["pinning"] for at in range(head + 1, phrase[1] + 1)
    )
    definite = first in {"the", "these", "those", "its", "his", "her", "their"}
    counted = first in _NUMERALS or first.isdigit()
    if low in people["vague"] and not pinned and not definite and not counted:
        if low not in {"we", "you", "one", "people"} or head == phrase[0]:
            return "vague"
    if low in people["vague"] and low in people["pinning"]:
        return "vague"
    if first in {"some", "many", "most", "few", "others"} and not pinned:
        return "vague"
    if low in people["anonymous"]:
        return "anonymous"
    if (
        low in people["vague"]
        and low not in people["documents"]
        and (pinned or counted or definite)
    ):
        return "anonymous"
    return "named"


def _can_speak(clause: Clause, phrase: Range, head: int) -> bool:
    low = clause.words.lower[head]
    people = clause.lexicon.people
    if clause.is_("pronouns", head):
        return low not in {"it", "which", "one"} or head > phrase[0]
    if low in {"that", "this", "these"}:
        return False
    return (
        clause.words.capital(head)
        and (head > 0 or not clause.is_("determiners", head))
        or low in people["anonymous"]
        or low in people["vague"]
        or low in people["institutions"]
        or low in people["documents"]
        or low.endswith(_SPEAKER_ENDINGS)
    )


def _looks_personal(clause: Clause, phrase: Range, head: int) -> bool:
    """Tell a person's name from a body's: a title, or two or three capitals and no "the"."""
    people = clause.lexicon.people
    if clause.words.lower[head] in people["publication_words"] | people["publications"]:
        return False
    if any(clause.words.lower[at] in people["honorifics"] for at in range(phrase[0], head)):
        return True
    if clause.words.lower[phrase[0]] == "the":
        return False
    return not clause.words.text[head].isupper()
