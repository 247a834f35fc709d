"""A word of a draft that the sentences near it have turned round, whatever clause it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.check.held_sentence import words_of
from framing.check.pivots import in_common, is_one_word, pivots, turned
from framing.config import default

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.check.aligned_sentences import Aligned, KnownTexts
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


def turned_word(
    held: HeldSentence, known: KnownTexts, kind: FindingKind, why: str
) -> Finding | None:
    """Return the word that all sentences near by which tell the same have turned round.

    Of several the one with most around it in common. Nothing is said where a text words it as the
    draft does among like words.
    """
    best: tuple[float, Pivot, list[Beside]] | None = None
    for mine in pivots(held.sentence, kind):
        beside = list(_beside(mine, held, known, kind))
        against = [each for each in beside if each.way < 0 and _enough(each)]
        agreeing = max((each.shared for each in beside if each.way > 0), default=0.0)
        if not against:
            continue
        most = max(each.shared for each in against)
        if agreeing < _SETTINGS.agreeing * most and (best is None or most > best[0]):
            best = most, mine, against
    return None if best is None else _finding(held, best[1], best[2], kind, why)


def _beside(
    mine: Pivot, held: HeldSentence, known: KnownTexts, kind: FindingKind
) -> Iterator[Beside]:
    """Yield for each sentence beside it the word that stands in the draft's word's place."""
    for pair in held.beside:
        found = [
            Beside(pair, other, way, *in_common(mine, other, known))
            for other in pivots(pair.sentence, kind)
            if (way := turned(mine, other))
        ]
        if found:
            yield max(found, key=lambda each: (each.shared, each.way, -each.other.first))


def _enough(beside: Beside) -> bool:
    return beside.shared >= _SETTINGS.shared and beside.close >= _SETTINGS.close


def _finding(
    held: HeldSentence, mine: Pivot, against: list[Beside], kind: FindingKind, why: str
) -> Finding:
    words = words_of(held.sentence, mine.first, mine.last)
    references = {
        each.pair.sentence.outlet: words_of(each.pair.sentence, each.other.first, each.other.last)
        for each in sorted(against, key=lambda each: each.shared)
    }
    surely = any(
        each.pair.strong
        and not is_one_word(mine, each.other)
        and each.shared >= _SETTINGS.surely_shared
        and each.close >= _SETTINGS.surely_close
        for each in against
    )
    level: Level = "differs" if surely else "look"
    return held.finding(
        kind, level, words.start, words.end, why, tuple(references.values())[::-1]
    )
