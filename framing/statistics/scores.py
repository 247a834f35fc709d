"""Evidence to numbers with their doubt: arithmetic on what earlier steps found, nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING

from framing.statistics.baseline_values import BaselineValue, baseline_value
from framing.statistics.confidence_intervals import Share, ratio_estimate, share_estimate
from framing.statistics.effect_size import Sample, effect_size
from framing.statistics.measures import HEADLINES, PARTS, in_part, is_body, words
from framing.statistics.readability import readability_estimate, readability_index
from framing.statistics.score_tests import UntestedScore, subtract

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.config import ScoreSettings
    from framing.statistics.baseline_values import BaselineReference
    from framing.statistics.confidence_intervals import Estimate
    from framing.statistics.measures import Measured
    from framing.types import Coverage, Dimension, Part, Reading, VersionReading

_SENTENCE_DIMENSIONS: tuple[Dimension, ...] = ("sentiment", "hedging", "speculation", "commentary")
_CARRIED: frozenset[str] = frozenset({"carried", "altered"})
_MODELS: dict[Dimension, str] = {"sentiment": "vader", "headline_sentiment": "vader"}


def score_version(
    version: VersionReading,
    reference: BaselineReference,
    coverage: Sequence[Coverage],
    settings: ScoreSettings,
) -> tuple[UntestedScore, ...]:
    """Return every row of one version, in the order of the dimensions' definition.

    ``compare_scores`` makes them scores: it adds the intervals and what they say.
    """
    scorer = _Scorer(version, reference, settings)
    return (
        *(scorer.shares(dimension, part) for dimension in _SENTENCE_DIMENSIONS for part in PARTS),
        scorer.coverage(coverage),
        scorer.credit(coverage),
        scorer.readability(),
        *(scorer.headline(dimension) for dimension in HEADLINES),
    )


class _Sentences:
    """The sentences of one part, with what they weigh."""

    def __init__(self, readings: Sequence[Reading], measured: Measured, part: Part) -> None:
        self._readings, self._measured, self._part = readings, measured, part
        self._places = [reading.sentence.index for reading in readings]
        self._blocks = [reading.sentence.block for reading in readings]
        self._numbers = Counter(self._blocks)
        self._words = [words(reading, part) for reading in readings]
        self._all_words = sum(self._words)

    def taken(self, dimension: Dimension) -> _Taken:
        """Return what they come to in one dimension: of those that have a value."""
        column = self._measured[dimension, self._part]
        column = [column[place] for place in self._places]
        values = [value for value in column if value is not None]
        if len(values) < len(column):
            pairs = zip(self._readings, column, strict=True)
            known = [reading for reading, value in pairs if value is not None]
            return _Sentences(known, self._measured, self._part).taken(dimension)
        sums = dict.fromkeys(self._numbers, 0.0)
        for block, value in zip(self._blocks, values, strict=True):
            sums[block] += value
        weighted = sum(map(mul, self._words, values))
        return _Taken(
            Sample.of(values),
            weighted / self._all_words if self._all_words else None,
            [*zip(sums.values(), map(float, self._numbers.values()), strict=True)],
        )


@dataclass(frozen=True, slots=True)
class _Taken:
    """The values of some sentences.

    Attributes:
        sample: All of them.
        by_words: Their mean, each weighted by its words: joining two sentences changes nothing.
        paragraphs: Sum and number of the values in every paragraph that has one.
    """

    sample: Sample | None
    by_words: float | None
    paragraphs: list[tuple[float, float]]

    @property
    def mean(self) -> float | None:
        """The plain mean."""
        return self.sample.mean if self.sample else None

    @property
    def number(self) -> int:
        """How many there are."""
        return self.sample.number if self.sample else 0


class _Scorer:
    """What every row of one version needs, worked out once."""

    def __init__(
        self, version: VersionReading, reference: BaselineReference, settings: ScoreSettings
    ) -> None:
        self._version = version
        self._outlet = version.version.outlet
        self._reference = reference
        self._settings = settings
        self._body = [reading for reading in version.readings if is_body(reading)]
        self._parts = {
            part: _Sentences(
                [reading for reading in self._body if in_part(reading, part)],
                reference.measured,
                part,
            )
            for part in PARTS
        }
        self._baseline_values: dict[tuple[Dimension, Part], BaselineValue] = {}
        unclear = sum(reading.voice.voice == "unclear" for reading in self._body)
        self._clear = unclear <= settings.unclear_share * len(self._body)

    def shares(self, dimension: Dimension, part: Part) -> UntestedScore:
        """A share or a mean over sentences, against the same measure over the facts."""
        taken = self._parts[part].taken(dimension)
        facts = self._facts(dimension, part)
        lowest, highest = facts.range
        # Facts are seldom in own voice.
        matched_value, matched_baseline = (None, None) if part == "own" else facts.matched
        enough = len(taken.paragraphs) >= self._settings.enough_paragraphs
        return UntestedScore(
            outlet=self._outlet,
            dimension=dimension,
            part=part,
            value=taken.mean,
            sentences=taken.number,
            reliable=enough and self._reliable(taken.number),
            model=_MODELS.get(dimension, ""),
            value_words=taken.by_words,
            baseline=facts.value,
            matched_value=matched_value,
            matched_baseline=matched_baseline,
            delta_min=subtract(taken.mean, highest),
            delta_max=subtract(taken.mean, lowest),
            estimate=self._estimate(dimension, taken),
            baseline_estimate=facts.estimate,
            sample=taken.sample,
            effect=effect_size(dimension, taken.sample, facts.sample),
        )

    def _facts(self, dimension: Dimension, part: Part) -> BaselineValue:
        """What the facts say; of own-voice rows the same as of all."""
        key: tuple[Dimension, Part] = (dimension, "all" if part == "own" else part)
        if key not in self._baseline_values:
            self._baseline_values[key] = baseline_value(self._reference, *key, self._settings)
        return self._baseline_values[key]

    def coverage(self, rows: Sequence[Coverage]) -> UntestedScore:
        """Facts likely told, of those that other versions found: the mean of their probability."""
        likely = [row.probability for row in rows if row.eligible]
        return self._fact_share("coverage", likely)

    def credit(self, rows: Sequence[Coverage]) -> UntestedScore:
        """Told facts that are credited to the source report where they are told."""
        rows = rows if self._reference.credits else ()
        credited = [float(row.credited) for row in rows if row.status in _CARRIED]
        return self._fact_share("credit", credited)

    def readability(self) -> UntestedScore:
        """The readability index, against that of the facts as others word them."""
        text = self._version.version.text
        texts = [text[one.sentence.start : one.sentence.end] for one in self._body]
        blocks = [one.sentence.block for one in self._body]
        wordings = self._reference.wordings
        enough = len(set(blocks)) >= self._settings.enough_paragraphs
        return UntestedScore(
            outlet=self._outlet,
            dimension="readability",
            part="all",
            value=readability_index(texts),
            sentences=len(self._body),
            reliable=enough and self._reliable(len(self._body)),
            baseline=readability_index(wordings),
            estimate=readability_estimate(texts, blocks, self._settings),
            baseline_estimate=readability_estimate(wordings, range(len(wordings)), self._settings),
        )

    def headline(self, dimension: Dimension) -> UntestedScore:
        """The title and headings by themselves: they are in no other row."""
        headings = [one for one in self._version.readings if one.role == "heading"]
        taken = _Sentences(headings, self._reference.measured, "all").taken(HEADLINES[dimension])
        return UntestedScore(
            outlet=self._outlet,
            dimension=dimension,
            part="all",
            value=taken.mean,
            sentences=taken.number,
            reliable=self._reliable(taken.number),
            model=_MODELS.get(dimension, ""),
            value_words=taken.by_words,
            estimate=self._estimate(HEADLINES[dimension], taken),
        )

    def _fact_share(self, dimension: Dimension, likely: Sequence[float]) -> UntestedScore:
        hits, of = sum(likely), len(likely)
        enough = of >= self._settings.matched_facts
        return UntestedScore(
            outlet=self._outlet,
            dimension=dimension,
            part="all",
            value=hits / of if of else None,
            sentences=len(self._body),
            reliable=enough and self._reliable(len(self._body)),
            estimate=Share(hits, of, _worth(likely)) if of else None,
        )

    def _reliable(self, sentences: int) -> bool:
        return self._clear and sentences >= self._settings.enough_sentences

    def _estimate(self, dimension: Dimension, taken: _Taken) -> Estimate | None:
        if dimension == "sentiment":
            return ratio_estimate(taken.paragraphs, self._settings.resamples, self._settings.seed)
        return share_estimate(taken.paragraphs)


def _worth(likely: Sequence[float]) -> float:
    """How many facts that are surely told or not as many facts are worth whose telling is open.

    The variance of the count is that of drawing facts and that of each fact's own doubt together;
    a share of so many sure ones varies as much (Kish 1965, design effect).
    """
    number = len(likely)
    mean = sum(likely) / number
    drawn = mean * (1.0 - mean) / number
    doubt = sum(value * (1.0 - value) for value in likely) / number**2
    return number * drawn / (drawn + doubt) if drawn > 0.0 else float(number)
