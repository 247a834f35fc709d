"""What a class works with: facts worth looking for, and articles in numbered lines."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from framing.facts.model_statuses import without_models
from framing.report.kit.talking_points import short_name, talking_points
from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Comparison, Coverage, CoverageStatus, Version

LINE = 78
"""Characters of a line of a numbered article: they fit a sheet of A4 or Letter at its size."""
_TOLD: frozenset[CoverageStatus] = frozenset({"carried", "altered"})
_LEAST_VERSIONS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One numbered line of an article; ``start`` is its offset, ``opens`` a paragraph's first."""

    number: int
    start: int
    text: str
    opens: bool


@dataclass(frozen=True, slots=True)
class KitArticle:
    """An article as it is handed out: its letter, its outlet, its lines."""

    letter: str
    outlet: str
    title: str
    lines: tuple[Line, ...]

    def line_at(self, offset: int) -> int:
        """Return the number of the line that an offset of the version's text lies in."""
        return max(
            (line.number for line in self.lines if line.start <= offset),
            default=self.lines[0].number if self.lines else 0,
        )


@dataclass(frozen=True, slots=True)
class KitFact:
    """A fact, its number on the sheet, and what each article does with it, by outlet."""

    fact: str
    """Its id."""
    number: int
    statement: str
    cells: Mapping[str, Coverage]


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything that the sheets and the key show."""

    title: str
    source: str
    recreated: bool
    articles: tuple[KitArticle, ...]
    facts: tuple[KitFact, ...]
    talk: tuple[str, ...]
    """What to talk about, a sentence each: from the numbers and differences of the comparison."""


def kit(comparison: Comparison, *, all_facts: bool = False) -> Kit:
    """Return the material of a story.

    Args:
        comparison: The story compared.
        all_facts: Every fact, and not only those that at least two versions tell.

    What only a model says is left open: a key is what people and the program stand for.
    """
    comparison = without_models(comparison)
    cells: dict[str, dict[str, Coverage]] = {}
    for row in comparison.coverage:
        cells.setdefault(row.fact, {})[row.outlet] = row
    chosen = [
        fact
        for fact in comparison.facts
        if all_facts
        or sum(row.status in _TOLD for row in cells.get(fact.id, {}).values()) >= _LEAST_VERSIONS
    ]
    number_of = {fact.id: number for number, fact in enumerate(chosen, 1)}
    return Kit(
        title=one_line(comparison.story.title),
        source=one_line(comparison.source.name) if comparison.source is not None else "",
        recreated=comparison.story.recreated,
        articles=tuple(
            _article(_letter(place), reading.version)
            for place, reading in enumerate(comparison.versions)
        ),
        facts=tuple(
            KitFact(
                fact.id,
                number,
                one_line(fact.statement),
                {short_name(outlet): row for outlet, row in cells.get(fact.id, {}).items()},
            )
            for number, fact in enumerate(chosen, 1)
        ),
        talk=talking_points(comparison, number_of),
    )


def _letter(place: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    more, rest = divmod(place, len(ascii_uppercase))
    return (_letter(more - 1) if more else "") + ascii_uppercase[rest]


def _article(letter: str, version: Version) -> KitArticle:
    lines: list[Line] = []
    for block in version.blocks:
        if block.kind in {"boilerplate", "title"}:
            continue
        at = block.start
        for place, text in enumerate(textwrap.wrap(version.text[block.start : block.end], LINE)):
            # Where a line begins in the text: wrapping changed nothing but the blanks.
            first = text.split(" ", 1)[0]
            at = max(at, version.text.find(first, at, block.end))
            lines.append(Line(len(lines) + 1, at, text, opens=place == 0))
            at += len(first)
    return KitArticle(letter, short_name(version.outlet), one_line(version.title), tuple(lines))
