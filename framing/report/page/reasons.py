"""The last appendix: why each sentence has its role, and the words in it that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.page.html import Html, el
from framing.report.page.story_view import View, outlet_name, section
from framing.report.page.texts import UNEXPLAINED
from framing.report.safe_text import one_line
from framing.report.words import words
from framing.statistics.measures import weighs

if TYPE_CHECKING:
    from framing.types import Cue, Reading, VersionReading


def reasons(view: View) -> Html:
    """Return the section that gives the reasons, sentence by sentence."""
    return section(
        view,
        "reasons",
        el("p", words("page")["reasons"], class_="quiet"),
        *(_reasons_of(view, one) for one in view.comparison.versions),
    )


def _reasons_of(view: View, read: VersionReading) -> Html:
    outlet = read.version.outlet
    rows = [_reason(view, read, one) for one in read.readings if one.role != UNEXPLAINED]
    return el("div", el("h3", outlet_name(outlet)), el("dl", rows), class_="reasons-of")


def _reason(view: View, read: VersionReading, reading: Reading) -> Html:
    outlet, index = read.version.outlet, reading.sentence.index
    role = words("role")[reading.role]
    back = el("a", f"{role['sign']}{index}", href=f"#{view.sentence(outlet, index)}")
    term = el("dt", back, id=view.sentence(outlet, index, "r"))
    why = "; ".join(dict.fromkeys(map(one_line, reading.why)))
    facts = [
        link for fact in reading.facts if (link := view.fact_link(fact, named=True)) is not None
    ]
    content: list[Html | str] = [
        el("b", role["name"]),
        f", {words('voice')[reading.voice.voice]['name']}",
    ]
    content.append(f": {why}. " if why else ". ")
    for fact in facts:
        content += [fact, ". "]
    if reading.set_by:
        people = ", ".join(f"{what} by {who}" for what, who in sorted(reading.set_by.items()))
        content += [words("page")["set_by"].format(people=one_line(people)), " "]
    cues = [_cue(read.version.text, cue, reading) for cue in reading.cues if _explained(cue)]
    return el("div", term, el("dd", content, cues))


def _explained(cue: Cue) -> bool:
    """What counts, or would beside more of its kind.

    Words of tone have their reason where they are marked: a list of them would bury the rest.
    """
    return cue.counted and cue.dimension != "sentiment"


def _cue(text: str, cue: Cue, reading: Reading) -> Html:
    quoted = one_line(text[cue.start : cue.end])
    counted = weighs(cue, reading)
    name = words("cue")[cue.dimension]["name"] if cue.dimension in words("cue") else cue.dimension
    left_out = "" if counted else f" ({words('page')['weak']})"
    return el(
        "span",
        el("mark", quoted, class_=cue.dimension if counted else None),
        f" {name}{left_out}: {one_line(cue.why)} ",
        class_="cue",
    )
