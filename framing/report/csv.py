"""A comparison as tables of strings: the cells of the CSV files, exactly as they are written.

Numbers have four decimals and an undefined one is empty. A text cell that a spreadsheet could
take for a formula starts with an apostrophe; everything else in it is the text as read, control
characters aside.
"""

from __future__ import annotations

import csv
import io
import math
import re
from typing import TYPE_CHECKING, get_args

from framing.report.safe_text import without_controls
from framing.report.schema import STORY, Column, schema
from framing.types import Dimension, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from framing.types import Comparison, Fact, Reading, Version

    # An object whose attributes are named like the columns, and the cells that are not.
    Rows = Iterator[tuple[object, dict[str, object]]]

# The signs that start a formula, their full-width forms too, also behind blanks and marks that
# spreadsheets trim; a tab or return in front is trimmed likewise.
_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
_DIMENSIONS: tuple[str, ...] = get_args(Dimension)
_PARTS: tuple[str, ...] = get_args(Part)


def tables(comparison: Comparison) -> dict[str, list[dict[str, str]]]:
    """Return the rows of every CSV file, by the file's name, in stable order.

    Each row maps column to cell; the columns stand in the file's order, see ``schema``.
    """
    return {
        file: [
            {column.name: cell(column, _value(column, item, cells)) for column in columns}
            for item, cells in _ROWS[file](comparison)
        ]
        for file, columns in schema().items()
    }


def csv_text(columns: Sequence[Column], rows: Iterable[Mapping[str, str]]) -> str:
    """Return a CSV file's content: RFC 4180 but for its line ends, which are newlines."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [column.name for column in columns], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def csv_files(comparisons: Mapping[str, Comparison]) -> dict[str, str]:
    """Return the content of every CSV file; with several stories a ``story`` column is first."""
    per_story = {story: tables(comparison) for story, comparison in comparisons.items()}
    leading = (STORY,) if len(comparisons) > 1 else ()
    return {
        file: csv_text(
            (*leading, *columns),
            (
                {column.name: cell(column, story) for column in leading} | row
                for story, files in per_story.items()
                for row in files[file]
            ),
        )
        for file, columns in schema().items()
    }


def _value(column: Column, item: object, cells: Mapping[str, object]) -> object:
    return cells[column.name] if column.name in cells else getattr(item, column.name)


def cell(column: Column, value: object) -> str:
    """Write one value as its column's type asks; see the top of this file."""
    match column.type, value:
        case _, None:
            return ""
        case "number", int() | float():
            return _number(value)
        case "boolean" | "integer", int():
            return str(int(value))
        case "list", tuple():
            return plain_cell(";".join(plain_cell(str(item).replace(";", ",")) for item in value))
        case "chain", tuple():
            return plain_cell(" > ".join(str(item).replace(">", "›") for item in value))  # noqa: RUF001
        case "text", str():
            return plain_cell(value)
    raise TypeError(f"column {column.name} is of type {column.type}, not {type(value).__name__}")


def _number(value: float) -> str:
    if not math.isfinite(value):
        return ""
    text = f"{value:.4f}"
    return "0.0000" if text == "-0.0000" else text


def plain_cell(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula, control characters gone."""
    text = without_controls(text)
    return f"'{text}" if _FORMULA.match(text) else text


def _order(comparison: Comparison) -> Callable[[str], int]:
    """Return the place of an outlet in the story; outlets outside it come last."""
    place = {reading.version.outlet: i for i, reading in enumerate(comparison.versions)}
    return lambda outlet: place.get(outlet, len(place))


def _fact_order(comparison: Comparison) -> Callable[[str], int]:
    place = {fact.id: i for i, fact in enumerate(comparison.facts)}
    return lambda fact: place.get(fact, len(place))


def _versions(comparison: Comparison) -> Rows:
    order = _order(comparison)
    for score in sorted(
        comparison.scores,
        key=lambda s: (
            order(s.outlet),
            _DIMENSIONS.index(s.dimension),
            _PARTS.index(s.part),
            s.model,
            s.target,
        ),
    ):
        yield score, {}


def _readings(comparison: Comparison) -> Iterator[tuple[Version, Reading]]:
    for version in comparison.versions:
        for reading in version.readings:
            yield version.version, reading


def _sentences(comparison: Comparison) -> Rows:
    for version, reading in _readings(comparison):
        sentence, voice, nearest = reading.sentence, reading.voice, reading.nearest
        yield (
            reading,
            {
                "outlet": version.outlet,
                "sentence": sentence.index,
                "start": sentence.start,
                "end": sentence.end,
                "voice": voice.voice,
                "source": voice.chain,
                "text": version.text[sentence.start : sentence.end],
                "quoted": voice.quoted,
                "credit_basis": voice.basis,
                "source_kind": voice.kind,
                "set_by": tuple(f"{what}={who}" for what, who in sorted(reading.set_by.items())),
                "nearest_outlet": nearest.outlet if nearest else None,
                "nearest_sentence": nearest.sentence if nearest else None,
                "nearest_probability": nearest.probability if nearest else None,
            },
        )


def _cues(comparison: Comparison) -> Rows:
    for version, reading in _readings(comparison):
        for cue in sorted(reading.cues, key=lambda c: (c.start, c.end, c.dimension, c.rule)):
            text = version.text[cue.start : cue.end]
            yield cue, {"outlet": version.outlet, "text": text}


def _facts(comparison: Comparison) -> Rows:
    order = _order(comparison)
    for fact in comparison.facts:
        yield (
            fact,
            {
                "fact": fact.id,
                "credited_by": tuple(sorted(fact.credited_by, key=order)),
                "carried_by": tuple(sorted(carriers(fact, comparison), key=order)),
                "statement_outlet": fact.outlet,
                "statement_sentence": fact.sentence,
                "founded_by": tuple(sorted(fact.founded_by, key=order)),
            },
        )


def carriers(fact: Fact, comparison: Comparison) -> tuple[str, ...]:
    """Return the versions that carry ``fact``, credited or not, each once; no source counts."""
    versions = {version.version.outlet for version in comparison.versions}
    told = dict.fromkeys(mention.outlet for mention in fact.mentions)
    return tuple(outlet for outlet in told if outlet in versions)


def _coverage(comparison: Comparison) -> Rows:
    outlet, fact = _order(comparison), _fact_order(comparison)
    for row in sorted(comparison.coverage, key=lambda c: (fact(c.fact), outlet(c.outlet))):
        yield row, {}


def _shifts(comparison: Comparison) -> Rows:
    outlet, fact = _order(comparison), _fact_order(comparison)
    for shift in sorted(
        comparison.shifts,
        key=lambda s: (fact(s.fact), outlet(s.outlet), s.sentence, s.start, s.end, s.kind),
    ):
        yield shift, {}


def _sources(comparison: Comparison) -> Rows:
    order = _order(comparison)
    for use in sorted(comparison.sources, key=lambda use: order(use.outlet)):
        yield use, {"source_kind": use.kind, "source_role": use.role}


def _quotations(comparison: Comparison) -> Rows:
    order = _order(comparison)
    for match in sorted(comparison.quotations, key=lambda own: (order(own.outlet), own.start)):
        yield match, {}


def _differences(comparison: Comparison) -> Rows:
    order = _order(comparison)
    for row in sorted(
        comparison.differences,
        key=lambda pair: (
            order(pair.outlet),
            order(pair.other),
            _DIMENSIONS.index(pair.dimension),
            _PARTS.index(pair.part),
        ),
    ):
        yield row, {}


_ROWS: Mapping[str, Callable[[Comparison], Rows]] = {
    "versions.csv": _versions,
    "sentences.csv": _sentences,
    "cues.csv": _cues,
    "facts.csv": _facts,
    "coverage.csv": _coverage,
    "shifts.csv": _shifts,
    "sources.csv": _sources,
    "quotations.csv": _quotations,
    "differences.csv": _differences,
}
