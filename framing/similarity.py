"""How alike two statements are in their wording, 0 to 1."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from framing.config import default
from framing.names import names
from framing.ngrams import counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Matrix: TypeAlias = NDArray[np.float64]

DIGITS = 6
"""Last bits of floating point differ between processors; thresholds must not see them."""


def similarities(left: Sequence[str], right: Sequence[str]) -> Matrix:
    """Return how alike every pair is, ``left`` down and ``right`` across, 0 to 1.

    The cosine of character n-grams, weighted by how rare they are in news at large (a table that
    ships), so a pair's value depends on the pair alone. A share of it is the same without names:
    all statements of a story name the same few, and hiring at one firm is not a fire at it. Texts
    without a letter or digit are alike to nothing.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    if not left or not right:
        return np.zeros((len(left), len(right)))
    share = default().similarity.without_names
    product = (1 - share) * _cosines(left, right)
    product += share * _cosines(
        [_nameless(text) for text in left], [_nameless(text) for text in right]
    )
    rounded: Matrix = np.clip(np.round(product, DIGITS), 0.0, 1.0)
    return rounded


def _cosines(left: Sequence[str], right: Sequence[str]) -> Matrix:
    product: Matrix = (_weighted(tuple(left)) @ _weighted(tuple(right)).T).toarray()
    return product


def _nameless(text: str) -> str:
    kept, at = [], 0
    for name in names(text):
        kept.append(text[at : name.start])
        at = name.end
    return " ".join([*kept, text[at:]])


@lru_cache(maxsize=8)
def _weighted(texts: tuple[str, ...]) -> csr_matrix:
    """Rows of unit length; a word said five times is not five times the evidence.

    Every version is compared with the same facts: their rows are kept for the next one.
    """
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix, diags  # noqa: PLC0415

    rows = counts(texts)
    damped = 1.0 + np.log(rows.data.astype(np.float64))
    weighted = csr_matrix((damped, rows.indices, rows.indptr), shape=rows.shape)
    weighted = csr_matrix(weighted @ diags(background()))
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    lengths[lengths == 0.0] = 1.0
    return csr_matrix(diags(1.0 / lengths) @ weighted)


@cache
def background() -> Matrix:
    """Return the weight of every n-gram bucket, from the table that ships."""
    import numpy as np  # noqa: PLC0415

    path = files("framing.data").joinpath("background.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as table:
        weights: Matrix = table["weights"].astype(np.float64)
    return weights
