"""Which sentences of other texts a draft's sentence is held against, whether or not a fact matches.

A changed number or name makes a pair less likely to tell one fact, and is what is looked for: so
a pair counts, too, where the words besides numbers are mostly the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

import numpy as np

from framing.check.name_words import plain_letters, telling
from framing.check.parties import Links
from framing.check.pivots import PivotIndex
from framing.config import default
from framing.facts.word_weights import word_weight
from framing.language.aliases import mentioned
from framing.language.analysed_text import AnalysedText, analyse
from framing.language.ngrams import text_stems
from framing.language.synonyms import content_meanings
from framing.statistics.measures import is_body

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.facts.same_fact.pair_model import SentencePairs
    from framing.types import Reading, VersionReading

_SETTINGS = default().check.sentences


# Compared by identity: what is read of it is kept with it.
@dataclass(frozen=True, eq=False)
class TextSentence:
    """A sentence of a text, with what it holds."""

    version: VersionReading
    reading: Reading

    @property
    def outlet(self) -> str:
        """Whose text it stands in."""
        return self.version.version.outlet

    @property
    def index(self) -> int:
        """Its number in the text."""
        return self.reading.sentence.index

    @cached_property
    def text(self) -> str:
        """Its words."""
        sentence = self.reading.sentence
        return self.version.version.text[sentence.start : sentence.end]

    @cached_property
    def analysed(self) -> AnalysedText:
        """Its words, numbers, times and names, credits included."""
        sentence = self.reading.sentence
        quotes = tuple(
            (span.start - sentence.start, span.end - sentence.start)
            for span in self.reading.voice.quotes
            if span.meets(sentence.start, sentence.end)
        )
        return analyse(self.text, sentence.start, self.version.version.published, (), quotes)

    @cached_property
    def plain(self) -> frozenset[str]:
        """Its words in lower case, without accents."""
        return frozenset(plain_letters(word) for word in self.analysed.lowercase)

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """The words that tell, numbers left aside, by how rare they are in news."""
        return weights_of(self.text)

    @cached_property
    def weight(self) -> float:
        """What all its words weigh; summed exactly, for sets come in no order."""
        return fsum(self.weights.values())


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence of another text beside one of the draft: how likely both tell the same.

    ``close`` is what the two have in common, as a share of the lighter one's words, 0 to 1.
    ``mutual`` says that neither is likelier to tell what another sentence of the other's text does.
    """

    sentence: TextSentence
    likely: float
    close: float
    mutual: bool = False

    @property
    def near(self) -> bool:
        """Whether the pair can be held against each other in every respect."""
        return self.likely >= _SETTINGS.likely or self.close >= _SETTINGS.close

    @property
    def beside(self) -> bool:
        """Whether it can be where the words around a place must be common, too."""
        return self.near or (self.mutual and self.likely >= _SETTINGS.likely_mutual)

    @property
    def nearness(self) -> float:
        """What pairs are ranked by."""
        return max(self.likely, self.close)

    @property
    def strong(self) -> bool:
        """Whether the two surely tell of one thing, so that what differs is a difference."""
        return self.likely >= _SETTINGS.surely_likely or self.close >= _SETTINGS.surely_close


class KnownTexts:
    """All texts that a draft is held against, with their sentences at hand by word."""

    def __init__(
        self,
        known: Sequence[VersionReading],
        pairs: SentencePairs,
        draft: Sequence[TextSentence] = (),
    ) -> None:
        """Take the texts and how likely their sentences tell what the draft's tell."""
        self._draft = draft
        self.sentences = tuple(
            TextSentence(version, reading)
            for version in known
            for reading in version.readings
            if reading.role != "boilerplate"
        )
        self._pairs = pairs
        self._pivots: dict[str, PivotIndex] = {}
        self._by_word: Mapping[str, list[int]] = defaultdict(list)
        for number, sentence in enumerate(self.sentences):
            for word in sentence.weights:
                self._by_word[word].append(number)
        self._rows = [
            pairs.place.get((sentence.outlet, sentence.index)) for sentence in self.sentences
        ]

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of all texts, in lower case, and without their accents."""
        words = frozenset().union(*(each.analysed.lowercase for each in self.sentences))
        return words | {plain_letters(word) for word in words if not word.isascii()}

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words of all texts."""
        return frozenset().union(*(each.analysed.vocabulary for each in self.sentences))

    @cached_property
    def _shares(self) -> Mapping[str, float]:
        counts: dict[str, int] = defaultdict(int)
        for each in self.sentences:
            for meaning in each.analysed.content_meanings:
                counts[meaning] += 1
        return {meaning: count / len(self.sentences) for meaning, count in counts.items()}

    def share(self, meaning: str) -> float:
        """Return the share of all sentences that have a word of a meaning, 0 to 1."""
        return self._shares.get(meaning, 0.0)

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """The words that are written small anywhere: a name is seldom one of them."""
        return frozenset(
            token.text
            for each in self.sentences
            for token in each.analysed.tokens
            if token.text.islower()
        )

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words that begin with a capital, in lower case."""
        return frozenset(
            token.low
            for each in self.sentences
            for token in each.analysed.tokens
            if token.text[0].isupper()
        )

    @cached_property
    def named(self) -> frozenset[frozenset[str]]:
        """The telling words of each name."""
        return frozenset(
            frozenset(telling(name.text)) for each in self.sentences for name in each.analysed.names
        )

    @cached_property
    def links(self) -> Links:
        """Who is called what in all texts."""
        return Links(self.sentences, self._draft)

    def pivots(self, kind: str) -> PivotIndex:
        """Return the words that turn what the texts tell, by the list of a kind."""
        if kind not in self._pivots:
            self._pivots[kind] = PivotIndex(self.sentences, kind)
        return self._pivots[kind]

    def mentions(self, name: str) -> bool:
        """Tell whether any text mentions a name in any form: initials, its country."""
        return any(mentioned(name, each.analysed) for each in self.sentences)

    @cached_property
    def _mutual(self) -> frozenset[tuple[int, str, int]]:
        """Pairs of a draft's sentence and a text's that are each the other's likeliest."""
        places: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(self.sentences):
            if self._rows[number] is not None and each.reading.role != "heading":
                places[each.outlet].append(number)
        own = [
            (each.index, row)
            for each in self._draft
            if (row := self._pairs.place.get((each.outlet, each.index))) is not None
        ]
        found = set()
        for outlet, numbers in places.items():
            if not own:
                break
            rows = np.array([row for _, row in own])
            columns = np.array([self._rows[each] for each in numbers], dtype=int)
            likely = np.round(self._pairs.probability[rows[:, None], columns[None, :]], 6)
            best = likely.argmax(axis=1)
            back = likely.argmax(axis=0)
            for at, column in enumerate(best):
                if back[column] == at and likely[at, column] > 0:
                    found.add((own[at][0], outlet, self.sentences[numbers[column]].index))
        return frozenset(found)

    def near(self, sentence: TextSentence) -> tuple[Aligned, ...]:
        """Return the nearest sentences of each text that can be compared, the nearest first.

        Those that can be only where words around a place are common, too, stand among them: see
        `Aligned.near`.
        """
        shared: dict[int, float] = defaultdict(float)
        for word, weight in sorted(sentence.weights.items()):
            for number in self._by_word.get(word, ()):
                shared[number] += weight
        row = self._pairs.place.get((sentence.outlet, sentence.index))
        aligned: dict[str, list[Aligned]] = defaultdict(list)
        for number, weight in shared.items():
            other, place = self.sentences[number], self._rows[number]
            lighter = min(sentence.weight, other.weight)
            likely = float(self._pairs.probability[row, place]) if None not in {row, place} else 0.0
            close = weight / lighter if lighter else 0.0
            if lighter < _SETTINGS.least_weight and (
                close < _SETTINGS.surely_close or other.weight <= lighter
            ):
                close = 0.0
            mutual = (sentence.index, other.outlet, other.index) in self._mutual
            pair = Aligned(other, likely, min(1.0, round(close, 6)), mutual)
            if pair.beside:
                aligned[other.outlet].append(pair)
        best = [
            pair
            for pairs in aligned.values()
            for pair in sorted(pairs, key=_order)[: _SETTINGS.nearest]
        ]
        return tuple(sorted(best, key=_order))


def weights_of(text: str) -> Mapping[str, float]:
    """Return a text's words and meanings, numbers left aside, by what they weigh."""
    words = {word: word_weight(word) for word in text_stems(text) if not word[0].isdigit()}
    return words | {f"={meaning}": _SETTINGS.meaning for meaning in content_meanings(text)}


def body(version: VersionReading) -> tuple[TextSentence, ...]:
    """Return the sentences of a draft that are checked: its text, without headings."""
    return tuple(TextSentence(version, reading) for reading in version.readings if is_body(reading))


def _order(pair: Aligned) -> tuple[float, str, int]:
    return -pair.nearness, pair.sentence.outlet, pair.sentence.index
