"""Texts that are alike to groups: average linkage, so that one link does not chain two stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.stories.grouping.lead_similarity import UNDATED, links

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from framing.stories.grouping.grouping_settings import Settings
    from framing.stories.grouping.lead_similarity import Pool

    Whole = NDArray[np.int64]

_NEVER = 1e6
"""A lack no mean can make good: two articles that are too many days apart."""
_ROUNDING = 1e-9


def groups(pool: Pool, settings: Settings, days: int) -> list[list[int]]:
    """Return groups of two texts or more, as ascending numbers, in the order of their first.

    Two texts are in one group when the groups they came from are alike on average. No group
    stretches over more than ``days``; a text without a date fits any.
    """
    clusters: list[list[int]] = []
    for component in _heaps(pool, settings, days):
        clusters += [
            sorted(component[at] for at in cluster)
            for cluster in _parted(pool, component, settings, days)
        ]
    return sorted(group for group in clusters if len(group) > 1)


def _heaps(pool: Pool, settings: Settings, days: int, more: float = 0.0) -> Iterator[Whole]:
    """Yield texts that hang together by links; whatever is in two heaps is in no one group."""
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    labels = np.arange(len(pool.days))
    for left, right in links(pool, settings, days, more):
        labels = _joined(labels, left, right)
    order = np.argsort(labels, kind="stable")
    cuts = np.flatnonzero(np.diff(labels[order])) + 1
    yield from (component for component in np.split(order, cuts) if len(component) > 1)


def _joined(labels: Whole, left: Whole, right: Whole) -> Whole:
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import coo_matrix  # noqa: PLC0415
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    if not len(left):
        return labels
    shape = (len(labels), len(labels))
    graph = coo_matrix((np.ones(len(left)), (labels[left], labels[right])), shape=shape)
    _, joined = connected_components(graph, directed=False)
    merged: Whole = joined[labels].astype(np.int64)
    return merged


def _parted(
    pool: Pool, component: Whole, settings: Settings, days: int, more: float = 0.0
) -> list[Whole]:
    """Part a heap into groups, as numbers within the heap."""
    part = pool.part(component)
    if len(component) <= settings.most:
        return _linked(part, settings, days)
    more += settings.step
    if settings.alike + more > settings.near_copies:
        return _by_days(part.days, days)
    return [
        smaller[group]
        for smaller in _heaps(part, settings, days, more)
        for group in _parted(part, smaller, settings, days, more)
    ]


def _linked(part: Pool, settings: Settings, days: int) -> list[Whole]:
    import numpy as np  # noqa: PLC0415
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415
    from scipy.spatial.distance import squareform  # noqa: PLC0415

    lacks = np.minimum(part.all_pairs(settings, days), _NEVER)
    np.fill_diagonal(lacks, 0.0)
    # Linkage wants distances from 0 up: every pair is moved up alike.
    distances = squareform(lacks + 1.0 - np.eye(len(lacks)), checks=False)
    labels = fcluster(linkage(distances, "average"), 1.0 + _ROUNDING, "distance")
    return [np.flatnonzero(labels == label) for label in np.unique(labels)]


def _by_days(numbers: Whole, days: int) -> list[Whole]:
    """Part one text that is there many times: a group ends when its first day is too far back."""
    import numpy as np  # noqa: PLC0415

    runs: list[list[int]] = []
    for at, day in enumerate(numbers):
        fits = runs and (day == UNDATED or day - numbers[runs[-1][0]] <= days)
        if fits:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [np.asarray(group) for group in runs]
