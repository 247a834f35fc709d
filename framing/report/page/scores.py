"""The scores: a chart a number, and the numbers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.charts import as_svg, charts
from framing.report.page.html import Html, el
from framing.report.page.page_words import Shown, shown
from framing.report.page.story_view import View, head, scrolling, section
from framing.report.safe_text import one_line
from framing.report.summary_lines import BASELINE_IS_0
from framing.report.words import words
from framing.statistics.news_sentiment import MODEL

if TYPE_CHECKING:
    from framing.types import Difference, Score

HOW_TO_READ = (
    "Below the value its 95 % interval; Δ is the difference from the baseline, in "
    "percentage points for shares. † Do not rely on it: too little text, or too much of "
    "it credited to somebody who cannot be told. “Differs” and “cannot tell” are corrected "
    "for the number of comparisons; “cannot tell” is not “the same”."
)
"""What the marks in the score table mean."""


def numbers(view: View) -> Html:
    """Return the section of the scores."""
    drawn = charts(view.comparison)
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
        scrolling("Scores", score_table(view)),
        el(
            "p",
            HOW_TO_READ,
            class_="quiet",
        ),
        *_between(view),
    )


def score_table(view: View) -> Html:
    """Return the table of the numbers shown: value, interval, difference and what is sure."""
    return el(
        "table",
        head("version", *(one.name for one in shown())),
        el("tbody", [_row(view, outlet) for outlet in view.outlets]),
        class_="scores",
    )


def _between(view: View) -> list[Html]:
    """Say which versions differ in the numbers shown, and of how many pairs that is open."""
    columns = {(one.dimension, one.part): one for one in shown()}
    rows = [
        (columns[one.dimension, one.part], one)
        for one in view.comparison.differences
        if (one.dimension, one.part) in columns and one.differs
    ]
    if not rows:
        return []
    sure = [(column, one) for column, one in rows if one.differs == "differs"]
    rest = f"; of the other {len(rows) - len(sure)} it cannot be told" if sure else ""
    told = (
        f"{len(rows)} comparisons of two versions were made. "
        + (f"In {len(sure)}" if sure else "In none")
        + f" the versions surely differ{rest}."
    )
    parts = [el("h3", "Between the versions"), el("p", told)]
    if sure:
        order = list(columns.values())
        sure.sort(key=lambda row: order.index(row[0]))
        body = el("tbody", [_pair(column, one) for column, one in sure])
        columns_ = head("number", "version", "other version", "difference", "95 % interval")
        parts.append(scrolling("Differences between versions", el("table", columns_, body)))
    return parts


def _pair(column: Shown, row: Difference) -> Html:
    share = column.unit == "share"
    between = (
        "–"
        if row.low is None or row.high is None
        else f"{change(row.low, share=share)} to {change(row.high, share=share)}"
    )
    return el(
        "tr",
        el("th", column.name, scope="row"),
        el("td", one_line(row.outlet)),
        el("td", one_line(row.other)),
        el("td", change(row.value, share=share), " points" if share else "", class_="number"),
        el("td", between, class_="number"),
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
        if score.outlet == outlet and score.model != MODEL
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
    if score.delta is not None and score.dimension not in BASELINE_IS_0:
        told = f"Δ {change(score.delta, share=share)}"
        if score.differs:
            told += f", {words('differs')[score.differs]}"
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
