"""Rows of numbers laid out for a terminal of any width, with every row's name whole.

The names stand in a first column where there is room, on lines of their own above their numbers
where there is not, and the columns are split over several tables where that is not enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from framing.report.terminal.folding import fold, left, right, whole, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """A heading of one or several lines, and a cell of one or several lines for every row."""

    heading: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """Return how many columns of the terminal it takes."""
        return max(width(line) for lines in (self.heading, *self.cells) for line in lines)


@dataclass(frozen=True, slots=True)
class Line:
    """A line to print, and how many of its first characters are a heading or a name."""

    text: str
    strong: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """The heading of the names, what draws the line below it, and whether rows stand apart."""

    corner: str
    rule: str
    spread: bool = False


@dataclass(frozen=True, slots=True)
class _Table:
    """Columns that stand side by side.

    ``beside`` is how wide the first column is, which holds the names; without it each name stands
    on a line of its own.
    """

    columns: Sequence[Column]
    beside: int | None

    @property
    def indent(self) -> int:
        """Return how far from the left the numbers begin."""
        return len(_GAP) + (self.beside or 0)

    @property
    def width(self) -> int:
        """Return how many columns of the terminal it takes."""
        return self.indent + _side_by_side(self.columns)


def fits(names: Sequence[str], columns: Sequence[Column], room: int) -> bool:
    """Tell whether one table with the names in its first column is at most ``room`` wide."""
    return _tables(names, columns, len(columns), room)[0].beside is not None


def lay_out(names: Sequence[str], columns: Sequence[Column], room: int, frame: Frame) -> list[Line]:
    """Return the lines of a table, or of several where one is wider than ``room``.

    Args:
        names: What each row is called.
        columns: The numbers, at least one column; each with a cell for every name.
        room: Columns of the terminal.
        frame: What stands around the names and numbers.
    """
    lines: list[Line] = []
    for table in _chosen((frame.corner, *names), columns, room):
        if lines:
            lines.append(Line(""))
        lines += _headings(table, frame)
        for row, name in enumerate(names):
            if row and frame.spread:
                lines.append(Line(""))
            lines += _row(table, row, name, room)
    return lines


def _chosen(names: Sequence[str], columns: Sequence[Column], room: int) -> list[_Table]:
    """Return as few tables as fit; one column each where nothing else does."""
    tables: list[_Table] = []
    for number in range(1, len(columns) + 1):
        tables = _tables(names, columns, -(-len(columns) // number), room)
        if all(table.width <= room for table in tables):
            break
    return tables


def _tables(names: Sequence[str], columns: Sequence[Column], size: int, room: int) -> list[_Table]:
    """Split the columns into tables of ``size``; the names stand beside all of them or above."""
    groups = [columns[start : start + size] for start in range(0, len(columns), size)]
    left_over = room - len(_GAP) - max(map(_side_by_side, groups))
    lines = max((len(cell) for column in columns for cell in column.cells), default=1)
    longest = max(map(width, names), default=0)
    for beside in (longest, max((_folded_to(name, lines) for name in names), default=0)):
        if beside <= left_over:
            return [_Table(group, beside) for group in groups]
    return [_Table(group, None) for group in groups]


def _side_by_side(columns: Sequence[Column]) -> int:
    return sum(column.width for column in columns) + len(_GAP) * (len(columns) - 1)


def _folded_to(name: str, lines: int) -> int:
    """Return how narrow a column holds a name in so many lines, broken between words only."""
    narrowest = max(map(width, name.split(" ")))
    return next(
        columns
        for columns in range(narrowest, max(narrowest, width(name)) + 1)
        if len(_name_lines(name, columns)) <= lines or columns >= width(name)
    )


def _name_lines(name: str, columns: int) -> list[str]:
    return fold(name, columns) if width(name) > columns else [name]


def _headings(table: _Table, frame: Frame) -> Iterator[Line]:
    depth = max(len(column.heading) for column in table.columns)
    columns = [
        [
            right(line, column.width)
            for line in ("",) * (depth - len(column.heading)) + column.heading
        ]
        for column in table.columns
    ]
    for place, cells in enumerate(zip(*columns, strict=True), 1):
        named = place == depth and table.beside is not None
        line = left(frame.corner if named else "", table.indent) + _GAP.join(cells)
        yield Line(line, len(line))
    yield Line(frame.rule * table.width)


def _row(table: _Table, row: int, name: str, room: int) -> Iterator[Line]:
    cells = [column.cells[row] for column in table.columns]
    numbers = [
        _GAP.join(map(right, lines, (column.width for column in table.columns)))
        for lines in zip_longest(*cells, fillvalue="")
    ]
    if table.beside is None:
        yield from (Line(line, len(line)) for line in fold(whole(name), room))
        yield from (Line((_GAP + line).rstrip()) for line in numbers)
        return
    for words, line in zip_longest(_name_lines(name, table.beside), numbers, fillvalue=""):
        yield Line((left(words, table.indent) + line).rstrip(), len(words))
