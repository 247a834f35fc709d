"""A wording, read once: its words, numbers, times, names and negations."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from framing.config import default
from framing.language.names import Name, names
from framing.language.negation import negated
from framing.language.phrase_lists import phrase_set
from framing.language.quantities import quantities
from framing.language.stemmed_tokens import Token, stemmed_tokens
from framing.language.synonyms import meanings
from framing.language.time_expressions import times
from framing.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from framing.language.phrase_lists import Found, Phrases, Senses
    from framing.language.quantity import Quantity
    from framing.language.time_intervals import Time

T = TypeVar("T")

_SETTINGS = default().language.wordings
_Ranges = tuple[tuple[int, int], ...]


# Compared by identity, so that what is found in a text can be kept and is not found again.
# Without slots, for what only some rules ask for is found when the first of them asks.
@dataclass(frozen=True, eq=False)
class AnalysedText:
    """The words of a statement, and what they were found to hold. Places count words."""

    text: str
    start: int
    tokens: tuple[Token, ...]
    offsets: tuple[tuple[int, int], ...]
    """Where each word starts and ends in the text."""
    stems: tuple[str, ...]
    meanings: tuple[str, ...]
    """Stems, with one for all words of a meaning: what two wordings are compared by."""
    credit: frozenset[int]
    """Places of words that only say who is credited."""
    quoted: frozenset[int]
    """Places of words inside quotation marks: somebody's, not the outlet's."""
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    content: tuple[int, ...]
    """Places of the words that carry meaning, without credits."""
    content_meanings: frozenset[str]
    """Meanings of the words that carry any, without credits."""
    found_phrases: dict[object, Any] = field(default_factory=dict)
    """The phrases found in it, by list of phrases: many rules ask for the same."""

    @cached_property
    def lowercase(self) -> frozenset[str]:
        """All words in lower case."""
        return frozenset(token.low for token in self.tokens)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Stems of all words."""
        return frozenset(self.stems)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Stems of all words, each with the one behind it."""
        return frozenset(pairwise(self.stems))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names in the text, with their places in characters."""
        return names(self.text)

    @cached_property
    def _negations(self) -> tuple[tuple[bool, ...], dict[int, int]]:
        harmless = hits(phrase_set("language/function_words", "no_negation"), self)
        return negated(
            self.tokens, hits(phrase_set("language/function_words", "negators"), self), harmless
        )

    @property
    def negated(self) -> tuple[bool, ...]:
        """Tell for each word whether a negation bears on it."""
        return self._negations[0]

    @property
    def negators(self) -> dict[int, int]:
        """The place of the negation for each negated word."""
        return self._negations[1]

    def span(self, first: int, last: int) -> Span:
        """Return words ``first`` to ``last`` as a span of the version's text."""
        return Span(self.start + self.offsets[first][0], self.start + self.offsets[last][1])

    def words(self, first: int, last: int) -> str:
        """Return words ``first`` to ``last`` as they are written."""
        return self.text[self.offsets[first][0] : self.offsets[last][1]]

    def inside(self, start: int, end: int) -> list[int]:
        """Return the places of the words that lie within some characters of the text."""
        return [at for at, (low, high) in enumerate(self.offsets) if start <= low and high <= end]


def hits(phrases: Phrases[T] | Senses[T], analysed: AnalysedText) -> Sequence[Found[T]]:
    """Return the phrases of a list that a text has; they are looked for once."""
    in_text: Sequence[Found[T]] | None = analysed.found_phrases.get(phrases)
    if in_text is None:
        may_be = phrases.openings.are_in(analysed.vocabulary, analysed.pairs)
        in_text = analysed.found_phrases[phrases] = (
            tuple(phrases.find(analysed.stems)) if may_be else ()
        )
    return in_text


def places(phrases: Phrases[T], analysed: AnalysedText) -> frozenset[int]:
    """Return the places of all words of the phrases of a list that a text has."""
    found = hits(phrases, analysed)
    return frozenset(at for hit in found for at in range(hit.first, hit.last + 1))


@lru_cache(maxsize=1024)
def analyse(
    text: str, start: int, published: date | None, credited: _Ranges, quotes: _Ranges
) -> AnalysedText:
    """Return a text's words with what they were found to hold; equal texts are read once.

    Args:
        text: What is read.
        start: Where it begins in its version's text.
        published: The day that "Tuesday" and "last year" are reckoned from.
        credited: Ranges of characters that only say who is credited.
        quotes: Ranges of characters inside quotation marks.
    """
    tokens, offsets = stemmed_tokens(text)
    stems = tuple([token.stem for token in tokens])
    shared_meanings = meanings(stems)
    in_credit = _in_credit(offsets, credited)
    all_times = times(tokens, published)
    of_report = [time for time in all_times if _of_report(tokens, time, in_credit)]
    credit = frozenset(in_credit).union(*(range(one.first, one.last + 1) for one in of_report))
    taken = credit.union(*(range(time.first, time.last + 1) for time in all_times))
    content = [at for at, token in enumerate(tokens) if token.content and at not in credit]
    return AnalysedText(
        text=text,
        start=start,
        tokens=tokens,
        offsets=offsets,
        stems=stems,
        meanings=shared_meanings,
        credit=credit,
        quoted=frozenset(at for some in quotes for at in _touched(offsets, some)),
        times=tuple(time for time in all_times if time not in of_report),
        quantities=quantities(tokens, taken),
        content=tuple(content),
        content_meanings=frozenset([shared_meanings[at] for at in content]),
    )


def _in_credit(offsets: _Ranges, credited: _Ranges) -> set[int]:
    words: set[int] = set()
    for some in credited:
        inside = _touched(offsets, some)
        # A source of very many words holds more than a source.
        if len(inside) <= _SETTINGS.longest_credit:
            words.update(inside)
    return words


def _touched(offsets: _Ranges, some: tuple[int, int]) -> list[int]:
    """Return which words have a character of theirs in a range."""
    start, end = some
    return [at for at, (low, high) in enumerate(offsets) if low < end and start < high]


def _of_report(tokens: tuple[Token, ...], time: Time, in_credit: set[int]) -> bool:
    """Tell whether a time says when the credit was given: "reported on Tuesday (Nov. 19)"."""
    if time.first in in_credit:
        return True
    before = [place for place in range(time.first - _SETTINGS.after_cue, time.first) if place >= 0]
    cues = [place for place in before if place in in_credit]
    return bool(cues) and not any(
        tokens[place].content or (tokens[place].breaks and tokens[place].low != "(")
        for place in range(cues[-1] + 1, time.first)
    )
