"""Every date and time of a draft, looked up in the other texts by what happens then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.check.held_sentence import Looked, window, words_of
from framing.config import default
from framing.language.time_intervals import agree
from framing.shifts.clause_reading import propositions

if TYPE_CHECKING:
    from framing.check.aligned_sentences import KnownTexts, TextSentence
    from framing.check.draft import Reference
    from framing.check.held_sentence import HeldSentence
    from framing.language.time_intervals import Time

_SETTINGS = default().check.dates
_PLAIN = frozenset({"weekday", "day", "month", "year", "quarter", "clock"})


def check_dates(held: HeldSentence, known: KnownTexts) -> Looked:
    """Look each time of a sentence up: the same, another for the same event, or only here."""
    times = held.sentence.analysed.times
    compared, findings = 0, []
    for time in times:
        if time_stands(time, held, known):
            compared += 1
            continue
        words = words_of(held.sentence, time.first, time.last)
        rivals = _rivals(time, held)
        if rivals:
            compared += 1
            why = "the other texts give another time for the same event"
            findings.append(held.finding("date", "differs", words.start, words.end, why, rivals))
        elif _cannot_be_told(time, held):
            compared += 1  # "last week" for "Tuesday": it cannot be told
        elif time.kind in _PLAIN:
            why = "this date or time stands in none of the other texts"
            findings.append(held.finding("date", "look", words.start, words.end, why))
    return Looked(len(times), compared, tuple(findings))


def _cannot_be_told(time: Time, held: HeldSentence) -> bool:
    """Tell whether a time near by may be the same, and none of its kind is another."""
    near = [(pair, other) for pair in held.near for other in pair.sentence.analysed.times]
    if any(
        pair.strong and time.kind == other.kind and agree(time, other) is False
        for pair, other in near
    ):
        return False
    return any(agree(time, other) is None for _, other in near)


def time_stands(time: Time, held: HeldSentence, known: KnownTexts) -> bool:
    """Tell whether another text has the time: near by, or beside the same words anywhere."""
    own = window(held.sentence, time.first, time.last, _SETTINGS.reach)
    near = {pair.sentence for pair in held.near}
    return any(
        _is(time, other, held.sentence, sentence)
        and (
            not held.near
            or len(own & window(sentence, other.first, other.last, _SETTINGS.reach))
            >= (1 if sentence in near else _SETTINGS.shared - 1)
        )
        for sentence in known.sentences
        for other in sentence.analysed.times
    )


def _is(one: Time, other: Time, own: TextSentence, sentence: TextSentence) -> bool:
    return bool(agree(one, other)) or (
        own.analysed.words(one.first, one.last).lower()
        == sentence.analysed.words(other.first, other.last).lower()
    )


def _other_stretch(one: Time, other: Time) -> bool:
    """Tell whether both are reckoned from the day of writing, by unlike stretches."""
    kinds = {one.kind, other.kind}
    if kinds == {"relative"}:
        return one.value != other.value
    # A season is no month, week or day to come.
    return kinds == {"relative", "season"} and "year" not in {*one.value, *other.value}


def _acts(sentence: TextSentence, time: Time) -> set[str]:
    """Return the acts of the clauses that a time stands in."""
    return {
        clause.act
        for clause in propositions(sentence.analysed)
        if clause.words[0] <= time.first <= clause.words[1]
    }


def _rivals(time: Time, held: HeldSentence) -> list[Reference]:
    """Return the times that other texts give for the same event, one of a text at most."""
    rivals: dict[str, Reference] = {}
    own = window(held.sentence, time.first, time.last, _SETTINGS.reach)
    for pair in held.near:
        other = pair.sentence
        free = [
            each
            for each in other.analysed.times
            if (agree(time, each) is False or _other_stretch(time, each))
            and not any(agree(mine, each) for mine in held.sentence.analysed.times)
        ]
        alike = [
            each
            for each in free
            if (pair.close >= _SETTINGS.close or _acts(held.sentence, time) & _acts(other, each))
            and len(own & window(other, each.first, each.last, _SETTINGS.reach))
            >= _SETTINGS.shared
            - (pair.close >= _SETTINGS.close or time.kind == each.kind)
            + (not pair.strong)
        ]
        if len(free) == len(alike) == 1 and other.outlet not in rivals:
            rivals[other.outlet] = words_of(other, alike[0].first, alike[0].last)
    return list(rivals.values())
