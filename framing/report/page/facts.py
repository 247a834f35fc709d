"""The fact matrix: every fact by every version, those on the list and those beside it apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.baseline_summary import facts_are, scored_facts
from framing.report.outlet_names import short
from framing.report.page.html import Html, el
from framing.report.page.story_view import View, outlet_name, region, scrolling, section
from framing.report.safe_text import one_line
from framing.report.version_summary import version_summaries
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from framing.types import Comparison, Coverage, Fact

_MANY, _MOST = 6, 24
"""Versions from which on names stand upright, and from which on paper is too narrow for columns."""
_TOLD = frozenset({"carried", "altered"})
_BY_HAND = "✎"


def facts(view: View) -> Html:
    """Return the section of the fact matrix."""
    comparison = view.comparison
    if not comparison.facts:
        return section(view, "facts", el("p", words("page")["no_facts"]))
    listed = scored_facts(comparison)
    alone = {
        (fact, outlet)
        for outlet, summary in version_summaries(comparison).items()
        for fact in summary.facts["alone"]
    }
    beside = [fact for fact in comparison.facts if fact not in listed]
    number = len(view.outlets)
    size = "" if number <= _MANY else " many" if number <= _MOST else " many most"
    table = el(
        "table",
        el("thead", _head(view)),
        el("tbody", _rows(view, listed, alone), _totals(view, len(listed))),
        el("tbody", _beside(view), _rows(view, beside, set())) if beside else None,
        class_=f"matrix{size}",
    )
    return section(
        view,
        "facts",
        el("p", facts_are(comparison), class_="quiet"),
        _legend(comparison),
        scrolling(region("facts"), table),
    )


def _legend(comparison: Comparison) -> Html:
    statuses = [
        (el("span", one["sign"], class_=f"sign {status}"), f" {one['name']}: {one['means']}")
        for status, one in words("status").items()
    ]
    credited = (el("sup", "c"), f" {words('page')['credited_there']}")
    sign = words("status")["carried"]["sign"]
    alone = (el("span", sign, class_="sign carried alone"), f" {words('fact_group')['alone']}")
    items = [statuses[0], alone, *statuses[1:], credited]
    if who := sorted({row.set_by for row in comparison.coverage if row.set_by}):
        items.append((el("sup", _BY_HAND), f" {_set_by(', '.join(who))}"))
    return el("ul", [el("li", *item) for item in items], class_="legend")


def _head(view: View) -> Html:
    texts, comparison = words("story_page"), view.comparison
    heading = texts["matrix_shared"]
    if comparison.source and comparison.baseline in {"cited", "text"}:
        heading = texts["matrix_credited"].format(source=one_line(comparison.source.name))
    return el(
        "tr",
        el("td", "", class_="n"),
        el("th", heading, scope="col", class_="said"),
        [el("th", el("span", outlet_name(name)), scope="col") for name in view.outlets],
    )


def _beside(view: View) -> Html:
    heading = words("story_page")["beside"]
    return el(
        "tr",
        el("th", heading, scope="colgroup", colspan=2 + len(view.outlets)),
        class_="group",
    )


def _set_by(who: str) -> str:
    return str(words("page")["set_by_whom"]).format(who=one_line(who))


def _totals(view: View, listed: int) -> Html:
    """Return the counts of the sentences and bars, once more."""
    summaries = version_summaries(view.comparison)
    return el(
        "tr",
        el("td", "", class_="n"),
        el("th", words("story_page")["matrix_total"].format(n=listed), scope="row", class_="said"),
        [
            el("td", len(summaries[outlet].told), class_="mark", data_outlet=short(outlet))
            for outlet in view.outlets
        ],
        class_="total",
    )


def _rows(view: View, listed: Sequence[Fact], alone: AbstractSet[tuple[str, str]]) -> list[Html]:
    """Return a row a fact; ``alone`` has the cells of those that alone put it on the list."""
    cells = {(row.fact, row.outlet): row for row in view.comparison.coverage}
    return [_row(view, fact, cells, alone) for fact in listed]


def _row(
    view: View,
    fact: Fact,
    cells: dict[tuple[str, str], Coverage],
    alone: AbstractSet[tuple[str, str]],
) -> Html:
    listed = fact.tier == "credited"
    note = words("page")["contested_fact"] if fact.contested else ""
    return el(
        "tr",
        el("td", view.fact_number(fact.id), class_="n"),
        el(
            "th",
            one_line(fact.statement),
            (" ", el("small", note)) if note else None,
            class_="said",
            scope="row",
        ),
        [
            _cell(
                view,
                outlet,
                cells.get((fact.id, outlet)),
                alone=(fact.id, outlet) in alone,
                listed=listed,
            )
            for outlet in view.outlets
        ],
        id=view.fact(fact.id),
    )


def _cell(view: View, outlet: str, row: Coverage | None, *, alone: bool, listed: bool) -> Html:
    outlet = short(outlet)  # a narrow screen shows it beside the sign
    if row is None:
        return el("td", "", class_="mark", data_outlet=outlet)
    status = words("status")[row.status]
    # Beside the list stand the facts that no credit put on it: a footer's is none of theirs.
    credited = row.status in _TOLD and row.credited and listed
    name = words("fact_group")["alone"] if alone else status["name"]
    if credited:
        name += f", {words('page')['credited_there']}"
    if row.set_by:
        name += f", {_set_by(row.set_by)}"
    sign: list[Html] = [
        el(
            "span",
            status["sign"],
            class_=f"sign {row.status}{' alone' if alone else ''}",
            aria_hidden="true",
        ),
        el("span", name, class_="unseen"),
    ]
    if credited:
        sign.append(el("sup", "c", aria_hidden="true"))
    if row.set_by:
        sign.append(el("sup", _BY_HAND, aria_hidden="true"))
    if row.sentence is None:
        return el("td", sign, class_="mark", title=name, data_outlet=outlet)
    link = el("a", sign, href=f"#{view.sentence(row.outlet, row.sentence)}", title=name)
    return el("td", link, class_="mark", data_outlet=outlet)
