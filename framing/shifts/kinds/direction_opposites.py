"""Words of opposites in a statement, with what turns each of them round reckoned in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from framing.language.analysed_text import hits, places
from framing.language.phrase_lists import Found, Senses, phrase_set
from framing.language.stems import is_past, stem_set
from framing.language.word_lists import table, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.language.analysed_text import AnalysedText

_BACK = 4
"""So far before "ban" stands what ends it."""
_AHEAD = 5
"""So far behind it stands "was lifted"."""
_PASSIVE = 4
_NUMBER = 3
_RULES = ("shifts/kinds/direction", "rules")


@dataclass(frozen=True, slots=True)
class _Pole:
    axis: str
    up: bool
    converse: bool
    counted: bool
    """Only with a number right after it: "up 4 per cent"."""
    spoken: bool
    """What somebody says of it is the fact itself: "admitted", "denied"."""


@dataclass(frozen=True, slots=True)
class Use:
    """A word of an axis in a statement: ``up`` is where it points, with negations reckoned in."""

    first: int
    last: int
    up: bool
    converse: bool
    turned_by: int | None
    """The place of what turns the word round: "not", "lifted"."""

    @property
    def start(self) -> int:
        """The first word of it, with what turns it round."""
        return self.first if self.turned_by is None else min(self.first, self.turned_by)

    @property
    def stop(self) -> int:
        """The last word of it, with what turns it round."""
        return self.last if self.turned_by is None else max(self.last, self.turned_by)


@lru_cache(maxsize=1024)
def axes(reading: AnalysedText) -> frozenset[str]:
    """Return the axes that a statement may have words on."""
    return frozenset(hit.value.axis for hit in hits(_axes(), reading))


@lru_cache(maxsize=1024)
def uses(reading: AnalysedText, axis: str) -> tuple[Use, ...]:
    """Return the words on an axis, but for credits and for what only may be so."""
    found: list[Use] = []
    noise = places(phrase_set("shifts/kinds/direction", "more", "noise"), reading)
    phrasal = _phrasal(reading)
    for hit in hits(_axes(), reading):
        pole = hit.value
        if pole.axis != axis or (found and found[-1].last >= hit.first):
            continue
        words = range(hit.first, hit.last + 1)
        if hit.first in phrasal and hit.first == hit.last:
            # "Struck down" is a verb of its own, whatever axis it lies on, and nobody's strike.
            continue
        if noise.intersection(words) or (reading.credit.intersection(words) and not pole.spoken):
            continue
        if pole.counted and not _is_counted(reading, hit):
            continue
        if not _is_conditional(reading, hit.first) and not _is_elsewhere(reading, hit):
            found.append(_use(reading, hit))
    return tuple(found)


@lru_cache(maxsize=1024)
def _phrasal(reading: AnalysedText) -> frozenset[int]:
    """Return where verbs with a particle begin, of any axis: "struck down", "thrown out"."""
    particles = word_set(*_RULES, "particles")
    return frozenset(
        hit.first
        for hit in hits(_axes(), reading)
        if hit.last == hit.first + 1 and reading.tokens[hit.last].low in particles
    )


def _use(reading: AnalysedText, hit: Found[_Pole]) -> Use:
    """Reckon in what turns a word round: a negation before it, or an end of it."""
    places = range(hit.first, hit.last + 1)
    by = next((reading.negators[at] for at in places if reading.negated[at]), None)
    if by in places:
        # "Not guilty" is a pole of its own.
        by = None
    ended = _ended_by(reading, hit)
    up = hit.value.up ^ (by is not None) ^ (ended is not None)
    up ^= hit.value.converse and hit.value.up and _is_passive(reading, hit)
    return Use(hit.first, hit.last, up, hit.value.converse, by if ended is None else ended)


def _is_conditional(reading: AnalysedText, first: int) -> bool:
    conditional = word_set("language/function_words", "conditional")
    return any(token.low in conditional for token in reading.tokens[:first])


def _is_counted(reading: AnalysedText, hit: Found[_Pole]) -> bool:
    """Tell "gained nine seats" and "nine seats were lost"."""
    return any(
        hit.last < one.first <= hit.last + _NUMBER
        or (one.last < hit.first <= one.last + _AHEAD and _is_behind_be(reading, hit.first))
        for one in reading.quantities
    )


def _is_behind_be(reading: AnalysedText, place: int) -> bool:
    return place > 0 and reading.tokens[place - 1].low in word_set(
        "shifts/kinds/actor_unnamed", "be"
    )


def _is_elsewhere(reading: AnalysedText, hit: Found[_Pole]) -> bool:
    return _is_other_noun(reading, hit) or _describes(reading, hit)


def _describes(reading: AnalysedText, hit: Found[_Pole]) -> bool:
    """Tell "its larger rival", which of them is meant, from "it grew larger"."""
    if hit.first != hit.last or reading.tokens[hit.first].low not in word_set(
        *_RULES, "predicates_only"
    ):
        return False
    before = reading.tokens[hit.first - 1].low if hit.first else ""
    after = reading.tokens[hit.first + 1] if hit.first + 1 < len(reading.tokens) else None
    return (
        before in word_set("language/function_words", "owners")
        and after is not None
        and after.content
    )


def _is_other_noun(reading: AnalysedText, hit: Found[_Pole]) -> bool:
    """Tell "the charges" and "a drilling permit", things, from "charged" and "permits the"."""
    if hit.first != hit.last or reading.stems[hit.first] not in stem_set(*_RULES, "verbs_only"):
        return False
    token = reading.tokens[hit.first]
    before = reading.tokens[hit.first - 1].low if hit.first else ""
    if before in word_set("language/function_words", "determiners") or before == "'s":
        return True
    if token.low.endswith("ing") or is_past(token.low):
        return False
    after = reading.tokens[hit.first + 1].low if hit.first + 1 < len(reading.tokens) else ""
    verbal = before == "to" or before in word_set("shifts/kinds/actor_unnamed", "auxiliaries")
    return not verbal and after not in word_set("language/function_words", "determiners")


def _ended_by(reading: AnalysedText, hit: Found[_Pole]) -> int | None:
    """Return the place of the word that ends what stands there: "lift the ban", "ban is lifted"."""
    return _ended_before(reading, hit.first) or _ended_after(reading, hit) or _stopped(reading, hit)


def _ended_before(reading: AnalysedText, place: int) -> int | None:
    known = reading.stems[place] in stem_set(*_RULES, "ended")
    belongs = False
    for back in range(place - 1, max(-1, place - 1 - _BACK), -1):
        token = reading.tokens[back]
        if token.breaks or token.low in word_set("language/function_words", "clause"):
            return None
        if reading.stems[back] in stem_set(*_RULES, "enders"):
            return back if known or belongs else None
        belongs = belongs or token.low in word_set("language/function_words", "owners")
    return None


def _ended_after(reading: AnalysedText, hit: Found[_Pole]) -> int | None:
    """Return the place of "lifted" in "the ban has been lifted"."""
    if reading.stems[hit.first] not in stem_set(*_RULES, "ended"):
        return None
    passive = False
    for place in range(hit.last + 1, min(len(reading.tokens), hit.last + 1 + _AHEAD)):
        token = reading.tokens[place]
        if token.breaks:
            return None
        if passive and token.content:
            return place if token.stem in stem_set(*_RULES, "enders") else None
        passive = passive or token.low in word_set("shifts/kinds/actor_unnamed", "be")
    return None


def _stopped(reading: AnalysedText, hit: Found[_Pole]) -> int | None:
    """Return the place of what ends an act: "stopped supporting"."""
    before = hit.first - 1
    if before < 0 or not reading.tokens[hit.first].low.endswith("ing"):
        return None
    return before if reading.stems[before] in stem_set(*_RULES, "stops") else None


def _is_passive(reading: AnalysedText, hit: Found[_Pole]) -> bool:
    """Tell "was soundly defeated on Tuesday by", where the subject is the one that loses."""
    before = {token.low for token in reading.tokens[max(0, hit.first - _PASSIVE) : hit.first]}
    behind = [token.low for token in reading.tokens[hit.last + 1 : hit.last + 1 + _PASSIVE]]
    return bool(before & word_set("shifts/kinds/actor_unnamed", "be")) and "by" in behind


@cache
def _axes() -> Senses[_Pole]:
    """All words of all axes: a word may lie on several."""
    return Senses([*_named_axes(), *_paired_axes(), *_prefixed_axes()])


def _prefixed_axes() -> Iterator[tuple[str, _Pole]]:
    for prefix, words in table("shifts/kinds/direction")["more"]["prefixed"].items():
        for word in words:
            axis = f"{prefix}-{word}"
            yield word, _Pole(axis, up=True, converse=False, counted=False, spoken=False)
            yield (
                f"{prefix}{word}",
                _Pole(axis, up=False, converse=False, counted=False, spoken=False),
            )


def _paired_axes() -> Iterator[tuple[str, _Pole]]:
    for key in ("pairs", "converse"):
        for line in table("shifts/kinds/direction")["more"][key]:
            for words, up in zip(line.split(" / "), (True, False), strict=True):
                for phrase in words.split(", "):
                    yield phrase, _Pole(line, up, key == "converse", counted=False, spoken=False)


def _named_axes() -> Iterator[tuple[str, _Pole]]:
    return (
        (
            phrase,
            _Pole(
                axis["name"],
                key.startswith("up"),
                axis.get("converse", False),
                key.endswith("number"),
                axis.get("spoken", False),
            ),
        )
        for axis in table("shifts/kinds/direction")["axis"]
        for key in ("up", "down", "up_with_number", "down_with_number")
        for phrase in axis.get(key, ())
    )
