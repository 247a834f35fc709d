"""More or less certain: what may happen told as settled, or what is settled told as a rumour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framing.shifts.lexicon import Found, Phrases, table, word_set

if TYPE_CHECKING:
    from framing.shifts.pair import Pair
    from framing.shifts.reading import Reading
    from framing.shifts.wording import Difference, Wording

_PLAIN = 1.0


@dataclass(frozen=True, slots=True)
class _Level:
    value: float
    evidential: bool
    checked: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """Words that lower the commitment, and how far."""

    first: int
    last: int
    level: _Level


def find(both: Pair) -> list[Difference]:
    """Return the one difference there can be: a commitment that is clearly higher or lower."""
    left, right = _marks(both, both.one, both.other), _marks(both, both.other, both.one)
    one, other = _lowest(left), _lowest(right)
    a = one.level.value if one else _PLAIN
    b = other.level.value if other else _PLAIN
    if abs(a - b) < table("kinds/certainty")["margin"]:
        return []
    mark, mine, theirs = (one, both.a, both.b) if a < b else (other, both.b, both.a)
    if mark is None:
        return []
    if mine.stems[mark.first] in theirs.told:
        return []
    place = _counterpart(mine, theirs, mark)
    if place is None or _soft(theirs, mine) or _is_headline_future(theirs, mark.level):
        return []
    opposite = other if a < b else one
    there = (opposite.first, opposite.last) if opposite else place
    here = (mark.first, mark.last)
    words = mine.words(*here), theirs.words(*there)
    if a < b:
        why = f"The baseline is less certain (“{words[0]}”); this version says “{words[1]}”."
        return [both.difference("certainty", here, there, why)]
    why = f"The baseline says “{words[1]}”; this version is less certain (“{words[0]}”)."
    return [both.difference("certainty", there, here, why)]


def _marks(both: Pair, wording: Wording, opposite: Wording) -> list[_Mark]:
    reading = both.a if wording is both.one else both.b
    credited = bool(opposite.voice.attributions or wording.voice.attributions)
    return [
        _Mark(hit.first, hit.last, hit.value)
        for hit in _ladder().find(reading.stems)
        if not reading.credit.intersection(range(hit.first, hit.last + 1))
        and not (hit.value.evidential and (credited or opposite.credited))
        and _is_hedge(wording, reading, hit)
    ]


def _is_hedge(wording: Wording, reading: Reading, hit: Found[_Level]) -> bool:
    """Leave out the month of May, "could not be reached", "so that they could"."""
    before = reading.row[hit.first - 1].low if hit.first else ""
    if before in word_set("kinds/certainty", "rules", "relative"):
        return False
    if not hit.value.checked:
        return True
    span = reading.span(hit.first, hit.last)
    return any(
        cue.dimension == "hedging" and span.meets(cue.start, cue.end) for cue in wording.cues
    )


def _soft(reading: Reading, than: Reading) -> bool:
    """Tell whether a wording may lower its commitment in words that are not measured."""
    new = [stem if stem not in than.vocabulary else "" for stem in reading.stems]
    return bool(_soft_words().find(new))


def _lowest(marks: list[_Mark]) -> _Mark | None:
    return min(marks, key=lambda mark: (mark.level.value, mark.first), default=None)


def _counterpart(mine: Reading, theirs: Reading, mark: _Mark) -> tuple[int, int] | None:
    """Return what the other wording says at the same point: the first words shared around it."""
    near = mine.near(mark.first, mark.last, table("kinds/certainty")["reach"])
    shared = [place for place in theirs.content if theirs.stems[place] in near]
    enough = len({theirs.stems[place] for place in shared}) >= table("kinds/certainty")["shared"]
    return (shared[0], shared[-1]) if enough else None


def _is_headline_future(reading: Reading, level: _Level) -> bool:
    """Tell whether "to" alone may stand for a plan, as in "Board to vote on merger"."""
    if level.value < table("kinds/certainty")["plan"]:
        return False
    return any(token.low == "to" for token in reading.row) and "will_" not in reading.vocabulary


@cache
def _ladder() -> Phrases[_Level]:
    data = table("kinds/certainty")
    return Phrases(
        (
            phrase,
            _Level(float(level), part == "evidential", phrase in data["rules"]["checked"]),
        )
        for part in ("evidential", "levels")
        for level, phrases in data[part].items()
        for phrase in phrases
    )


@cache
def _soft_words() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in table("kinds/certainty")["rules"]["soft"])
