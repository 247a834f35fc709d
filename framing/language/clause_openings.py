"""What a word or a mark opens: a clause, a predicate, a participle, an aside or a circumstance.

Each function looks at a few words on either side of a place, so that reading a sentence is linear.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from framing.config import default
from framing.language.word_lists import word_list, word_set

if TYPE_CHECKING:
    from framing.language.clause_words import ClauseWords

BreakKind = Literal[
    "mark", "clause", "predicate", "relative", "apposition", "participle", "adjunct", "owner"
]
"""What begins behind a break.

mark: a new start that punctuation alone gives. clause: a clause with a subject of its own.
predicate: something more about the subject of the clause. relative, apposition: what is said of the
noun before. participle: "leaving", "after leaving", about the subject. adjunct: a purpose or a
circumstance. owner: one more item of a list.
"""
_LISTS, _CLAUSES = "language/propositions", "language/clauses"
_ADVERB = 4
_SETTINGS = default().language.clauses
# Read once: every word of every sentence is held to these.
_LED = word_set(_LISTS, "before_which")
_ARTICLES = word_set(_CLAUSES, "object_articles")
_OBJECTS = word_set(_LISTS, "objects")
_PARTICIPLES = word_set(_LISTS, "participles")
_NOT_BEFORE = word_set(_LISTS, "not_before")
_AFTER_LINK = word_set(_LISTS, "after_link")
_NOUNS_IN_ING = word_set(_LISTS, "nouns_in_ing")
_ADVERBS = word_set(_LISTS, "adverbs")
_SUBORDINATORS = word_set(_LISTS, "subordinators")
_NO_PARTICIPLE = word_set(_CLAUSES, "no_participle")
_SUBJECTS = word_set(_CLAUSES, "subject")
_SECOND = word_set(_CLAUSES, "second")
_OPENING = word_set(_CLAUSES, "opening")
_DAYS = word_set("language/word_classes", "days")
_TIMES = word_set("language/word_classes", "times") | {"season", "first", "last"}
_NO_NOUN = (
    word_set(_CLAUSES, "describing")
    | word_set("language/function_words", "empty")
    | word_set("language/function_words", "numbers")
    | _NO_PARTICIPLE
    | {"further", "upcoming"}
)


def goes_on(words: ClauseWords, place: int) -> bool:
    """Tell whether a verb stands where one is expected: "Acme, a maker of kites, shows"."""
    low = words.at(place)
    return words.is_verb(place) or (
        low.endswith("s")
        and not low.endswith(("ss", "us"))
        and low not in word_set(_CLAUSES, "no_verb")
        and not words.is_capital(place)
        and (words.is_capital(place + 1) or words.at(place + 1) in _OBJECTS)
    )


def relative(words: ClauseWords, place: int, *, comma: bool) -> tuple[BreakKind, int] | None:
    """Tell whether "who" or "which" opens a clause about the noun before, and where: "in which"."""
    low, before = words.low[place], words.at(place - 1)
    if before in _LED and low in {"which", "whom"}:
        place -= 1  # "in which"
    if not comma and (low in {"whose", "where", "whom"} or before in _NOT_BEFORE):
        return None
    if not comma and (words.is_verb(place - 1) or not words.is_word(place - 1)):
        return None  # "asked who came"
    reach = place + _SETTINGS.clause_words
    return ("relative", place) if words.following_verb[place + 1] < reach else None


def is_relative_that(words: ClauseWords, place: int) -> bool:
    """Tell whether "that" stands for the noun before: "a rule that has passed"."""
    return (
        words.is_verb(past_adverb(words, place + 1))
        and words.is_word(place - 1)
        and not words.is_verb(place - 1)
        and words.at(place - 1) not in _NOT_BEFORE | {"now", "all", "that", "on"}
    )


def is_reduced(words: ClauseWords, place: int) -> bool:
    """Tell whether a participle describes the noun before: "a study published in"."""
    low, before = words.low[place], words.at(place - 1)
    if not (low.endswith("ing") or _is_past(low)):
        return False
    if words.is_capital(place) or not words.is_word(place - 1) or words.is_verb(place - 1):
        return False
    if before in _NO_NOUN or is_adverb(before) or before.endswith(("'s", "’s", "s'", "s’")):
        return False
    after = words.at(place + 1)
    if low.endswith("ing"):
        return (
            low not in _NO_PARTICIPLE
            and low not in _NOUNS_IN_ING
            and len(low) > _ADVERB
            and (after in _OBJECTS or words.is_capital(place + 1))
        )
    known = low in word_set("language/word_classes", "published")
    return (known or not words.is_verb(place)) and after in _AFTER_LINK


def _is_past(low: str) -> bool:
    return (low.endswith("ed") and len(low) > _ADVERB) or low in _PARTICIPLES


def subordinate(words: ClauseWords, place: int) -> BreakKind | None:
    """Tell what a word such as "after" or "as" opens: a clause, a participle, or nothing."""
    low, before, after = words.low[place], words.at(place - 1), words.at(place + 1)
    if before in _NOT_BEFORE or (low in {"if", "since"} and words.is_verb(place - 1)):
        return None  # "such as", "asked if"
    if low == "as":
        return None if before.endswith("ly") else _as(words, place)
    if after.endswith("ing") and after not in _NO_PARTICIPLE:
        return "participle"
    return "clause" if has_verb_before_mark(words, place + 1) else None


def _as(words: ClauseWords, place: int) -> BreakKind | None:
    """Tell "as they seek to" from "as part of" and "as chairman"."""
    after = words.at(place + 1)
    if after in word_set(_LISTS, "not_as") - {"a", "an", "one"}:
        return None
    near = words.following_verb[place + 1] <= place + _SETTINGS.antecedent_words
    return "clause" if near and begins_clause(words, place + 1) else None


def joined(words: ClauseWords, place: int, *, comma: bool) -> tuple[BreakKind, int] | None:
    """What "and" joins: a clause behind a comma, or a predicate; two nouns are not parted."""
    begins = place + 1
    if words.at(begins) == "that":
        return "clause", begins
    if words.at(begins) in {"also", "then", "later", "now", "still"}:
        begins += 1
    pronoun = words.at(begins) in {"it", "he", "she", "they", "there"}
    if (
        comma or pronoun or words.low[place] in {"while", "whereas", "although", "though", "but"}
    ) and (begins_clause(words, begins)):
        return "clause", place + 1
    adverb = past_adverb(words, begins)
    if _begins_predicate(words, adverb):
        return "predicate", place + 1
    if _begins_infinitive(words, adverb):
        return "participle", place + 1
    return None


def _begins_infinitive(words: ClauseWords, place: int) -> bool:
    """Tell whether "integrate the" or "using its" follows "and": no noun has an article behind."""
    low = words.at(place)
    if words.is_capital(place) or not words.is_word(place) or len(low) < _ADVERB:
        return False
    if low in word_set("language/function_words", "empty") or (
        is_event(low) and not low.endswith("ing")
    ):
        return False
    return words.at(place + 1) in _ARTICLES


def _begins_predicate(words: ClauseWords, place: int) -> bool:
    if words.at(place) in _SECOND:
        return True
    if words.is_capital(place) or not words.is_word(place):
        return False
    past = words.is_verb(place) or (
        words.at(place).endswith("ed") and len(words.at(place)) > _ADVERB
    )
    return past and (
        words.at(place + 1) in _OBJECTS
        or words.is_capital(place + 1)
        or words.at(place + 1)[:1].isdigit()
    )


def begins_clause(words: ClauseWords, place: int) -> bool:
    """Tell whether a subject stands here, and a verb soon behind it."""
    first = words.at(place)
    begins = first in _SUBJECTS or words.is_capital(place)
    return begins and has_verb_before_mark(words, place)


def has_verb_before_mark(words: ClauseWords, place: int) -> bool:
    """Tell whether a finite verb comes soon, before any mark that ends a phrase."""
    at = min(place, len(words))
    return words.following_verb[at] < min(
        len(words), at + _SETTINGS.clause_words, words.following_mark[at]
    )


def past_adverb(words: ClauseWords, place: int) -> int:
    """Return the place behind an adverb, or the same where none stands."""
    return place + 1 if is_adverb(words.at(place)) else place


def is_adverb(low: str) -> bool:
    """Tell whether a word may stand between a subject and its verb."""
    return (low.endswith("ly") and len(low) > _ADVERB) or low in _ADVERBS


def is_participle(words: ClauseWords, place: int) -> bool:
    """Tell whether a participle stands here that opens something: "leaving", "backed by"."""
    low = words.at(place)
    if words.is_capital(place) or words.at(place - 1) in word_set(_CLAUSES, "no_adverb"):
        return False
    if low.endswith("ing"):
        return low not in _NO_PARTICIPLE
    return _is_past(low) and words.at(place + 1) in _AFTER_LINK


def is_apposition(words: ClauseWords, place: int) -> bool:
    """Tell "Acme, the maker of kites" from a list: a name before, and no "and" where it ends."""
    if words.at(place) not in word_set(_LISTS, "describes"):
        return False
    before = words.at(place - 2)
    if before in _DAYS or not (words.is_capital(place - 2) or before.isdigit()):
        return False
    if words.at(place + 1) not in _TIMES and has_verb_before_mark(words, place):
        return False  # "on Mars, the rover said"
    return words.at(words.following_mark[place] + 1) not in {"and", "or"}


def opens_circumstance(words: ClauseWords, place: int) -> bool:
    """Tell whether a clause opens here with a circumstance, which a comma ends."""
    low = words.at(place)
    return (
        low in _SUBORDINATORS
        or low in _OPENING
        or (low.endswith("ing") and low not in _NO_PARTICIPLE)
        or low == "to"
    )


def adjunct_words(words: ClauseWords, place: int) -> int:
    """Return how many words of a phrase that leads to a purpose or cause stand here, or 0."""
    for phrase in _adjuncts().get(words.low[place], ()):
        if tuple(words.low[place : place + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def tells_event(words: ClauseWords, place: int, *, noun: bool = False) -> bool:
    """Tell whether the next few words, up to a mark, name an event or an act."""
    if not noun and words.at(place - 1) == "to":
        return True
    for at in range(place, min(len(words), place + _SETTINGS.event_reach)):
        if not words.is_word(at):
            return False
        if is_event(words.low[at]):
            return True
    return False


@cache
def is_event(word: str) -> bool:
    """Tell whether a word in lower case is a noun for an event or an act, by list or ending."""
    endings = tuple(word_set(_LISTS, "event_endings"))
    return word in word_set(_LISTS, "events") or (
        word.endswith(endings) and len(word) > _ADVERB + 1 and word not in _NO_PARTICIPLE
    )


@cache
def _adjuncts() -> dict[str, tuple[tuple[str, ...], ...]]:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in word_list(_LISTS, ("adjuncts",)):
        parts = tuple(phrase.split())
        phrases.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in phrases.items()}
