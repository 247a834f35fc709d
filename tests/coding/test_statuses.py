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


def test_a_coded_fact_keeps_its_name_when_who_speaks_is_coded_after_it() -> None:
    before = compared("hospital")
    fact = next(one for one in before.facts if len(one.founded_by) > 1)
    other = next(
        row for row in before.coverage if row.fact == fact.id and row.outlet != fact.outlet
    )
    speaks = (fact.outlet, fact.sentence, "voice", "own")
    alone = compare(labelled(hospital(), speaks))
    assert fact.id not in {one.id for one in alone.facts}
    coded = (other.outlet, other.sentence or 0, f"status:{fact.id}", "omitted")
    both = compare(labelled(hospital(), speaks, coded))
    assert not any(warning.startswith("labels.csv") for warning in both.warnings)
    (row,) = (one for one in both.coverage if (one.outlet, one.fact) == (other.outlet, fact.id))
    assert (row.status, row.set_by) == ("omitted", "ann")
    assert len(both.facts) == len(alone.facts)
