"""The versions side by side, with the words that count marked; every sentence's reasons."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from framing.report.page.html import Html, el
from framing.report.page.story_view import View, section
from framing.report.safe_text import one_line
from framing.report.words import words
from framing.statistics.measures import weighs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.types import Block, Cue, Reading, VersionReading

_UNEXPLAINED = "boilerplate"
"""It is in no score: where it stands says why."""


def side_by_side(view: View) -> Html:
    """Return the section of the texts."""
    columns = [_column(view, one) for one in view.comparison.versions]
    return section(
        view,
        "texts",
        el("p", words("page")["texts"]),
        _legend(),
        el("div", columns, class_="columns", role="region", aria_label="Texts", tabindex=0),
    )


def reasons(view: View) -> Html:
    """Return the section that gives the reasons, sentence by sentence."""
    return section(
        view,
        "reasons",
        *(_reasons_of(view, one) for one in view.comparison.versions),
    )


def _legend() -> Html:
    roles = [
        el(
            "li",
            el("span", texts["sign"], class_=f"role {name}"),
            f" {texts['name']}: {texts['means']}",
        )
        for name, texts in words("role").items()
    ]
    cues = [
        el("li", el("mark", texts["name"], class_=name), f" {texts['means']}")
        for name, texts in words("cue").items()
    ]
    return el("ul", roles, cues, class_="legend")


def _column(view: View, read: VersionReading) -> Html:
    version = read.version
    published = version.published.isoformat() if version.published else ""
    return el(
        "article",
        el("h3", one_line(version.outlet), id=view.sentence(version.outlet, 0, "v")),
        el("p", published, class_="quiet") if published else None,
        list(_blocks(view, read)),
    )


def _blocks(view: View, read: VersionReading) -> Iterator[Html]:
    by_block: dict[int, list[Reading]] = {}
    for reading in read.readings:
        by_block.setdefault(reading.sentence.block, []).append(reading)
    for number, readings in by_block.items():
        block = read.version.blocks[number]
        yield el(
            "p",
            [(_sentence(view, read, one), " ") for one in readings],
            class_=_class_of(block),
        )


def _class_of(block: Block) -> str | None:
    return None if block.kind == "text" else block.kind


def _sentence(view: View, read: VersionReading, reading: Reading) -> Html:
    outlet, index = read.version.outlet, reading.sentence.index
    sign = words("role")[reading.role]["sign"]
    explained = reading.role != _UNEXPLAINED
    link = el(
        "a" if explained else "span",
        f"{sign}{index}",
        class_=f"role {reading.role}",
        href=f"#{view.sentence(outlet, index, 'r')}" if explained else None,
        title=words("role")[reading.role]["name"],
    )
    return el(
        "span",
        link,
        "\N{NO-BREAK SPACE}",
        list(_marked(read.version.text, reading)),
        id=view.sentence(outlet, index),
        class_="sentence",
    )


def _marked(text: str, reading: Reading) -> Iterator[Html | str]:
    """Cut a sentence where cues start and end, and mark what lies in one."""
    start, end = reading.sentence.start, reading.sentence.end
    cues = [cue for cue in reading.cues if weighs(cue, reading)]
    edges = {start, end}
    for cue in cues:
        edges |= {max(start, cue.start), min(end, cue.end)}
    for left, right in pairwise(sorted(edges)):
        piece = " ".join(text[left:right].splitlines())
        inside = [cue for cue in cues if cue.start <= left and right <= cue.end]
        yield _mark(piece, inside) if inside else piece


def _mark(piece: str, cues: Sequence[Cue]) -> Html:
    names = dict.fromkeys(cue.dimension for cue in cues)
    return el(
        "mark",
        piece,
        class_=" ".join(names),
        title=one_line("; ".join(f"{cue.dimension}: {cue.why}" for cue in cues)),
    )


def _reasons_of(view: View, read: VersionReading) -> Html:
    outlet = read.version.outlet
    rows = [_reason(view, read, one) for one in read.readings if one.role != _UNEXPLAINED]
    return el("div", el("h3", one_line(outlet)), el("dl", rows), class_="reasons-of")


def _reason(view: View, read: VersionReading, reading: Reading) -> Html:
    outlet, index = read.version.outlet, reading.sentence.index
    role = words("role")[reading.role]
    back = el("a", f"{role['sign']}{index}", href=f"#{view.sentence(outlet, index)}")
    term = el("dt", back, id=view.sentence(outlet, index, "r"))
    why = "; ".join(dict.fromkeys(map(one_line, reading.why)))
    facts = [link for fact in reading.facts if (link := view.fact_link(fact)) is not None]
    content: list[Html | str] = [
        el("b", role["name"]),
        f", {words('voice')[reading.voice.voice]['name']}",
    ]
    content.append(f": {why}. " if why else ". ")
    for fact in facts:
        content += [fact, " "]
    if reading.set_by:
        people = ", ".join(f"{what} by {who}" for what, who in sorted(reading.set_by.items()))
        content.append(f"Set by a person: {one_line(people)}. ")
    cues = [_cue(read.version.text, cue, reading) for cue in reading.cues if _explained(cue)]
    return el("div", term, el("dd", content, cues))


def _explained(cue: Cue) -> bool:
    """Words of tone have their reason where they are marked: a list of them would bury the rest."""
    return cue.dimension != "sentiment"


def _cue(text: str, cue: Cue, reading: Reading) -> Html:
    quoted = one_line(text[cue.start : cue.end])
    counted = weighs(cue, reading)
    weak = " (alone too weak to count)" if cue.counted else " (shown, not counted)"
    left_out = "" if counted else weak
    return el(
        "span",
        el("mark", quoted, class_=cue.dimension if counted else None),
        f" {cue.dimension}{left_out}: {one_line(cue.why)} ",
        class_="cue",
    )
