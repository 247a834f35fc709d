"""The baseline's facts as a list: who tells each, and with which other words."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from framing.facts.shift_claims import SUBSTANCE
from framing.report.baseline_summary import baseline_line, facts_are, scored_facts, title_note
from framing.report.csv import carriers
from framing.report.safe_text import one_line
from framing.report.terminal.folding import aligned, flow, fold, whole
from framing.report.terminal.terminal_words import signs, words, writable
from framing.report.terminal.width import prose_width
from framing.report.words import words as shared_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.types import Comparison, Coverage, Fact, Shift

_LONGEST_WORDING = 60
"""Characters of a wording that are shown."""
_GAP = 2


def print_facts(comparison: Comparison, file: IO[str]) -> None:
    """Print the facts, numbered, with who founded, credits and carries each, and what differs."""
    columns = prose_width(file)
    lines = fold(one_line(comparison.story.title), columns)
    for note in (*title_note(comparison), baseline_line(comparison)):
        lines += fold(note, columns, rest="  ")
    margin = len(str(len(comparison.facts))) + 2
    indent = " " * margin
    dots = _Dots(comparison, file)
    lines += ["", *flow(dots.legend, columns, _GAP)]
    if comparison.facts:
        lines += [words("facts")["fact_name"], ""]
    scored = len(scored_facts(comparison))
    for number, fact in enumerate(comparison.facts, 1):
        if number == scored + 1:
            lines += ["", *fold(words("facts")["shared"], columns), ""]
        statement = one_line(fact.statement)
        entry = words("facts")["fact"].format(statement=statement, fact=fact.id)
        lines += fold(entry, columns, first=f"{number}. ".rjust(margin), rest=indent)
        lines += fold(_standing(comparison, fact), columns, first=indent, rest=indent)
        lines += [indent + row for row in aligned(dots.of(fact.id), columns - margin, _GAP)]
        for difference in _differing(comparison, fact):
            lines += fold(difference, columns, first=indent, rest=indent)
    lines.append("")
    for note in _notes(comparison):
        lines += fold(note, columns, rest="  ")
    file.write(writable("\n".join(lines), file) + "\n")


class _Dots:
    """Every fact's dots, one a version."""

    def __init__(self, comparison: Comparison, file: IO[str]) -> None:
        self._signs = signs(file)
        self._rows = {(row.fact, row.outlet): row for row in comparison.coverage}
        self._outlets = [reading.version.outlet for reading in comparison.versions]

    def of(self, fact: str) -> list[str]:
        """Return a sign for every version, with its name."""
        return [
            f"{self._signs[row.status]} {_named(row)}"
            for outlet in self._outlets
            if (row := self._rows.get((fact, outlet))) is not None
        ]

    @property
    def legend(self) -> list[str]:
        """Say what the signs mean."""
        names = shared_words("status")
        return [f"{self._signs[status]} {names[status]['name']}" for status in names]


def _named(row: Coverage) -> str:
    """Return whose cell it is, and who set it where the program did not."""
    outlet = one_line(row.outlet)
    text: str = words("facts")["set_by"]
    return text.format(outlet=outlet, who=one_line(row.set_by)) if row.set_by else outlet


def _standing(comparison: Comparison, fact: Fact) -> str:
    """Say how many versions credit and carry a fact, and who founded it."""
    text = words("facts")
    versions, crediting = len(comparison.versions), len(fact.credited_by)
    carrying = len(carriers(fact, comparison))
    parts = []
    if fact.tier == "credited":  # else nobody credits it to a common report
        credit = text["credits_one" if crediting == 1 else "credits"]
        parts.append(credit.format(number=crediting, versions=versions))
    parts.append(text["carries_one" if carrying == 1 else "carries"].format(number=carrying))
    if fact.founded_by:
        outlets = ", ".join(whole(one_line(outlet)) for outlet in fact.founded_by)
        parts.append(text["founded_by"].format(outlets=outlets))
    if fact.contested:
        parts.append(text["contested"])
    return "; ".join(parts)


def _differing(comparison: Comparison, fact: Fact) -> Iterator[str]:
    """Say where versions differ in substance; what two hold against one another is said once."""
    shown: set[frozenset[tuple[str, str]]] = set()
    for shift in comparison.shifts:
        if shift.fact != fact.id or shift.kind not in SUBSTANCE:
            continue
        sides = (
            (shift.baseline_outlet, one_line(shift.baseline_text)),
            (shift.outlet, one_line(shift.version_text)),
        )
        if frozenset(sides) not in shown and all(wording for _, wording in sides):
            shown.add(frozenset(sides))
            yield _difference(shift, "; ".join(_side(*side) for side in sides))


def _difference(shift: Shift, sides: str) -> str:
    text: str = words("facts")["differs_contested" if shift.contested else "differs"]
    return text.format(kind=shift.kind, sides=sides)


def _side(outlet: str, wording: str) -> str:
    if len(wording) > _LONGEST_WORDING:
        wording = wording[: _LONGEST_WORDING - 1].rstrip() + "…"
    side: str = words("facts")["side"]
    return side.format(outlet=whole(one_line(outlet)), words=wording)


def _notes(comparison: Comparison) -> Iterator[str]:
    yield facts_are(comparison)
    if any(fact.contested for fact in comparison.facts):
        yield words("facts")["contested_note"]
