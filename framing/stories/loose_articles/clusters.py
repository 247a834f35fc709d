"""Texts that are alike to groups: average linkage, so that one link does not chain two stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.stories.loose_articles.lead_similarity import UNDATED, similar_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from framing.stories.loose_articles.grouping_settings import GroupingSettings
    from framing.stories.loose_articles.lead_similarity import LeadVectors

    Integers = NDArray[np.int64]

_IMPOSSIBLE = 1e6
"""A lack no mean can make good: two articles that are too many days apart."""
_ROUNDING = 1e-9


def cluster(lead_vectors: LeadVectors, settings: GroupingSettings, days: int) -> list[list[int]]:
    """Return groups of two texts or more, as ascending numbers, in the order of their first.

    Two texts are in one group when the groups they came from are alike on average. No group
    stretches over more than ``days``; a text without a date fits any.
    """
    clusters: list[list[int]] = []
    for component in _components(lead_vectors, settings, days):
        clusters += [
            sorted(component[at] for at in group)
            for group in _split_component(lead_vectors, component, settings, days)
        ]
    return sorted(group for group in clusters if len(group) > 1)


def _components(
    lead_vectors: LeadVectors, settings: GroupingSettings, days: int, more: float = 0.0
) -> Iterator[Integers]:
    """Yield texts that hang together by links; whatever is in two heaps is in no one group."""
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    labels = np.arange(len(lead_vectors.days))
    for left, right in similar_pairs(lead_vectors, settings, days, more):
        labels = _merged_labels(labels, left, right)
    order = np.argsort(labels, kind="stable")
    cuts = np.flatnonzero(np.diff(labels[order])) + 1
    yield from (component for component in np.split(order, cuts) if len(component) > 1)


def _merged_labels(labels: Integers, left: Integers, right: Integers) -> Integers:
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import coo_matrix  # noqa: PLC0415
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    if not len(left):
        return labels
    shape = (len(labels), len(labels))
    graph = coo_matrix((np.ones(len(left)), (labels[left], labels[right])), shape=shape)
    _, joined = connected_components(graph, directed=False)
    merged: Integers = joined[labels].astype(np.int64)
    return merged


def _split_component(
    lead_vectors: LeadVectors,
    component: Integers,
    settings: GroupingSettings,
    days: int,
    more: float = 0.0,
) -> list[Integers]:
    """Part a heap into groups, as numbers within the heap."""
    subset = lead_vectors.subset(component)
    if len(component) <= settings.max_clustered:
        return _average_linkage(subset, settings, days)
    more += settings.similarity_step
    if settings.similarity + more > settings.near_copy_similarity:
        return _split_by_days(subset.days, days)
    return [
        smaller[group]
        for smaller in _components(subset, settings, days, more)
        for group in _split_component(subset, smaller, settings, days, more)
    ]


def _average_linkage(subset: LeadVectors, settings: GroupingSettings, days: int) -> list[Integers]:
    import numpy as np  # noqa: PLC0415
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415
    from scipy.spatial.distance import squareform  # noqa: PLC0415

    missing = np.minimum(subset.missing_similarities(settings, days), _IMPOSSIBLE)
    np.fill_diagonal(missing, 0.0)
    # Linkage wants distances from 0 up: every pair is moved up alike.
    distances = squareform(missing + 1.0 - np.eye(len(missing)), checks=False)
    labels = fcluster(linkage(distances, "average"), 1.0 + _ROUNDING, "distance")
    return [np.flatnonzero(labels == label) for label in np.unique(labels)]


def _split_by_days(numbers: Integers, days: int) -> list[Integers]:
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
