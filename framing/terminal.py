"""A comparison as a table for the terminal, with what its numbers rest on in plain words."""

from __future__ import annotations

import shutil
import textwrap
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from framing.plain import as_part, one_line
from framing.report.told import baseline_line, facts_are
from framing.tone import MODEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.table import Table

    from framing.agreement import Agreement
    from framing.types import Comparison, CoverageStatus, Dimension, Fact, Part, Score

_WIDTH = 100
_TONE_PART: Part = "unquoted"
_ROOM = 118
"""Columns from which the table has room for bars."""
_BAR = 13
_UNDEFINED = "–"
_UNRELIABLE = "†"
_DIFFERS = "*"
_SIGNS: dict[CoverageStatus, tuple[str, str, str]] = {
    "carried": ("●", "x", "told"),
    "altered": ("◐", "~", "altered"),
    "omitted": ("○", "-", "not found"),
    "unclear": ("?", "?", "cannot tell"),
}
"""A dot a status, what stands for it where there are no such characters, and its name."""


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column shows: a dimension, of which part of the text."""

    dimension: Dimension
    part: Part
    share: bool = True


_COLUMNS = (
    _Column("hedging", "all"),
    _Column("speculation", "all"),
    _Column("commentary", "own"),
    _Column("sentiment", "all", share=False),
    _Column("coverage", "all"),
    _Column("credit", "all"),
)


def print_table(comparison: Comparison, file: IO[str]) -> None:
    """Print the score table to ``file``; plain text unless it is a terminal."""
    from rich.console import Console  # noqa: PLC0415 - only the table needs it

    # Article text is never markup, and piped output is as wide as a table of five outlets.
    width = None if file.isatty() else width_of(file)
    console = Console(file=file, markup=False, highlight=False, emoji=False, width=width)
    console.print(one_line(comparison.story.title), style="bold")
    console.print(baseline_line(comparison))
    console.print()
    console.print(_table(comparison, bars=file.isatty() and console.width >= _ROOM))
    console.print()
    if any(score.model == MODEL for score in comparison.scores):
        console.print(_tones(comparison))
        console.print()
    for note in _notes(comparison):
        console.print(textwrap.fill(note, console.width), style="dim", soft_wrap=True)


def width_of(file: IO[str]) -> int:
    """Return how many columns to fill: the terminal's, or those of a table of five outlets."""
    return shutil.get_terminal_size((_WIDTH, 24)).columns if file.isatty() else _WIDTH


def print_facts(comparison: Comparison, file: IO[str]) -> None:
    """Print the baseline's facts, numbered, with who founded, credits and carries each."""
    width = width_of(file)
    lines = [one_line(comparison.story.title), baseline_line(comparison), ""]
    margin = len(str(len(comparison.facts))) + 2
    dots = _Dots(comparison, file)
    for number, fact in enumerate(comparison.facts, 1):
        lead = f"{number}. ".rjust(margin)
        lines += textwrap.wrap(
            f"{as_part(one_line(fact.statement))} [{fact.id}]",
            width,
            initial_indent=lead,
            subsequent_indent=" " * margin,
        )
        indent = " " * margin
        for told in (_standing(fact, len(comparison.story.versions)), dots.of(fact.id)):
            lines += textwrap.wrap(told, width, initial_indent=indent, subsequent_indent=indent)
    lines += ["", *textwrap.wrap(facts_are(comparison), width), dots.legend]
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


def print_agreement(found: Sequence[Agreement], file: IO[str]) -> None:
    """Print how far the program and the people who set labels agree."""
    file.write("\nAgreement with labels.csv, before it is applied\n\n")
    file.write(f"{'column':<12} {'coder':<16} {'labels':>6} {'agree':>6} {'kappa':>6}\n")
    for row in found:
        kappa = _UNDEFINED if row.kappa is None else f"{row.kappa:.2f}"
        file.write(
            f"{row.column:<12} {one_line(row.coder):<16} {row.labels:>6} "
            f"{row.share * 100:>5.0f}% {kappa:>6}\n"
        )
    note = (
        "Labels are what a person chose to set: where only mistakes were corrected, agreement is "
        "low for that reason alone."
    )
    file.write("\n" + textwrap.fill(note, width_of(file)) + "\n")


def _standing(fact: Fact, versions: int) -> str:
    carriers = {mention.outlet for mention in fact.mentions}
    parts = [
        f"{len(fact.credited_by)} of {versions} versions credit it",
        f"{len(carriers)} carry it" if len(carriers) != 1 else "1 carries it",
    ]
    if fact.founded_by:
        parts.append(f"founded by {', '.join(map(one_line, fact.founded_by))}")
    if fact.contested:
        parts.append("contested")
    return "; ".join(parts)


def _table(comparison: Comparison, *, bars: bool) -> Table:
    from rich import box  # noqa: PLC0415 - see print_table
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE, pad_edge=False, padding=(0, 1), show_edge=False)
    table.add_column("outlet", overflow="fold", max_width=24)
    for column in _COLUMNS:
        table.add_column(column.dimension, justify="right", no_wrap=True)
    scores = {(s.outlet, s.dimension, s.part): s for s in comparison.scores if s.model != MODEL}
    for outlet in _outlets(comparison):
        name = one_line(outlet)
        label = Text(f"> {name}" if outlet == comparison.article else name)
        table.add_row(
            label,
            *(Text(_cell(scores, outlet, column, bars=bars)) for column in _COLUMNS),
            end_section=bars,
        )
    return table


def _tones(comparison: Comparison) -> Table:
    """Lay out sentiment by the news model: tone, and towards each target that was asked for."""
    from rich import box  # noqa: PLC0415 - see print_table
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    scores = {
        (s.outlet, s.target): s
        for s in comparison.scores
        if s.model == MODEL and s.part == _TONE_PART
    }
    table = Table(box=box.SIMPLE, pad_edge=False, padding=(0, 1), show_edge=False)
    table.add_column("sentiment by the news model", overflow="fold", max_width=27)
    targets = list(dict.fromkeys(target for _, target in scores))
    for target in targets:
        table.add_column(
            one_line(f"towards {target}" if target else "tone"), justify="right", overflow="fold"
        )
    for outlet in _outlets(comparison):
        cells = (Text(_tone(scores[outlet, target])) for target in targets)
        table.add_row(Text(one_line(outlet)), *cells)
    return table


def _tone(score: Score) -> str:
    if score.value is None:
        return _UNDEFINED
    named = f" in {score.sentences}" if score.target else ""
    if not score.reliable or score.low is None or score.high is None:
        return f"{_signed(score.value)}{'' if score.reliable else _UNRELIABLE}{named}"
    return f"{_signed(score.value)} [{_signed(score.low)} to {_signed(score.high)}]{named}"


def _outlets(comparison: Comparison) -> list[str]:
    """Return the outlets in story order, a scored article first."""
    outlets = [reading.version.outlet for reading in comparison.versions]
    return sorted(outlets, key=lambda outlet: outlet != comparison.article)


def _cell(
    scores: Mapping[tuple[str, Dimension, Part], Score],
    outlet: str,
    column: _Column,
    *,
    bars: bool,
) -> str:
    """Show value and difference from the baseline, below them the interval, and both as a bar."""
    score = scores.get((outlet, column.dimension, column.part))
    if score is None or score.value is None:
        return _UNDEFINED
    show = _percent if column.share else _signed
    value = show(score.value) + ("%" if column.share else "")
    if not score.reliable:
        value += _UNRELIABLE
    if score.delta is not None:
        value += f" Δ{_points(score.delta) if column.share else _signed(score.delta)}"
        value += _DIFFERS if score.differs == "differs" else ""
    if score.low is not None and score.high is not None:
        value += f"\n[{show(score.low)} to {show(score.high)}]"
    return f"{value}\n{_bar(score, column)}" if bars else value


def _bar(score: Score, column: _Column) -> str:
    """Draw value, interval and baseline on one line, from 0 to 1 or for sentiment from -1."""
    lowest = 0.0 if column.share else -1.0

    def place(value: float) -> int:
        part = (value - lowest) / (1 - lowest)
        return min(_BAR - 1, max(0, round(part * (_BAR - 1))))

    drawn = ["·"] * _BAR
    if score.low is not None and score.high is not None:
        for at in range(place(score.low), place(score.high) + 1):
            drawn[at] = "─"
    if score.baseline is not None:
        drawn[place(score.baseline)] = "│"
    if score.value is not None:
        drawn[place(score.value)] = "●" if score.reliable else "○"
    return "".join(drawn)


def _percent(share: float) -> str:
    return f"{share * 100:.0f}"


def _points(difference: float) -> str:
    return f"{round(difference * 100) + 0:+d}"


def _signed(value: float) -> str:
    # Adding zero turns the negative zero of rounding into plain zero.
    return f"{round(value, 2) + 0.0:+.2f}"


def _notes(comparison: Comparison) -> Iterator[str]:
    """Explain the table in plain words: what it shows and what it does not."""
    yield (
        "Hedging and speculation: share of all sentences; commentary: share of the sentences in "
        "the outlet's own voice; sentiment: -1 to 1; coverage: share of the facts founded "
        "by others; credit: share of the facts carried that are credited."
    )
    yield (
        "Δ: difference from the baseline, in percentage points for shares. [a to b]: 95% interval; "
        "it covers the text's variation, not the detectors' errors."
    )
    yield (
        f"{_DIFFERS} Surely differs from the baseline, corrected for the number of comparisons; "
        "of the rest it cannot be told. Commentary has no baseline to compare with."
    )
    yield facts_are(comparison)
    if comparison.story.recreated:
        yield "The story's articles are recreated: their outlets did not write these words."
    for group in comparison.witnesses:
        if len(group) > 1:
            names = " and ".join(map(one_line, group))
            yield f"{names} derive from one another and count as one witness."
    shown = {(column.dimension, column.part) for column in _COLUMNS}
    if any(
        not score.reliable and score.value is not None and (score.dimension, score.part) in shown
        for score in comparison.scores
        if score.model != MODEL
    ):
        yield (
            f"{_UNRELIABLE} Do not rely on it: too few sentences or paragraphs, or too many "
            "credited to somebody who cannot be told."
        )
    if any(score.model == MODEL for score in comparison.scores):
        yield (
            "Sentiment by the news model: the sentences outside quotation marks; towards a name: "
            "those that name it, and in how many. It reads what is said, whoever says it, and "
            "knows no pronouns; see docs/method.md."
        )
    yield f"{_UNDEFINED} No number: there is nothing to count."
