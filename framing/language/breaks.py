"""Where a sentence begins to tell one thing more: clauses, asides, purposes and circumstances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.clause_openings import (
    BreakKind,
    adjunct_words,
    begins_clause,
    goes_on,
    has_verb_before_mark,
    is_adverb,
    is_apposition,
    is_participle,
    is_reduced,
    is_relative_that,
    joined,
    opens_circumstance,
    past_adverb,
    relative,
    subordinate,
    tells_event,
)
from framing.language.punctuation import SENTENCE_CLOSING
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.language.clause_words import ClauseWords

_LISTS, _CLAUSES = "language/propositions", "language/clauses"
_DASHES = frozenset({"—", "–", "--", "-"})
_CLOSING = frozenset({"”", '"', "''"})
_AND = frozenset({"and", "but", "yet"})
_NEED_VERB = frozenset({"clause", "predicate"})
_SETTINGS = default().language.clauses
# Read once: every word of every sentence is held to these.
_RELATIVES = word_set(_LISTS, "relatives")
_OBJECTS = word_set(_LISTS, "objects")
_SUBORDINATORS = word_set(_LISTS, "subordinators")
_BEFORE_EVENT = word_set(_LISTS, "before_event")
_ADJECTIVES = word_set(_LISTS, "adjectives")
_JOINING = word_set(_CLAUSES, "joining") | {"or", "so"}
_SUBJECTS = word_set(_CLAUSES, "subject")
_AUXILIARIES = word_set("language/word_classes", "auxiliaries")
_NO_RESUMING = (
    word_set(_CLAUSES, "joining")
    | _RELATIVES
    | word_set("language/word_classes", "personal")
    | {"to", "that"}
)
_Found = tuple[BreakKind, int] | None


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
    state = _State(opened=opens_circumstance(words, 0))
    for place in range(1, len(words) - 1):
        places = _break_at(words, place, state)
        if places is None:
            continue
        kind, begins = places
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
            or (kind == "adjunct" and not has_verb_before_mark(words, place + 1))
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
            pronoun = words.at(begins) in _RELATIVES | {"that"}
            self.owed = 1 if pronoun else 0
        elif kind in {"predicate", "clause", "mark"}:
            self.owed = None
        self.aside = comma and inserted
        if kind in {"clause", "mark"} and not (inserted and self.owed is not None):
            self.opened = opens_circumstance(words, begins)
            self.clause = begins
        self.begun = begins


def _resumes(words: ClauseWords, place: int, state: _State) -> bool:
    """Tell whether the verb of the clause follows here what was inserted before it."""
    if state.owed is None or not _begins_verb(words, place, state.begun):
        return False
    if state.owed:
        state.owed -= 1
        return False
    return place > state.begun + 1 and words.at(place - 1) not in _NO_RESUMING


def _begins_verb(words: ClauseWords, place: int, first: int) -> bool:
    """Tell whether a finite verb begins here: no "expected" of "was first expected"."""
    if not words.is_verb(place) or words.is_verb(place - 1):
        return False
    auxiliary = place - 1
    while auxiliary > first and is_adverb(words.low[auxiliary]):
        auxiliary -= 1
    if words.at(auxiliary) in _AUXILIARIES:
        return False
    return not words.low[place].endswith("ed") or words.at(place + 1) in _OBJECTS


def _break_at(words: ClauseWords, place: int, state: _State) -> _Found:
    if not words.low[place][0].isalnum():
        if words.low[place] == ",":
            return _behind_comma(words, place + 1, state)
        return ("mark", place + 1) if _parts(words, place) else _at_dash(words, place)
    if _resumes(words, place, state):
        return "predicate", place
    return None if words.at(place - 1) == "," else _at_word(words, place, comma=False)


def _parts(words: ClauseWords, place: int) -> bool:
    """Tell whether a mark parts two statements by itself; sentences may have been cut too late."""
    low, before, after = words.low[place], words.at(place - 1), words.at(place + 1)
    if low == ":":
        return not (after[:1].isdigit() or before.isdigit())
    new = words.is_capital(place + 1)
    if low in _CLOSING:
        return new and before in SENTENCE_CLOSING
    return low == ";" or (low == "." and new and after in _SUBJECTS)


def _at_dash(words: ClauseWords, place: int) -> _Found:
    low, spans = words.low[place], words.spans
    if low not in _DASHES:
        return None
    apart = spans[place - 1][1] < spans[place][0] and spans[place][1] < spans[place + 1][0]
    if not (apart or low in {"—", "--"}):
        return None
    return ("predicate" if words.is_verb(past_adverb(words, place + 1)) else "mark"), place + 1


def _behind_comma(words: ClauseWords, place: int, state: _State) -> _Found:
    low = words.at(place)
    if state.aside and goes_on(words, past_adverb(words, place)):
        return "predicate", place
    if words.is_word(place):
        found = _at_word(words, place, comma=True)
        if found is not None:
            return found
    if low in _JOINING:
        return joined(words, place, comma=True)
    kind: BreakKind | None = None
    if is_participle(words, past_adverb(words, place)):
        kind = "participle"
    elif state.opened and begins_clause(words, place):
        kind = "clause"
    elif is_apposition(words, place) or low in _ADJECTIVES:
        kind = "apposition"
    elif low == "to" and not state.opened:
        kind = "adjunct"
    elif state.aside and begins_clause(words, place):
        kind = "clause"
    return None if kind is None else (kind, place)


def _at_word(words: ClauseWords, place: int, *, comma: bool) -> _Found:
    low = words.low[place]
    if low in _RELATIVES:
        return relative(words, place, comma=comma)
    if not comma and low in _AND:
        return joined(words, place, comma=False)
    kind: BreakKind | None = None
    if low == "that":
        kind = "relative" if is_relative_that(words, place) else None
    elif not comma and is_reduced(words, place):
        kind = "relative"
    elif _is_circumstance(words, place):
        kind = "adjunct"
    elif low in _SUBORDINATORS:
        kind = subordinate(words, place)
    if kind is None and low in _BEFORE_EVENT and tells_event(words, place + 1, noun=True):
        kind = "adjunct"
    return None if kind is None else (kind, place)


def _is_circumstance(words: ClauseWords, place: int) -> bool:
    length = adjunct_words(words, place)
    return bool(length) and tells_event(words, place + length)
