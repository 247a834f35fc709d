"""The texts of the versions, their sentences numbered and the words that count marked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from framing.report.outlet_names import published
from framing.report.page.html import Html, el
from framing.report.page.story_view import View, outlet_name, region, section
from framing.report.safe_text import one_line
from framing.report.words import words
from framing.statistics.measures import weighs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.types import Block, Cue, Reading, VersionReading

_EXPLAINED = ("reported", "attributed", "context", "speculation", "commentary")


def texts(view: View) -> Html:
    """Return the section of the texts: side by side on a screen, one after the other on paper."""
    said = words("page")
    how = [said["texts"], *([said["texts_reasons"]] if view.with_reasons else [])]
    columns = [_column(view, one) for one in view.comparison.versions]
    return section(
        view,
        "texts",
        el("p", " ".join(how), class_="quiet"),
        _legend(),
        el("div", columns, class_="columns", role="region", aria_label=region("texts"), tabindex=0),
    )


def _legend() -> Html:
    roles = [
        el("li", el("span", role["sign"], class_=f"role {name}"), f" {role['name']}")
        for name, role in words("role").items()
        if name in _EXPLAINED
    ]
    cues = [
        el("li", el("mark", cue["name"], class_=name), f" {cue['means']}")
        for name, cue in words("cue").items()
    ]
    return el("ul", roles, cues, class_="legend")


def _column(view: View, read: VersionReading) -> Html:
    version = read.version
    day = published(version)
    return el(
        "article",
        el("h3", outlet_name(version.outlet), id=view.sentence(version.outlet, 0, "v")),
        el("p", day, class_="quiet") if day else None,
        list(_blocks(view, read)),
    )


def _blocks(view: View, read: VersionReading) -> Iterator[Html]:
    by_block: dict[int, list[Reading]] = {}
    for reading in read.readings:
        by_block.setdefault(reading.sentence.block, []).append(reading)
    folded: list[Html] = []
    for number, readings in by_block.items():
        block = read.version.blocks[number]
        paragraph = el(
            "p",
            [(_sentence(view, read, one), " ") for one in readings],
            class_=_class_of(block),
        )
        if block.kind == "boilerplate":
            folded.append(paragraph)
            continue
        yield from _fold(folded)
        folded = []
        yield paragraph
    yield from _fold(folded)


def _fold(lines: Sequence[Html]) -> Iterator[Html]:
    """Fold lines that are not part of the article away, and count them."""
    if lines:
        said = words("reading")["fold_one" if len(lines) == 1 else "fold"]
        yield el("details", el("summary", said.format(n=len(lines))), lines, class_="fold")


def _class_of(block: Block) -> str | None:
    return None if block.kind == "text" else block.kind


def _sentence(view: View, read: VersionReading, reading: Reading) -> Html:
    outlet, index = read.version.outlet, reading.sentence.index
    link = _number(view, read, reading) if reading.role in _EXPLAINED else None
    return el(
        "span",
        (link, "\N{NO-BREAK SPACE}") if link else None,
        list(_marked(read.version.text, reading)),
        id=view.sentence(outlet, index),
        class_="sentence",
    )


def _number(view: View, read: VersionReading, reading: Reading) -> Html:
    """Return a sentence's role and number, which lead to its reasons where these are given."""
    outlet, index = read.version.outlet, reading.sentence.index
    explained = view.with_reasons and is_explained(reading)
    return el(
        "a" if explained else "span",
        view.sentence_name(outlet, index),
        class_=f"role {reading.role}",
        href=f"#{view.sentence(outlet, index, 'r')}" if explained else None,
        title=words("role")[reading.role]["name"],
    )


def is_explained(reading: Reading) -> bool:
    """Tell whether a sentence has reasons of its own: titles and what is no text have none."""
    return reading.role in _EXPLAINED or bool(reading.set_by)


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
