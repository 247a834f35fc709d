"""The fact matrix: every fact by every version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.baseline_summary import facts_are
from framing.report.page.html import Html, el
from framing.report.page.story_view import View, scrolling, section
from framing.report.safe_text import as_part, one_line
from framing.report.words import words

if TYPE_CHECKING:
    from framing.types import Coverage, Fact

_MANY, _MOST = 6, 24
"""Versions from which on names stand upright, and from which on paper is too narrow for columns."""


def facts(view: View) -> Html:
    """Return the section of the fact matrix."""
    if not view.comparison.facts:
        return section(view, "facts", el("p", words("page")["no_facts"]))
    cells = {(row.fact, row.outlet): row for row in view.comparison.coverage}
    number = len(view.outlets)
    size = "" if number <= _MANY else " many" if number <= _MOST else " many most"
    table = el(
        "table",
        el(
            "thead",
            el(
                "tr",
                el("th", "", scope="col"),
                el("th", "fact", scope="col", class_="said"),
                [el("th", el("span", one_line(name)), scope="col") for name in view.outlets],
            ),
        ),
        el("tbody", [_row(view, fact, cells) for fact in view.comparison.facts]),
        class_=f"matrix{size}",
    )
    return section(
        view,
        "facts",
        el("p", facts_are(view.comparison)),
        _legend(),
        scrolling("Facts by version", table),
    )


def _legend() -> Html:
    statuses = [
        (el("span", one["sign"], class_=f"sign {status}"), f" {one['name']}: {one['means']}")
        for status, one in words("status").items()
    ]
    credited = (el("sup", "c"), words("page")["credited_there"])
    return el("ul", [el("li", *item) for item in (*statuses, credited)], class_="legend")


def _row(view: View, fact: Fact, cells: dict[tuple[str, str], Coverage]) -> Html:
    founders = ", ".join(map(one_line, fact.founded_by))
    notes = [f"credited by {len(fact.credited_by)} of {len(view.comparison.story.versions)}"]
    if founders:
        notes.append(f"founded by {founders}")
    if fact.contested:
        notes.append("the versions contradict one another about it")
    return el(
        "tr",
        el("th", view.fact_name(fact.id), scope="row", id=view.fact(fact.id)),
        el(
            "td",
            as_part(one_line(fact.statement)),
            el("br"),
            el("small", "; ".join(notes)),
            class_="said",
        ),
        [_cell(view, outlet, cells.get((fact.id, outlet))) for outlet in view.outlets],
    )


def _cell(view: View, outlet: str, row: Coverage | None) -> Html:
    outlet = one_line(outlet)  # a narrow screen shows it beside the sign
    if row is None:
        return el("td", "", class_="mark", data_outlet=outlet)
    status = words("status")[row.status]
    carried = row.status in {"carried", "altered"}
    name = status["name"] + (", credited" if carried and row.credited else "")
    sign: list[Html] = [
        el("span", status["sign"], class_=f"sign {row.status}", aria_hidden="true"),
        el("span", name, class_="unseen"),
    ]
    if carried and row.credited:
        sign.append(el("sup", "c", aria_hidden="true"))
    if row.sentence is None:
        return el("td", sign, class_="mark", title=name, data_outlet=outlet)
    link = el("a", sign, href=f"#{view.sentence(row.outlet, row.sentence)}", title=name)
    return el("td", link, class_="mark", data_outlet=outlet)
