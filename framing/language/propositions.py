"""A sentence as all that it tells: parts that can each be true or false by themselves.

Rules on words and forms, no parser: a part that tells nothing by itself stays with its neighbour.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.breaks import Break, breaks
from framing.language.clause_openings import BreakKind, is_event
from framing.language.clause_words import ClauseWords, clause_words
from framing.language.clauses import Clause, before_verb, owners, subject, trimmed
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Span

_SETTINGS = default().language.clauses
_LISTS = "language/propositions"
_SUBJECT_REACH = 4 * _SETTINGS.longest_subject
"""Characters in which a subject is looked for, with what may come before it."""
_ABOUT_SUBJECT = frozenset({"predicate", "participle", "adjunct"})
_HOLD_VERB = frozenset({"predicate", "participle", "apposition"})
_ABOUT_NOUN = frozenset({"relative", "apposition"})


@dataclass(slots=True)
class _Part:
    """Words ``first`` to ``last`` (not included), the subject before them, and how they begin."""

    start: int
    end: int
    first: int
    last: int
    kind: BreakKind
    subject: str


def propositions(text: str, region: Span) -> list[Clause]:
    """Return all that a part of a text tells, in order and apart, each with its subject.

    Args:
        text: The version's text.
        region: A sentence, or what is told in it; longer ones than prose has stay whole.
    """
    if region.end - region.start > _SETTINGS.longest_sentence:
        return [Clause(trimmed(text, region.start, region.end))]
    region = trimmed(text, region.start, region.end)  # a dateline tells nothing
    words = clause_words(text, region)
    if not len(words):
        return [Clause(region)]
    parts = []
    for part in _telling(words, _parts(text, region, words)):
        span = trimmed(text, part.start, part.end)
        whole = span.start == words.spans[part.first][0]
        parts.append(Clause(span, part.subject, _pronoun(words, part) if whole else 0))
    return parts


def _parts(text: str, region: Span, words: ClauseWords) -> list[_Part]:
    parts = [_Part(region.start, region.end, 0, len(words), "mark", "")]
    clause_start = region.start
    for cut in _all_breaks(text, region, words):
        last = parts[-1]
        last.end, last.last = cut.end, cut.place
        about = ""
        if cut.kind in _ABOUT_NOUN:
            about = (
                before_verb(text, clause_start, cut.end)
                or _antecedent(text, words, cut.place)
                or subject(text[clause_start : min(region.end, clause_start + _SUBJECT_REACH)])
            )
        elif cut.kind in _ABOUT_SUBJECT:
            about = subject(text[clause_start : min(region.end, clause_start + _SUBJECT_REACH)])
        else:
            clause_start = cut.start
        parts.append(_Part(cut.start, region.end, cut.place, len(words), cut.kind, about))
    return parts


def _all_breaks(text: str, region: Span, words: ClauseWords) -> list[Break]:
    """The breaks of the sentence, and those of a list of owners, in order and apart."""
    places = list(breaks(words))
    listed = owners(text, region)
    if listed:
        starts = [start for start, _ in words.spans]
        places += [
            Break(match.start(), match.end(), "owner", bisect_left(starts, match.end()))
            for match in listed
        ]
        places.sort(key=lambda cut: (cut.start, cut.end))
    apart: list[Break] = []
    for cut in places:
        if not apart or cut.end > apart[-1].start:
            apart.append(cut)
    return apart


def _antecedent(text: str, words: ClauseWords, place: int) -> str:
    """The noun phrase that "who" or a description is about: back to a verb, a mark or a link."""
    last = place - 1
    while last >= 0 and not words.is_word(last):
        last -= 1
    first = last
    stops = word_set(_LISTS, "antecedent_stops")
    while (
        first > 0
        and last - first < _SETTINGS.antecedent_words
        and words.is_word(first - 1)
        and not words.is_verb(first - 1)
        and words.low[first - 1] not in stops
    ):
        first -= 1
        if words.low[first] in word_set(_LISTS, "determiners"):
            break
    if last < 0 or words.low[last] in word_set("language/word_classes", "days"):
        return ""
    return text[words.spans[first][0] : words.spans[last][1]]


def _telling(words: ClauseWords, parts: Sequence[_Part]) -> list[_Part]:
    """Leave what tells nothing by itself with the part before it, or the first with the next."""
    kept: list[_Part] = []
    for part in _joined_fragments(words, parts):
        if kept and not _tells(words, kept[-1]):
            # Only the first can be so: its words go to the next.
            before = kept.pop()
            kept.append(
                _Part(before.start, part.end, before.first, part.last, part.kind, before.subject)
            )
        elif kept and not _tells(words, part):
            kept[-1].end, kept[-1].last = part.end, part.last
        else:
            kept.append(part)
    return kept


def _joined_fragments(words: ClauseWords, parts: Sequence[_Part]) -> list[_Part]:
    """Put what tells nothing together with the like behind it: together they may tell something."""
    joined: list[_Part] = []
    for part in parts:
        fragment = not _tells(words, part) and part.kind != "mark"
        if len(joined) > 1 and fragment and not _tells(words, joined[-1]):
            joined[-1].end, joined[-1].last = part.end, part.last
        else:
            joined.append(part)
    return joined


def _tells(words: ClauseWords, part: _Part) -> bool:
    """Tell whether a part holds a verb or an event, and words enough to mean something."""
    if part.kind == "owner":
        return True
    own = sum(map(_is_content, words.low[part.first : part.last]))
    if own < _SETTINGS.least_own:
        return False
    if own + sum(map(_is_content, part.subject.lower().split())) < _SETTINGS.least_content:
        return False
    return part.kind in _HOLD_VERB or any(
        words.verbs[place] or is_event(words.low[place]) for place in range(part.first, part.last)
    )


def _is_content(word: str) -> bool:
    return word[:1].isalnum() and word not in word_set("language/function_words", "empty")


def _pronoun(words: ClauseWords, part: _Part) -> int:
    """How many characters "who" and the blank behind it take, where a part begins with it."""
    if part.kind != "relative" or words.at(part.first) not in {"who", "which", "that"}:
        return 0
    return words.spans[part.first + 1][0] - words.spans[part.first][0]
