"""What a draft says the contrary of: up for down, passed for failed, in a clause of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.check.held_sentence import words_of
from framing.check.opposite_words import going, opposite_words, way
from framing.check.parties import party
from framing.check.told_clauses import matches, told_clauses
from framing.config import default
from framing.language.time_intervals import agree
from framing.shifts.equal_numbers import partner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.check.aligned_sentences import KnownTexts, TextSentence
    from framing.check.draft import Finding, Level
    from framing.check.held_sentence import HeldSentence
    from framing.check.parties import Party
    from framing.check.told_clauses import Match, ToldClause
    from framing.language.quantity import Quantity

_SETTINGS = default().check.denials


def contrary_told(held: HeldSentence, known: KnownTexts) -> Finding | None:
    """Return a word of which all texts that tell the same have the contrary: up, and down."""
    for mine in told_clauses(held.sentence):
        found = [
            match
            for match in matches(mine, held)
            if match.close >= _SETTINGS.close
            and not _of_two_times(mine, match.theirs)
            and not of_others(mine, match.theirs, known)
        ]
        for word, against in _contraries(mine, found):
            places = [(match.theirs.sentence, at) for match, at in against]
            return _contrary(held, word, places, "look")
    return _beside_number(held)


def _of_two_times(mine: ToldClause, theirs: ToldClause) -> bool:
    """Tell whether one clause tells of what is over, the other of what is to come."""
    levels = {mine.clause.certainty, theirs.clause.certainty}
    over = "done" in levels and levels & {"will", "planned", "open"}
    apart = any(
        agree(one, other) is False for one in mine.clause.times for other in theirs.clause.times
    )
    return bool(over) or apart


def _contrary(
    held: HeldSentence, at: int, against: list[tuple[TextSentence, int]], level: Level
) -> Finding:
    words = words_of(held.sentence, at, at)
    references = {
        sentence.outlet: words_of(sentence, place, place) for sentence, place in reversed(against)
    }
    why = "the other texts say the contrary"
    return held.finding(
        "denial", level, words.start, words.end, why, tuple(references.values())[::-1]
    )


def _beside_number(held: HeldSentence) -> Finding | None:
    """Return a word beside a number that all other texts have with its contrary: up 3 per cent."""
    for one in held.sentence.analysed.quantities:
        beside = [
            (pair.sentence, other)
            for pair in held.near
            for other in pair.sentence.analysed.quantities
            if pair.strong and one.unit == other.unit and one.digits > 1 and partner(one, other)
        ]
        ours = _ways(held.sentence, one)
        ways = [
            (sentence, way, place)
            for sentence, other in beside
            for way, place in _ways(sentence, other).items()
        ]
        for word, at in ours.items():
            others = opposite_words()[word]
            against = [(sentence, place) for sentence, way, place in ways if way in others]
            agree = any(way not in others for _, way, _ in ways)
            if against and not agree and len(ours) == 1:
                return _contrary(held, at, against, "differs")
    return None


def _ways(sentence: TextSentence, one: Quantity) -> dict[str, int]:
    """Return the words beside a number that have contraries, with their places."""
    text = sentence.analysed
    near = [*range(one.first - _SETTINGS.beside, one.first), *range(one.last + 1, one.last + 3)]
    return {
        text.stems[at]: at
        for at in near
        if 0 <= at < len(text.stems)
        and text.stems[at] in opposite_words()
        and text.stems[at] in going()
        and not text.negated[at]
    }


def _contraries(
    mine: ToldClause, found: list[Match]
) -> Iterator[tuple[int, list[tuple[Match, int]]]]:
    """Yield the places of words with the places of their contraries in the other clauses."""
    text = mine.sentence.analysed
    for at in mine.places:
        word = way(text, at)
        others = opposite_words().get(word, frozenset())
        if not others or text.negated[at] or at in text.quoted or others & text.vocabulary:
            continue
        against = [
            (match, place)
            for match in found
            for place in match.theirs.places
            if way(match.theirs.sentence.analysed, place) in others
            and (place == match.theirs.clause.at) == (at == mine.clause.at)
            and not match.theirs.sentence.analysed.negated[place]
        ]
        # A text that has the word, or another for it, tells the same.
        same = {word, *_alike(word)}
        own = [each for each in found if same & each.theirs.sentence.analysed.vocabulary]
        nearest = max((match.close for match, _ in against), default=0.0)
        if against and not any(each.close > nearest - _SETTINGS.clearly for each in own):
            yield at, against


def _alike(word: str) -> frozenset[str]:
    """Return the words that have all the contraries of a word."""
    others = opposite_words().get(word, frozenset())
    return frozenset(each for each, contraries in opposite_words().items() if others <= contraries)


def of_others(mine: ToldClause, theirs: ToldClause, known: KnownTexts) -> bool:
    """Tell whether two clauses are surely about two parties."""
    return known.links.same(*subjects(mine, theirs)) == "two"


def subjects(mine: ToldClause, theirs: ToldClause) -> tuple[Party | None, Party | None]:
    """Return who two clauses are about; None where that is a pronoun, or cannot be read."""
    one, other = (party(each.sentence.analysed, each.clause.subject) for each in (mine, theirs))
    return one, other
