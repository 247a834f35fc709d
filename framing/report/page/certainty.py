"""How sure the marks are: of ten so many right, of ten so many found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.mark_certainty import marks_under_versions, sure
from framing.report.page.html import Html, el
from framing.report.page.story_view import section
from framing.report.words import words

if TYPE_CHECKING:
    from framing.report.mark_certainty import Sure
    from framing.report.page.story_view import View

_TEN = 10


def certainty(view: View) -> Html:
    """Return the section on how often each mark is right, and how much it finds."""
    items = [_mark(sure(mark)) for mark in marks_under_versions()]
    return section(
        view,
        "sure",
        el("p", words("certainty")["lead"], class_="quiet"),
        el("ul", items, class_="marks"),
    )


def _mark(mark: Sure) -> Html:
    return el(
        "li",
        el("h3", mark["name"]),
        [(_ten(line["low"], line["high"]), el("p", line["text"])) for line in mark["lines"]],
        el("p", el("b", mark["note"])) if mark["note"] else None,
    )


def _ten(low: int, high: int) -> Html:
    """Draw ten boxes: full up to the lower share, half up to the higher one."""
    boxes = [
        el("i", class_="f" if number < low else "h" if number < high else None)
        for number in range(_TEN)
    ]
    return el("div", boxes, class_="ten", aria_hidden="true")
