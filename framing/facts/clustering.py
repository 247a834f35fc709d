"""Correlation clustering: groups whose members belong together more than they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix: TypeAlias = NDArray[np.float64]

_MOVES = 10
"""Moves an item at most: each betters the sum, and few are ever needed."""
_TINY = 1e-9
"""Sums of rounded numbers that differ by less are equal, on any processor."""


def correlation_clusters(probability: Matrix, threshold: float) -> list[list[int]]:
    """Group items so that likely pairs are together and unlikely ones apart.

    What is maximised is the sum, over all pairs in a group, of the probability less ``threshold``
    (Bansal, Blum and Chawla 2004), greedily: groups are joined while that gains, the most gaining
    first, then single items move while that gains, likewise. Ties go to the earlier item: only
    they let the order of the items matter.

    Args:
        probability: Symmetrical, n by n, 0 to 1; not a number where a pair says nothing.
        threshold: The probability, 0 to 1, from which a pair speaks for a group.

    Returns:
        The groups as lists of item numbers, each ascending, in order of their first; groups of one
        are left out.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    gain = np.nan_to_num(probability - threshold, nan=0.0)
    np.fill_diagonal(gain, 0.0)
    groups = []
    for items in _components(gain > 0.0):
        if len(items) > 1:
            inside = gain[np.ix_(items, items)]
            labels = _moved(inside, _joined(inside))
            groups += [
                [items[place] for place, one in enumerate(labels) if one == label]
                for label in sorted(set(labels))
            ]
    return sorted(group for group in groups if len(group) > 1)


def _components(linked: NDArray[np.bool_]) -> list[list[int]]:
    """The items that likely pairs connect: no group reaches beyond one of these."""
    unseen, components = set(range(len(linked))), []
    for first in range(len(linked)):
        if first not in unseen:
            continue
        unseen.discard(first)
        component, waiting = [first], [first]
        while waiting:
            for item in linked[waiting.pop()].nonzero()[0].tolist():
                if item in unseen:
                    unseen.discard(item)
                    component.append(item)
                    waiting.append(item)
        components.append(sorted(component))
    return components


def _joined(gain: Matrix) -> list[int]:
    """Join the two groups whose union gains most until none gains; a label an item."""
    import numpy as np  # noqa: PLC0415

    between = gain.copy()
    np.fill_diagonal(between, -np.inf)
    labels = list(range(len(gain)))
    while True:
        place = int(np.round(between, 9).argmax())
        first, second = sorted(divmod(place, len(gain)))
        if between[first, second] <= _TINY:
            return labels
        labels = [first if label == second else label for label in labels]
        between[first] += between[second]
        between[:, first] = between[first]
        between[first, first] = -np.inf
        between[second] = between[:, second] = -np.inf


def _moved(gain: Matrix, labels: list[int]) -> list[int]:
    """Move single items, the one that gains most first, to another group or out of all.

    Not in the items' order: what the order decides are ties alone.
    """
    import numpy as np  # noqa: PLC0415

    number, now = len(gain), np.asarray(labels)
    items = np.arange(number)
    into = gain @ np.equal.outer(now, items)  # what an item has in common with each group
    for _ in range(_MOVES * number):
        current = into[items, now]
        elsewhere = into.copy()
        elsewhere[items, now] = 0.0  # to be alone
        better = np.round(elsewhere.max(axis=1) - current, 9)
        item = int(better.argmax())
        if better[item] <= _TINY:
            break
        label = int(np.round(elsewhere[item], 9).argmax())
        if elsewhere[item, label] <= _TINY:  # better alone: under a label that nobody has
            label = int(np.setdiff1d(items, now[items != item])[0])
        into[:, now[item]] -= gain[item]
        into[:, label] += gain[item]
        now[item] = label
    return [int(label) for label in now]
