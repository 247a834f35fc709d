"""Charts of the scores, made with Altair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.report.words import words
from framing.statistics.news_sentiment import MODEL
from shared.wording import names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.evidence.view import Difference

    from framing.types import Comparison, Part, Score

    Colours = Mapping[str, str]

OVERVIEW = ("sentiment", "hedging", "speculation", "commentary", "coverage", "credit")
LIGHT = {
    "point": "#1F5FA8",
    "other": "#B4552D",
    "grey": "#7A7F87",
    "ink": "#1E2329",
    "paper": "#FFFFFF",
}
DARK = {
    "point": "#8AB8F0",
    "other": "#E59A74",
    "grey": "#8D939B",
    "ink": "#E7E9EC",
    "paper": "#15181C",
}
_ROW, _AXIS, _LEGEND = 26, 40, 70
"""Heights in pixels; a chart's height holds all of its parts."""
_LONGEST_LABEL = 150
_MOST_WORDS = 18
_PADDING = {"left": 5, "right": 16, "top": 5, "bottom": 5}
"""Pixels: the last number of an axis stands half outside its chart."""
_PER_HUNDRED = "Difference per 100 sentences"


def points(
    comparison: Comparison, dimension: str, part: Part, outlets: Sequence[str], colours: Colours
) -> Any:
    """Return one measure of every version: a point, its interval, and the baseline's line.

    What rests on too little text is hollow and grey.
    """
    import altair as alt  # noqa: PLC0415 - only who draws waits for it
    import pandas as pd  # noqa: PLC0415 - as above

    rows = [_row(score) for score in chosen(comparison, dimension, part, outlets)]
    share = words("measure")[dimension]["unit"] == "share"
    data = pd.DataFrame(rows)
    y = alt.Y("version:N", sort=list(outlets), title=None, axis=_names(alt))
    axis = alt.Axis(format=".0%" if share else "+.2~f", tickCount=4, title=None)
    scale = alt.Scale(zero=share, nice=True)
    base = alt.Chart(data).encode(
        y=y,
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("version", "says")],
    )
    colour = alt.condition(
        "datum.reliable", alt.value(colours["point"]), alt.value(colours["grey"])
    )
    interval = base.mark_rule(strokeWidth=5, opacity=0.4, strokeCap="round").encode(
        x=alt.X("low:Q", axis=axis, scale=scale), x2="high:Q", color=colour
    )
    line = base.mark_tick(thickness=2, size=22, color=colours["ink"]).encode(x="baseline:Q")
    dot = base.mark_point(size=75, opacity=1, strokeWidth=2).encode(
        x="value:Q",
        color=colour,
        fill=alt.condition(
            "datum.reliable", alt.value(colours["point"]), alt.value(colours["paper"])
        ),
    )
    # An empty layer would be a picture of nothing to a screen reader.
    based = [line] if any(row["baseline"] is not None for row in rows) else []
    height = len(outlets) * _ROW + _AXIS
    return alt.layer(interval, *based, dot).properties(height=height, padding=_PADDING)


def _names(alt: Any) -> Any:
    """An axis that names every row: left to itself it drops names where rows are close."""
    return alt.Axis(labelLimit=_LONGEST_LABEL, labelOverlap=False)


def any_value(comparison: Comparison, dimension: str, part: Part, outlets: Sequence[str]) -> bool:
    """Tell whether a measure has a number for any version: without one there is nothing to draw."""
    return any(score.value is not None for score in chosen(comparison, dimension, part, outlets))


def described(comparison: Comparison, dimension: str, part: Part, outlets: Sequence[str]) -> str:
    """Say in words what a chart of points shows."""
    rows = [_row(score) for score in chosen(comparison, dimension, part, outlets)]
    name = names("measure")[dimension]
    return f"{name}: " + "; ".join(f"{row['version']} {row['says']}" for row in rows)


def chosen(
    comparison: Comparison, dimension: str, part: Part, outlets: Sequence[str]
) -> list[Score]:
    """Return a measure's rows, one an outlet; of the whole text where it has no parts."""
    by_outlet: dict[str, Score] = {}
    for score in comparison.scores:
        fits = score.dimension == dimension and score.model != MODEL and score.part in {part, "all"}
        if fits and (score.part == part or score.outlet not in by_outlet):
            by_outlet[score.outlet] = score
    return [by_outlet[outlet] for outlet in outlets if outlet in by_outlet]


def _row(score: Score) -> dict[str, object]:
    def shown(number: float | None) -> str:
        return "none" if number is None else f"{number:.2f}"

    says = f"{shown(score.value)}, interval {shown(score.low)} to {shown(score.high)}"
    says += f", baseline {shown(score.baseline)}"
    if score.differs:
        says += f" ({words('differs')[score.differs]})"
    return {
        "version": score.outlet,
        "value": score.value,
        "low": score.low,
        "high": score.high,
        "baseline": score.baseline,
        "reliable": score.reliable,
        "says": says if score.reliable else f"{says}; do not rely on it",
    }


def word_shift(rows: Sequence[Difference], first: str, second: str, colours: Colours) -> Any:
    """Return the words that make two versions differ: the one's to the right."""
    import altair as alt  # noqa: PLC0415 - only who draws waits for it
    import pandas as pd  # noqa: PLC0415 - as above

    values = [
        {
            **row,
            "side": first if row["difference"] > 0 else second,
            "says": f"{row['times_one']} and {row['times_other']} times",
        }
        for row in rows[:_MOST_WORDS]
    ]
    order = [row["words"] for row in rows[:_MOST_WORDS]]
    return (
        alt.Chart(pd.DataFrame(values))
        .mark_bar()
        .encode(
            x=alt.X("difference:Q", title=_PER_HUNDRED, axis=alt.Axis(tickCount=5)),
            y=alt.Y("words:N", sort=order, title=None, axis=_names(alt)),
            color=alt.Color(
                "side:N",
                scale=alt.Scale(domain=[first, second], range=[colours["point"], colours["other"]]),
                legend=alt.Legend(title="More in", orient="top", labelLimit=220),
            ),
            tooltip=[alt.Tooltip("words:N"), alt.Tooltip("says:N", title="counts")],
        )
        .properties(height=len(order) * _ROW + _AXIS + _LEGEND, padding=_PADDING)
    )
