"""The sentence of another text that is nearest to each sentence, and those that stand alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.types import NearestSentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.facts.same_fact.pair_model import SentencePairs
    from framing.types import Fact, Reading, VersionReading


def with_nearest(
    versions: Mapping[str, VersionReading],
    facts: Sequence[Fact],
    pairs: SentencePairs,
    below: float | None,
    scored: str = "",
) -> dict[str, VersionReading]:
    """Return every version, each compared sentence with the nearest one of another text.

    A sentence is found in its version only when its nearest one hardly tells the same, and it tells
    no fact that another text tells, too. Headings and what is no part of an article are not
    compared.

    Args:
        versions: The versions read, by outlet.
        facts: The facts, with all their mentions.
        pairs: How likely sentences of different texts tell the same fact.
        below: The probability, 0 to 1, below which two sentences are not the same; None where not
            all of the other texts are at hand, so that nothing can be said to stand nowhere else.
        scored: The outlet of an article that is only held against the others: it moves none.
    """
    tellers = {fact.id: {mention.outlet for mention in fact.mentions} for fact in facts}
    found = {}
    for outlet, version in versions.items():
        elsewhere = _Elsewhere(pairs, scored if outlet != scored else "")
        shared = frozenset(fact for fact, told in tellers.items() if told - {outlet, scored})
        found[outlet] = replace(
            version,
            readings=tuple(
                _with_nearest(
                    reading,
                    elsewhere.nearest(outlet, reading.sentence.index),
                    below if below is None or shared.isdisjoint(reading.facts) else 0.0,
                )
                for reading in version.readings
            ),
        )
    return found


class _Elsewhere:
    """Finds the nearest sentence of another text, without those of one that moves nothing."""

    def __init__(self, pairs: SentencePairs, without: str) -> None:
        self._pairs = pairs
        self._hidden = pairs.rows.get(without)
        self._places = tuple(pairs.place)

    def nearest(self, outlet: str, sentence: int) -> NearestSentence | None:
        """Return it, the first of equal ones; None where the sentence is not compared."""
        row = self._pairs.place.get((outlet, sentence))
        if row is None:
            return None
        likely = self._pairs.probability[row]
        if self._hidden is not None:
            likely = likely.copy()
            likely[self._hidden] = 0.0
        best = int(likely.argmax())
        if likely[best] == 0.0:
            return None
        return NearestSentence(*self._places[best], float(likely[best]))


def _with_nearest(
    reading: Reading, nearest: NearestSentence | None, below: float | None
) -> Reading:
    if nearest is None:
        return reading
    return replace(
        reading,
        nearest=nearest,
        only_here=None if below is None else nearest.probability < below,
    )
