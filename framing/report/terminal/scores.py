"""A comparison as a table for the terminal, with what its numbers rest on in plain words."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from framing.report.safe_text import one_line
from framing.report.summary_lines import BASELINE_IS_0, baseline_line, facts_are, title_note
from framing.report.terminal.width import UNDEFINED, width_of
from framing.statistics.news_sentiment import MODEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.table import Table

    from framing.types import Comparison, Dimension, Part, Score

_TONE_PART: Part = "unquoted"
_ROOM = 118
"""Columns from which the table has room for bars."""
_BAR = 13
_LONGEST_NAME, _GAP = 24, 2
_UNRELIABLE = "†"
_DIFFERS = "*"


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
    for line in (*title_note(comparison), baseline_line(comparison)):
        console.print(line)
    console.print()
    console.print(_table(comparison, console.width, bars=file.isatty() and console.width >= _ROOM))
    console.print()
    if any(score.model == MODEL for score in comparison.scores):
        console.print(_tones(comparison))
        console.print()
    for note in _notes(comparison):
        console.print(textwrap.fill(note, console.width), style="dim", soft_wrap=True)


def _table(comparison: Comparison, width: int, *, bars: bool) -> Table:
    from rich import box  # noqa: PLC0415 - see print_table
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(
        box=box.SIMPLE, pad_edge=False, padding=(0, 1), collapse_padding=True, show_edge=False
    )
    table.add_column("outlet", overflow="fold", max_width=_LONGEST_NAME)
    for column in _COLUMNS:
        table.add_column(column.dimension, justify="right", no_wrap=True)
    scores = {(s.outlet, s.dimension, s.part): s for s in comparison.scores if s.model != MODEL}
    outlets = _outlets(comparison)
    rows = [[_cell(scores, outlet, column, bars=bars) for column in _COLUMNS] for outlet in outlets]
    room = _room_for_names(rows, width)
    for outlet, row in zip(outlets, rows, strict=True):
        name = one_line(outlet)
        label = f"> {name}" if outlet == comparison.article else name
        # Folded where its words end; what is wider than it is long is folded by the table.
        table.add_row(Text(textwrap.fill(label, room)), *map(Text, row), end_section=bars)
    return table


def _room_for_names(rows: Sequence[Sequence[str]], width: int) -> int:
    """Return how many columns the cells and the gaps before them leave for the outlets' names."""
    named = [[column.dimension for column in _COLUMNS], *rows]
    taken = sum(
        max(len(line) for cell in cells for line in cell.split("\n"))
        for cells in zip(*named, strict=True)
    )
    return max(8, min(_LONGEST_NAME, width - taken - _GAP * len(_COLUMNS)))


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
        return UNDEFINED
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
        return UNDEFINED
    show = _percent if column.share else _signed
    value = show(score.value) + ("%" if column.share else "")
    if not score.reliable:
        value += _UNRELIABLE
    if score.delta is not None and column.dimension not in BASELINE_IS_0:
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
        "by others; credit: share of the facts carried that are credited. Commentary has no Δ: its "
        "baseline is 0 by definition."
    )
    yield (
        "Δ: difference from the baseline, in percentage points for shares. [a to b]: 95% interval; "
        "it covers the text's variation, not the detectors' errors."
    )
    shown = list(_shown(comparison))
    if any(score.differs == "differs" for score in shown):
        yield (
            f"{_DIFFERS} Surely differs from the baseline, corrected for the number of "
            "comparisons; of every other Δ it cannot be told."
        )
    elif any(score.delta is not None for score in shown):
        yield (
            "No Δ here is sure, after correction for the number of comparisons: it cannot be told "
            "whether a version differs from the baseline."
        )
    yield facts_are(comparison)
    if comparison.story.recreated:
        yield "The story's articles are recreated: their outlets did not write these words."
    for group in comparison.witnesses:
        if len(group) > 1:
            names = " and ".join(map(one_line, group))
            yield f"{names} derive from one another and count as one witness."
    if any(not score.reliable and score.value is not None for score in shown):
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
    if any(score.value is None for score in shown):
        why = "there is nothing to count"
        if comparison.baseline == "consensus":
            why = (
                "without a common report nothing is credited to one, and coverage needs three "
                "independent versions"
            )
        yield f"{UNDEFINED} No number: {why}."
    yield "The words behind the numbers: framing report STORY --out DIR, or framing app STORY."


def _shown(comparison: Comparison) -> Iterator[Score]:
    """Yield the scores that the table shows."""
    columns = {(column.dimension, column.part) for column in _COLUMNS}
    return (
        score
        for score in comparison.scores
        if score.model != MODEL and (score.dimension, score.part) in columns
    )
