"""The codebook of the CSV files, as Markdown, from the one place that lists their columns.

``python -m framing.report.codebook`` prints ``docs/csv.md``.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from framing.report.schema import STORY, described, over_stories, references

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framing.report.schema import Column, Table

_HEAD = f"""\
# Codebook of the CSV files

Printed by `python -m framing.report.codebook` from `framing/report/schema.toml`; do not edit it
here.

UTF-8, commas, one header row, no index column, newlines as line ends. Numbers have four decimals
and a point; true and false are `1` and `0`. An empty cell is undefined, never 0: *missing* says
when that happens. Several values in a cell are joined by `;`, a chain of credit by ` > ` with the
outermost source first. A text cell that a spreadsheet would take for a formula has an apostrophe
in front. A report over several stories has a column `{STORY.name}` first in every file:
{STORY.meaning}. The same columns stand, for programs, in the report's `datapackage.json`.
"""
_TYPES = {"list": "list (`;`)", "chain": "chain (` > `)", "boolean": "boolean (0, 1)"}


def codebook() -> str:
    """Return the codebook as Markdown."""
    tables = (*described(), *over_stories())
    return "\n".join((_HEAD, *(_section(table) for table in tables), _sources()))


GUIDE = "README.txt"
"""The reading guide among a report's files, where they are handed on together."""
_GUIDE = """\
What lies here, and what every column of the tables means. Made by framing.

The files:

{files}

To begin: versions.csv has the scores with 95 % intervals; coverage.csv what each version does with
each fact; sentences.csv every sentence with what it was marked as; report.html is for reading.
"""


def reading_guide(meanings: Mapping[str, str]) -> str:
    """Return a guide to a report's files: what each is, then the codebook.

    Args:
        meanings: What each file holds, by its name, in the order of the guide.
    """
    files = "\n".join(f"- {name}: {means}" for name, means in meanings.items())
    return f"{_GUIDE.format(files=files)}\n{codebook()}"


def allowed(column: Column) -> str:
    """Say in words which values a column takes; empty when any does."""
    if column.values:
        return ", ".join(column.values)
    if column.range:
        return column.range
    match column.minimum, column.maximum:
        case None, None:
            return ""
        case low, None:
            return f"from {low:g}"
        case None, high:
            return f"up to {high:g}"
        case low, high:
            return f"{low:g} to {high:g}"


def _section(table: Table) -> str:
    lines = [
        f"## {table.file}",
        "",
        f"A row is {table.row}."
        + (f" Rows differ in {', '.join(f'`{name}`' for name in table.key)}." if table.key else ""),
        "",
        "| column | type | meaning | unit | values | missing | source |",
        "|---|---|---|---|---|---|---|",
        *(_row(column) for column in table.columns),
        "",
    ]
    return "\n".join(lines)


def _row(column: Column) -> str:
    cells = (
        f"`{column.name}`",
        _TYPES.get(column.type, column.type),
        column.meaning,
        column.unit,
        allowed(column),
        column.missing or "never",
        ", ".join(f"[{key}](#sources)" for key in column.source),
    )
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def _sources() -> str:
    return "\n".join(("## Sources", "", *_references(), ""))


def _references() -> Iterator[str]:
    for key, reference in references().items():
        yield f"- **{key}**: {reference}"


if __name__ == "__main__":
    sys.stdout.write(codebook())
