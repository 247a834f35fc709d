"""Two wordings side by side, and which of their clauses tell of one act."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from framing.language.aliases import mentioned, same_name
from framing.language.quantity import roles
from framing.language.time_intervals import agree
from framing.language.word_lists import table, word_set
from framing.shifts.analysed_wording import read
from framing.shifts.clause_reading import propositions, whole
from framing.shifts.opposites import opposites
from framing.shifts.wording import Difference

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.language.names import Name
    from framing.language.time_intervals import Time
    from framing.shifts.clause_reading import Proposition, Range
    from framing.shifts.wording import Wording
    from framing.types import ShiftKind, SourceReport


@dataclass(frozen=True, slots=True)
class Clauses:
    """Two propositions of one act, the baseline's first.

    ``shared`` are the meanings that both have besides the act, ``ratio`` their share of the
    shorter one's, 0 to 1.
    """

    one: Proposition
    other: Proposition
    shared: frozenset[str]
    ratio: float

    def correspond(self, words: int, ratio: float) -> bool:
        """Tell whether so many words, and such a share, are common; a bare verb needs more.

        Where no clause has a word that the other lacks, one word fewer is enough.
        """
        least = words + self.one.light - (self.one.content == self.other.content)
        return len(self.shared) >= least and self.ratio >= ratio


# Compared by identity; what only some kinds ask for is worked out when the first of them asks.
@dataclass(frozen=True, eq=False)
class Pair:
    """The baseline's wording (``one``) and the version's (``other``), with their readings."""

    one: Wording
    other: Wording
    source: SourceReport | None

    @cached_property
    def a(self) -> AnalysedText:
        """The reading of the baseline's wording."""
        return read(self.one)

    @cached_property
    def b(self) -> AnalysedText:
        """The reading of the version's wording."""
        return read(self.other)

    @cached_property
    def related(self) -> bool:
        """Tell whether the two share words enough to be held against each other."""
        limits = table("shifts/correspondence")
        if max(len(self.a.tokens), len(self.b.tokens)) > limits["longest"]:
            return False
        common = len(self.a.content_meanings & self.b.content_meanings)
        common += len(
            {each.value for each in self.a.quantities} & {each.value for each in self.b.quantities}
        )
        return common >= int(limits["related"])

    @cached_property
    def clauses(self) -> tuple[Clauses, ...]:
        """The clauses of one act, those that share most first."""
        if not self.related or self._speakers_differ:
            return ()
        both = [
            _clauses(one, other)
            for one in propositions(self.a)
            for other in propositions(self.b)
            if one.act == other.act
        ]
        return tuple(
            sorted(
                (each for each in both if each.shared or each.one.quantities),
                key=lambda each: (-len(each.shared), each.one.at, each.other.at),
            )
        )

    @cached_property
    def closely(self) -> tuple[Clauses, ...]:
        """The clauses of one act, and the statements themselves if nearly all corresponds."""
        both = self.alike
        if both is None or both.one.denied != both.other.denied:
            return self.clauses
        if self._opposite_acts or self._other_times:
            return self.clauses
        return (*self.clauses, both)

    @cached_property
    def alike(self) -> Clauses | None:
        """The statements as wholes, if nearly all words of both correspond."""
        limits = table("shifts/correspondence")
        one, other = whole(self.a), whole(self.b)
        if not self.related or self._speakers_differ or one is None or other is None:
            return None
        both = _clauses(one, other)
        longer = max(len(one.content), len(other.content))
        if one.content == other.content and len(one.content) >= limits["related"]:
            return both
        enough = len(both.shared) >= limits["whole"] and both.ratio >= limits["of_shorter"]
        return both if enough and len(both.shared) >= limits["of_longer"] * longer else None

    @property
    def _other_times(self) -> bool:
        """Tell whether one wording tells only of what was done, the other of what is to come."""
        levels = [{each.certainty for each in propositions(text)} for text in (self.a, self.b)]
        return any(
            one == {"done"} and other & {"will", "planned", "open"} and "done" not in other
            for one, other in (levels, levels[::-1])
        )

    @cached_property
    def named_apart(self) -> bool:
        """Tell whether each wording has a name that the other lacks: then they tell of two events.

        A list of names may tell more, and who is credited tells nothing of the event.
        """
        return all(
            any(
                not mentioned(name.text, other)
                and _aside(text).isdisjoint(text.inside(name.start, name.end))
                for name in text.names
            )
            for text, other in ((self.a, self.b), (self.b, self.a))
        )

    @cached_property
    def apart(self) -> bool:
        """Tell whether the two tell of two events: by their names, or by "north" and "south"."""
        return self.named_apart or any(
            (one in self.a.lowercase) != (one in self.b.lowercase)
            and (other in self.a.lowercase) != (other in self.b.lowercase)
            and (one in self.a.lowercase) != (other in self.a.lowercase)
            for one, other in table("shifts/correspondence")["contraries"]
        )

    @property
    def _opposite_acts(self) -> bool:
        """Tell whether something rises in one wording and falls in the other."""
        return any(
            other.act in opposites().get(one.act, ())
            for one in propositions(self.a)
            for other in propositions(self.b)
        )

    @property
    def _speakers_differ(self) -> bool:
        """Tell whether two people are credited: what they say may well differ."""
        one, other = (_speaker(wording, self.source) for wording in (self.one, self.other))
        return bool(one and other) and not same_name(one, other)

    def difference(self, kind: ShiftKind, one: Range, other: Range, why: str) -> Difference:
        """Return a difference between words of the two statements, given by their places."""
        return Difference(kind, self.a.span(*one), self.b.span(*other), why)

    def subjects_meet(self, both: Clauses) -> bool | None:
        """Tell whether two clauses have one subject; None where that cannot be told."""
        one, other = both.one.subject, both.other.subject
        # Who dies is no subject of who kills.
        told = both.one.passive == both.other.passive and both.one.act not in roles()
        if one is None or other is None or not told:
            return None
        if any(
            text.tokens[at[1]].low in word_set("shifts/clause_reading", "pronouns")
            for text, at in ((self.a, one), (self.b, other))
        ):
            return None
        mine, theirs = names_in(self.a, one), names_in(self.b, other)
        if mine and theirs:
            return any(same_name(left.text, right.text) for left in mine for right in theirs)
        heads = _head(self.a, one), _head(self.b, other)
        if heads[0] == heads[1]:
            return True
        return None if mine or theirs else False

    def subjects_named_apart(self, both: Clauses) -> bool:
        """Tell whether two clauses are about two parties that both are named."""
        one, other = both.one.subject, both.other.subject
        if one is None or other is None or both.one.passive != both.other.passive:
            return False
        mine, theirs = names_in(self.a, one), names_in(self.b, other)
        return (
            bool(mine and theirs)
            and both.one.act == both.other.act
            and not any(same_name(left.text, right.text) for left in mine for right in theirs)
        )

    def same_times(self, both: Clauses) -> bool:
        """Tell whether no time of one clause contradicts one of the other's."""
        return not any(
            agree(one, other) is False for one in both.one.times for other in both.other.times
        )


def _aside(text: AnalysedText) -> frozenset[int]:
    """Return the places of words that name no part of the event: credits, times and sums."""
    spans = [(time.first, time.last) for time in text.times]
    spans += [(number.first, number.last) for number in text.quantities]
    return text.credit.union(*(range(first, last + 1) for first, last in spans))


def of_others(both: Pair, clauses: Clauses) -> bool:
    """Tell whether one noun is of two things: "prices of bread", and "of milk"."""
    left, right = _complements(both.a, clauses.one), _complements(both.b, clauses.other)
    return any(
        left[noun] != right[noun]
        and left[noun] not in both.b.meanings
        and right[noun] not in both.a.meanings
        for noun in left.keys() & right.keys()
    )


def _complements(text: AnalysedText, clause: Proposition) -> dict[str, str]:
    """Return what the nouns of a clause are "of", by noun, as meanings."""
    found: dict[str, str] = {}
    first = min(clause.words[0], clause.subject[0] if clause.subject else clause.words[0])
    for at in range(first + 1, clause.words[1]):
        if text.tokens[at].low != "of" or not text.tokens[at - 1].content:
            continue
        of = next((place for place in (at + 1, at + 2) if place in text.content), None)
        if of is not None and of <= clause.words[1]:
            found.setdefault(text.meanings[at - 1], text.meanings[of])
    return found


def names_in(text: AnalysedText, words: Range) -> list[Name]:
    """Return the names that lie within some words."""
    start, end = text.offsets[words[0]][0], text.offsets[words[1]][1]
    return [name for name in text.names if start <= name.start and name.end <= end]


def spelled(text: AnalysedText, words: Range) -> str:
    """Return words as they are written, for a reason, on one line."""
    return " ".join(text.words(*words).split())


def told_by(both: Pair, clauses: Clauses) -> str:
    """Return what two clauses have in common, for a reason: the act, or nearly all the words."""
    if clauses.one.act and clauses.one.act == clauses.other.act:
        return f"of the same act (“{both.b.tokens[clauses.other.at].low}”)"
    return "the same in nearly the same words"


def time_words(time: Time) -> Range:
    """Return the places of a time's words."""
    return time.first, time.last


def _head(text: AnalysedText, words: Range) -> str:
    """Return the meaning of the noun that a phrase is about: the last before a comma or "of"."""
    last, behind = words[1], word_set("shifts/correspondence", "behind_head")
    for at in range(words[0] + 1, words[1] + 1):
        if text.tokens[at].breaks or text.tokens[at].low in behind:
            last = at - 1
            break
    return text.meanings[last]


def _clauses(one: Proposition, other: Proposition) -> Clauses:
    shared = one.content & other.content
    shorter = min(len(one.content), len(other.content))
    return Clauses(one, other, shared, len(shared) / shorter if shorter else 0.0)


def _speaker(wording: Wording, source: SourceReport | None) -> str:
    """Return who is credited by name, besides the source report."""
    names = source.names if source is not None else ()
    chain = [part for part in wording.voice.chain if not any(name in part for name in names)]
    known = wording.voice.kind == "named" and chain and chain[-1][:1].isupper()
    return chain[-1] if known else ""
