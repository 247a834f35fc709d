"""Where a sentence begins to tell one thing more: clauses, asides, purposes and circumstances."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from framing.config import default
from framing.language.marks import SENTENCE_CLOSING
from framing.language.word_lists import word_list, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.language.clause_words import ClauseWords

BreakKind = Literal["mark", "clause", "predicate", "relative", "apposition", "participle", "adjunct", "owner"]
"""What begins behind a break.

mark: a new start that punctuation alone gives. clause: a clause with a subject of its own.
predicate: something more about the subject of the clause. relative, apposition: what is said of the
noun before. participle: "leaving", "after leaving", about the subject. adjunct: a purpose or a
circumstance. owner: one more item of a list.
"""
_LISTS, _CLAUSES = "language/propositions", "language/clauses"
_DASHES = frozenset({"—", "–", "--", "-"})
_CLOSING = frozenset({"”", '"', "''"})
_ADVERB = 4
_LED = frozenset({"in", "of", "with", "for", "to", "at", "on", "from", "by", "under", "during"})
_NEED_VERB = frozenset({"clause", "predicate"})
_SETTINGS = default().language.clauses


@dataclass(frozen=True, slots=True)
class Break:
    """A place between two parts of a sentence; the characters between belong to neither.

    Attributes:
        end: Where the part before ends.
        start: Where the part behind it begins.
        kind: What begins.
        place: The number of the word that begins it.
    """

    end: int
    start: int
    kind: BreakKind
    place: int


def breaks(words: ClauseWords) -> Iterator[Break]:
    """Yield the breaks of a sentence in order, in time linear in its length."""
    state = _State(opened=_opens_circumstance(words, 0))
    for place in range(1, len(words) - 1):
        found = _break_at(words, place, state)
        if found is None:
            continue
        kind, begins = found
        if not state.allows(words, kind, place):
            continue
        yield Break(words.spans[min(place, begins) - 1][1], words.spans[begins][0], kind, begins)
        state.go_on(words, kind, place, begins)


@dataclass(slots=True)
class _State:
    """What is open where a sentence is being read.

    Attributes:
        opened: It began with a circumstance, which a comma may end.
        aside: A comma opened what another may close.
        clause: Where the clause began.
        begun: Where the last part began.
        owed: How many verbs of an inserted clause come before that of the clause goes on; None
            where the clause has its verb.
    """

    opened: bool
    aside: bool = False
    clause: int = 0
    begun: int = 0
    owed: int | None = None

    def allows(self, words: ClauseWords, kind: BreakKind, place: int) -> bool:
        """Tell whether a part may end here: a list before the verb is none."""
        if self.owed is not None or self.aside or words.at(place) == ",":
            return (
                kind not in _NEED_VERB
                or self.aside
                or self.owed is not None
                or self.opened
                or "but" in {words.at(place), words.at(place + 1)}
                or self._has_verb(words, place)
            )
        return (
            kind in {"mark", "owner", "relative"}
            or self._has_verb(words, place)
            or (kind == "adjunct" and not _has_verb_before_mark(words, place + 1))
        )

    def _has_verb(self, words: ClauseWords, place: int) -> bool:
        return words.following_verb[self.clause] < place

    def go_on(self, words: ClauseWords, kind: BreakKind, place: int, begins: int) -> None:
        """Take note of a break."""
        comma = words.at(place) == "," or words.at(place) in _DASHES
        inserted = kind in {"relative", "apposition", "participle", "adjunct"} or (
            kind == "mark"
            and words.at(place) in _DASHES
            and not _DASHES.isdisjoint(words.low[begins : begins + _SETTINGS.longest_aside])
        )
        if inserted and not self._has_verb(words, place):
            pronoun = words.at(begins) in word_set(_LISTS, "relatives") | {"that"}
            self.owed = 1 if pronoun else 0
        elif kind in {"predicate", "clause", "mark"}:
            self.owed = None
        self.aside = comma and inserted
        if kind in {"clause", "mark"} and not (inserted and self.owed is not None):
            self.opened = _opens_circumstance(words, begins)
            self.clause = begins
        self.begun = begins


def _resumes(words: ClauseWords, place: int, state: _State) -> bool:
    """Tell whether the verb of the clause follows here what was inserted before it."""
    if state.owed is None or not words.is_verb(place):
        return False
    before, after = words.at(place - 1), words.at(place + 1)
    auxiliary = place - 1
    while auxiliary > state.begun and _is_adverb(words.low[auxiliary]):
        auxiliary -= 1
    if words.at(auxiliary) in word_set("language/word_classes", "auxiliaries"):
        return False
    if words.low[place].endswith("ed") and after not in word_set(_LISTS, "objects"):
        return False
    if words.is_verb(place - 1) or _past_adverb(words, place - 1) == place:
        return False
    if state.owed:
        state.owed -= 1
        return False
    if before in word_set(_CLAUSES, "joining") | word_set(_LISTS, "relatives") | {"to", "that"}:
        return False
    if before in word_set("language/word_classes", "personal"):
        return False
    return place > state.begun + 1


def _break_at(
    words: ClauseWords, place: int, state: _State
) -> tuple[BreakKind, int] | None:
    low = words.low[place]
    if not low[0].isalnum():
        return _at_mark(words, place, aside=state.aside, opened=state.opened)
    if _resumes(words, place, state):
        return "predicate", place
    if words.at(place - 1) == ",":
        return None
    return _at_word(words, place, comma=False)


def _at_mark(
    words: ClauseWords, place: int, *, aside: bool, opened: bool
) -> tuple[BreakKind, int] | None:
    low, after = words.low[place], words.at(place + 1)
    if low == ",":
        return _behind_comma(words, place + 1, aside=aside, opened=opened)
    if low == ";":
        return "mark", place + 1
    if low == ":":
        return None if after[:1].isdigit() or words.at(place - 1).isdigit() else ("mark", place + 1)
    if low in _DASHES:
        apart = words.spans[place - 1][1] < words.spans[place][0] and (
            words.spans[place][1] < words.spans[place + 1][0]
        )
        if not (apart or low in {"—", "--"}):
            return None
        resumes = words.is_verb(_past_adverb(words, place + 1))
        return ("predicate" if resumes else "mark"), place + 1
    new = words.is_capital(place + 1)
    if low in _CLOSING and new and words.at(place - 1) in SENTENCE_CLOSING - {","}:
        return "mark", place + 1
    if low == "." and new and after in word_set(_CLAUSES, "subject"):
        return "mark", place + 1
    return None


def _behind_comma(
    words: ClauseWords, place: int, *, aside: bool, opened: bool
) -> tuple[BreakKind, int] | None:
    low = words.at(place)
    if aside and _goes_on(words, _past_adverb(words, place)):
        return "predicate", place
    if words.is_word(place):
        found = _at_word(words, place, comma=True)
        if found is not None:
            return found
    if low in word_set(_CLAUSES, "joining") | {"or", "so"}:
        return _joined(words, place, comma=True)
    participle = _past_adverb(words, place)
    if _is_participle(words, participle):
        return "participle", place
    if opened and _begins_clause(words, place):
        return "clause", place
    if _is_apposition(words, place) or low in word_set(_LISTS, "adjectives"):
        return "apposition", place
    if low == "to" and not opened:
        return "adjunct", place
    if aside and _begins_clause(words, place):
        return "clause", place
    return None


def _goes_on(words: ClauseWords, place: int) -> bool:
    """Tell whether a verb stands where one is expected: "Acme, a maker of kites, shows"."""
    low = words.at(place)
    return words.is_verb(place) or (
        low.endswith("s")
        and not low.endswith(("ss", "us"))
        and low not in word_set(_CLAUSES, "no_verb")
        and not words.is_capital(place)
        and (words.is_capital(place + 1) or words.at(place + 1) in word_set(_LISTS, "objects"))
    )


def _at_word(words: ClauseWords, place: int, *, comma: bool) -> tuple[BreakKind, int] | None:
    low = words.low[place]
    if low in word_set(_LISTS, "relatives"):
        return _relative(words, place, comma=comma)
    if low == "that" and _that(words, place):
        return "relative", place
    if not comma and _reduced(words, place):
        return "relative", place
    if not comma and low in {"and", "but", "yet", "while", "whereas", "although", "though"}:
        joined = _joined(words, place, comma=False)
        if joined is not None or low in {"and", "but", "yet"}:
            return joined
    length = _adjunct_words(words, place)
    if length and _tells_event(words, place + length):
        return "adjunct", place
    if low in word_set(_LISTS, "subordinators"):
        kind = _subordinate(words, place)
        if kind is not None:
            return kind, place
    if low in word_set(_LISTS, "before_event") and _tells_event(words, place + 1, noun=True):
        return "adjunct", place
    return None


def _relative(words: ClauseWords, place: int, *, comma: bool) -> tuple[BreakKind, int] | None:
    low, before = words.low[place], words.at(place - 1)
    if before in _LED and words.at(place) in {"which", "whom"}:
        place -= 1  # "in which"
    if not comma and (low in {"whose", "where", "whom"} or before in word_set(_LISTS, "not_before")):
        return None
    if not comma and (words.is_verb(place - 1) or not words.is_word(place - 1)):
        return None  # "asked who came"
    reach = place + _SETTINGS.clause_words
    return ("relative", place) if words.following_verb[place + 1] < reach else None


def _that(words: ClauseWords, place: int) -> bool:
    """Tell whether "that" stands for the noun before: "a rule that has passed"."""
    return (
        words.is_verb(_past_adverb(words, place + 1))
        and words.is_word(place - 1)
        and not words.is_verb(place - 1)
        and words.at(place - 1) not in word_set(_LISTS, "not_before") | {"now", "all", "that", "on"}
    )


def _reduced(words: ClauseWords, place: int) -> bool:
    """Tell whether a participle describes the noun before: "a study published in", "men seeking"."""
    low, before = words.low[place], words.at(place - 1)
    if words.is_capital(place) or not words.is_word(place - 1) or words.is_verb(place - 1):
        return False
    no_noun = (
        before in word_set(_CLAUSES, "describing")
        or before in word_set("language/function_words", "empty")
        or before in word_set("language/function_words", "numbers")
        or _past_adverb(words, place - 1) == place
        or before == "further"
        or before in word_set(_CLAUSES, "no_participle")
        or before.endswith(("'s", "’s", "s'", "s’"))
    )
    if no_noun:
        return False
    after = words.at(place + 1)
    if low.endswith("ing"):
        return (
            low not in word_set(_CLAUSES, "no_participle")
            and low not in word_set(_LISTS, "nouns_in_ing")
            and before != "upcoming"
            and len(low) > _ADVERB
            and (after in word_set(_LISTS, "objects") or words.is_capital(place + 1))
        )
    past = (low.endswith("ed") and len(low) > _ADVERB) or low in word_set(_LISTS, "participles")
    known = low in word_set("language/word_classes", "published")
    return past and (known or not words.is_verb(place)) and after in word_set(_LISTS, "after_link")


def _subordinate(words: ClauseWords, place: int) -> BreakKind | None:
    low, after = words.low[place], words.at(place + 1)
    before = words.at(place - 1)
    if before in word_set(_LISTS, "not_before") or (low == "as" and before.endswith("ly")):
        return None
    if low == "as" and after in word_set(_LISTS, "not_as"):
        clause = after in {"a", "an", "one"} and _begins_clause(words, place + 1)
        return "clause" if clause else None
    if after.endswith("ing") and after not in word_set(_CLAUSES, "no_participle"):
        return "participle" if low != "as" else None
    if low in {"if", "since"} and words.is_verb(place - 1):
        return None  # "asked if"
    if low == "as":
        near = words.following_verb[place + 1] <= place + _SETTINGS.antecedent_words
        return "clause" if near and _begins_clause(words, place + 1) else None
    return "clause" if _has_verb_before_mark(words, place + 1) else None


def _joined(words: ClauseWords, place: int, *, comma: bool) -> tuple[BreakKind, int] | None:
    """What "and" joins: a clause behind a comma, or a predicate; two nouns are not parted."""
    begins = place + 1
    if words.at(begins) == "that":
        return "clause", begins
    if words.at(begins) in {"also", "then", "later", "now", "still"}:
        begins += 1
    pronoun = words.at(begins) in {"it", "he", "she", "they", "there"}
    if (comma or pronoun or words.low[place] in {"while", "whereas", "although", "though", "but"}) and (
        _begins_clause(words, begins)
    ):
        return "clause", place + 1
    adverb = _past_adverb(words, begins)
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
    if low in word_set("language/function_words", "empty") or is_event(low) and not low.endswith("ing"):
        return False
    return words.at(place + 1) in {"the", "a", "an", "its", "their", "his", "her", "it", "them"}


def _begins_predicate(words: ClauseWords, place: int) -> bool:
    if words.at(place) in word_set(_CLAUSES, "second"):
        return True
    if words.is_capital(place) or not words.is_word(place):
        return False
    past = words.is_verb(place) or (words.at(place).endswith("ed") and len(words.at(place)) > _ADVERB)
    return past and (
        words.at(place + 1) in word_set(_LISTS, "objects")
        or words.is_capital(place + 1)
        or words.at(place + 1)[:1].isdigit()
    )


def _begins_clause(words: ClauseWords, place: int) -> bool:
    first = words.at(place)
    begins = first in word_set(_CLAUSES, "subject") or words.is_capital(place)
    return begins and _has_verb_before_mark(words, place)


def _has_verb_before_mark(words: ClauseWords, place: int) -> bool:
    at = min(place, len(words))
    return words.following_verb[at] < min(
        len(words), at + _SETTINGS.clause_words, words.following_mark[at]
    )


def _past_adverb(words: ClauseWords, place: int) -> int:
    return place + 1 if _is_adverb(words.at(place)) else place


def _is_adverb(low: str) -> bool:
    return (low.endswith("ly") and len(low) > _ADVERB) or low in word_set(_LISTS, "adverbs")


def _is_participle(words: ClauseWords, place: int) -> bool:
    low = words.at(place)
    if words.is_capital(place) or words.at(place - 1) in word_set(_CLAUSES, "no_adverb"):
        return False
    if low.endswith("ing"):
        return low not in word_set(_CLAUSES, "no_participle")
    past = (low.endswith("ed") and len(low) > _ADVERB) or low in word_set(_LISTS, "participles")
    return (
        past
        and words.at(place + 1) in word_set(_LISTS, "after_link")
    )


def _is_apposition(words: ClauseWords, place: int) -> bool:
    """Tell "Acme, the maker of kites" from a list: a name before, and no "and" where it ends."""
    if words.at(place) not in word_set(_LISTS, "describes"):
        return False
    if not (words.is_capital(place - 2) or words.at(place - 2).isdigit()):
        return False
    return words.at(words.following_mark[place] + 1) not in {"and", "or"}


def _opens_circumstance(words: ClauseWords, place: int) -> bool:
    low = words.at(place)
    return (
        low in word_set(_LISTS, "subordinators")
        or low in word_set(_CLAUSES, "opening")
        or (low.endswith("ing") and low not in word_set(_CLAUSES, "no_participle"))
        or low == "to"
    )


def _adjunct_words(words: ClauseWords, place: int) -> int:
    """Return how many words of a phrase that leads to a purpose or cause stand here, or 0."""
    for phrase in _adjuncts().get(words.low[place], ()):
        if tuple(words.low[place : place + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _tells_event(words: ClauseWords, place: int, *, noun: bool = False) -> bool:
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
        word.endswith(endings)
        and len(word) > _ADVERB + 1
        and word not in word_set(_CLAUSES, "no_participle")
    )


@cache
def _adjuncts() -> dict[str, tuple[tuple[str, ...], ...]]:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in word_list(_LISTS, ("adjuncts",)):
        parts = tuple(phrase.split())
        phrases.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in phrases.items()}
