"""What one version denies and another tells is one fact only where they contradict each other."""

from __future__ import annotations

import pytest
from helpers.stories import POST, paragraphs, story

from framing.language.negation import denies
from framing.pipeline import compare
from framing.shifts.denials import parted

PAIRS_OF_TOPIC = [
    ("no decision had been taken on the bus depot in Harrow", "the bus depot in Harrow will close"),
    ("Lindqvist never asked for the harbour report", "Lindqvist wrote the harbour report in May"),
    ("the union did not comment on the strike vote", "the union counted the strike vote twice"),
]
CONTRARIES = [
    ("the council approved the new bus depot", "the council did not approve the new bus depot"),
    ("staff at the depot were cut by a fifth", "staff at the depot were not cut by a fifth"),
]


@pytest.mark.parametrize(("one", "other"), PAIRS_OF_TOPIC)
def test_a_denial_of_something_else_is_another_fact(one: str, other: str) -> None:
    assert parted(one, other)
    assert parted(other, one)


@pytest.mark.parametrize(("one", "other"), CONTRARIES)
def test_a_contradiction_is_one_fact(one: str, other: str) -> None:
    assert not parted(one, other)
    assert not parted(other, one)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the board can’t sell the depot", True),
        ("the board cannot sell the depot", True),
        ("nobody sold the depot", True),
        ("the board failed to sell the depot", True),
        ("not only the board sold depots", False),
        ("the notable board sold the northern depot", False),
    ],
)
def test_what_denies(text: str, *, wanted: bool) -> None:
    assert denies(text) is wanted


def test_a_version_that_tells_of_the_topic_does_not_carry_the_denial() -> None:
    told = {
        "Harrow Herald": paragraphs(
            "Depot in doubt",
            "No decision has been taken on the bus depot in Harrow, the Evening Post reported.",
            "The depot opened in 1961 and 240 people work there, according to the Evening Post.",
        ),
        "Line One": paragraphs(
            "Buses",
            "No decision had been taken yet on the bus depot in Harrow, according to the Post.",
            "Fares rise by 4 per cent in March.",
        ),
        "Town Talk": paragraphs(
            "Closing",
            "The bus depot in Harrow is named after a mayor.",
            "The town has 30,000 people and two rivers.",
        ),
    }
    comparison = compare(story("Depot", told, POST))
    denial = next(fact for fact in comparison.facts if "ecision" in fact.statement)
    status = {row.outlet: row.status for row in comparison.coverage if row.fact == denial.id}
    assert status["Line One"] == "carried"
    assert status["Town Talk"] != "carried"
