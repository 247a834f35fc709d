"""The last appendix: why each sentence has its role, and the words in it that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.page.html import Html, el
from framing.report.page.story_view import View, outlet_name, section
from framing.report.page.texts import is_explained
from framing.report.plain_reasons import plain_reasons, set_by_words
from framing.report.safe_text import one_line
from framing.report.words import words
from framing.statistics.measures import weighs

if TYPE_CHECKING:
    from framing.types import Cue, Reading, VersionReading

_OWN = frozenset({"commentary", "speculation", "context"})
"""Roles of the outlet's own voice alone."""


def reasons(view: View) -> Html:
    """Return the section that gives the reasons, sentence by sentence."""
    return section(
        view,
        "reasons",
        el("p", words("page")["reasons"], class_="quiet"),
        *(_reasons_of(view, one) for one in view.comparison.versions),
    )


def _reasons_of(view: View, read: VersionReading) -> Html:
    rows = [_reason(view, read, one) for one in read.readings if is_explained(one)]
    name = el("h3", outlet_name(read.version.outlet))
    return el("div", name, el("dl", rows) if rows else None, class_="reasons-of")


def _reason(view: View, read: VersionReading, reading: Reading) -> Html:
    outlet, index = read.version.outlet, reading.sentence.index
    role = words("role")[reading.role]
    back = el("a", view.sentence_name(outlet, index), href=f"#{view.sentence(outlet, index)}")
    term = el("dt", back, id=view.sentence(outlet, index, "r"))
    facts = [
        link for fact in reading.facts if (link := view.fact_link(fact, named=True)) is not None
    ]
    content: list[Html | str] = [el("b", role["name"])]
    if reading.role not in _OWN:
        content.append(f", {words('voice')[reading.voice.voice]['name']}")
    why = "; ".join(plain_reasons(reading))
    content.append(f": {why}. " if why else ". ")
    for fact in facts:
        content += [fact, ". "]
    if by_hand := set_by_words(reading):
        content += [words("page")["set_by"].format(people=", ".join(by_hand)), " "]
    return el("div", term, el("dd", content, _cues(read.version.text, reading)))


def _cues(text: str, reading: Reading) -> list[Html]:
    """Return the words that count, or would beside more of their kind, once for one reason.

    Words of tone have their reason where they are marked: a list of them would bury the rest.
    """
    by_reason: dict[tuple[str, bool, str], list[Cue]] = {}
    for cue in reading.cues:
        if cue.counted and cue.dimension != "sentiment":
            key = (cue.dimension, weighs(cue, reading), one_line(cue.why))
            by_reason.setdefault(key, []).append(cue)
    return [_said(text, cues, *key) for key, cues in by_reason.items()]


def _said(text: str, cues: list[Cue], dimension: str, counted: bool, why: str) -> Html:  # noqa: FBT001 - a key's part
    weak = "" if counted else f" ({words('page')['weak']})"
    marks = dict.fromkeys(one_line(text[cue.start : cue.end]) for cue in cues)
    said = [
        (", " if place else "", el("mark", quoted, class_=dimension if counted else None))
        for place, quoted in enumerate(marks)
    ]
    name = words("cue")[dimension]["name"]
    return el("span", said, f" {name}{weak}: {why} ", class_="cue")
