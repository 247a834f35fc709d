"""Scores as plain data for the screen: words for every number, and places on a scale."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, cast

from shared.component_files import component
from shared.story_texts import Name, joined, name_of, short
from shared.wording import entries, names, with_minus

from framing.report.baseline_summary import BASELINE_IS_0
from framing.report.shown_measures import too_few
from framing.report.verdict_words import doubt, verdict
from framing.report.version_summary import of_others, version_summaries
from framing.report.words import counted, words
from framing.statistics.news_sentiment import MODEL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.report.verdict_words import Verdict
    from framing.types import Comparison, Difference, Part, Score

NOTHING = "–"
_TICKS = 4
_DIGITS = {"share": 2, "tone": 2, "grade": 1}
_LENS = {
    "hedging": "hedging",
    "speculation": "hedging",
    "commentary": "commentary",
    "sentiment": "sentiment",
    "coverage": "facts",
    "credit": "facts",
}

_measures = component(Path(__file__).parent)


class Figure(TypedDict):
    """Places on the measure's scale, 0 (left) to 1 (right); None where there is no number."""

    value: float | None
    low: float | None
    high: float | None
    baseline: float | None


class MeasureRow(TypedDict):
    """One version's line; ``hollow`` is drawn where there is too little text to rely on it."""

    outlet: str
    name: Name
    count: str
    value: str
    interval: str
    baseline: str
    verdict: str
    why: str
    differs: bool
    hollow: bool
    figure: Figure


class Pair(TypedDict):
    """Two versions compared in one measure."""

    name: str
    difference: str
    interval: str
    p: str
    verdict: str
    differs: bool


class Section(TypedDict):
    """One measure with a line for every version.

    ``part`` names the sentences it is taken of where these are not the ones asked for; ``ends``
    label the scale; ``says`` is what holds up in a line.
    """

    key: str
    name: str
    means: str
    unit: str
    part: str
    lens: str
    ends: tuple[str, str]
    rows: list[MeasureRow]
    pairs: list[Pair]
    says: str
    between: str


def sections(comparison: Comparison, part: Part = "all") -> list[Section]:
    """Return every measure, of one part of the text where it has parts.

    Args:
        comparison: the result to show.
        part: which sentences; measures taken only of the whole text keep that.
    """
    outlets = [version.version.outlet for version in comparison.versions]
    by_dimension: dict[str, dict[str, Score]] = {}
    for score in comparison.scores:
        if score.model != MODEL and score.part in {part, "all"}:
            rows = by_dimension.setdefault(score.dimension, {})
            if score.part == part or score.outlet not in rows:
                rows[score.outlet] = score
    return [
        _section(key, part, [rows[outlet] for outlet in outlets if outlet in rows], comparison)
        for key in names("measure")
        for rows in [by_dimension.get(key, {})]
        if rows
    ]


def _section(key: str, part: Part, scores: Sequence[Score], comparison: Comparison) -> Section:
    texts = entries("measure")[key]
    low, high = _scale(texts["unit"], scores)
    taken = {score.part for score in scores}
    pairs = [row for row in comparison.differences if row.dimension == key and row.part in taken]
    return {
        "key": key,
        "name": texts["name"],
        "means": texts["means"],
        "unit": texts["unit"],
        "part": "" if all(score.part == part for score in scores) else names("part")["all"],
        "lens": _LENS.get(key, ""),
        "ends": (_shown(low, texts["unit"]), _shown(high, texts["unit"])),
        "rows": [_row(score, texts, (low, high), comparison) for score in scores],
        "pairs": [_pair(row, texts["unit"]) for row in pairs],
        "says": _says(scores, pairs),
        "between": _between(pairs),
    }


def _row(
    score: Score, texts: Mapping[str, str], scale: tuple[float, float], comparison: Comparison
) -> MeasureRow:
    unit = texts["unit"]
    shown = verdict(score, comparison.configuration)
    interval = NOTHING
    few = too_few(comparison, score)
    if score.low is not None and score.high is not None and not few:
        interval = f"{_shown(score.low, unit)} to {_shown(score.high, unit)}"
    return {
        "outlet": score.outlet,
        "name": name_of(score.outlet),
        "count": count(score, unit, comparison),
        "value": str(words("data_page")["no_share"]) if few else _shown(score.value, unit),
        "interval": interval,
        "baseline": _shown(score.baseline, unit),
        "verdict": shown.name.capitalize(),
        "why": _reason(score, shown, texts, comparison),
        "differs": score.differs == "differs",
        "hollow": not score.reliable,
        "figure": {
            "value": None if few else _at(score.value, scale),
            "low": None if few else _at(score.low, scale),
            "high": None if few else _at(score.high, scale),
            "baseline": _at(score.baseline, scale),
        },
    }


def count(score: Score, unit: str, comparison: Comparison) -> str:
    """Return how many of how many a number is made of, the same as rows and bars say."""
    texts = words("data_page")
    if score.value is None:
        return NOTHING
    if score.dimension == "credit":
        summary = version_summaries(comparison)[score.outlet]
        told = len(summary.credited), len(summary.told)
        return str(texts["of_facts"]).format(n=told[0], all=told[1])
    if score.dimension == "coverage":
        return of_others(version_summaries(comparison)[score.outlet]) or NOTHING
    if unit == "share":
        number = round(score.value * score.sentences)
        return str(texts["of"]).format(n=number, all=score.sentences)
    return counted(score.sentences, "sentence")


def _pair(row: Difference, unit: str) -> Pair:
    texts = words("data_page")
    low, high = _difference(row.low, unit), _difference(row.high, unit)
    return {
        "name": str(texts["less"]).format(one=short(row.outlet), other=short(row.other)),
        "difference": _difference(row.value, unit),
        "interval": f"{low} to {high}" if row.low is not None else NOTHING,
        "p": NOTHING if row.p_holm is None else f"{row.p_holm:.3f}",
        "verdict": str(words("differs")[row.differs]).capitalize(),
        "differs": row.differs == "differs",
    }


def _says(scores: Sequence[Score], pairs: Sequence[Difference]) -> str:
    texts = words("data_page")
    holds = sum(row.differs == "differs" for row in pairs)
    from_baseline = sum(score.differs == "differs" for score in scores)
    tested = any(score.differs for score in scores)
    first = (
        str(texts["pairs_some"]).format(n=holds, all=len(pairs)) if holds else texts["pairs_none"]
    )
    second = (
        texts["by_definition" if scores and scores[0].dimension in BASELINE_IS_0 else "no_baseline"]
        if not tested
        else str(texts["baseline_some"]).format(n=from_baseline)
        if from_baseline
        else texts["baseline_none"]
    )
    return f"{first}; {second}."


def _between(pairs: Sequence[Difference]) -> str:
    """Say who stands above whom, where it holds up."""
    texts = words("data_page")
    below: dict[str, list[str]] = {}
    for row in pairs:
        if row.differs == "differs":
            pair = (row.outlet, row.other) if row.value > 0 else (row.other, row.outlet)
            below.setdefault(pair[0], []).append(short(pair[1]))
    together: dict[tuple[str, ...], list[str]] = {}
    for outlet, lower in below.items():
        together.setdefault(tuple(lower), []).append(short(outlet))
    lines = [
        str(texts["above"]).format(above=joined(higher), below=joined([*under]))
        for under, higher in together.items()
    ]
    return " ".join(lines) or str(texts["cannot"])


def _reason(score: Score, shown: Verdict, texts: Mapping[str, str], comparison: Comparison) -> str:
    """Say why the verdict is what it is, and of a number that differs in which direction."""
    if shown.differs == "differs" and score.delta is not None:
        return texts["above" if score.delta > 0 else "below"]
    weak = doubt(score, comparison.configuration)
    if not weak or score.value is None or shown.why == weak:
        return shown.why
    return "; ".join((shown.why, f"{words('why_differs')['do_not_rely']}: {weak}"))


def _scale(unit: str, scores: Sequence[Score]) -> tuple[float, float]:
    """Return the ends of the scale: from nought for shares, around nought for tone."""
    ends = [
        number
        for score in scores
        for number in (score.value, score.low, score.high, score.baseline)
        if number is not None
    ]
    if unit == "share":
        step = 0.25
        return 0.0, min(1.0, step * -(-max(ends, default=1.0) // step)) or step
    if unit == "tone":
        reach = max((abs(end) for end in ends), default=1.0)
        reach = min(1.0, max(0.25, 0.25 * -(-reach // 0.25)))
        return -reach, reach
    low, high = min(ends, default=0.0), max(ends, default=1.0)
    return float(low // _TICKS * _TICKS), float(-(-high // _TICKS) * _TICKS) or 1.0


def _at(number: float | None, scale: tuple[float, float]) -> float | None:
    low, high = scale
    if number is None or high <= low:
        return None
    return round(min(1.0, max(0.0, (number - low) / (high - low))), 4)


def _rounded(number: float, unit: str) -> float:
    """Round to what is shown; adding nought turns a negative nought into plain nought."""
    return round(number, _DIGITS[unit]) + 0.0


def _shown(number: float | None, unit: str) -> str:
    if number is None:
        return NOTHING
    rounded = _rounded(number, unit)
    if unit == "share":
        return f"{rounded * 100:.0f}%"
    return with_minus(f"{rounded:+.2f}" if unit == "tone" else f"{rounded:.1f}")


def _difference(number: float | None, unit: str) -> str:
    if number is None:
        return NOTHING
    rounded = _rounded(number, unit)
    if unit == "share":
        points = round(rounded * 100)
        return with_minus(f"{points:+d}" if points else "0") + f" point{'s' * (abs(points) != 1)}"
    return with_minus(f"{rounded:+.{_DIGITS[unit]}f}")


def measures_data(comparison: Comparison, part: Part) -> dict[str, Any]:
    """Return every measure with the words that the table needs."""
    return {
        "sections": sections(comparison, part),
        "recreated": comparison.story.recreated,
        "words": dict(cast("Mapping[str, str]", words("data_page"))),
    }


def show_measures(data: str, measure: str, key: str) -> None:
    """Show one measure as a table with its pairs, and small charts of all of them."""
    _measures(data={"measures": data, "measure": measure}, key=key)
