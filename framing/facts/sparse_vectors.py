"""Rows of few numbers among very many columns, such as a text's n-grams, and their products."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Places: TypeAlias = NDArray[np.intp]
    Flags: TypeAlias = NDArray[np.bool_]
    Integers: TypeAlias = NDArray[np.integer[Any]]

_RARE = 200
"""A pair by itself costs as much as so many cells of a full table."""
_AT_ONCE = 2_000_000
"""Pairs gone through at a time: what bounds the memory."""
_UINT16 = 2**16


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


def unit(
    count: int, parts: Sequence[tuple[Places, Places]], weights: Floats, scales: Sequence[float]
) -> list[Row]:
    """Return a row for each text, its parts side by side: columns counted, damped and weighted.

    Args:
        count: How many texts there are.
        parts: The texts and the columns of all things of one kind in them, as often as they stand
            there. A word said five times is not five times the evidence.
        weights: What a column counts for: a row for each part.
        scales: The length of each part of a row that is not empty.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    kinds, width = weights.shape
    part = np.concatenate([text * kinds + kind for kind, (text, _) in enumerate(parts)])
    column = np.concatenate([column for _, column in parts])
    order = np.lexsort((_short(column, width), _short(part, count * kinds)))
    part, column = part.take(order), column.take(order)
    again = (part[1:] == part[:-1]) & (column[1:] == column[:-1])
    new = np.concatenate([part[:1] >= 0, ~again]).nonzero()[0]
    times = np.diff(new, append=len(part))
    part = part.take(new)
    row = part // kinds
    column = column.take(new) + (part - row * kinds) * width
    value = (1.0 + np.log(times)) * weights.take(column)
    lengths = np.sqrt(np.bincount(part, value * value, count * kinds))
    lengths[lengths == 0.0] = 1.0
    value *= (np.tile(scales, count) / lengths).take(part)
    ends = np.cumsum(np.bincount(row, minlength=count)).tolist()
    return [Row(column[start:end], value[start:end]) for start, end in pairwise([0, *ends])]


def _short(numbers: Places, end: int) -> Integers:
    """Return numbers below an end in 16 bits if they fit, which are sorted much faster."""
    import numpy as np  # noqa: PLC0415

    return numbers.astype(np.uint16) if end <= _UINT16 else numbers


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
    before = np.concatenate([[0], np.cumsum(common)])
    place = np.where(common, before[:-1], -1)
    left_table = _full(left, place)
    right_table = left_table if left is right else _full(right, place)
    ends = [0, *before[left.ends].tolist()]
    sums = np.empty((len(left.ends), left.count, right.count))
    for table, (low, high) in zip(sums, pairwise(ends), strict=True):
        np.matmul(left_table[:, low:high], right_table[:, low:high].T, out=table)
    if not common.all():
        for cells, values in _pairs(_rare(left, place), _rare(right, place), in_right * ~common):
            sums += np.bincount(cells, values, sums.size).reshape(sums.shape)
    return sums


def _rare(rows: Rows, place: Places) -> Rows:
    return _some(rows, place.take(rows.column) < 0)


def _some(rows: Rows, kept: Flags) -> Rows:
    at = kept.nonzero()[0]
    row, column, value = rows.row.take(at), rows.column.take(at), rows.value.take(at)
    return Rows(rows.count, rows.ends, row, column, value)


def _shared(left: Rows, right: Rows) -> tuple[Rows, Rows]:
    """Keep the columns that both have, numbered anew."""
    import numpy as np  # noqa: PLC0415

    in_both = _used(left) if left is right else _used(left) & _used(right)
    columns = in_both.nonzero()[0]
    place = np.empty(len(in_both), dtype=np.intp)
    place[columns] = np.arange(len(columns))
    ends = np.searchsorted(columns, left.ends)

    def narrow(rows: Rows) -> Rows:
        rows = _some(rows, in_both.take(rows.column))
        return Rows(rows.count, ends, rows.row, place.take(rows.column), rows.value)

    one = narrow(left)
    return one, one if left is right else narrow(right)


def _used(rows: Rows) -> Flags:
    import numpy as np  # noqa: PLC0415

    used = np.zeros(int(rows.ends[-1]), dtype=np.bool_)
    used[rows.column] = True
    return used


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

    by_column = np.argsort(_short(right.column, len(in_right)), kind="stable")
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
