"""The quotations: whose words stand otherwise in another version, or in somebody else's mouth."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framing.report.page.html import Html, el
from framing.report.page.story_view import View, section
from framing.report.safe_text import one_line
from framing.report.words import words

if TYPE_CHECKING:
    from framing.types import QuotationMatch, QuotationStatus

_TELLING: tuple[QuotationStatus, ...] = ("altered", "re-credited", "trimmed")
"""What a reader should look at, the most telling first."""


def quotations(view: View) -> Html:
    """Return the section of the quotations that differ, after the count of all."""
    matches = view.comparison.quotations
    if not matches:
        return section(view, "quotations", el("p", words("page")["no_quotations"]))
    number: Counter[str] = Counter(match.status for match in matches)
    counts = ", ".join(
        f"{number[status]} {text['name']}"
        for status, text in words("quotation").items()
        if number[status]
    )
    telling = [match for status in _TELLING for match in matches if match.status == status]
    return section(
        view,
        "quotations",
        el("p", words("page")["quotations"].format(number=len(matches), counts=counts)),
        *(_card(view, match) for match in telling),
    )


def _card(view: View, match: QuotationMatch) -> Html:
    there = view.texts.get(match.other_outlet)
    other = (
        there.text[match.other_start : match.other_end]
        if there is not None and match.other_start is not None
        else ""
    )
    name = words("quotation")[match.status]["name"]
    speaker = f", {one_line(match.speaker)}" if match.speaker else ""
    return el(
        "article",
        el("h3", f"{one_line(match.outlet)}: {name}"),
        el(
            "div",
            _words(
                f"“{one_line(match.text)}”",
                view.sentence_link(match.outlet, match.sentence, one_line(match.outlet)),
                speaker,
            ),
            _words(f"“{one_line(other)}”", one_line(match.other_outlet), "") if other else None,
            class_="both",
        ),
        el("p", one_line(match.why), class_="quiet"),
        class_="shift",
    )


def _words(quotation: str, outlet: Html | str, speaker: str) -> Html:
    return el("blockquote", el("p", quotation), el("p", outlet, speaker, class_="who"))
