"""Charts of the scores: a row a version, value, 95 % interval and baseline, one chart a number.

Drawn by Altair and vl-convert: no browser, no network, and the same input gives the same bytes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from framing.report.html_characters import printable
from framing.report.safe_text import one_line
from framing.report.shown_measures import Shown, shown, too_few
from framing.report.words import words
from framing.statistics.news_sentiment import MODEL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from framing.types import Comparison, Score

ChartKind = Literal["svg", "png"]

# The page's style sheet puts its own colours in the place of these.
INK, QUIET, LINE, VALUE = "#1a1a1a", "#5b6067", "#d9dce0", "#1f5fa8"
PAPER = "#ffffff"
_ROW, _WIDTH, _NAME = 22, 250, 150
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
"""What the renderer holds as two halves: it cuts a long name between them, and fails."""


def charts(comparison: Comparison) -> dict[str, Any]:
    """Return an Altair chart for every number that is shown, by its dimension."""
    return {
        column.dimension: chart
        for column in shown()
        if (chart := _chart(comparison, column)) is not None
    }


def as_svg(chart: Any) -> str:
    """Return a chart as SVG."""
    import vl_convert  # noqa: PLC0415 - only who draws pays for it

    text: str = vl_convert.vegalite_to_svg(chart.to_dict(), vl_version=_version())
    return text


def as_png(chart: Any) -> bytes:
    """Return a chart as PNG, at twice the size for print."""
    import vl_convert  # noqa: PLC0415 - as above

    image: bytes = vl_convert.vegalite_to_png(chart.to_dict(), vl_version=_version(), scale=2)
    return image


def _version() -> str:
    """Return the version of Vega-Lite that Altair writes."""
    import altair as alt  # noqa: PLC0415 - as above

    return ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])


def chart_files(comparisons: Mapping[str, Comparison], kind: ChartKind) -> dict[str, str | bytes]:
    """Return every chart as a file, by the file's name; with several stories they are numbered."""
    several = len(comparisons) > 1
    draw: Callable[[Any], str | bytes] = as_svg if kind == "svg" else as_png
    return {
        f"chart-{number}-{dimension}.{kind}" if several else f"chart-{dimension}.{kind}": draw(
            _titled(chart, dimension)
        )
        for number, comparison in enumerate(comparisons.values(), 1)
        for dimension, chart in charts(comparison).items()
    }


def _titled(chart: Any, dimension: str) -> Any:
    """A file stands alone: it says what it shows."""
    import altair as alt  # noqa: PLC0415

    column = next(one for one in shown() if one.dimension == dimension)
    note = [column.means, words("page")["chart_note"]]
    title = alt.Title(
        column.name,
        subtitle=note,
        anchor="start",
        fontSize=14,
        subtitleFontSize=10,
        subtitleColor=QUIET,
        offset=12,
    )
    return chart.properties(title=title, background=PAPER, padding=12)


def _chart(comparison: Comparison, column: Shown) -> Any:
    """Return the chart of one number; None when no version has it."""
    import altair as alt  # noqa: PLC0415 - as above

    scores = {
        score.outlet: score
        for score in comparison.scores
        if (score.dimension, score.part) == (column.dimension, column.part)
        and score.model != MODEL
        and not too_few(comparison, score)
    }
    rows = [
        _row(outlet, scores.get(outlet))
        for outlet in (reading.version.outlet for reading in comparison.versions)
    ]
    if all(row["value"] is None for row in rows):
        return None
    outlets = [row["outlet"] for row in rows]
    scale = alt.Scale(domain=_domain(rows, column), nice=True)
    axis = alt.Axis(
        format="%" if column.unit == "share" else "+.1~f", tickCount=4, labelFlush=False
    )
    y = alt.Y("outlet:N", title=None, sort=outlets)
    data: Any = {"values": rows}
    base = alt.Chart(data).encode(y=y)
    return (
        alt.layer(
            base.mark_rule(color=VALUE, strokeWidth=2).encode(
                x=alt.X("low:Q", scale=scale, axis=axis, title=None), x2="high:Q"
            ),
            base.mark_tick(color=INK, thickness=2, size=14, opacity=1).encode(
                x=alt.X("baseline:Q", scale=scale, axis=axis, title=None)
            ),
            base.mark_point(color=VALUE, size=50, strokeWidth=2, opacity=1).encode(
                x=alt.X("value:Q", scale=scale, axis=axis, title=None),
                fill=alt.condition("datum.reliable", alt.value(VALUE), alt.value(PAPER)),
            ),
        )
        .properties(width=_WIDTH, height=_ROW * len(rows))
        .configure(
            background=PAPER,
            aria=False,
            padding={"left": 22, "top": 4, "right": 16, "bottom": 4},
            font="sans-serif",
        )
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK,
            gridColor=LINE,
            domain=False,
            ticks=False,
            labelFontSize=11,
            labelPadding=6,
        )
        .configure_axisY(grid=False, labelLimit=_NAME)
    )


def _row(outlet: str, score: Score | None) -> dict[str, Any]:
    """One version's numbers, rounded as in versions.csv."""
    numbers: dict[str, Any] = {
        name: None if score is None or (value := getattr(score, name)) is None else round(value, 4)
        for name in ("value", "low", "high", "baseline")
    }
    return numbers | {
        "outlet": _ASTRAL.sub("\N{REPLACEMENT CHARACTER}", printable(one_line(outlet))) or "–",
        "reliable": bool(score and score.reliable),
    }


def _domain(rows: list[dict[str, Any]], column: Shown) -> list[float]:
    """Zero is always in sight; a share never goes beyond 0 and 1."""
    known = [row[name] for row in rows for name in ("value", "low", "high", "baseline")]
    numbers = [number for number in known if number is not None]
    if column.unit == "share":
        return [0.0, min(1.0, max([0.1, *numbers]))]
    return [min([-0.1, *numbers]), max([0.1, *numbers])]
