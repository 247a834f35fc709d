"""The shifts: where a version words a fact otherwise, with both texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.facts.shift_claims import CONTESTED, claimed
from framing.report.mark_certainty import missed_line
from framing.report.page.html import Html, el
from framing.report.page.story_view import View, section
from framing.report.safe_text import one_line
from framing.report.words import words

if TYPE_CHECKING:
    from framing.types import Shift


def shifts(view: View) -> Html:
    """Return the section of the shifts, in the order of the facts."""
    unordered = [shift for _, shift in claimed(view.comparison.shifts)]
    if not unordered:
        return section(
            view,
            "shifts",
            el("p", words("page")["no_shifts"]),
            el("p", missed_line(), class_="quiet"),
        )
    place = {fact.id: number for number, fact in enumerate(view.comparison.facts)}
    ordered = sorted(
        unordered,
        key=lambda shift: (
            place.get(shift.fact, len(place)),
            view.outlets.index(shift.outlet),
            shift.sentence,
            shift.kind,
        ),
    )
    return section(
        view,
        "shifts",
        el("p", words("page")["shifts"]),
        el("p", missed_line(), class_="quiet"),
        *(_card(view, shift) for shift in ordered),
    )


def _card(view: View, shift: Shift) -> Html:
    link = view.fact_link(shift.fact, named=True)
    kind: str = words("shift")[shift.kind]["name"]
    contested = (
        (" ", el("span", words("page")["contested"], class_="contested"))
        if shift.contested
        else None
    )
    return el(
        "article",
        el("h3", (link, ", ") if link else None, f"{one_line(shift.outlet)}: {kind}", contested),
        el(
            "div",
            _quotation(
                view,
                shift.baseline_outlet,
                shift.baseline_sentence,
                (shift.baseline_start, shift.baseline_end),
                shift.baseline_text,
            ),
            _quotation(
                view, shift.outlet, shift.sentence, (shift.start, shift.end), shift.version_text
            ),
            class_="both",
        ),
        el("p", one_line(shift.why.removeprefix(CONTESTED)), class_="quiet"),
        class_="shift",
    )


def _quotation(
    view: View, outlet: str, sentence: int, span: tuple[int, int], words_there: str
) -> Html:
    """Return the sentence with the words that differ marked; the words alone without its text."""
    reading = view.readings.get((outlet, sentence))
    if reading is None:
        marked: list[Html | str] = [el("mark", one_line(words_there), class_="differs")]
    else:
        text = view.texts[outlet].text
        start, end = reading.sentence.start, reading.sentence.end
        left, right = max(start, span[0]), min(end, span[1])
        # A mark over most of a sentence would show nothing.
        plain = left >= right or 2 * (right - left) > end - start
        marked = (
            [_line(text[start:end])]
            if plain
            else [
                _line(text[start:left]),
                el("mark", _line(text[left:right]), class_="differs"),
                _line(text[right:end]),
            ]
        )
    who = view.sentence_link(outlet, sentence, one_line(outlet))
    return el("blockquote", el("p", marked), el("p", who, class_="who"))


def _line(text: str) -> str:
    """Put text on one line; blanks at its ends stay, for it may be part of a sentence."""
    return " ".join(text.splitlines())
