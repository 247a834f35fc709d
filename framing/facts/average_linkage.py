"""Average linkage: groups whose members are alike on average."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def average_linkage(distance: NDArray[np.float64], most: float) -> list[list[int]]:
    """Return the groups that average linkage makes until the nearest two are further apart.

    Chains of nearest neighbours; ties fall to the first, in the order that scipy's ``linkage``
    goes through them. Source: Murtagh (1983), The Computer Journal 26.

    Args:
        distance: A symmetric table, a row for each member.
        most: The largest distance at which two groups become one.

    Returns:
        Members of each group, and groups by their first member, in ascending order.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    number = len(distance)
    apart = distance.astype(np.float64)
    np.fill_diagonal(apart, np.inf)
    size = [1] * number
    growing = {member: [member] for member in range(number)}
    ended: list[list[int]] = []
    chain: list[int] = []
    left = list(range(number))
    while len(left) > 1:
        chain = chain or [left[0]]
        first, second = _mutual(apart, chain)
        near = float(apart[first, second])
        if near <= most and first in growing and second in growing:
            growing[second] += growing.pop(first)
        else:
            ended += [growing.pop(group) for group in (first, second) if group in growing]
        both = size[first] + size[second]
        merged = (size[first] * apart[first] + size[second] * apart[second]) / both
        merged[second] = np.inf
        apart[second], apart[:, second] = merged, merged
        apart[first], apart[:, first] = np.inf, np.inf
        size[second] = both
        left.remove(first)
    return sorted(sorted(group) for group in (*ended, *growing.values()))


def _mutual(apart: NDArray[np.float64], chain: list[int]) -> tuple[int, int]:
    """Follow nearest neighbours until two are each other's; take them off the chain, sorted."""
    while True:
        row = apart[chain[-1]]
        nearest = int(row.argmin())
        if len(chain) > 1 and row[chain[-2]] <= row[nearest]:
            first, second = sorted((chain.pop(), chain.pop()))
            return first, second
        chain.append(nearest)
