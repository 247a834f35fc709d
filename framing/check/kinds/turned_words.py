"""A word of a draft that the sentences near it have turned round, whatever clause it stands in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.check.aligned_sentences import Aligned
from framing.check.held_sentence import words_of
from framing.check.pivots import in_common, pivots, turned
from framing.config import default
from framing.language.stems import stem_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from framing.check.aligned_sentences import KnownTexts
    from framing.check.draft import Finding, FindingKind, Level
    from framing.check.held_sentence import HeldSentence
    from framing.check.pivots import Pivot

_SETTINGS = default().check.pivots


@dataclass(frozen=True, slots=True)
class Beside:
    """A word of another text that tells the same thing as one of the draft, or its contrary.

    ``shared`` is what stands around both, ``close`` what of the lighter side that is, 0 to 1.
    """

    pair: Aligned
    other: Pivot
    way: int
    shared: float
    close: float


@dataclass(frozen=True, slots=True)
class Turned:
    """A word that others have turned round, if any, and whether any word could be compared."""

    mine: Pivot | None
    against: tuple[Beside, ...]
    compared: bool


def contrary_word(held: HeldSentence, known: KnownTexts) -> tuple[Finding | None, bool]:
    """Return a word of which all sentences near by that tell the same have the contrary.

    And whether any word could be held against one of another text.
    """
    best = turned_word(held, known, "denial", turned)
    if best.mine is None:
        return None, best.compared
    mine = best.mine
    # Whether a study proves it: how certain it is, not what is said of it.
    settles = held.sentence.analysed.stems[mine.first] in stem_set("check/words", "settling")
    kind: FindingKind = "certainty" if settles else "denial"
    # A word alone, whatever clause it stands in, is right too seldom to be said without doubt.
    why = "the other texts seem to say the contrary"
    return finding_at(held, mine, best.against, (kind, "look", why)), True


def turned_word(
    held: HeldSentence,
    known: KnownTexts,
    kind: FindingKind,
    way_of: Callable[[Pivot, Pivot], int],
) -> Turned:
    """Return the word that all sentences near by which tell the same have turned round.

    Of several the one with most around it in common. Nothing is said where a text words it as the
    draft does among like words.

    Args:
        held: The draft's sentence with those it is held against.
        known: All texts.
        kind: Whose list of words is read.
        way_of: Tells of two words whether they tell a thing the same way (1), the other way (-1),
            or neither (0).
    """
    best: tuple[float, Pivot, tuple[Beside, ...]] | None = None
    compared = False
    for mine in pivots(held.sentence, kind):
        beside = list(_beside(mine, held, known, kind, way_of))
        compared = compared or any(_enough(each) for each in beside)
        against = tuple(each for each in beside if each.way < 0 and _enough(each))
        agreeing = max((each.shared for each in beside if each.way > 0), default=0.0)
        if not against:
            continue
        most = max(each.shared for each in against)
        if agreeing < _SETTINGS.agreeing * most and (best is None or most > best[0]):
            best = most, mine, against
    return Turned(None, (), compared) if best is None else Turned(best[1], best[2], compared)


def _beside(
    mine: Pivot,
    held: HeldSentence,
    known: KnownTexts,
    kind: FindingKind,
    way_of: Callable[[Pivot, Pivot], int],
) -> Iterator[Beside]:
    """Yield for each sentence of the texts the word that stands in the draft's word's place."""
    pairs = {id(pair.sentence): pair for pair in held.beside}
    found: dict[int, list[Beside]] = defaultdict(list)
    for other in known.pivots(kind).beside(mine):
        way = way_of(mine, other)
        if way:
            pair = pairs.get(id(other.sentence)) or Aligned(other.sentence, 0.0, 0.0)
            shared, close = in_common(mine, other, known)
            found[id(other.sentence)].append(Beside(pair, other, way, shared, close))
    for each in found.values():
        yield max(each, key=lambda one: (one.shared, one.way, -one.other.first))


def _enough(beside: Beside) -> bool:
    """Tell whether enough is the same around two words; more where nothing else ties them."""
    if beside.pair.beside:
        return beside.shared >= _SETTINGS.shared and beside.close >= _SETTINGS.close
    return beside.shared >= _SETTINGS.far_shared and beside.close >= _SETTINGS.far_close


def finding_at(
    held: HeldSentence,
    mine: Pivot,
    against: Sequence[Beside],
    said: tuple[FindingKind, Level, str],
) -> Finding:
    """Return what is found at a word: its kind, its level and why."""
    words = words_of(held.sentence, mine.first, mine.last)
    references = {
        each.pair.sentence.outlet: words_of(each.pair.sentence, each.other.first, each.other.last)
        for each in sorted(against, key=lambda each: each.shared)
    }
    kind, level, why = said
    return held.finding(kind, level, words.start, words.end, why, tuple(references.values())[::-1])
