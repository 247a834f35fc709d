"""Rows of few numbers among very many columns, such as a text's n-grams, and their products."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Places: TypeAlias = NDArray[np.intp]
    Flags: TypeAlias = NDArray[np.bool_]

_BITS = 16
_RARE = 200
"""A pair by itself costs as much as so many cells of a full table."""
_AT_ONCE = 2_000_000
"""Pairs gone through at a time: what bounds the memory."""


@dataclass(frozen=True, slots=True)
class Row:
    """The numbers of one row that are not 0, each with its column, in ascending order."""

    column: Places
    value: Floats


@dataclass(frozen=True, slots=True)
class Rows:
    """Many rows: the numbers that are not 0, each with its row and its column."""

    count: int
    width: int
    row: Places
    column: Places
    value: Floats


def unit(texts: Sequence[bytes], weights: Floats, scale: float = 1.0) -> list[Row]:
    """Return rows of one length, or empty: columns counted, damped and weighted.

    Args:
        texts: The columns that each text has, as often as it has them, as 16-bit numbers.
        weights: What a column counts for. A word said five times is not five times the evidence.
        scale: The length of a row.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    number = np.repeat(np.arange(len(texts)) << _BITS, [len(text) // 2 for text in texts])
    cells = np.sort(number | np.frombuffer(b"".join(texts), dtype=np.uint16))
    new = np.concatenate([cells[:1] >= 0, cells[1:] != cells[:-1]]).nonzero()[0]
    times = np.diff(new, append=len(cells))
    cells = cells.take(new)
    row, column = cells >> _BITS, cells & ((1 << _BITS) - 1)
    value = (1.0 + np.log(times)) * weights.take(column)
    lengths = np.sqrt(np.bincount(row, value * value, len(texts)))
    lengths[lengths == 0.0] = 1.0
    value = value / lengths.take(row) * scale
    ends = np.cumsum(np.bincount(row, minlength=len(texts))).tolist()
    places = zip([0, *ends], ends, strict=False)
    return [Row(column[start:end], value[start:end]) for start, end in places]


def together(rows: Sequence[Row], width: int) -> Rows:
    """Return rows, each of so many columns, as one table."""
    import numpy as np  # noqa: PLC0415

    return Rows(
        len(rows),
        width,
        np.repeat(np.arange(len(rows)), [len(row.column) for row in rows]),
        np.concatenate([row.column for row in rows]),
        np.concatenate([row.value for row in rows]),
    )


def beside(left: Row, right: Row, width: int) -> Row:
    """Return a row with the columns of both, the right ones behind the ``width`` of the left."""
    import numpy as np  # noqa: PLC0415

    return Row(
        np.concatenate([left.column, width + right.column]),
        np.concatenate([left.value, right.value]),
    )


def products(left: Rows, right: Rows) -> Floats:
    """Return the product of every row of one with every row of the other.

    Columns that many rows share are multiplied as full tables, the others a pair at a time: most
    columns are rare, and most pairs of rows share none of them.
    """
    import numpy as np  # noqa: PLC0415

    left, right = _shared(left, right)
    in_right = np.bincount(right.column, minlength=left.width)
    often = np.bincount(left.column, minlength=left.width) * in_right
    common = often * _RARE >= left.count * right.count
    place = np.where(common, np.cumsum(common) - 1, -1)
    found: Floats = _full(left, place) @ _full(right, place).T
    if not common.all():
        left, right = (_some(rows, place.take(rows.column) < 0) for rows in (left, right))
        for one, other in _pairs(left, right, in_right * ~common):
            cells = left.row.take(one) * right.count + right.row.take(other)
            values = left.value.take(one) * right.value.take(other)
            found += np.bincount(cells, values, found.size).reshape(found.shape)
    return found


def _some(rows: Rows, kept: Flags) -> Rows:
    at = kept.nonzero()[0]
    row, column, value = rows.row.take(at), rows.column.take(at), rows.value.take(at)
    return Rows(rows.count, rows.width, row, column, value)


def _shared(left: Rows, right: Rows) -> tuple[Rows, Rows]:
    """Keep the columns that both have, numbered anew."""
    import numpy as np  # noqa: PLC0415

    in_left, in_both = np.zeros((2, left.width), dtype=np.bool_)
    in_left[left.column] = True
    in_both[right.column] = in_left.take(right.column)
    columns = in_both.nonzero()[0]
    place = np.empty(left.width, dtype=np.intp)
    place[columns] = np.arange(len(columns))
    one, other = (_some(rows, in_both.take(rows.column)) for rows in (left, right))
    return (
        Rows(one.count, len(columns), one.row, place.take(one.column), one.value),
        Rows(other.count, len(columns), other.row, place.take(other.column), other.value),
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


def _pairs(left: Rows, right: Rows, in_right: Places) -> Iterator[tuple[Places, Places]]:
    """Yield, some at a time, which numbers of both stand in one column."""
    import numpy as np  # noqa: PLC0415

    by_column = np.argsort(right.column, kind="stable")
    first = np.cumsum(in_right) - in_right
    partners = in_right[left.column]
    ends = np.cumsum(partners)
    at = 0
    while at < len(ends):
        before = int(ends[at] - partners[at])
        to = max(at + 1, int(np.searchsorted(ends, before + _AT_ONCE, side="right")))
        many = partners[at:to]
        one = np.repeat(np.arange(at, to), many)
        within = np.arange(int(many.sum())) - np.repeat(ends[at:to] - many - before, many)
        yield one, by_column[np.repeat(first[left.column[at:to]], many) + within]
        at = to
