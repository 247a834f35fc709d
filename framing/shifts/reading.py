"""A wording, read once: its words, numbers, times, names and negations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from framing.names import Name, names
from framing.shifts.lexicon import stem, stem_set
from framing.shifts.meanings import meanings
from framing.shifts.quantities import quantities
from framing.shifts.times import times
from framing.shifts.words import Token, elliptical, negated, tokens
from framing.types import Attribution, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from framing.shifts.counting import Quantity
    from framing.shifts.lexicon import Found, Phrases, Senses
    from framing.shifts.moments import Time
    from framing.shifts.wording import Wording

T = TypeVar("T")

_TITLE_WORDS = 3
_TITLE_SHARE = 0.7
_Ranges = tuple[tuple[int, int], ...]
_LONGEST_CREDIT = 14
_AFTER_CUE = 3
"""So many words after "reported" a time belongs to the report, not to what it tells."""


# Compared by identity, so that what is found in a reading can be kept and is not found again.
@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The words of a statement, and what they were found to hold. Places count words."""

    text: str
    start: int
    row: tuple[Token, ...]
    stems: tuple[str, ...]
    lows: frozenset[str]
    """All words in lower case."""
    meanings: tuple[str, ...]
    """Stems, with one for all words of a meaning: what two wordings are compared by."""
    credit: frozenset[int]
    """Places of words that only say who is credited."""
    quoted: frozenset[int]
    """Places of words inside quotation marks: somebody's, not the outlet's."""
    negated: tuple[bool, ...]
    negators: dict[int, int]
    elliptical: bool
    """It denies something that it does not name again: "but cars will not"."""
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[Name, ...]
    title_case: bool
    content: tuple[int, ...]
    """Places of the words that carry meaning, without credits."""
    vocabulary: frozenset[str]
    """Stems of all words."""
    told: frozenset[str]
    """Meanings of the words that carry any, without credits."""
    kept: dict[object, Any]
    """The phrases found in it, by list of phrases: many rules ask for the same."""

    def span(self, first: int, last: int) -> Span:
        """Return words ``first`` to ``last`` as a span of the version's text."""
        return Span(self.start + self.row[first].start, self.start + self.row[last].end)

    def words(self, first: int, last: int) -> str:
        """Return words ``first`` to ``last`` as they are written."""
        return self.text[self.row[first].start : self.row[last].end]

    def near(self, first: int, last: int, reach: int) -> frozenset[str]:
        """Return the meanings of up to ``reach`` content words on either side."""
        before = [place for place in self.content if place < first][-reach:]
        after = [place for place in self.content if place > last][:reach]
        return frozenset(self.meanings[place] for place in (*before, *after))


def hits(phrases: Phrases[T] | Senses[T], reading: Reading) -> Sequence[Found[T]]:
    """Return the phrases of a list that a reading has; they are looked for once."""
    found: Sequence[Found[T]] | None = reading.kept.get(phrases)
    if found is None:
        found = reading.kept[phrases] = tuple(phrases.find(reading.stems))
    return found


def read(wording: Wording) -> Reading:
    """Return the reading of a wording; a wording that comes again is not read again."""
    spans = tuple(
        (span.start - wording.start, span.end - wording.start)
        for credit in wording.voice.attributions
        if _only_credits(credit, wording)
        for span in (credit.source, credit.cue)
        if span is not None and span.meets(wording.start, wording.end)
    )
    quotes = tuple(
        (span.start - wording.start, span.end - wording.start)
        for span in wording.voice.quotes
        if span.meets(wording.start, wording.end)
    )
    return _read(wording.text, wording.start, wording.published, spans, quotes)


def _only_credits(credit: Attribution, wording: Wording) -> bool:
    """Tell a credit ("officials said") from an act that is itself the fact ("officials backed")."""
    if credit.voice == "source" or credit.cue is None:
        return True
    low, high = credit.cue.start - wording.context_start, credit.cue.end - wording.context_start
    words = wording.context[max(0, low) : max(0, high)].lower().split()
    return any(stem(word) in stem_set("words", "reporting") for word in words)


@lru_cache(maxsize=1024)
def _read(
    text: str, start: int, published: date | None, credited: _Ranges, quotes: _Ranges
) -> Reading:
    row = tokens(text)
    stems = tuple(token.stem for token in row)
    shared_meanings = meanings(stems)
    in_credit = _in_credit(row, credited)
    all_times = times(row, published)
    of_report = [time for time in all_times if _of_report(row, time, in_credit)]
    credit = frozenset(in_credit).union(*(range(one.first, one.last + 1) for one in of_report))
    flags, negators = negated(row, stems)
    taken = credit.union(*(range(time.first, time.last + 1) for time in all_times))
    return Reading(
        text=text,
        start=start,
        row=row,
        stems=stems,
        lows=frozenset(token.low for token in row),
        meanings=shared_meanings,
        credit=credit,
        quoted=frozenset(
            place
            for first, last in quotes
            for place, token in enumerate(row)
            if token.start < last and first < token.end
        ),
        negated=flags,
        negators=negators,
        elliptical=elliptical(row),
        times=tuple(time for time in all_times if time not in of_report),
        quantities=quantities(row, taken),
        names=names(text),
        title_case=_title_case(row),
        content=tuple(
            place for place, token in enumerate(row) if token.content and place not in credit
        ),
        vocabulary=frozenset(stems),
        told=frozenset(
            shared_meanings[place]
            for place, token in enumerate(row)
            if token.content and place not in credit
        ),
        kept={},
    )


def _in_credit(row: tuple[Token, ...], credited: _Ranges) -> set[int]:
    found: set[int] = set()
    for start, end in credited:
        inside = [
            place for place, token in enumerate(row) if token.start < end and start < token.end
        ]
        # A source of very many words holds more than a source.
        if len(inside) <= _LONGEST_CREDIT:
            found.update(inside)
    return found


def _of_report(row: tuple[Token, ...], time: Time, in_credit: set[int]) -> bool:
    """Tell whether a time says when the credit was given: "reported on Tuesday (Nov. 19)"."""
    if time.first in in_credit:
        return True
    before = [place for place in range(time.first - _AFTER_CUE, time.first) if place >= 0]
    cues = [place for place in before if place in in_credit]
    return bool(cues) and not any(
        row[place].content or (row[place].breaks and row[place].low != "(")
        for place in range(cues[-1] + 1, time.first)
    )


def _title_case(row: tuple[Token, ...]) -> bool:
    words = [token for token in row if token.content]
    capitals = sum(token.text[0].isupper() for token in words)
    small = len(words) - capitals
    return len(words) > _TITLE_WORDS and capitals > _TITLE_SHARE * len(words) and small <= 1
