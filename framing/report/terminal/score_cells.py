"""How a score is written in a table: its value, the difference, the interval, and all as a bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.report.baseline_summary import BASELINE_IS_0
from framing.report.terminal.table_layout import Column
from framing.report.terminal.terminal_words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.types import Score

_BAR = 13
"""Columns of a bar: an odd number, so that a sentiment of 0 has a place in the middle."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """What stands in the first line of a cell, each in a place of its own."""

    value: str
    mark: str = ""
    delta: str = ""
    verdict: str = ""


def column(
    heading: str,
    scores: Sequence[Score | None],
    signs: Mapping[str, str],
    *,
    share: bool,
    bars: bool,
) -> Column:
    """Return the cells of one measure, values below values and differences below differences.

    Args:
        heading: What the measure is called.
        scores: A row of versions.csv for every version; None where there is none.
        signs: Every sign by its name.
        share: Whether the measure runs from 0 to 1, or, as sentiment, from -1 to 1.
        bars: Whether a third line draws value, interval and baseline.
    """
    parts = [_parts(score, signs, share=share) for score in scores]
    widths = [
        max(len(getattr(part, name)) for part in parts) for name in ("value", "mark", "delta")
    ]
    verdict = max(len(part.verdict) for part in parts)
    cells = []
    for score, part in zip(scores, parts, strict=True):
        value = part.value.rjust(widths[0]) + part.mark.ljust(widths[1])
        first = value + part.delta.rjust(widths[2]) + part.verdict.ljust(verdict)
        lines = [first, *_interval(score, share=share)]
        if bars and score is not None and score.value is not None:
            lines.append(_bar(score, signs, lowest=0.0 if share else -1.0))
        cells.append(tuple(lines))
    return Column((heading,), tuple(cells))


def shows_difference(score: Score) -> bool:
    """Tell whether a score's difference is shown: not where it only says the value once more."""
    return (
        score.value is not None and score.delta is not None and score.dimension not in BASELINE_IS_0
    )


def signed(value: float) -> str:
    """Return a number from -1 to 1 with its sign and two decimals."""
    # Adding zero turns the negative zero of rounding into plain zero.
    return f"{round(value, 2) + 0.0:+.2f}"


def _parts(score: Score | None, signs: Mapping[str, str], *, share: bool) -> _Parts:
    if score is None or score.value is None:
        return _Parts(signs["undefined"])
    value = f"{_percent(score.value)}%" if share else signed(score.value)
    mark = "" if score.reliable else signs["unreliable"]
    if score.delta is None or not shows_difference(score):
        return _Parts(value, mark)
    delta = _points(score.delta) if share else signed(score.delta)
    verdict = signs["differs"] if score.differs == "differs" else ""
    return _Parts(value, mark, f" {signs['delta']}{delta}", verdict)


def _interval(score: Score | None, *, share: bool) -> list[str]:
    if score is None or score.value is None or score.low is None or score.high is None:
        return []
    show = _percent if share else signed
    return [words("table")["interval"].format(low=show(score.low), high=show(score.high))]


def _bar(score: Score, signs: Mapping[str, str], *, lowest: float) -> str:
    """Draw value, interval and baseline on one line, from the measure's lowest value to 1."""

    def place(value: float) -> int:
        part = (value - lowest) / (1 - lowest)
        return min(_BAR - 1, max(0, round(part * (_BAR - 1))))

    drawn = [signs["bar_scale"]] * _BAR
    if score.low is not None and score.high is not None:
        for at in range(place(score.low), place(score.high) + 1):
            drawn[at] = signs["bar_interval"]
    if score.baseline is not None:
        drawn[place(score.baseline)] = signs["bar_baseline"]
    if score.value is not None:
        drawn[place(score.value)] = signs["bar_value" if score.reliable else "bar_unreliable"]
    return "".join(drawn)


def _percent(share: float) -> str:
    return f"{share * 100:.0f}"


def _points(difference: float) -> str:
    return f"{round(difference * 100) + 0:+d}"
