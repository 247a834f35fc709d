"""Rows and their products are those of scikit-learn, one at a time or all at once."""

from __future__ import annotations

import numpy as np
from helpers.examples import at_most
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from framing.facts.sparse_vectors import Rows, products, together, unit
from framing.language.ngrams import (
    BUCKETS,
    Buckets,
    character_buckets,
    counts,
    plain,
    stem_buckets,
    stems,
    word_counts,
)

_TEXTS = st.lists(
    st.text(st.sampled_from("abcdé XYZ  .,’'“$%1239日🎉\n"), max_size=60), min_size=1, max_size=6
)


def counted(found: Buckets, texts: int) -> list[list[int]]:
    """Return how often each bucket stands in each text."""
    cells = found.text * BUCKETS + found.bucket
    table: list[list[int]] = (
        np.bincount(cells, minlength=texts * BUCKETS).reshape(texts, -1).tolist()
    )
    return table


def dense(rows: Rows) -> csr_matrix:
    """Return rows as a matrix."""
    return csr_matrix((rows.value, (rows.row, rows.column)), shape=(rows.count, rows.ends[-1]))


@at_most(50)
@given(_TEXTS)
def test_the_shipped_table_and_a_comparison_count_alike(texts: list[str]) -> None:
    words = [plain(text).split() for text in texts]
    found = counted(character_buckets(words), len(texts))
    assert found == counts(texts).toarray().tolist()
    found = counted(stem_buckets(words), len(texts))
    assert found == word_counts([stems(text) for text in texts]).toarray().tolist()


def test_few_rows_or_many_the_products_are_those_of_the_matrices() -> None:
    draw = np.random.default_rng(3)
    # As in a language: a few columns that nearly every row has, many that few have.
    often = (1 / np.arange(2, 3002)) ** 0.9
    tables = [draw.random((160, 3000)) < often for _ in range(2)]
    parts = [(table.nonzero()[0], table.nonzero()[1]) for table in tables]
    rows = unit(160, parts, draw.random((2, 3000)), (1.0, 2.0))
    every, few = together(rows, (3000, 6000)), together(rows[:3], (3000, 6000))
    whole = products(every, every)
    for at, found in enumerate(whole):
        own = dense(every)[:, 3000 * at : 3000 * (at + 1)]
        assert np.allclose(found, (own @ own.T).toarray(), atol=1e-12)
        assert np.allclose(np.diag(found), (at + 1) ** 2)
    assert np.allclose(products(every, together(rows, (3000, 6000))), whole, atol=1e-12)
    assert np.allclose(products(few, every), whole[:, :3], atol=1e-12)
    assert np.allclose(products(every, few), whole[:, :, :3], atol=1e-12)


def test_an_empty_row_is_like_nothing() -> None:
    rows = together(unit(2, [(np.asarray([1]), np.asarray([5]))], np.ones((1, 10)), [1.0]), (10,))
    assert products(rows, rows).tolist() == [[[0.0, 0.0], [0.0, 1.0]]]
