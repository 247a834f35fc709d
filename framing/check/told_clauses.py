"""The clauses of a draft beside those of the other texts that tell of the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import fsum
from typing import TYPE_CHECKING

from framing.config import default
from framing.facts.word_weights import word_weight
from framing.language.stems import stem_set
from framing.language.time_intervals import agree
from framing.shifts.clause_reading import propositions
from framing.shifts.equal_numbers import partner

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.check.aligned_sentences import Aligned, TextSentence
    from framing.check.held_sentence import HeldSentence
    from framing.shifts.clause_reading import Proposition, Range

_SETTINGS = default().check.clauses


# Compared by identity, as its sentence is; what only some checks ask for is worked out then.
@dataclass(frozen=True, eq=False)
class ToldClause:
    """One clause of a sentence, with its subject where that stands outside of it."""

    sentence: TextSentence
    clause: Proposition

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The places of its words, subject and verb included."""
        ranges = [self.clause.words, self.clause.group]
        if self.clause.subject is not None:
            ranges.append(self.clause.subject)
        return tuple(sorted({at for low, high in ranges for at in range(low, high + 1)}))

    @cached_property
    def stems(self) -> Mapping[str, float]:
        """The stems that carry meaning, by how rare they are in news."""
        text = self.sentence.analysed
        inside = set(self.places)
        words = [text.stems[at] for at in text.content if at in inside]
        return {one_spelling(word): word_weight(word) for word in words}

    @property
    def acts(self) -> frozenset[str]:
        """What its verb means, the verb itself, and the noun of "lodged a complaint"."""
        text, at = self.sentence.analysed, self.clause.at
        verb = text.stems[at]
        acts = set() if self.clause.light else {self.clause.act, one_spelling(verb)}
        if verb in stem_set("check/words", "lending"):
            last = min(self.clause.words[1], at + _SETTINGS.object)
            acts |= {text.meanings[each] for each in text.content if at < each <= last}
        return frozenset(acts)

    @property
    def verb(self) -> frozenset[str]:
        """The stem of its verb, as a set."""
        return frozenset({one_spelling(self.sentence.analysed.stems[self.clause.at])})

    def of_one_act(self, other: ToldClause) -> bool:
        """Tell whether two clauses have a verb of one meaning that says something by itself."""
        return not self.acts.isdisjoint(other.acts)

    @property
    def subject_stems(self) -> frozenset[str]:
        """The stems of the words of its subject."""
        if self.clause.subject is None:
            return frozenset()
        first, last = self.clause.subject
        return frozenset(map(one_spelling, self.sentence.analysed.stems[first : last + 1]))

    def words(self, places: Range) -> str:
        """Return words of its sentence as they are written, on one line."""
        return " ".join(self.sentence.analysed.words(*places).split())


@dataclass(frozen=True, slots=True)
class Match:
    """A clause of another text beside one of the draft.

    ``shared`` is what the words that both have weigh, ``close`` their share of the lighter clause,
    0 to 1; ``anchors`` counts the numbers and times that both have, and ``beyond`` is what is
    shared without the words of the subjects.
    """

    pair: Aligned
    theirs: ToldClause
    shared: float
    close: float
    anchors: int
    beyond: float


@lru_cache(maxsize=4096)
def told_clauses(sentence: TextSentence) -> tuple[ToldClause, ...]:
    """Return the clauses of a sentence, in the order of their verbs."""
    return tuple(ToldClause(sentence, clause) for clause in propositions(sentence.analysed))


def matches(mine: ToldClause, held: HeldSentence) -> tuple[Match, ...]:
    """Return the clauses of the sentences near by that may tell what a clause tells."""
    found = [
        match
        for pair in held.near
        for theirs in told_clauses(pair.sentence)
        if (match := _match(mine, theirs, pair)) is not None
    ]
    return tuple(sorted(found, key=lambda match: -match.close))


def _match(mine: ToldClause, theirs: ToldClause, pair: Aligned) -> Match | None:
    shared, total = weigh(mine, theirs, frozenset())
    close = shared / total if total else 0.0
    if close < _SETTINGS.close or shared < _SETTINGS.shared:
        return None
    beyond, _ = weigh(mine, theirs, mine.subject_stems | theirs.subject_stems)
    close = min(1.0, round(close, 6))
    return Match(pair, theirs, shared, close, anchors(mine, theirs), beyond)


def weigh(one: ToldClause, other: ToldClause, aside: frozenset[str]) -> tuple[float, float]:
    """Return what two clauses share, and what the lighter weighs, without some stems.

    Another word of the same meaning counts, but for less: it may mean something else.
    """
    mine = {stem: weight for stem, weight in one.stems.items() if stem not in aside}
    theirs = {stem: weight for stem, weight in other.stems.items() if stem not in aside}
    same = fsum(weight for stem, weight in mine.items() if stem in theirs)
    ours = _only(one, set(mine) - set(theirs))
    meant = fsum(
        min(_SETTINGS.meaning, weight)
        for stem, (meaning, weight) in ours.items()
        if meaning in {each for each, _ in _only(other, set(theirs) - set(mine)).values()}
    )
    number = _SETTINGS.anchor * anchors(one, other)
    totals = [
        fsum(side.values())
        + _SETTINGS.anchor * (len(each.clause.quantities) + len(each.clause.times))
        for side, each in ((mine, one), (theirs, other))
    ]
    return same + meant + number, min(totals)


def _only(clause: ToldClause, stems: set[str]) -> dict[str, tuple[str, float]]:
    text, inside = clause.sentence.analysed, set(clause.places)
    words = {one_spelling(text.stems[at]): text.meanings[at] for at in text.content if at in inside}
    return {word: (meaning, clause.stems[word]) for word, meaning in words.items() if word in stems}


def one_spelling(word: str) -> str:
    """Return a stem in one of its two spellings: apologis(e) for apologiz(e)."""
    return f"{word[:-2]}is" if word.endswith("iz") else word


def anchors(one: ToldClause, other: ToldClause) -> int:
    """Return how many numbers and times of one clause the other has, too."""
    numbers = sum(
        any(mine.unit == each.unit and partner(mine, each) for each in other.clause.quantities)
        for mine in one.clause.quantities
    )
    times = sum(any(agree(mine, each) for each in other.clause.times) for mine in one.clause.times)
    return numbers + times
