"""Who speaks: how much room each version gives to its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.page.html import Html, el
from framing.report.page.story_view import View, head, scrolling, section
from framing.report.safe_text import one_line
from framing.report.words import words

if TYPE_CHECKING:
    from framing.types import SourceUse


def speakers(view: View) -> Html:
    """Return the section of the sources, version by version."""
    uses = [
        use for outlet in view.outlets for use in view.comparison.sources if use.outlet == outlet
    ]
    if not uses:
        return section(view, "sources", el("p", words("page")["no_sources"]))
    table = el(
        "table",
        head(
            "version",
            "source, the outermost first",
            "kind",
            "role",
            "sentences",
            "words",
            "in quotation marks",
        ),
        el("tbody", [_row(use) for use in uses]),
    )
    return section(view, "sources", scrolling("Sources by version", table))


def _row(use: SourceUse) -> Html:
    return el(
        "tr",
        el("th", one_line(use.outlet), scope="row"),
        el("td", one_line(use.source)),
        el("td", words("source_kind")[use.kind or "untold"]["name"]),
        el("td", words("source_role")[use.role or "untold"]),
        *(
            el("td", number, class_="number")
            for number in (use.sentences, use.words, use.quoted_words)
        ),
    )
