"""Pairs for classes of difference that news often has: units, conversions, denials, agents."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from framing.evaluation.shift_pairs import LabelledPair, read_pairs, shifts_between

PAIRS = Path(__file__).parents[1] / "data" / "shifts" / "classes.tsv"
LEAST = {"unit": 49, "conversion": 2, "denial": 42, "agent": 35}
"""So many of each class's differences are found; the few others are missed, and not misnamed."""


@cache
def of_class(name: str) -> tuple[LabelledPair, ...]:
    return tuple(row for row in read_pairs(PAIRS) if row.field == name)


def kinds_in(row: LabelledPair) -> set[str]:
    return {found.kind for found in shifts_between(row)}


@pytest.mark.parametrize("name", LEAST)
def test_the_differences_are_found_under_their_name(name: str) -> None:
    claimed = [(row, kinds_in(row)) for row in of_class(name) if row.kinds]
    assert all(found <= row.kinds for row, found in claimed)
    assert sum(bool(found) for _, found in claimed) >= LEAST[name]


@pytest.mark.parametrize("name", LEAST)
def test_what_is_none_is_not_claimed(name: str) -> None:
    plain = [row for row in of_class(name) if not row.kinds]
    assert [row for row in plain if kinds_in(row)] == []


@pytest.mark.parametrize("row", of_class("unit"))
def test_a_changed_unit_is_seen_from_either_side(row: LabelledPair) -> None:
    turned = LabelledPair(row.kinds, row.field, row.source, row.version, row.baseline)
    assert kinds_in(turned) == kinds_in(row)
