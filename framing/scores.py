"""Evidence to numbers with intervals: arithmetic on what the earlier steps found, nothing else."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING

from framing.contrast import Scored, apart
from framing.expected import Expected
from framing.intervals import Share, ratio, share
from framing.measures import HEADLINES, in_part, is_body, measure, words
from framing.readability import grade, grade_estimate
from framing.types import Score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.config import ScoreSettings
    from framing.expected import Against
    from framing.intervals import Estimate
    from framing.types import Coverage, Dimension, Part, Reading, VersionReading

_PARTS: tuple[Part, ...] = ("own", "unquoted", "all")
_SENTENCE_DIMENSIONS: tuple[Dimension, ...] = ("sentiment", "hedging", "speculation", "commentary")
_TOLD: frozenset[str] = frozenset({"carried", "altered"})
_MODELS: dict[Dimension, str] = {"sentiment": "vader", "headline_sentiment": "vader"}

Taken = list[tuple["Reading", float]]


def scores(
    version: VersionReading,
    against: Against,
    coverage: Sequence[Coverage],
    settings: ScoreSettings,
) -> tuple[Scored, ...]:
    """Return every row of one version, in the order of the dimensions' definition.

    Each comes with what a comparison takes: ``contrast`` adds the intervals and what they say.
    """
    scorer = _Scorer(version, against, settings)
    return (
        *(scorer.shares(dimension, part) for dimension in _SENTENCE_DIMENSIONS for part in _PARTS),
        scorer.coverage(coverage),
        scorer.credit(coverage),
        scorer.readability(),
        *(scorer.headline(dimension) for dimension in HEADLINES),
    )


class _Scorer:
    """What every row of one version needs, worked out once."""

    def __init__(self, version: VersionReading, against: Against, settings: ScoreSettings) -> None:
        self._version = version
        self._against = against
        self._settings = settings
        self._body = [reading for reading in version.readings if is_body(reading)]
        unclear = sum(reading.voice.voice == "unclear" for reading in self._body)
        self._known: dict[tuple[Dimension, Part], tuple[Expected, Estimate | None]] = {}
        self._clear = unclear <= settings.unclear_share * len(self._body)

    def shares(self, dimension: Dimension, part: Part) -> Scored:
        """A share or a mean over sentences, against the same measure over the facts."""
        taken = [
            (reading, value)
            for reading in self._body
            if in_part(reading, part) and (value := measure(reading, dimension, part)) is not None
        ]
        expected, estimate = self._expected(dimension, part)
        matched, matched_baseline = (
            (None, None)  # facts are seldom in own voice
            if part == "own"
            else expected.matched(self._version, self._settings.matched_facts)
        )
        lowest, highest = expected.range() or (None, None)
        value, groups = _mean(taken), _by_paragraph(taken)
        row = self._row(dimension, part, value, len(taken), expected.value())
        row = replace(
            row,
            reliable=row.reliable and self._enough(len(groups)),
            value_words=_by_words(taken, part),
            matched_value=matched,
            matched_baseline=matched_baseline,
            matched_delta=_less(matched, matched_baseline),
            delta_min=_less(value, highest),
            delta_max=_less(value, lowest),
        )
        return Scored(
            row,
            self._estimate(dimension, groups),
            estimate,
            apart(dimension, [value for _, value in taken], expected.means()),
            tuple(value for _, value in taken),
        )

    def _expected(self, dimension: Dimension, part: Part) -> tuple[Expected, Estimate | None]:
        """What the facts say; of own-voice rows the same as of all."""
        key: tuple[Dimension, Part] = (dimension, "all" if part == "own" else part)
        if key not in self._known:
            expected = Expected(self._against, *key)
            self._known[key] = expected, expected.estimate(self._settings)
        return self._known[key]

    def coverage(self, rows: Sequence[Coverage]) -> Scored:
        """Facts told, of those that other versions found."""
        told = [row.status in _TOLD for row in rows if row.eligible]
        return self._fact_share("coverage", sum(told), len(told))

    def credit(self, rows: Sequence[Coverage]) -> Scored:
        """Told facts that are credited to the source report where they are told."""
        told = rows if self._against.credits else ()
        credited = [row.credited for row in told if row.status in _TOLD]
        return self._fact_share("credit", sum(credited), len(credited))

    def readability(self) -> Scored:
        """The readability index, against that of the facts as others word them."""
        text = self._version.version.text
        texts = [text[one.sentence.start : one.sentence.end] for one in self._body]
        blocks = [one.sentence.block for one in self._body]
        wordings = self._against.wordings
        row = self._row("readability", "all", grade(texts), len(self._body), grade(wordings))
        return Scored(
            replace(row, reliable=row.reliable and self._enough(len(set(blocks)))),
            grade_estimate(texts, blocks, self._settings),
            grade_estimate(wordings, range(len(wordings)), self._settings),
        )

    def headline(self, dimension: Dimension) -> Scored:
        """The title and headings by themselves: they are in no other row."""
        taken = [
            (reading, value)
            for reading in self._version.readings
            if reading.role == "heading"
            and (value := measure(reading, HEADLINES[dimension], "all")) is not None
        ]
        row = self._row(dimension, "all", _mean(taken), len(taken))
        estimate = self._estimate(HEADLINES[dimension], _by_paragraph(taken))
        return Scored(replace(row, value_words=_by_words(taken, "all")), estimate)

    def _fact_share(self, dimension: Dimension, hits: int, of: int) -> Scored:
        row = self._row(dimension, "all", hits / of if of else None, len(self._body))
        row = replace(row, reliable=row.reliable and of >= self._settings.matched_facts)
        return Scored(row, Share(hits, of, of) if of else None)

    def _row(
        self,
        dimension: Dimension,
        part: Part,
        value: float | None,
        sentences: int,
        baseline: float | None = None,
    ) -> Score:
        return Score(
            outlet=self._version.version.outlet,
            dimension=dimension,
            part=part,
            value=value,
            low=None,
            high=None,
            baseline=baseline,
            delta=_less(value, baseline),
            sentences=sentences,
            reliable=self._clear and sentences >= self._settings.enough_sentences,
            model=_MODELS.get(dimension, ""),
        )

    def _enough(self, paragraphs: int) -> bool:
        return paragraphs >= self._settings.enough_paragraphs

    def _estimate(
        self, dimension: Dimension, groups: Sequence[tuple[float, float]]
    ) -> Estimate | None:
        if dimension == "sentiment":
            return ratio(groups, self._settings.resamples, self._settings.seed)
        return share(groups)


def _by_paragraph(taken: Taken) -> list[tuple[float, float]]:
    """The sum and number of the values in every paragraph that has one."""
    paragraphs: dict[int, tuple[float, float]] = {}
    for reading, value in taken:
        total, count = paragraphs.get(reading.sentence.block, (0.0, 0.0))
        paragraphs[reading.sentence.block] = (total + value, count + 1)
    return list(paragraphs.values())


def _mean(taken: Taken) -> float | None:
    return fmean(value for _, value in taken) if taken else None


def _by_words(taken: Taken, part: Part) -> float | None:
    """The mean with every sentence weighted by its words, so that joining two changes nothing."""
    weights = [words(reading, part) for reading, _ in taken]
    total = sum(weights)
    if not total:
        return None
    return sum(weight * value for weight, (_, value) in zip(weights, taken, strict=True)) / total


def _less(value: float | None, baseline: float | None) -> float | None:
    return None if value is None or baseline is None else value - baseline
