"""Scores as plain data for the screen: words for every number, and places on a scale."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from shared.component_files import component
from shared.version_order import ordered
from shared.wording import entries, names, with_minus

from framing.report.verdict_words import doubt, verdict
from framing.report.words import words
from framing.statistics.news_sentiment import MODEL

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from framing.report.verdict_words import Verdict
    from framing.types import Comparison, Part, Score

NOTHING = "–"
_TICKS = 4
_DIGITS = {"share": 2, "tone": 2, "grade": 1}


_table = component(Path(__file__).parent, alone=True)


class Figure(TypedDict):
    """Places on the measure's scale, 0 (left) to 1 (right); None where there is no number."""

    value: float | None
    low: float | None
    high: float | None
    baseline: float | None


class ScoreRow(TypedDict):
    """One version's line: ``verdict`` is that of ``Score.differs``, in words.

    ``state`` says how the line is drawn: tell, cannot, unreliable or nothing.
    """

    outlet: str
    article: bool
    value: str
    interval: str
    baseline: str
    delta: str
    verdict: str
    why: str
    state: str
    figure: Figure


class Section(TypedDict):
    """One measure with a line for every version.

    ``part`` names the sentences it is taken of where these are not the ones asked for; ``ends``
    label the scale.
    """

    key: str
    name: str
    means: str
    part: str
    ends: tuple[str, str]
    rows: list[ScoreRow]


def sections(comparison: Comparison, shown: Collection[str], part: Part = "all") -> list[Section]:
    """Return every measure, of one part of the text where it has parts.

    Args:
        comparison: the result to show.
        shown: outlets that get a line.
        part: which sentences; measures taken only of the whole text keep that.
    """
    outlets = [
        version.version.outlet for version in ordered(comparison) if version.version.outlet in shown
    ]
    by_dimension: dict[str, dict[str, Score]] = {}
    for score in comparison.scores:
        if score.model != MODEL and score.part in {part, "all"}:
            rows = by_dimension.setdefault(score.dimension, {})
            if score.part == part or score.outlet not in rows:
                rows[score.outlet] = score
    return [
        _section(key, part, [rows[outlet] for outlet in outlets if outlet in rows], comparison)
        for key, rows in by_dimension.items()
    ]


def _section(key: str, part: Part, scores: Sequence[Score], comparison: Comparison) -> Section:
    texts = entries("measure")[key]
    low, high = _scale(texts["unit"], scores)
    return {
        "key": key,
        "name": texts["name"],
        "means": texts["means"],
        "part": "" if all(score.part == part for score in scores) else names("part")["all"],
        "ends": (_shown(low, texts["unit"]), _shown(high, texts["unit"])),
        "rows": [_row(score, texts, (low, high), comparison) for score in scores],
    }


def _row(
    score: Score, texts: Mapping[str, str], scale: tuple[float, float], comparison: Comparison
) -> ScoreRow:
    unit = texts["unit"]
    shown = verdict(score, comparison.configuration)
    interval = NOTHING
    if score.low is not None and score.high is not None:
        interval = f"{_shown(score.low, unit)} to {_shown(score.high, unit)}"
    return {
        "outlet": score.outlet,
        "article": score.outlet == comparison.article,
        "value": _shown(score.value, unit),
        "interval": interval,
        "baseline": _shown(score.baseline, unit),
        "delta": _difference(score.delta, unit),
        "verdict": shown.name.capitalize(),
        "why": _reason(score, shown, texts, comparison),
        "state": _state(score),
        "figure": {
            "value": _at(score.value, scale),
            "low": _at(score.low, scale),
            "high": _at(score.high, scale),
            "baseline": _at(score.baseline, scale),
        },
    }


def _reason(score: Score, shown: Verdict, texts: Mapping[str, str], comparison: Comparison) -> str:
    """Say why the verdict is what it is, and of a number that differs in which direction."""
    if shown.differs == "differs" and score.delta is not None:
        return texts["above" if score.delta > 0 else "below"]
    weak = doubt(score, comparison.configuration)
    if not weak or score.value is None or shown.why == weak:
        return shown.why
    return "; ".join((shown.why, f"{words('why_differs')['do_not_rely']}: {weak}"))


def _state(score: Score) -> str:
    """Return how a row is drawn: the number first, then what it was compared with."""
    if score.value is None:
        return "nothing"
    if not score.reliable:
        return "unreliable"
    return "tell" if score.differs == "differs" else "cannot"


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


def show_scores(tables: list[Section], key: str) -> None:
    """Show a table for every measure."""
    _table(data={"sections": tables}, key=key)
