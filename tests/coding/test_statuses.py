"""What a person says that a version does with a fact: counts follow, and tables say who said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers.stories import compared, hospital, labelled

from framing.pipeline import compare
from framing.report.csv import tables

if TYPE_CHECKING:
    from framing.types import Coverage


def an_open_cell() -> Coverage:
    return next(row for row in compared("hospital").coverage if row.status != "carried")


@pytest.mark.parametrize(
    ("status", "fidelity", "probability"),
    [("carried", 2, 1.0), ("altered", 0, 1.0), ("omitted", None, 0.0)],
)
def test_a_persons_word_is_the_status_and_stands_in_the_table(
    status: str, fidelity: int | None, probability: float
) -> None:
    cell = an_open_cell()
    label = (cell.outlet, cell.sentence or 0, f"status:{cell.fact}", status)
    made = compare(labelled(hospital(), label))
    (row,) = (one for one in made.coverage if (one.outlet, one.fact) == (cell.outlet, cell.fact))
    assert (row.status, row.set_by) == (status, "ann")
    assert (row.fidelity, row.probability) == (fidelity, probability)
    others = {one.set_by for one in made.coverage if one is not row}
    assert others == {""}
    told = {
        (one.outlet, one.sentence)
        for fact in made.facts
        if fact.id == cell.fact
        for one in fact.mentions
    }
    assert ((cell.outlet, cell.sentence) in told) == (status != "omitted")
    (written,) = (
        one
        for one in tables(made)["coverage.csv"]
        if (one["outlet"], one["fact"]) == (cell.outlet, cell.fact)
    )
    assert (written["status"], written["set_by"]) == (status, "ann")
