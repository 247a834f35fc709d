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

    from framing.stories.grouping.grouping_settings import Settings

    Floats: TypeAlias = NDArray[np.float64]
    Whole: TypeAlias = NDArray[np.int64]

UNDATED = -1
SEVERAL = 0
_AT_ONCE = 100_000
"""Pairs gone through at a time: what bounds the memory."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Texts to compare, in the order of their days, those without one last."""

    rows: csr_matrix
    """One row of unit length a text."""
    days: Whole
    """Each text's day as a number, ``UNDATED`` where it is not known."""
    outlets: Whole
    """Each text's outlet as a number, ``SEVERAL`` where several printed it word for word."""

    def part(self, members: Whole) -> Pool:
        """Return the pool of these members alone, which come in ascending order."""
        return Pool(self.rows[members], self.days[members], self.outlets[members])

    def apart(self, left: Whole, right: Whole) -> Whole:
        """Return the days between texts, ``UNDATED`` where either has no date."""
        import numpy as np  # noqa: PLC0415

        days = np.abs(self.days[left] - self.days[right])
        undated = (self.days[left] == UNDATED) | (self.days[right] == UNDATED)
        distances: Whole = np.where(undated, UNDATED, days)
        return distances

    def wanted(self, left: Whole, right: Whole, settings: Settings) -> Floats:
        """Return the likeness that is asked of texts to be one story.

        More of what is told days later, which is more often the next event; but one day is none:
        clocks differ, and papers print in the morning what was told the night before. More of two
        articles of one outlet, which seldom tells the same twice.
        """
        import numpy as np  # noqa: PLC0415

        apart = self.apart(left, right)
        least = settings.alike + settings.later * np.maximum(apart - 1, 0)
        least = np.where(apart == UNDATED, settings.undated, least)
        again = (self.outlets[left] == self.outlets[right]) & (self.outlets[left] != SEVERAL)
        wanted: Floats = least + settings.again * again
        return wanted

    def all_pairs(self, settings: Settings, days: int) -> Floats:
        """Return how much each pair lacks to be one story: 0 or less, it is; inf, it cannot be."""
        import numpy as np  # noqa: PLC0415

        alike: Floats = np.round((self.rows @ self.rows.T).toarray(), DIGITS)
        every = np.arange(len(alike))
        down, across = every[:, None], every[None, :]
        lacks: Floats = self.wanted(down, across, settings) - alike
        lacks[self.apart(down, across) > days] = np.inf
        return lacks


def pool(texts: Sequence[str], days: Sequence[date | None], outlets: Sequence[str | None]) -> Pool:
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
    codes: dict[str | None, int] = {None: SEVERAL}
    coded = [codes.setdefault(outlet, len(codes)) for outlet in outlets]
    return Pool(rows, np.asarray(numbers, dtype=np.int64), np.asarray(coded, dtype=np.int64))


def links(
    vectors: Pool, settings: Settings, days: int, more: float = 0.0
) -> Iterator[tuple[Whole, Whole]]:
    """Yield pairs that could be one story, block by block, as two arrays of numbers.

    Args:
        vectors: The texts.
        settings: The likeness that is asked for.
        days: At most so many between the two.
        more: Likeness asked for on top.
    """
    import numpy as np  # noqa: PLC0415

    rare, rest = _rare(vectors.rows, settings.common)
    least = min(settings.alike, settings.undated) + more
    dated = int(np.count_nonzero(vectors.days != UNDATED))
    for start in range(0, len(vectors.days), settings.block):
        rows = np.arange(start, min(start + settings.block, len(vectors.days)))
        for first, last in _ranges(vectors.days, rows, dated, days):
            near = (rare[rows] @ rare[first:last].T).tocoo()
            at_most = near.data + rest[rows][near.row] * rest[first:last][near.col]
            candidates = at_most >= least - 10**-DIGITS
            left, right = rows[near.row[candidates]], first + near.col[candidates].astype(np.int64)
            candidates = (right > left) & (vectors.apart(left, right) <= days)
            left, right = left[candidates], right[candidates]
            near_enough = (
                _pairs(vectors.rows, left, right) >= vectors.wanted(left, right, settings) + more
            )
            yield left[near_enough], right[near_enough]


def _unit(rows: csr_matrix, weights: Floats) -> csr_matrix:
    """Rows of unit length; a word said five times is not five times the evidence."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415
    from sklearn.preprocessing import normalize  # noqa: PLC0415

    damped = (1.0 + np.log(rows.data)) * weights[rows.indices]
    return csr_matrix(normalize(csr_matrix((damped, rows.indices, rows.indptr), rows.shape)))


def _ranges(days: Whole, rows: Whole, dated: int, window: int) -> list[tuple[int, int]]:
    """The texts that a block has to be compared with: the days that follow, and the undated."""
    import numpy as np  # noqa: PLC0415

    first, last = int(rows[0]), len(days)
    if first >= dated:
        return [(first, last)]
    near = int(np.searchsorted(days[:dated], days[min(int(rows[-1]), dated - 1)] + window, "right"))
    return [(first, last)] if near >= dated else [(first, near), (max(dated, near), last)]


def _rare(rows: csr_matrix, common: float) -> tuple[csr_matrix, Floats]:
    """Return the rows without common words, and the length of what was left out of each."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    is_rare = background()["words"][rows.indices] >= common
    data = np.where(is_rare, rows.data, 0.0)
    rare = csr_matrix((data, rows.indices.copy(), rows.indptr.copy()), shape=rows.shape)
    rare.eliminate_zeros()
    omitted = 1.0 - np.asarray(rare.multiply(rare).sum(axis=1)).ravel()
    return rare, np.sqrt(np.clip(omitted, 0.0, 1.0))


def _pairs(rows: csr_matrix, left: Whole, right: Whole) -> Floats:
    """Return the likeness of each pair."""
    import numpy as np  # noqa: PLC0415

    parts = [
        np.asarray(rows[left[at:end]].multiply(rows[right[at:end]]).sum(axis=1)).ravel()
        for at in range(0, len(left), _AT_ONCE)
        for end in [at + _AT_ONCE]
    ]
    return np.round(np.concatenate([*parts, np.zeros(0)]), DIGITS)
