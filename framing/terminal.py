"""A comparison as a table for the terminal, with what its numbers rest on in plain words."""

from __future__ import annotations

import shutil
import textwrap
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from framing.plain import one_line
from framing.report.told import baseline_line, facts_are

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.table import Table

    from framing.agreement import Agreement
    from framing.types import Comparison, Dimension, Fact, Part, Score

_WIDTH = 100
_UNDEFINED = "–"
_UNRELIABLE = "†"


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
    console.print(_table(comparison))
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
    for number, fact in enumerate(comparison.facts, 1):
        lead = f"{number}. ".rjust(margin)
        lines += textwrap.wrap(
            f"{one_line(fact.statement)} [{fact.id}]",
            width,
            initial_indent=lead,
            subsequent_indent=" " * margin,
        )
        lines += textwrap.wrap(
            _standing(fact, len(comparison.story.versions)),
            width,
            initial_indent=" " * margin,
            subsequent_indent=" " * margin,
        )
    lines += ["", *textwrap.wrap(facts_are(comparison), width)]
    file.write("\n".join(lines) + "\n")


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


def _table(comparison: Comparison) -> Table:
    from rich import box  # noqa: PLC0415 - see print_table
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE, pad_edge=False, padding=(0, 1), show_edge=False)
    table.add_column("outlet", overflow="fold", max_width=24)
    for column in _COLUMNS:
        table.add_column(column.dimension, justify="right", no_wrap=True)
    scores = {(s.outlet, s.dimension, s.part): s for s in comparison.scores if not s.target}
    for outlet in _outlets(comparison):
        name = one_line(outlet)
        label = Text(f"> {name}" if outlet == comparison.article else name)
        table.add_row(label, *(Text(_cell(scores, outlet, column)) for column in _COLUMNS))
    return table


def _outlets(comparison: Comparison) -> list[str]:
    """Return the outlets in story order, a scored article first."""
    outlets = [reading.version.outlet for reading in comparison.versions]
    return sorted(outlets, key=lambda outlet: outlet != comparison.article)


def _cell(scores: Mapping[tuple[str, Dimension, Part], Score], outlet: str, column: _Column) -> str:
    """Show value and difference from the baseline, below them the interval."""
    score = scores.get((outlet, column.dimension, column.part))
    if score is None or score.value is None:
        return _UNDEFINED
    show = _percent if column.share else _signed
    value = show(score.value) + ("%" if column.share else "")
    if not score.reliable:
        value += _UNRELIABLE
    if score.delta is not None:
        value += f" Δ{_points(score.delta) if column.share else _signed(score.delta)}"
    if score.low is None or score.high is None:
        return value
    return f"{value}\n[{show(score.low)} to {show(score.high)}]"


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
    ):
        yield (
            f"{_UNRELIABLE} Do not rely on it: too few sentences, or too many of them credited to "
            "somebody who cannot be told."
        )
    yield f"{_UNDEFINED} No number: there is nothing to count."
