"""Who speaks: how much room each version gives to its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from framing.report.safe_text import one_line
from framing.report.words import words

if TYPE_CHECKING:
    from framing.types import SourceUse


def speakers(view: View) -> Html:
    """Return the section of the sources, version by version."""
    uses = {
        outlet: [use for use in view.comparison.sources if use.outlet == outlet]
        for outlet in view.outlets
    }
    if not any(uses.values()):
        return section(view, "sources", el("p", words("page")["no_sources"]))
    table = el(
        "table",
        head(*heads("version", "source", "kind", "role", "sentences", "words", "quoted")),
        [el("tbody", _rows(outlet, rows)) for outlet, rows in uses.items() if rows],
        class_="sources",
    )
    return section(view, "sources", scrolling(region("sources"), table))


def _rows(outlet: str, uses: list[SourceUse]) -> list[Html]:
    name = el("th", outlet_name(outlet), scope="rowgroup", rowspan=len(uses))
    return [el("tr", name if not place else None, _cells(use)) for place, use in enumerate(uses)]


def _cells(use: SourceUse) -> list[Html]:
    return [
        el("td", one_line(use.source)),
        el("td", words("source_kind")[use.kind or "untold"]["name"]),
        el("td", words("source_role")[use.role or "untold"]),
        *(
            el("td", number, class_="number")
            for number in (use.sentences, use.words, use.quoted_words)
        ),
    ]
