"""Who does what in a statement: each verb with the words of its subject and of the rest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from framing.language.aliases import group_of
from framing.language.stems import is_past
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.language.stemmed_tokens import Token

_SUBJECT = 9
"""A subject with its attributes has no more words."""
_AUXILIARIES = 5
_BY = 8
"""So far behind a participle stands "by"."""
_AGENT = 6


@dataclass(frozen=True, slots=True)
class Act:
    """A verb with what stands for the one who does it, and what stands elsewhere beside it."""

    verb: int
    doer: tuple[int, ...]
    """Places of the words of the subject, or of what stands behind "by" in a passive."""
    rest: tuple[int, ...]
    """Places of the other words that the verb governs: its object, or a passive's subject."""


@lru_cache(maxsize=1024)
def verbs(reading: AnalysedText) -> tuple[int, ...]:
    """Return the places of the verbs of a statement, in order."""
    if reading.title_case:
        return ()
    return tuple(
        place
        for place, token in enumerate(reading.tokens)
        if token.content and place not in reading.quoted and _is_verb(reading, place)
    )


@lru_cache(maxsize=1024)
def keys(reading: AnalysedText) -> tuple[str, ...]:
    """Return what each word stands for: a country's names and adjectives are one."""
    return tuple(_key(reading, place, token) for place, token in enumerate(reading.tokens))


def _key(reading: AnalysedText, place: int, token: Token) -> str:
    group = group_of(token.text) if token.text[0].isupper() else None
    return reading.meanings[place] if group is None else f"={group}"


def _is_verb(reading: AnalysedText, place: int) -> bool:
    token = reading.tokens[place]
    before = reading.tokens[place - 1] if place else None
    if not token.text.islower() or token.low.endswith("ly"):
        return False
    if token.low.endswith("ing"):
        return before is not None and before.low in word_set("shifts/kinds/actor_unnamed", "be")
    if before is None or before.low in word_set("language/function_words", "determiners"):
        return False
    if (
        before.low == "to"
        or before.low in word_set("shifts/kinds/actor_unnamed", "auxiliaries")
        or is_past(token.low)
    ):
        return True
    # "Turkey summons", but not "faces questions".
    single = before.content and not (before.text.islower() and before.low.endswith("s"))
    return token.low.endswith("s") and (single or before.low == ",")


@lru_cache(maxsize=1024)
def act(reading: AnalysedText, verb: int) -> Act | None:
    """Return who does what a verb says, and to whom; None where the doer cannot be told."""
    start, passive = _group_of_verbs(reading, verb)
    while start > 1 and reading.tokens[start].low == "to" and _is_verb(reading, start - 1):
        # "Has agreed to sell": who agrees sells.
        start, _ = _group_of_verbs(reading, start - 1)
    by = _by(reading, verb)
    if by is not None and (passive or _is_reduced(reading, verb)):
        doer = _agent(reading, by)
        rest = tuple(at for at in _content(reading) if at not in doer and at != verb)
    elif passive or _is_reduced(reading, verb):
        return None
    else:
        doer = _subject(reading, start)
        rest = tuple(at for at in _content(reading) if at > verb)
    return Act(verb, doer, rest) if doer else None


@lru_cache(maxsize=64)
def _content(reading: AnalysedText) -> tuple[int, ...]:
    """Return the places of words that carry meaning, but for where and when it happened."""
    found: list[int] = []
    beside = False
    for at, token in enumerate(reading.tokens):
        if token.low in word_set("shifts/kinds/actor_unnamed", "beside"):
            beside = True
            continue
        if (
            token.breaks
            or is_past(token.low)
            or (
                not token.content
                and token.low not in word_set("shifts/kinds/actor_unnamed", "inside")
            )
        ):
            beside = False
        if token.content and not (beside and token.text.islower()):
            found.append(at)
    return tuple(found)


def _is_participle(token: Token) -> bool:
    return is_past(token.low) or token.low in word_set("shifts/kinds/actor", "unchanged")


def _group_of_verbs(reading: AnalysedText, verb: int) -> tuple[int, bool]:
    """Return where "would not have been" begins before a verb, and whether it makes a passive."""
    at, passive = verb, False
    while at > 0 and verb - at < _AUXILIARIES:
        low = reading.tokens[at - 1].low
        if low not in _helpers() and not low.endswith("ly"):
            break
        passive = passive or low in _passives()
        at -= 1
    return at, passive and _is_participle(reading.tokens[verb])


@cache
def _passives() -> frozenset[str]:
    return word_set("shifts/kinds/actor_unnamed", "be") | {"get", "got", "gets"}


@cache
def _helpers() -> frozenset[str]:
    return (
        word_set("shifts/kinds/actor_unnamed", "auxiliaries")
        | _passives()
        | {"to", "never", "also", "already"}
    )


def _by(reading: AnalysedText, verb: int) -> int | None:
    """Return the place of "by" behind a participle, in the same clause."""
    for at in range(verb + 1, min(len(reading.tokens), verb + 1 + _BY)):
        token = reading.tokens[at]
        if token.low == "by":
            return at
        if (
            token.breaks
            or token.low in word_set("language/function_words", "clause")
            or is_past(token.low)
        ):
            return None
    return None


def _is_reduced(reading: AnalysedText, verb: int) -> bool:
    """Tell "the budget tabled (in May) by the Liberals" from "read a book by"."""
    after = reading.tokens[verb + 1].low if verb + 1 < len(reading.tokens) else ""
    follows = after == "by" or after in word_set("shifts/kinds/actor_unnamed", "beside")
    return follows and _is_participle(reading.tokens[verb])


def _agent(reading: AnalysedText, by: int) -> tuple[int, ...]:
    """Return the words of what stands behind "by", if that is no number or time."""
    numbers = any(one.first <= by + 2 <= one.last + 1 for one in reading.quantities)
    if numbers or any(one.first <= by + 2 <= one.last + 1 for one in reading.times):
        return ()
    places: list[int] = []
    for at in range(by + 1, min(len(reading.tokens), by + 1 + _AGENT)):
        token = reading.tokens[at]
        if token.breaks or token.low in word_set("language/function_words", "clause"):
            break
        if (
            places
            and not token.content
            and token.low not in word_set("shifts/kinds/actor_unnamed", "inside")
        ):
            break
        if token.content and is_past(token.low) and places:
            break
        if token.content:
            places.append(at)
    return tuple(places)


def _subject(reading: AnalysedText, start: int) -> tuple[int, ...]:
    """Return the words of what stands before a group of verbs."""
    at = start - 1
    if at >= 0 and reading.tokens[at].low in {"who", "which", "that"}:
        at -= 1
    first = at
    places: list[int] = []
    while at >= 0 and first - at < _SUBJECT:
        token = reading.tokens[at]
        if (
            token.breaks
            or token.low in {"to", "that"}
            or token.low in word_set("language/function_words", "clause")
        ):
            break
        if token.low in word_set("shifts/kinds/actor_unnamed", "auxiliaries"):
            break
        if token.content and is_past(token.low) and token.text.islower() and places:
            break
        if token.content:
            places.append(at)
        at -= 1
    return tuple(reversed(places))
