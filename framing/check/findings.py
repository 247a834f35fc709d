"""A draft held against what was asked: each check with the sentences that a person should see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.check.thresholds import PARTS, Counting, Requirements, Threshold
from framing.report.safe_text import one_line
from framing.statistics.measures import counts, in_part, is_body, measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.check.line_numbers import FilePosition, FilePositions
    from framing.types import Comparison, Coverage, CoverageStatus, Reading, Score, VersionReading

_CARRIED: frozenset[CoverageStatus] = frozenset({"carried", "altered"})
_NOT_FOUND: dict[CoverageStatus, str] = {
    "omitted": "a fact that was not found",
    "unclear": "a fact of which it cannot be told whether it is there",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """What to look at: ``start`` and ``end`` are offsets into the draft's text as read.

    A fact that was not found is nowhere; ``place`` is None, too, where the file words it otherwise.
    """

    about: str
    start: int | None
    end: int | None
    place: FilePosition | None
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One thing that was asked, whether it holds, its figures, and where to look if not.

    ``holds`` is None for what could not be checked, since there was nothing to look at.
    """

    name: str
    holds: bool | None
    summary: str
    passages: tuple[Passage, ...] = ()
    value: float | None = None
    value_words: float | None = None
    limit: float | None = None
    reliable: bool = True
    looked_at: int | None = None
    """How many places it looked at; None for a number, which is taken of the whole draft."""


def check(
    comparison: Comparison, requirements: Requirements, places: FilePositions
) -> tuple[CheckResult, ...]:
    """Hold the scored article of ``comparison`` against what is asked, in the order asked."""
    draft = _Draft(comparison, places)
    return (
        *(
            draft.check_threshold(threshold, requirements.by)
            for threshold in requirements.thresholds
        ),
        *(draft.check_shifts(kind) for kind in requirements.shifts),
    )


class _Draft:
    """The scored article, with its rows at hand."""

    def __init__(self, comparison: Comparison, places: FilePositions) -> None:
        self._comparison = comparison
        self._places = places
        self._outlet = comparison.article
        self._statements = {fact.id: fact.statement for fact in comparison.facts}
        self._read: VersionReading = next(
            reading for reading in comparison.versions if reading.version.outlet == self._outlet
        )

    def check_threshold(self, threshold: Threshold, by: Counting) -> CheckResult:
        """Hold one number against its bound: the worse of sentences and words counts."""
        score = self._score(threshold)
        figures = _figures(score, by)
        holds: bool | None
        if not figures:
            # Nothing to count says nothing of an upper bound, and reaches no lower one.
            holds = None if threshold.bound == "max" else False
        elif threshold.bound == "max":
            holds = max(figures) <= threshold.value
        else:
            holds = min(figures) >= threshold.value
        return CheckResult(
            name=f"{threshold.bound} {threshold.dimension}",
            holds=holds,
            summary=_summary(threshold, score, figures),
            passages=() if holds is not False else tuple(self._passages(threshold)),
            value=score.value,
            value_words=score.value_words,
            limit=threshold.value,
            reliable=score.reliable,
        )

    def check_shifts(self, kind: str) -> CheckResult:
        """List every mention that differs from the baseline's wording in one way."""
        passages = tuple(
            self._passage(
                f"shift {kind}",
                shift.start,
                shift.end,
                shift.why,
            )
            for shift in self._comparison.shifts
            if shift.outlet == self._outlet and shift.kind == kind
        )
        number, told = len(passages), sum(row.status in _CARRIED for row in self._rows())
        found = f"{number or 'no'} {kind} {'shift' if number == 1 else 'shifts'} found"
        facts = "1 fact" if told == 1 else f"{told} facts"
        summary = f"{found} in {facts} that the draft tells; none may be"
        if not told:
            summary = f"no-shift {kind}: the draft tells none of the facts"
        return CheckResult(
            f"no-shift {kind}",
            None if not told else not passages,
            summary,
            passages,
            float(number),
            None,
            0.0,
            looked_at=told,
        )

    def _score(self, threshold: Threshold) -> Score:
        return next(
            score
            for score in self._comparison.scores
            if (score.outlet, score.dimension, score.part, score.target)
            == (self._outlet, threshold.dimension, PARTS[threshold.dimension], "")
        )

    def _passages(self, threshold: Threshold) -> Iterator[Passage]:
        match threshold.dimension:
            case "coverage" | "credit" if threshold.bound == "max":
                return
            case "coverage":
                yield from self._not_found()
            case "credit":
                yield from self._uncredited()
            case _ if threshold.bound == "max" or threshold.dimension == "sentiment":
                yield from self._sentences(threshold)

    def _uncredited(self) -> Iterator[Passage]:
        for row in self._rows():
            if row.status in _CARRIED and not row.credited and None not in {row.start, row.end}:
                why = f"tells a fact without a credit: {self._statements[row.fact]}"
                yield self._passage("credit", row.start or 0, row.end or 0, why)

    def _not_found(self) -> Iterator[Passage]:
        """Facts that the draft does not tell, or not plainly; they have no place in it."""
        for row in self._rows():
            if row.status not in _CARRIED and row.eligible:
                name = _NOT_FOUND[row.status]
                yield Passage("coverage", None, None, None, self._statements[row.fact], name)

    def _rows(self) -> Iterator[Coverage]:
        return (row for row in self._comparison.coverage if row.outlet == self._outlet)

    def _sentences(self, threshold: Threshold) -> Iterator[Passage]:
        """The sentences that a number rests on, at the words that made them count."""
        part = PARTS[threshold.dimension]
        for reading in self._read.readings:
            if not is_body(reading) or not in_part(reading, part):
                continue
            value = measure(reading, threshold.dimension, part)
            if value is None or not _counts_against(value, threshold):
                continue
            yield self._sentence(reading, threshold)

    def _sentence(self, reading: Reading, threshold: Threshold) -> Passage:
        part = PARTS[threshold.dimension]
        cues = [cue for cue in reading.cues if counts(cue, threshold.dimension, part)]
        if not cues or threshold.dimension == "sentiment":
            sentence = reading.sentence
            who = reading.set_by.get(threshold.dimension, "")
            why = f"set by {who}" if who else "the sentence as a whole"
            return self._passage(threshold.dimension, sentence.start, sentence.end, why)
        why = " ".join(dict.fromkeys(cue.why for cue in cues))
        return self._passage(threshold.dimension, cues[0].start, cues[0].end, why)

    def _passage(self, about: str, start: int, end: int, why: str) -> Passage:
        text = one_line(self._read.version.text[start:end])
        return Passage(about, start, end, self._places.at(start), text, one_line(why))


def _figures(score: Score, by: Counting) -> list[float]:
    """The figures that are held against a bound; facts are not counted in words."""
    if score.value_words is None or by == "sentences":
        return [] if score.value is None else [score.value]
    if score.value is None or by == "words":
        return [score.value_words]
    return [score.value, score.value_words]


def _counts_against(value: float, threshold: Threshold) -> bool:
    if threshold.dimension != "sentiment":
        return value > 0
    return value > threshold.value if threshold.bound == "max" else value < threshold.value


def _summary(threshold: Threshold, score: Score, figures: list[float]) -> str:
    bound = "at most" if threshold.bound == "max" else "at least"
    if not figures:
        return f"{threshold.dimension}: nothing to count; {bound} {threshold.value:g} was asked"
    summary = f"{threshold.dimension} {_two_decimals(score.value)}"
    if score.value_words is not None:
        summary += f" of sentences, {_two_decimals(score.value_words)} of words"
    weak = "" if score.reliable else "; too little text to rely on it"
    return f"{summary}; {bound} {threshold.value:g} was asked{weak}"


def _two_decimals(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
