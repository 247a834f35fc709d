"""What a person is asked about the list of facts; nothing is left out by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from helpers.stories import compared, hospital, labelled

from framing.facts.baseline_questions import baseline_questions, reads_alone

if TYPE_CHECKING:
    from framing.types import Comparison


def kinds(made: Comparison) -> dict[str, str]:
    """The kind of question by the fact that it is about first."""
    return {one.facts[0]: one.kind for one in baseline_questions(made)}


def told(words: str) -> tuple[Comparison, str]:
    """The story with just one fact, in other words, and the fact's id."""
    made = compared("hospital")
    fact = replace(made.facts[0], statement=words)
    return replace(made, facts=(fact,)), fact.id


def test_a_fact_that_does_not_say_whom_it_speaks_of_is_asked_about_till_it_is_worded() -> None:
    made, fact = told("The company has three teams in the north")
    assert kinds(made) == {fact: "fragment"}
    for column, value in ((f"wording:{fact}", "Acme has three teams"), (f"listed:{fact}", "1")):
        labels = labelled(hospital(), (made.facts[0].outlet, 0, column, value)).labels
        assert kinds(replace(made, story=replace(made.story, labels=labels))) == {}


def test_a_fact_whose_sentence_is_commentary_is_asked_about() -> None:
    made, fact = told("Acme has betrayed the whole town by what it did")
    place = made.facts[0].outlet, made.facts[0].sentence
    assert kinds(made) == {}
    judged = tuple(
        replace(
            version,
            readings=tuple(
                replace(one, commentary=(version.version.outlet, one.sentence.index) == place)
                for one in version.readings
            ),
        )
        for version in made.versions
    )
    assert kinds(replace(made, versions=judged)) == {fact: "opinion"}


@pytest.mark.parametrize(
    "statement", ["He said so", "the plan was dropped", "The company has three teams"]
)
def test_what_does_not_read_alone(statement: str) -> None:
    assert not reads_alone(told(statement)[0].facts[0])


@pytest.mark.parametrize(
    "statement",
    [
        "The company of Ana Ruiz has three teams",
        "The ward closes in May",
        "[Acme] closes its office",
    ],
)
def test_what_reads_alone(statement: str) -> None:
    assert reads_alone(told(statement)[0].facts[0])
