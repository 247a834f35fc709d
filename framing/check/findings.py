"""A draft held against what was asked: each check with the sentences that a person should see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.check.thresholds import PARTS, Asked, By, Limit
from framing.report.safe_text import as_part, one_line
from framing.statistics.measures import counts, in_part, is_body, measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.check.line_numbers import Place, Places
    from framing.types import Comparison, Coverage, CoverageStatus, Reading, Score, VersionReading

_TOLD: frozenset[CoverageStatus] = frozenset({"carried", "altered"})
_NOT_FOUND: dict[CoverageStatus, str] = {
    "omitted": "a fact that was not found",
    "unclear": "a fact of which it cannot be told whether it is there",
}


@dataclass(frozen=True, slots=True)
class Look:
    """What to look at: ``start`` and ``end`` are offsets into the draft's text as read.

    A fact that was not found is nowhere; ``place`` is None, too, where the file words it otherwise.
    """

    about: str
    start: int | None
    end: int | None
    place: Place | None
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was asked, whether it holds, its figures, and where to look if not."""

    name: str
    holds: bool
    told: str
    looks: tuple[Look, ...] = ()
    value: float | None = None
    value_words: float | None = None
    limit: float | None = None
    reliable: bool = True


def check(comparison: Comparison, asked: Asked, places: Places) -> tuple[Checked, ...]:
    """Hold the scored article of ``comparison`` against what is asked, in the order asked."""
    draft = _Draft(comparison, places)
    return (
        *(draft.limit(limit, asked.by) for limit in asked.limits),
        *(draft.shifts(kind) for kind in asked.shifts),
    )


class _Draft:
    """The scored article, with its rows at hand."""

    def __init__(self, comparison: Comparison, places: Places) -> None:
        self._comparison = comparison
        self._places = places
        self._outlet = comparison.article
        self._statements = {fact.id: as_part(fact.statement) for fact in comparison.facts}
        self._read: VersionReading = next(
            reading for reading in comparison.versions if reading.version.outlet == self._outlet
        )

    def limit(self, limit: Limit, by: By) -> Checked:
        """Hold one number against its bound: the worse of sentences and words counts."""
        score = self._score(limit)
        figures = _figures(score, by)
        if not figures:
            # Nothing to count breaks no upper bound, and reaches no lower one.
            holds = limit.bound == "max"
        elif limit.bound == "max":
            holds = max(figures) <= limit.value
        else:
            holds = min(figures) >= limit.value
        return Checked(
            name=f"{limit.bound} {limit.dimension}",
            holds=holds,
            told=_told(limit, score, figures),
            looks=() if holds else tuple(self._looks(limit)),
            value=score.value,
            value_words=score.value_words,
            limit=limit.value,
            reliable=score.reliable,
        )

    def shifts(self, kind: str) -> Checked:
        """List every mention that differs from the baseline's wording in one way."""
        looks = tuple(
            self._look(
                f"shift {kind}",
                shift.start,
                shift.end,
                shift.why,
            )
            for shift in self._comparison.shifts
            if shift.outlet == self._outlet and shift.kind == kind
        )
        number = len(looks)
        summary = (
            f"{number or 'no'} {kind} {'shift' if number == 1 else 'shifts'} found; none may be"
        )
        return Checked(f"no-shift {kind}", not looks, summary, looks, float(number), None, 0.0)

    def _score(self, limit: Limit) -> Score:
        return next(
            score
            for score in self._comparison.scores
            if (score.outlet, score.dimension, score.part, score.target)
            == (self._outlet, limit.dimension, PARTS[limit.dimension], "")
        )

    def _looks(self, limit: Limit) -> Iterator[Look]:
        match limit.dimension:
            case "coverage" | "credit" if limit.bound == "max":
                return
            case "coverage":
                yield from self._not_found()
            case "credit":
                yield from self._uncredited()
            case _ if limit.bound == "max" or limit.dimension == "sentiment":
                yield from self._sentences(limit)

    def _uncredited(self) -> Iterator[Look]:
        for row in self._rows():
            if row.status in _TOLD and not row.credited and None not in {row.start, row.end}:
                why = f"tells a fact without a credit: {self._statements[row.fact]}"
                yield self._look("credit", row.start or 0, row.end or 0, why)

    def _not_found(self) -> Iterator[Look]:
        """Facts that the draft does not tell, or not plainly; they have no place in it."""
        for row in self._rows():
            if row.status not in _TOLD and row.eligible:
                name = _NOT_FOUND[row.status]
                yield Look("coverage", None, None, None, self._statements[row.fact], name)

    def _rows(self) -> Iterator[Coverage]:
        return (row for row in self._comparison.coverage if row.outlet == self._outlet)

    def _sentences(self, limit: Limit) -> Iterator[Look]:
        """The sentences that a number rests on, at the words that made them count."""
        part = PARTS[limit.dimension]
        for reading in self._read.readings:
            if not is_body(reading) or not in_part(reading, part):
                continue
            value = measure(reading, limit.dimension, part)
            if value is None or not _weighs(value, limit):
                continue
            yield self._sentence(reading, limit)

    def _sentence(self, reading: Reading, limit: Limit) -> Look:
        part = PARTS[limit.dimension]
        cues = [cue for cue in reading.cues if counts(cue, limit.dimension, part)]
        if not cues or limit.dimension == "sentiment":
            sentence = reading.sentence
            who = reading.set_by.get(limit.dimension, "")
            why = f"set by {who}" if who else "the sentence as a whole"
            return self._look(limit.dimension, sentence.start, sentence.end, why)
        why = " ".join(dict.fromkeys(cue.why for cue in cues))
        return self._look(limit.dimension, cues[0].start, cues[0].end, why)

    def _look(self, about: str, start: int, end: int, why: str) -> Look:
        text = one_line(self._read.version.text[start:end])
        return Look(about, start, end, self._places.at(start), text, one_line(why))


def _figures(score: Score, by: By) -> list[float]:
    """The figures that are held against a bound; facts are not counted in words."""
    if score.value_words is None or by == "sentences":
        return [] if score.value is None else [score.value]
    if score.value is None or by == "words":
        return [score.value_words]
    return [score.value, score.value_words]


def _weighs(value: float, limit: Limit) -> bool:
    if limit.dimension != "sentiment":
        return value > 0
    return value > limit.value if limit.bound == "max" else value < limit.value


def _told(limit: Limit, score: Score, figures: list[float]) -> str:
    bound = "at most" if limit.bound == "max" else "at least"
    if not figures:
        return f"{limit.dimension}: nothing to count; {bound} {limit.value:g} was asked"
    summary = f"{limit.dimension} {_number(score.value)}"
    if score.value_words is not None:
        summary += f" of sentences, {_number(score.value_words)} of words"
    weak = "" if score.reliable else "; too little text to rely on it"
    return f"{summary}; {bound} {limit.value:g} was asked{weak}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
