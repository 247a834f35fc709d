"""Rows of few numbers among very many columns, such as a text's n-grams, and their products."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Places: TypeAlias = NDArray[np.intp]
    Flags: TypeAlias = NDArray[np.bool_]

_RARE = 200
"""A pair by itself costs as much as so many cells of a full table."""
_AT_ONCE = 2_000_000
"""Pairs gone through at a time: what bounds the memory."""
_SHORT = 2**16
"""Numbers below it are sorted in one go through them."""


@dataclass(frozen=True, slots=True)
class Part:
    """What some texts are made of: of every thing in them, as often as it stands, where.

    Each column counts for its weight; what a text has of this part gets the length ``scale``.
    """

    text: Places
    column: Places
    weights: Floats
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """The numbers of one row that are not 0, each with its column, in ascending order."""

    column: Places
    value: Floats


@dataclass(frozen=True, slots=True)
class Rows:
    """Many rows: the numbers that are not 0, each with its row and its column.

    The columns fall into groups, of which ``ends`` has the ends.
    """

    count: int
    ends: Places
    row: Places
    column: Places
    value: Floats


def unit(count: int, parts: Sequence[Part]) -> list[Row]:
    """Return a row for each text, its parts side by side: columns counted, damped and weighted.

    A word said five times is not five times the evidence. A part is of its length, or empty.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    weights = np.concatenate([part.weights for part in parts])
    first = np.cumsum([0, *(len(part.weights) for part in parts)])
    width = int(first[-1])
    cells = np.concatenate(
        [part.text * width + part.column + at for part, at in zip(parts, first, strict=False)]
    )
    cells = np.sort(cells.astype(np.uint32) if count * width <= 2**32 else cells)
    new = np.concatenate([cells[:1] >= 0, cells[1:] != cells[:-1]]).nonzero()[0]
    times = np.diff(new, append=len(cells))
    row, column = np.divmod(cells.take(new).astype(np.intp), width)
    value = (1.0 + np.log(times)) * weights.take(column)
    within = row * len(parts) + np.searchsorted(first, column, side="right") - 1
    lengths = np.sqrt(np.bincount(within, value * value, count * len(parts)))
    lengths[lengths == 0.0] = 1.0
    scales = np.tile([part.scale for part in parts], count)
    value *= (scales / lengths).take(within)
    ends = np.cumsum(np.bincount(row, minlength=count)).tolist()
    return [Row(column[start:end], value[start:end]) for start, end in pairwise([0, *ends])]


def together(rows: Sequence[Row], ends: Sequence[int]) -> Rows:
    """Return rows as one table, whose columns fall into groups that end there."""
    import numpy as np  # noqa: PLC0415

    return Rows(
        len(rows),
        np.asarray(ends),
        np.repeat(np.arange(len(rows)), [len(row.column) for row in rows]),
        np.concatenate([row.column for row in rows]),
        np.concatenate([row.value for row in rows]),
    )


def products(left: Rows, right: Rows) -> Floats:
    """Return the products of every row of one with every row of the other, group by group.

    Columns that many rows share are multiplied as full tables, the others a pair at a time: most
    columns are rare, and most pairs of rows share none of them.
    """
    import numpy as np  # noqa: PLC0415

    left, right = _shared(left, right)
    width = int(left.ends[-1])
    in_right = np.bincount(right.column, minlength=width)
    often = np.bincount(left.column, minlength=width) * in_right
    common = often * _RARE >= left.count * right.count
    place = np.where(common, np.cumsum(common) - 1, -1)
    full = [_full(rows, place) for rows in (left, right)]
    ends = [0, *np.concatenate([[0], np.cumsum(common)])[left.ends].tolist()]
    found = np.stack([full[0][:, low:high] @ full[1][:, low:high].T for low, high in pairwise(ends)])
    if not common.all():
        left, right = (_some(rows, place.take(rows.column) < 0) for rows in (left, right))
        for cells, values in _pairs(left, right, in_right * ~common):
            found += np.bincount(cells, values, found.size).reshape(found.shape)
    return found


def _some(rows: Rows, kept: Flags) -> Rows:
    at = kept.nonzero()[0]
    row, column, value = rows.row.take(at), rows.column.take(at), rows.value.take(at)
    return Rows(rows.count, rows.ends, row, column, value)


def _shared(left: Rows, right: Rows) -> tuple[Rows, Rows]:
    """Keep the columns that both have, numbered anew."""
    import numpy as np  # noqa: PLC0415

    in_left, in_both = np.zeros((2, int(left.ends[-1])), dtype=np.bool_)
    in_left[left.column] = True
    in_both[right.column] = in_left.take(right.column)
    columns = in_both.nonzero()[0]
    place = np.empty(len(in_both), dtype=np.intp)
    place[columns] = np.arange(len(columns))
    ends = np.searchsorted(columns, left.ends)
    one, other = (_some(rows, in_both.take(rows.column)) for rows in (left, right))
    return (
        Rows(one.count, ends, one.row, place.take(one.column), one.value),
        Rows(other.count, ends, other.row, place.take(other.column), other.value),
    )


def _full(rows: Rows, place: Places) -> Floats:
    """Return rows as a full table of the columns that have a place in it, 0 or more."""
    import numpy as np  # noqa: PLC0415

    width = int(place.max(initial=-1)) + 1
    column = place.take(rows.column)
    at = (column >= 0).nonzero()[0]
    table = np.zeros(rows.count * width)
    table[rows.row.take(at) * width + column.take(at)] = rows.value.take(at)
    return table.reshape(rows.count, width)


def _pairs(left: Rows, right: Rows, in_right: Places) -> Iterator[tuple[Places, Floats]]:
    """Yield, some at a time, the products of numbers in one column and the cells they go to."""
    import numpy as np  # noqa: PLC0415

    number = right.column.astype(np.uint16) if len(in_right) <= _SHORT else right.column
    by_column = np.argsort(number, kind="stable")
    row, value = right.row.take(by_column), right.value.take(by_column)
    group = np.repeat(np.arange(len(left.ends)), np.diff(left.ends, prepend=0))
    cell = (group.take(left.column) * left.count + left.row) * right.count
    partners = in_right.take(left.column)
    ends = np.cumsum(partners)
    first = (np.cumsum(in_right) - in_right).take(left.column) - (ends - partners)
    at = done = 0
    while at < len(ends):
        to = max(at + 1, int(np.searchsorted(ends, done + _AT_ONCE, side="right")))
        many, end = partners[at:to], int(ends[to - 1])
        with_ = np.repeat(first[at:to], many) + np.arange(done, end)
        yield (
            np.repeat(cell[at:to], many) + row.take(with_),
            np.repeat(left.value[at:to], many) * value.take(with_),
        )
        at, done = to, end
