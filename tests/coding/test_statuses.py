"""What a person says that a version does with a fact: counts follow, and tables say who said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers.stories import (
    POST,
    compared,
    hospital,
    labelled,
    paragraphs,
    story,
    version_reading,
)

from framing.pipeline import compare
from framing.report.csv import tables

if TYPE_CHECKING:
    from framing.types import Comparison, Coverage


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


def cells(made: Comparison, fact: str, outlet: str) -> Coverage:
    return next(row for row in made.coverage if (row.fact, row.outlet) == (fact, outlet))


def told(made: Comparison, fact: str, outlet: str) -> set[int]:
    """The sentences of a version that tell a fact."""
    (found,) = (one for one in made.facts if one.id == fact)
    return {one.sentence for one in found.mentions if one.outlet == outlet}


@pytest.mark.parametrize("status", ["carried", "altered"])
def test_the_sentence_that_a_person_chose_is_the_proof_everywhere(status: str) -> None:
    cell = an_open_cell()
    body = [
        reading.sentence.index
        for version in compared("hospital").versions
        if version.version.outlet == cell.outlet
        for reading in version.readings
        if reading.sentence.kind == "text" and reading.sentence.index != cell.sentence
    ]
    for sentence in body:
        label = (cell.outlet, sentence, f"status:{cell.fact}", status)
        made = compare(labelled(hospital(), label))
        row = cells(made, cell.fact, cell.outlet)
        assert (row.sentence, row.status) == (sentence, status)
        assert told(made, cell.fact, cell.outlet) == {sentence}
        read = version_reading(made, cell.outlet)
        assert cell.fact in read.readings[sentence].facts
        place = read.readings[sentence].sentence
        assert place.start <= (row.start or 0) < (row.end or 0) <= place.end


def test_a_chosen_sentence_takes_the_place_of_the_programs_own() -> None:
    before = compared("hospital")
    tellers = {
        (fact.id, one.outlet) for fact in before.facts for one in fact.mentions if one.founds
    }
    near = [
        row
        for row in before.coverage
        if row.status == "carried" and (row.fact, row.outlet) not in tellers
    ]
    row = near[0]
    read = version_reading(before, row.outlet)
    sentence = next(
        one.sentence.index
        for one in read.readings
        if one.sentence.kind == "text" and one.sentence.index != row.sentence
    )
    chosen = (row.outlet, sentence, f"status:{row.fact}", "carried")
    after = compare(labelled(hospital(), chosen))
    assert cells(after, row.fact, row.outlet).sentence == sentence
    assert sentence in told(after, row.fact, row.outlet)


def test_of_a_sentence_that_tells_two_things_the_likest_is_the_proof() -> None:
    texts = {
        "Courier": paragraphs(
            "Bridge", "The bridge at Quill will close in May, the Evening Post reported."
        ),
        "Argus": paragraphs(
            "Snow",
            "Snow fell for a week on the hills, and the bridge will then be shut to traffic.",
            "The mayor of the town likes trains.",
        ),
    }
    fact = compare(story("Bridge", texts, POST)).facts[0]
    assert "bridge" in fact.statement
    chosen = ("Argus", 1, f"status:{fact.id}", "carried")
    row = cells(compare(labelled(story("Bridge", texts, POST), chosen)), fact.id, "Argus")
    read = version_reading(compare(story("Bridge", texts, POST)), "Argus")
    words = read.version.text[row.start : row.end]
    assert "bridge" in words
    assert "Snow" not in words


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
