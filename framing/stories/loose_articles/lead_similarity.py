"""How alike the beginnings of articles are, and which are near enough to tell one event.

TF-IDF of word stems with the weights that ship (``similarity.background``), so that a pair's
likeness depends on the pair alone. The search for neighbours is exact: words that stand in many
articles are left out of the first product, and what they could add at most is allowed for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from framing.facts.similarity import DIGITS, background
from framing.language.ngrams import stems, word_counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from framing.stories.loose_articles.grouping_settings import GroupingSettings

    Floats: TypeAlias = NDArray[np.float64]
    Integers: TypeAlias = NDArray[np.int64]

UNDATED = -1
SEVERAL_OUTLETS = 0
_PAIRS_PER_BATCH = 100_000
"""Pairs gone through at a time: what bounds the memory."""


@dataclass(frozen=True, slots=True)
class LeadVectors:
    """Texts to compare, in the order of their days, those without one last."""

    rows: csr_matrix
    """One row of unit length a text."""
    days: Integers
    """Each text's day as a number, ``UNDATED`` where it is not known."""
    outlets: Integers
    """Each text's outlet as a number, ``SEVERAL_OUTLETS`` for several in one wording."""

    def subset(self, members: Integers) -> LeadVectors:
        """Return the pool of these members alone, which come in ascending order."""
        return LeadVectors(self.rows[members], self.days[members], self.outlets[members])

    def days_between(self, left: Integers, right: Integers) -> Integers:
        """Return the days between texts, ``UNDATED`` where either has no date."""
        import numpy as np  # noqa: PLC0415

        days = np.abs(self.days[left] - self.days[right])
        is_undated = (self.days[left] == UNDATED) | (self.days[right] == UNDATED)
        distances: Integers = np.where(is_undated, UNDATED, days)
        return distances

    def required_similarity(
        self, left: Integers, right: Integers, settings: GroupingSettings
    ) -> Floats:
        """Return the likeness that is asked of texts to be one story.

        More of what is told days later, which is more often the next event; but one day is none:
        clocks differ, and papers print in the morning what was told the night before. More of two
        articles of one outlet, which seldom tells the same twice.
        """
        import numpy as np  # noqa: PLC0415

        distances = self.days_between(left, right)
        required = settings.similarity + settings.similarity_per_day * np.maximum(distances - 1, 0)
        required = np.where(distances == UNDATED, settings.undated_similarity, required)
        same_outlet = (self.outlets[left] == self.outlets[right]) & (
            self.outlets[left] != SEVERAL_OUTLETS
        )
        total: Floats = required + settings.same_outlet_similarity * same_outlet
        return total

    def missing_similarities(self, settings: GroupingSettings, days: int) -> Floats:
        """Return how much each pair lacks to be one story: 0 or less, it is; inf, it cannot be."""
        import numpy as np  # noqa: PLC0415

        similarity: Floats = np.round((self.rows @ self.rows.T).toarray(), DIGITS)
        every = np.arange(len(similarity))
        down, across = every[:, None], every[None, :]
        missing: Floats = self.required_similarity(down, across, settings) - similarity
        missing[self.days_between(down, across) > days] = np.inf
        return missing


def lead_vectors(
    texts: Sequence[str], days: Sequence[date | None], outlets: Sequence[str | None]
) -> LeadVectors:
    """Return the texts as rows to compare; they come sorted by day, those without one last.

    Args:
        texts: What is compared.
        days: The day of each.
        outlets: The outlet of each, None where several printed it.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    # Taken one by one: the words of all texts at once would be most of the memory.
    rows = _unit(word_counts(stems(text) for text in texts), background()["words"])
    numbers = [day.toordinal() if day else UNDATED for day in days]
    codes: dict[str | None, int] = {None: SEVERAL_OUTLETS}
    coded = [codes.setdefault(outlet, len(codes)) for outlet in outlets]
    return LeadVectors(rows, np.asarray(numbers, dtype=np.int64), np.asarray(coded, dtype=np.int64))


def similar_pairs(
    vectors: LeadVectors, settings: GroupingSettings, days: int, more: float = 0.0
) -> Iterator[tuple[Integers, Integers]]:
    """Yield pairs that could be one story, block by block, as two arrays of numbers.

    Args:
        vectors: The texts.
        settings: The likeness that is asked for.
        days: At most so many between the two.
        more: Likeness asked for on top.
    """
    import numpy as np  # noqa: PLC0415

    rare, rest = _without_common_words(vectors.rows, settings.min_idf)
    least = min(settings.similarity, settings.undated_similarity) + more
    dated = int(np.count_nonzero(vectors.days != UNDATED))
    for start in range(0, len(vectors.days), settings.block_size):
        rows = np.arange(start, min(start + settings.block_size, len(vectors.days)))
        for first, last in _candidate_ranges(vectors.days, rows, dated, days):
            near = (rare[rows] @ rare[first:last].T).tocoo()
            at_most = near.data + rest[rows][near.row] * rest[first:last][near.col]
            candidates = at_most >= least - 10**-DIGITS
            left, right = rows[near.row[candidates]], first + near.col[candidates].astype(np.int64)
            candidates = (right > left) & (vectors.days_between(left, right) <= days)
            left, right = left[candidates], right[candidates]
            near_enough = (
                _pair_similarities(vectors.rows, left, right)
                >= vectors.required_similarity(left, right, settings) + more
            )
            yield left[near_enough], right[near_enough]


def _unit(rows: csr_matrix, weights: Floats) -> csr_matrix:
    """Rows of unit length; a word said five times is not five times the evidence."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415
    from sklearn.preprocessing import normalize  # noqa: PLC0415

    damped = (1.0 + np.log(rows.data)) * weights[rows.indices]
    return csr_matrix(normalize(csr_matrix((damped, rows.indices, rows.indptr), rows.shape)))


def _candidate_ranges(
    days: Integers, rows: Integers, dated: int, window: int
) -> list[tuple[int, int]]:
    """The texts that a block has to be compared with: the days that follow, and the undated."""
    import numpy as np  # noqa: PLC0415

    first, last = int(rows[0]), len(days)
    if first >= dated:
        return [(first, last)]
    near = int(np.searchsorted(days[:dated], days[min(int(rows[-1]), dated - 1)] + window, "right"))
    return [(first, last)] if near >= dated else [(first, near), (max(dated, near), last)]


def _without_common_words(rows: csr_matrix, min_idf: float) -> tuple[csr_matrix, Floats]:
    """Return the rows without common words, and the length of what was left out of each."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    is_rare = background()["words"][rows.indices] >= min_idf
    data = np.where(is_rare, rows.data, 0.0)
    rare = csr_matrix((data, rows.indices.copy(), rows.indptr.copy()), shape=rows.shape)
    rare.eliminate_zeros()
    omitted = 1.0 - np.asarray(rare.multiply(rare).sum(axis=1)).ravel()
    return rare, np.sqrt(np.clip(omitted, 0.0, 1.0))


def _pair_similarities(rows: csr_matrix, left: Integers, right: Integers) -> Floats:
    """Return the likeness of each pair."""
    import numpy as np  # noqa: PLC0415

    parts = [
        np.asarray(rows[left[at:end]].multiply(rows[right[at:end]]).sum(axis=1)).ravel()
        for at in range(0, len(left), _PAIRS_PER_BATCH)
        for end in [at + _PAIRS_PER_BATCH]
    ]
    return np.round(np.concatenate([*parts, np.zeros(0)]), DIGITS)
