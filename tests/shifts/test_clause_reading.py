"""Clauses: what is denied, by whom, and how sure an act is behind the verbs that lead to it."""

from __future__ import annotations

import pytest

from framing.language.analysed_text import analyse
from framing.shifts.clause_reading import Proposition, propositions


def last(text: str) -> Proposition:
    return propositions(analyse(text, 0, None, (), ()))[-1]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor denied that he had sold the quarry.",
        "The mayor denied he had sold the quarry.",
        "The mayor has denied selling the quarry.",
        "The mayor rejected claims that he had sold the quarry.",
        "The mayor ruled out selling the quarry.",
        "The mayor has no plans to sell the quarry.",
        "The mayor has no intention of selling the quarry.",
        "The mayor refused to sell the quarry.",
        "The mayor did not sell the quarry.",
        "There is no evidence that the mayor sold the quarry.",
    ],
)
def test_an_act_is_denied(text: str) -> None:
    clause = last(text)
    assert clause.act == "sel"
    assert clause.denied


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that he had sold the quarry.",
        "The mayor denied that he had not sold the quarry.",
        "The mayor refused comment and sold the quarry.",
    ],
)
def test_an_act_is_told(text: str) -> None:
    assert not last(text).denied


def test_a_denial_that_is_denied_says_neither() -> None:
    assert last("The mayor did not deny that he had sold the quarry.").certainty == "unclear"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor seems to have sold the quarry.", "believed"),
        ("The mayor is believed to have sold the quarry.", "believed"),
        ("The mayor plans to sell the quarry.", "planned"),
        ("The mayor is considering selling the quarry.", "open"),
        ("The mayor sold the quarry.", "done"),
    ],
)
def test_how_sure_an_act_is(text: str, expected: str) -> None:
    assert last(text).certainty == expected


def test_a_pronoun_in_reported_speech_is_the_speaker() -> None:
    text = "The mayor said that he had sold the quarry."
    analysed = analyse(text, 0, None, (), ())
    subject = propositions(analysed)[-1].subject
    assert subject is not None
    assert analysed.words(*subject) == "The mayor"
