"""Who did it: another name for one act done to one thing, or none where harm was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.aliases import is_country, mentioned, same_name
from framing.language.names import key, names
from framing.language.person_names import PERSON, may_be_person
from framing.language.publication_names import is_publication
from framing.language.word_lists import word_set
from framing.shifts.aligned_clauses import names_in, spelled
from framing.shifts.clause_reading import content_of, propositions
from framing.shifts.equal_numbers import numbers_meet
from framing.shifts.left_out_agents import agent_left_out

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.language.names import Name
    from framing.shifts.aligned_clauses import Clauses, Pair
    from framing.shifts.clause_reading import Proposition, Range
    from framing.shifts.wording import Difference

_LONGEST_AGENT = 7
_LONGEST_SUBJECT = 12


def find(both: Pair) -> list[Difference]:
    """Return who does it in one wording, and who in the other, or that nobody is said to."""
    return [*_another(both), *_only_name(both), *agent_left_out(both)]


def _another(both: Pair) -> list[Difference]:
    """Return the one party that does in one wording what another does in the other."""
    for clauses in both.clauses:
        if clauses.one.denied != clauses.other.denied or not both.same_times(clauses):
            continue
        doers = _doer(both.a, clauses.one), _doer(both.b, clauses.other)
        if (
            doers[0] is None
            or doers[1] is None
            or not _same_deed(both, clauses, doers[0], doers[1])
        ):
            continue
        places = _places(both.a, doers[0]), _places(both.b, doers[1])
        named = _names(both.a, doers[0]), _names(both.b, doers[1])
        if not _other(both, *named):
            continue
        act = both.b.tokens[clauses.other.at].low
        return [
            both.difference(
                "actor",
                *places,
                f"Both tell of the same act (“{act}”) and of what it is done to; the baseline names"
                f" “{spelled(both.a, places[0])}”, this version “{spelled(both.b, places[1])}”.",
            )
        ]
    return []


def _only_name(both: Pair) -> list[Difference]:
    """Return the doer's name where it is all that differs: no verb need be shared then."""
    alike = both.alike
    if alike is None or alike.one.denied != alike.other.denied or not both.same_times(alike):
        return []
    own = _own_names(both.a, both.b), _own_names(both.b, both.a)
    if len(own[0]) != 1 or len(own[1]) != 1 or not _apart(both, own[0][0], own[1][0]):
        return []
    doers = _as_doer(both.a, own[0][0]), _as_doer(both.b, own[1][0])
    if doers[0] is None or doers[1] is None or not numbers_meet(both):
        return []
    words = own[0][0].text, own[1][0].text
    return [
        both.difference(
            "actor",
            doers[0],
            doers[1],
            f"All else is the same; the baseline names “{words[0]}”, this version “{words[1]}”.",
        )
    ]


def _own_names(text: AnalysedText, other: AnalysedText) -> list[Name]:
    """Return the names of a wording that the other does not mention, but for times."""
    aside = {at for time in text.times for at in range(time.first, time.last + 1)} | text.credit
    return [
        name
        for name in text.names
        if not mentioned(name.text, other) and aside.isdisjoint(text.inside(name.start, name.end))
    ]


def _as_doer(text: AnalysedText, name: Name) -> Range | None:
    """Return where a name stands if it is what a clause is about, or stands behind "by"."""
    inside = text.inside(name.start, name.end)
    if not inside:
        return None
    at = (inside[0], inside[-1])
    if inside[0] and text.tokens[inside[0] - 1].low == "by":
        return at
    subjects = [each.subject for each in propositions(text) if each.subject and not each.passive]
    return at if any(first <= at[0] and at[1] == last for first, last in subjects) else None


def _other(both: Pair, one: list[Name], other: list[Name]) -> bool:
    """Tell whether one name stands for another; a list of names may only tell more."""
    return len(one) == len(other) == 1 and _apart(both, one[0], other[0])


def _doer(text: AnalysedText, proposition: Proposition) -> Range | None:
    """Return the words for who does it: the subject, or behind "by"."""
    if not proposition.passive:
        subject = proposition.subject
        return subject if subject and subject[1] - subject[0] < _LONGEST_SUBJECT else None
    last = proposition.words[1]
    for at in range(proposition.at + 1, last + 1):
        if text.tokens[at].low != "by":
            continue
        end = at + 1
        while end < min(last, at + _LONGEST_AGENT) and not (
            text.tokens[end + 1].breaks
            or text.tokens[end + 1].low in word_set("shifts/correspondence", "behind_head")
        ):
            end += 1
        return (at + 1, end) if at + 1 <= last else None
    return None


def _same_deed(both: Pair, clauses: Clauses, one: Range, other: Range) -> bool:
    """Tell whether the act's object corresponds: what the clauses share without their doers."""
    left = clauses.one.content - content_of(both.a, one)
    right = clauses.other.content - content_of(both.b, other)
    shared = left & right
    needed = 3 if clauses.one.light else 2
    numbers = {each.value for each in clauses.one.quantities} & {
        each.value for each in clauses.other.quantities
    }
    return len(shared) + len(numbers) >= needed and len(shared) >= min(len(left), len(right)) / 2


def _names(text: AnalysedText, doer: Range) -> list[Name]:
    """Return the one name that a phrase is, or all of a list of names; of what is more, none."""
    names = names_in(text, doer)
    first = next((at for at in range(doer[0], doer[1] + 1) if text.tokens[at].breaks), doer[1] + 1)
    head = max(doer[0], first - 1)
    if len(names) > 1 and names[-1].end == text.offsets[doer[1]][1]:
        inside = [at for name in names for at in text.inside(name.start, name.end)]
        between = {text.tokens[at].low for at in range(inside[0], doer[1] + 1) if at not in inside}
        if between <= {",", "and", "or"}:
            return names
    names = [name for name in names if name.start < text.offsets[head][1]]
    return names if len(names) == 1 and text.offsets[head][1] == names[0].end else []


def _apart(both: Pair, one: Name, other: Name) -> bool:
    """Tell whether two names are surely two parties of one sort, each in one wording only."""
    if same_name(one.text, other.text) or (
        both.source is not None and {one.text, other.text} & set(both.source.names)
    ):
        return False
    if any(_one_name(one.text, other.text, wording.context) for wording in (both.one, both.other)):
        return False
    if mentioned(one.text, both.b) or mentioned(other.text, both.a):
        return False
    if is_publication(one.text) or is_publication(other.text):
        return False
    if is_country(one.text) != is_country(other.text):
        return False
    return _is_person(both.a, one) == _is_person(both.b, other)


def _one_name(one: str, other: str, context: str) -> bool:
    """Tell whether two names are parts of a longer one: "Lunde" and "Rovers" of "Lunde Rovers"."""
    parts = set(key(one).split()), set(key(other).split())
    return any(
        parts[0] & words and parts[1] & words
        for words in (set(key(name.text).split()) for name in names(context))
    )


def _is_person(text: AnalysedText, name: Name) -> bool:
    """Tell whether a name is plainly somebody's: of two words or more, or with a title."""
    return any(
        may_be_person(text.text, match) and match.start() <= name.end and name.start <= match.end()
        for match in PERSON.finditer(text.text)
    )


def _places(text: AnalysedText, doer: Range) -> Range:
    """Return where the names stand, from the first word of the first to the last of the last."""
    names = _names(text, doer)
    inside = [at for name in names for at in text.inside(name.start, name.end)]
    return (inside[0], inside[-1]) if inside else doer
