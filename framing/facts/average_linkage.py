"""Average linkage: groups whose members are alike on average."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def linked(distance: NDArray[np.float64], most: float) -> list[list[int]]:
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
    growing = {one: [one] for one in range(number)}
    ended: list[list[int]] = []
    chain: list[int] = []
    left = list(range(number))
    while len(left) > 1:
        chain = chain or [left[0]]
        one, other = _mutual(apart, chain)
        near = float(apart[one, other])
        if near <= most and one in growing and other in growing:
            growing[other] += growing.pop(one)
        else:
            ended += [growing.pop(group) for group in (one, other) if group in growing]
        both = size[one] + size[other]
        merged = (size[one] * apart[one] + size[other] * apart[other]) / both
        merged[other] = np.inf
        apart[other], apart[:, other] = merged, merged
        apart[one], apart[:, one] = np.inf, np.inf
        size[other] = both
        left.remove(one)
    return sorted(sorted(group) for group in (*ended, *growing.values()))


def _mutual(apart: NDArray[np.float64], chain: list[int]) -> tuple[int, int]:
    """Follow nearest neighbours until two are each other's; take them off the chain, sorted."""
    while True:
        row = apart[chain[-1]]
        nearest = int(row.argmin())
        if len(chain) > 1 and row[chain[-2]] <= row[nearest]:
            one, other = sorted((chain.pop(), chain.pop()))
            return one, other
        chain.append(nearest)
