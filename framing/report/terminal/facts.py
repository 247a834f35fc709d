"""The baseline's facts as a list: who tells each, and with which other words."""

from __future__ import annotations

import textwrap
from typing import IO, TYPE_CHECKING

from framing.facts.shift_claims import SUBSTANCE
from framing.report.safe_text import as_part, one_line
from framing.report.summary_lines import baseline_line, facts_are, title_note
from framing.report.terminal.width import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.types import Comparison, CoverageStatus, Fact, Shift

_SIGNS: dict[CoverageStatus, tuple[str, str, str]] = {
    "carried": ("●", "x", "carried"),
    "altered": ("◐", "~", "altered"),
    "omitted": ("○", "-", "not found"),
    "unclear": ("?", "?", "cannot tell"),
}
"""A dot a status, what stands for it where there are no such characters, and its name."""

_MOST = 60
"""Characters of a wording that are shown."""


def print_facts(comparison: Comparison, file: IO[str]) -> None:
    """Print the facts, numbered, with who founded, credits and carries each, and what differs."""
    width = width_of(file)
    lines = [one_line(comparison.story.title), *title_note(comparison)]
    lines += [baseline_line(comparison), ""]
    margin = len(str(len(comparison.facts))) + 2
    indent = " " * margin
    dots = _Dots(comparison, file)
    for number, fact in enumerate(comparison.facts, 1):
        lines += textwrap.wrap(
            f"{as_part(one_line(fact.statement))} [{fact.id}]",
            width,
            initial_indent=f"{number}. ".rjust(margin),
            subsequent_indent=indent,
        )
        differing = _differing(comparison, fact)
        for told in (_standing(comparison, fact), dots.of(fact.id), *differing):
            lines += textwrap.wrap(
                told,
                width,
                initial_indent=indent,
                subsequent_indent=indent,
                break_on_hyphens=False,  # an outlet's name stays in one piece
            )
    lines.append("")
    for note in _notes(comparison, dots):
        lines += textwrap.wrap(note, width)
    file.write("\n".join(lines) + "\n")


class _Dots:
    """Every fact's dots, one a version."""

    def __init__(self, comparison: Comparison, file: IO[str]) -> None:
        self._signs = {status: signs[not _can_write(file)] for status, signs in _SIGNS.items()}
        self._rows = {(row.fact, row.outlet): row.status for row in comparison.coverage}
        self._outlets = [reading.version.outlet for reading in comparison.versions]

    def of(self, fact: str) -> str:
        """Return a sign for every version, with its name; a name does not leave its sign."""
        return "  ".join(
            f"{self._signs[status]}\N{NO-BREAK SPACE}{one_line(outlet)}"
            for outlet in self._outlets
            if (status := self._rows.get((fact, outlet))) is not None
        )

    @property
    def legend(self) -> str:
        """Say what the signs mean."""
        return "  ".join(f"{self._signs[status]} {name}" for status, (*_, name) in _SIGNS.items())


def _can_write(file: IO[str]) -> bool:
    """Tell whether ``file`` takes the dots, not a question mark in their place."""
    try:
        "".join(signs[0] for signs in _SIGNS.values()).encode(
            getattr(file, "encoding", None) or "utf-8"
        )
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _standing(comparison: Comparison, fact: Fact) -> str:
    carriers, versions = {mention.outlet for mention in fact.mentions}, len(comparison.versions)
    parts = []
    if comparison.baseline != "consensus":  # where nothing is credited to a common report
        parts.append(f"{_of(len(fact.credited_by), versions)} it")
    parts.append(f"{len(carriers)} carry it" if len(carriers) != 1 else "1 carries it")
    if fact.founded_by:
        parts.append(f"founded by {', '.join(map(one_line, fact.founded_by))}")
    if fact.contested:
        parts.append("contested")
    return "; ".join(parts)


def _of(number: int, versions: int) -> str:
    return f"{number} of {versions} versions {'credits' if number == 1 else 'credit'}"


def _differing(comparison: Comparison, fact: Fact) -> Iterator[str]:
    """Say where versions differ in substance; what two hold against one another is said once."""
    said: set[frozenset[tuple[str, str]]] = set()
    for shift in comparison.shifts:
        if shift.fact != fact.id or shift.kind not in SUBSTANCE:
            continue
        sides = (
            (shift.baseline_outlet, one_line(shift.baseline_text)),
            (shift.outlet, one_line(shift.version_text)),
        )
        if frozenset(sides) not in said and all(words for _, words in sides):
            said.add(frozenset(sides))
            yield f"{_kind(shift)}: " + "; ".join(_side(*side) for side in sides)


def _kind(shift: Shift) -> str:
    return f"{shift.kind} differs" + (", contested" if shift.contested else "")


def _side(outlet: str, words: str) -> str:
    shown = words if len(words) <= _MOST else words[: _MOST - 1].rstrip() + "…"
    return f"{one_line(outlet)} “{shown}”"


def _notes(comparison: Comparison, dots: _Dots) -> Iterator[str]:
    yield facts_are(comparison)
    yield dots.legend
    if any(fact.contested for fact in comparison.facts):
        yield (
            "Contested: versions contradict one another, and too few stand behind either wording "
            "to say which was changed."
        )
    if comparison.facts:
        yield "[…]: the fact's name in every file."
