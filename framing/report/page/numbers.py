"""The scores: a chart a number, and the numbers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.plain import one_line
from framing.report.charts import as_svg, charts
from framing.report.page.html import Html, el
from framing.report.page.view import View, head, scrolling, section
from framing.report.page.words import Shown, shown, words

if TYPE_CHECKING:
    from framing.types import Score


def numbers(view: View) -> Html:
    """Return the section of the scores."""
    drawn = charts(view.comparison)
    table = el(
        "table",
        head("version", *(one.name for one in shown())),
        el("tbody", [_row(view, outlet) for outlet in view.outlets]),
        class_="scores",
    )
    return section(
        view,
        "numbers",
        el(
            "p",
            "A dot is a version's value, the bar its 95 % interval, the upright tick what the "
            "facts it could have reported would give. A hollow dot: do not rely on it.",
        ),
        el(
            "div",
            [
                _figure(column, drawn[column.dimension])
                for column in shown()
                if column.dimension in drawn
            ],
            class_="charts",
        ),
        scrolling("Scores", table),
        el(
            "p",
            "Below the value its 95 % interval; Δ is the difference from the baseline, in "
            "percentage points for shares. † Do not rely on it: too little text, or too much of "
            "it credited to somebody who cannot be told.",
            class_="quiet",
        ),
    )


def _figure(column: Shown, chart: object) -> Html:
    caption = el("figcaption", el("strong", column.name), ": ", column.means)
    # The numbers follow in a table: a reader that sees no picture loses nothing.
    picture = as_svg(chart).replace("<svg ", '<svg role="img" aria-hidden="true" ', 1)
    return el("figure", caption, Html(picture))


def _row(view: View, outlet: str) -> Html:
    scores = {
        (score.dimension, score.part): score
        for score in view.comparison.scores
        if score.outlet == outlet and not score.target
    }
    return el(
        "tr",
        el("th", one_line(outlet), scope="row"),
        [_cell(scores.get((one.dimension, one.part)), one) for one in shown()],
    )


def _cell(score: Score | None, column: Shown) -> Html:
    if score is None or score.value is None:
        return el("td", "–", class_="number")
    share = column.unit == "share"
    parts: list[Html | str] = [put(score.value, share=share, unit=True)]
    if not score.reliable:
        parts.append("†")
    if score.low is not None and score.high is not None:
        between = f"{put(score.low, share=share)} to {put(score.high, share=share)}"
        parts += [el("br"), el("small", between)]
    if score.delta is not None:
        differs = words("differs").get(getattr(score, "differs", ""), "")
        told = f"Δ {change(score.delta, share=share)}" + (f", {differs}" if differs else "")
        parts += [el("br"), el("small", told)]
    return el("td", parts, class_="number")


def put(value: float, *, share: bool, unit: bool = False) -> str:
    """Write a value: shares in percent, the rest with a sign and two decimals."""
    if share:
        return f"{100 * value:.0f}" + ("%" if unit else "")
    return f"{round(value, 2) + 0.0:+.2f}".replace("-", "−")


def change(value: float, *, share: bool) -> str:
    """Write a difference: of shares in percentage points."""
    text = f"{round(100 * value) + 0:+d}" if share else f"{round(value, 2) + 0.0:+.2f}"
    return text.replace("-", "−")
