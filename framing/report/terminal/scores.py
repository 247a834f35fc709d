"""A comparison as a table for the terminal, with what its numbers rest on in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import IO, TYPE_CHECKING

from framing.report.baseline_summary import baseline_line, title_note
from framing.report.safe_text import one_line
from framing.report.shown_measures import shown
from framing.report.terminal.folding import flow, fold, left, width
from framing.report.terminal.outlet_names import outlets_of, short_names
from framing.report.terminal.score_cells import column, signed
from framing.report.terminal.score_notes import legend, notes
from framing.report.terminal.table_layout import Column, Frame, Line, fits, lay_out
from framing.report.terminal.terminal_words import signs as signs_of
from framing.report.terminal.terminal_words import words, writable
from framing.report.terminal.width import prose_width, width_of
from framing.statistics.news_sentiment import MODEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from framing.types import Comparison, Part, Score

_TONE_PART: Part = "unquoted"
_LONGEST_HEADING = 20
_NARROW = 48
"""Columns below which there is no room for names beside what they mean."""
_GAP = 3
"""Columns between two signs of the legend."""


def print_table(comparison: Comparison, file: IO[str]) -> None:
    """Print the score table to ``file``; plain text unless it is a terminal."""
    from rich.console import Console  # noqa: PLC0415 - only the table needs it
    from rich.text import Text  # noqa: PLC0415

    # Article text is never markup.
    console = Console(file=file, markup=False, highlight=False, emoji=False, width=width_of(file))

    def write(line: Line, style: str) -> None:
        text = Text(writable(line.text, file))
        text.stylize(style, 0, line.strong or None)
        console.print(text, soft_wrap=True)

    prose = prose_width(file)
    for text in fold(one_line(comparison.story.title), prose):
        write(Line(text), "bold")
    signs = signs_of(file)
    for text in (*_paragraphs((*title_note(comparison), baseline_line(comparison)), prose), ""):
        write(Line(text), "")
    for line in _tables(comparison, file, signs):
        write(line, "bold" if line.strong else "")
    for text in ("", *_measures(prose), *_paragraphs(notes(comparison, signs), prose)):
        write(Line(text), "dim")


def _tables(comparison: Comparison, file: IO[str], signs: Mapping[str, str]) -> Iterator[Line]:
    """Yield the legend and the table of numbers, then sentiment by the news model if asked for."""
    room = width_of(file)
    names = [
        f"{signs['article']} {name}" if outlet == comparison.article else name
        for outlet, name in short_names(comparison).items()
    ]
    columns = _columns(comparison, signs, bars=True)
    bars = file.isatty() and fits(names, columns, room)
    if not bars:
        columns = _columns(comparison, signs, bars=False)
    yield from map(Line, flow(legend(comparison, signs, bars=bars), prose_width(file), _GAP))
    yield Line("")
    frame = Frame(words("table")["outlet"], signs["rule"], spread=bars)
    yield from lay_out(names, columns, room, frame)
    if tones := _tones(comparison, signs):
        heading = words("table")["news_model"]
        yield from (Line(""), Line(heading, len(heading)), Line(""))
        yield from lay_out(names, tones, room, replace(frame, spread=False))


def _columns(comparison: Comparison, signs: Mapping[str, str], *, bars: bool) -> list[Column]:
    rows = {
        (score.outlet, score.dimension, score.part): score
        for score in comparison.scores
        if score.model != MODEL
    }
    return [
        column(
            measure.dimension,
            [
                rows.get((outlet, measure.dimension, measure.part))
                for outlet in outlets_of(comparison)
            ],
            signs,
            share=measure.unit == "share",
            bars=bars,
        )
        for measure in shown()
    ]


def _tones(comparison: Comparison, signs: Mapping[str, str]) -> list[Column]:
    """Return sentiment by the news model: tone, and towards each target that was asked for."""
    rows = {
        (score.outlet, score.target): score
        for score in comparison.scores
        if score.model == MODEL and score.part == _TONE_PART
    }
    return [
        Column(
            tuple(fold(_towards(target), _LONGEST_HEADING)),
            tuple(_tone(rows[outlet, target], signs) for outlet in outlets_of(comparison)),
        )
        for target in dict.fromkeys(target for _, target in rows)
    ]


def _towards(target: str) -> str:
    text = words("table")
    return str(text["towards"]).format(target=one_line(target)) if target else str(text["tone"])


def _tone(score: Score, signs: Mapping[str, str]) -> tuple[str, ...]:
    """Show a tone, in how many sentences, and its interval below where it is to be relied on."""
    if score.value is None:
        return (signs["undefined"],)
    text = words("table")
    value = signed(score.value) + ("" if score.reliable else signs["unreliable"])
    if score.target:
        value = text["named_in"].format(value=value, sentences=score.sentences)
    if not score.reliable or score.low is None or score.high is None:
        return (value,)
    return (value, text["interval"].format(low=signed(score.low), high=signed(score.high)))


def _measures(columns: int) -> Iterator[str]:
    """Yield what each measure is, the names in a column of their own."""
    longest = max(width(measure.dimension) for measure in shown()) + 2
    for measure in shown():
        if columns < _NARROW:
            text = words("table")["measure"]
            entry = text.format(name=measure.dimension, means=measure.means)
            yield from fold(entry, columns, rest="  ")
            continue
        name = left(measure.dimension, longest)
        yield from fold(measure.means, columns, first=name, rest=" " * longest)
    yield ""


def _paragraphs(texts: Iterable[str], columns: int) -> Iterator[str]:
    for text in texts:
        yield from fold(text, columns, rest="  ")
