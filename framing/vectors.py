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

_RARE = 200
"""A pair by itself costs as much as so many cells of a full table."""
_AT_ONCE = 2_000_000
"""Pairs gone through at a time: what bounds the memory."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The numbers that are not 0, each with its row and its column, row by row."""

    count: int
    width: int
    row: Places
    column: Places
    value: Floats

    def only(self, kept: Flags | Places) -> Rows:
        """Return these rows with some of their numbers only."""
        return Rows(self.count, self.width, self.row[kept], self.column[kept], self.value[kept])


def unit(texts: Sequence[bytes], weights: Floats, scale: float = 1.0) -> Rows:
    """Return rows of one length, or empty: columns counted, damped and weighted.

    Args:
        texts: The columns that each text has, as often as it has them, as 16-bit numbers.
        weights: What a column counts for. A word said five times is not five times the evidence.
        scale: The length of a row.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    width = len(weights)
    number = np.repeat(np.arange(len(texts)), [len(text) // 2 for text in texts])
    cells = np.sort(number * width + np.frombuffer(b"".join(texts), dtype=np.uint16))
    new = np.concatenate([cells[:1] >= 0, cells[1:] != cells[:-1]])
    times = np.diff(np.concatenate([new.nonzero()[0], [len(cells)]]))
    row, column = np.divmod(cells[new], width)
    value = (1.0 + np.log(times)) * weights[column]
    lengths = np.sqrt(np.bincount(row, value * value, len(texts)))
    lengths[lengths == 0.0] = 1.0
    return Rows(len(texts), width, row, column, value / lengths[row] * scale)


def beside(left: Rows, right: Rows) -> Rows:
    """Return the same rows with the columns of both, one set behind the other."""
    import numpy as np  # noqa: PLC0415

    return Rows(
        left.count,
        left.width + right.width,
        np.concatenate([left.row, right.row]),
        np.concatenate([left.column, left.width + right.column]),
        np.concatenate([left.value, right.value]),
    )


def products(left: Rows, right: Rows) -> Floats:
    """Return the product of every row of one with every row of the other.

    Columns that many rows share are multiplied as full tables, the others a pair at a time: most
    columns are rare, and most pairs of rows share none of them.
    """
    import numpy as np  # noqa: PLC0415

    left, right = _shared(left, right)
    in_left = np.bincount(left.column, minlength=left.width)
    in_right = np.bincount(right.column, minlength=left.width)
    common = in_left * in_right * _RARE >= left.count * right.count
    found: Floats = _full(left, common) @ _full(right, common).T
    if not common.all():
        rare_left, rare_right = (one.only(~common[one.column]) for one in (left, right))
        for one, other in _pairs(rare_left, rare_right, in_right * ~common):
            cells = rare_left.row[one] * right.count + rare_right.row[other]
            values = rare_left.value[one] * rare_right.value[other]
            found += np.bincount(cells, values, found.size).reshape(found.shape)
    return found


def _shared(left: Rows, right: Rows) -> tuple[Rows, Rows]:
    """Keep the columns that both have, numbered anew."""
    import numpy as np  # noqa: PLC0415

    in_left, in_both = np.zeros((2, left.width), dtype=np.bool_)
    in_left[left.column] = True
    in_both[right.column] = in_left[right.column]
    columns = in_both.nonzero()[0]
    place = np.empty(left.width, dtype=np.intp)
    place[columns] = np.arange(len(columns))
    one, other = (rows.only(in_both[rows.column]) for rows in (left, right))
    return (
        Rows(one.count, len(columns), one.row, place[one.column], one.value),
        Rows(other.count, len(columns), other.row, place[other.column], other.value),
    )


def _full(rows: Rows, kept: Flags) -> Floats:
    import numpy as np  # noqa: PLC0415

    place = np.cumsum(kept) - 1
    some = rows if kept.all() else rows.only(kept[rows.column])
    table = np.zeros((rows.count, int(kept.sum())))
    table[some.row, place[some.column]] = some.value
    return table


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
