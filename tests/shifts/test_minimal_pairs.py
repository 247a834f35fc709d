"""Twenty pairs a kind, worded after patterns of real news: ten that differ, ten that must not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from framing.evaluation.shift_pairs import KINDS, LabelledPair, read_pairs, shifts_between

PAIRS = Path(__file__).parents[1] / "data" / "shifts" / "minimal.tsv"
FOUND = 5
"""So many of a kind's ten are found at least; most kinds find nine."""


@cache
def of_kind(kind: str) -> tuple[LabelledPair, ...]:
    return tuple(row for row in read_pairs(PAIRS) if row.field == kind)


def kinds_in(row: LabelledPair) -> set[str]:
    return {found.kind for found in shifts_between(row)}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_ten_of_either(kind: str) -> None:
    rows = of_kind(kind)
    assert [sum(bool(row.kinds) is differs for row in rows) for differs in (True, False)] == [
        10,
        10,
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_what_differs_is_found_and_no_other_kind_is_claimed(kind: str) -> None:
    claimed = [kinds_in(row) for row in of_kind(kind) if row.kinds]
    assert all(found <= {kind} for found in claimed)
    assert sum(bool(found) for found in claimed) >= FOUND


@pytest.mark.parametrize("kind", KINDS)
def test_what_only_looks_like_a_difference_is_not_claimed(kind: str) -> None:
    for row in of_kind(kind):
        if not row.kinds:
            assert not kinds_in(row), row
