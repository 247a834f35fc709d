"""More or less certain: what may happen told as settled, or what is settled told as a rumour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framing.language.analysed_text import hits
from framing.language.phrase_lists import Found, Phrases, phrase_set
from framing.language.stems import is_past, stem_set
from framing.language.word_lists import table, word_set

if TYPE_CHECKING:
    from framing.language.analysed_text import AnalysedText
    from framing.shifts.wording import Difference, Wording
    from framing.shifts.wording_pairs import Pair

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
    if not both.alike:
        return []
    left, right = _lowest(_marks(both, both.one)), _lowest(_marks(both, both.other))
    a = left.level.value if left else _PLAIN
    b = right.level.value if right else _PLAIN
    if abs(a - b) < table("shifts/kinds/certainty")["margin"]:
        return []
    if a < b:
        return _less(both, left, right, turned=False)
    return _less(both, right, left, turned=True)


def _less(
    both: Pair, mark: _Mark | None, opposite: _Mark | None, *, turned: bool
) -> list[Difference]:
    """Return the difference between the wording with the hedge and the firmer one."""
    mine, theirs = (both.b, both.a) if turned else (both.a, both.b)
    if mark is None or _is_told(mine, theirs, mark):
        return []
    place = _counterpart(mine, theirs, mark, both.likeness)
    if place is None or _soft(theirs, mine) or _is_headline_future(theirs, mark.level):
        return []
    here = (mark.first, mark.last)
    there = (opposite.first, opposite.last) if opposite else place
    words = mine.words(*here), theirs.words(*there)
    if turned:
        why = f"The baseline says “{words[1]}”; this version is less certain (“{words[0]}”)."
        return [both.difference("certainty", there, here, why)]
    why = f"The baseline is less certain (“{words[0]}”); this version says “{words[1]}”."
    return [both.difference("certainty", here, there, why)]


def _is_told(mine: AnalysedText, theirs: AnalysedText, mark: _Mark) -> bool:
    """Tell whether the other wording has the hedge as well, by any word of it that tells."""
    places = range(mark.first, mark.last + 1)
    telling = [at for at in places if mine.tokens[at].content] or [mark.first]
    return any(mine.stems[at] in theirs.vocabulary for at in telling)


def _marks(both: Pair, wording: Wording) -> list[_Mark]:
    """Return the hedges of a wording; where somebody is credited, "reportedly" says no more."""
    reading = both.a if wording is both.one else both.b
    credited = any(one.credited or one.voice.attributions for one in (both.one, both.other))
    return [
        _Mark(hit.first, hit.last, hit.value)
        for hit in hits(_ladder(), reading)
        if not reading.quoted.intersection(range(hit.first, hit.last + 1))
        and (
            not reading.credit.intersection(range(hit.first, hit.last + 1))
            or _is_cue(wording, reading, hit)
        )
        and not (hit.value.evidential and credited)
        and _is_hedge(wording, reading, hit)
        and not _describes(reading, hit)
    ]


def _is_hedge(wording: Wording, reading: AnalysedText, hit: Found[_Level]) -> bool:
    """Leave out the month of May, "a study", "could not be reached", "so that they could"."""
    before = reading.tokens[hit.first - 1].low if hit.first else ""
    token = reading.tokens[hit.first]
    noun = hit.first == hit.last and token.stem in stem_set(
        "shifts/kinds/certainty", "rules", "nouns"
    )
    if noun and not token.low.endswith(("ing", "ed")):
        return False
    relative = word_set("shifts/kinds/certainty", "rules", "relative")
    earlier = {token.low for token in reading.tokens[max(0, hit.first - 2) : hit.first]}
    if before in relative or (
        relative & earlier and earlier & word_set("language/function_words", "perfect")
    ):
        return False
    if not hit.value.checked:
        return True
    return _is_cue(wording, reading, hit)


def _describes(reading: AnalysedText, hit: Found[_Level]) -> bool:
    """Tell "a bridge planned for the bay lost its permit": of the permit nothing is doubted."""
    noun = reading.tokens[hit.first - 1] if hit.first else None
    verb, link = reading.tokens[hit.first].low, reading.tokens[hit.last].low
    if noun is None or not noun.content or not verb.endswith("ed") or link not in {"to", "for"}:
        return False
    for place in range(hit.last + 1, len(reading.tokens)):
        token = reading.tokens[place]
        if token.breaks or token.low in word_set("language/function_words", "clause"):
            return False
        if token.low in word_set("shifts/kinds/actor_unnamed", "auxiliaries") or (
            is_past(token.low) and reading.tokens[place - 1].content
        ):
            return True
    return False


def _is_cue(wording: Wording, reading: AnalysedText, hit: Found[_Level]) -> bool:
    """Tell whether the detector of hedges sees one there."""
    span = reading.span(hit.first, hit.last)
    return any(
        cue.dimension == "hedging" and span.meets(cue.start, cue.end) for cue in wording.cues
    )


def _soft(reading: AnalysedText, than: AnalysedText) -> bool:
    """Tell whether a wording may lower its commitment in words that are not measured."""
    new = [stem if stem not in than.vocabulary else "" for stem in reading.stems]
    return bool(phrase_set("shifts/kinds/certainty", "rules", "soft").find(new))


def _lowest(marks: list[_Mark]) -> _Mark | None:
    return min(marks, key=lambda mark: (mark.level.value, mark.first), default=None)


def _counterpart(
    mine: AnalysedText, theirs: AnalysedText, mark: _Mark, likeness: float
) -> tuple[int, int] | None:
    """Return what the other wording says at the same point: the first words shared around it."""
    near = mine.near(mark.first, mark.last, table("shifts/kinds/certainty")["reach"])
    shared = [place for place in theirs.content if theirs.meanings[place] in near]
    limits = table("shifts/kinds/certainty")
    enough = len({theirs.meanings[place] for place in shared}) >= limits["shared"]
    governed = [mine.meanings[place] for place in mine.content if place > mark.last]
    same = sum(stem in theirs.content_meanings for stem in governed[: limits["governed"]])
    verb = bool(governed) and governed[0] in theirs.content_meanings
    enough = enough and (verb or same >= limits["shared"] or likeness >= limits["alike"])
    if shared and theirs.quoted.intersection((shared[0], shared[-1])):
        # Somebody's very words are not the outlet's to make firmer.
        return None
    return (shared[0], shared[-1]) if enough else None


def _is_headline_future(reading: AnalysedText, level: _Level) -> bool:
    """Tell whether "to" alone may stand for a plan, as in "Board to vote on merger"."""
    if level.value < table("shifts/kinds/certainty")["plan"]:
        return False
    return any(token.low == "to" for token in reading.tokens) and "will_" not in reading.vocabulary


@cache
def _ladder() -> Phrases[_Level]:
    data = table("shifts/kinds/certainty")
    return Phrases(
        (
            phrase,
            _Level(float(level), part == "evidential", phrase in data["rules"]["checked"]),
        )
        for part in ("evidential", "levels")
        for level, phrases in data[part].items()
        for phrase in phrases
    )
