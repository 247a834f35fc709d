"""The scores: a chart a number, and the numbers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.baseline_summary import BASELINE_IS_0
from framing.report.charts import as_svg, charts
from framing.report.page.html import Html, el
from framing.report.page.story_view import (
    View,
    head,
    heads,
    outlet_name,
    region,
    scrolling,
    section,
)
from framing.report.shown_measures import Shown, shown, too_few
from framing.report.version_summary import of_others, version_summaries
from framing.report.words import sentence, words
from framing.statistics.news_sentiment import MODEL

if TYPE_CHECKING:
    from framing.types import Comparison, Difference, Score


def numbers(view: View) -> Html:
    """Return the section of the scores."""
    drawn = charts(view.comparison)
    return section(
        view,
        "numbers",
        el("p", words("page")["charts"]),
        el(
            "div",
            [
                _figure(column, drawn[column.dimension])
                for column in shown()
                if column.dimension in drawn
            ],
            class_="charts",
        ),
        scrolling(region("scores"), score_table(view)),
        el("p", how_to_read(), class_="quiet"),
        *_between(view),
    )


def how_to_read() -> str:
    """Return what the marks in the score table mean."""
    return f"{words('page')['numbers']} {words('notice')['verdicts']}"


def score_table(view: View) -> Html:
    """Return the table of the numbers shown: value, interval, difference and what is sure."""
    return el(
        "table",
        head(*heads("version"), *(one.name for one in shown())),
        el("tbody", [_row(view, outlet) for outlet in view.outlets]),
        class_="scores",
    )


def _between(view: View) -> list[Html]:
    """Say which versions differ in the numbers shown, and of how many pairs that is open."""
    columns = {(column.dimension, column.part): column for column in shown()}
    rows = [
        (columns[pair.dimension, pair.part], pair)
        for pair in view.comparison.differences
        if (pair.dimension, pair.part) in columns and pair.differs
    ]
    if not rows:
        return []
    sure = [(column, pair) for column, pair in rows if pair.differs == "differs"]
    texts = words("page")
    verdicts = texts["pairs"] + texts["pairs_sure" if sure else "pairs_open"]
    numbers = {"number": len(rows), "sure": len(sure), "open": len(rows) - len(sure)}
    parts = [el("h3", texts["between"]), el("p", verdicts.format(**numbers))]
    if sure:
        order = list(columns.values())
        sure.sort(key=lambda row: order.index(row[0]))
        body = el("tbody", [_pair(column, pair) for column, pair in sure])
        columns_ = head(*heads("number", "version", "other", "difference", "interval"))
        parts.append(scrolling(region("pairs"), el("table", columns_, body, class_="pairs")))
    return parts


def _pair(column: Shown, row: Difference) -> Html:
    share = column.unit == "share"
    between = (
        "–"
        if row.low is None or row.high is None
        else words("page")["span"].format(
            low=change(row.low, share=share), high=change(row.high, share=share)
        )
    )
    difference = change(row.value, share=share)
    if share:
        difference = words("page")["points"].format(number=difference)
    return el(
        "tr",
        el("th", column.name, scope="row"),
        el("td", outlet_name(row.outlet)),
        el("td", outlet_name(row.other)),
        el("td", difference, class_="number"),
        el("td", between, class_="number"),
    )


def _figure(column: Shown, chart: object) -> Html:
    caption = el("figcaption", el("strong", column.name), " ", sentence(column.means))
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
        el("th", outlet_name(outlet), scope="row"),
        [_cell(view.comparison, scores.get((one.dimension, one.part)), one) for one in shown()],
    )


def _cell(comparison: Comparison, score: Score | None, column: Shown) -> Html:
    if score is None or score.value is None:
        return el("td", "–", class_="number")
    share, few = column.unit == "share", too_few(comparison, score)
    parts: list[Html | str] = [put(score.value, share=share, unit=True)]
    if few:
        parts = [el("small", words("data_page")["no_share"])]
    elif not score.reliable:
        parts.append("†")
    if score.low is not None and score.high is not None and not few:
        between = words("page")["span"].format(
            low=put(score.low, share=share), high=put(score.high, share=share)
        )
        parts += [el("br"), el("small", between)]
    if score.dimension == "coverage":
        count = of_others(version_summaries(comparison)[score.outlet])
        parts += [el("br"), el("small", count)]
    if score.delta is not None and score.dimension not in BASELINE_IS_0:
        delta = words("page")["delta_verdict" if score.differs else "delta"].format(
            change=change(score.delta, share=share), verdict=words("differs")[score.differs]
        )
        parts += [el("br"), el("small", delta)]
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
