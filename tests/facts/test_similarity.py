"""How alike two statements are: same spellings count as same, and no third text matters."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.examples import at_most
from hypothesis import given
from hypothesis import strategies as st

from framing.facts.similarity import similarities

_TEXTS = st.lists(
    st.text(st.sampled_from("abcd ABCD.,’'“%123é\n"), max_size=30), min_size=1, max_size=5
)


def alike(one: str, other: str) -> float:
    return float(similarities([one], [other])[0, 0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("60 per cent of mothers", "60% of mothers"),
        ("He paid 3,500 crowns", "he paid 3500 crowns"),
        ("The U.S. Senate voted", "The US Senate voted"),
        ("“Never,” she wrote", '"Never," she wrote'),
    ],
)
def test_spellings_that_mean_the_same_are_the_same(one: str, other: str) -> None:
    assert alike(one, other) == 1.0


def test_the_same_event_in_other_words_is_nearer_than_another_event() -> None:
    fact = "Valdoro have agreed a fee of 41 million euros for the winger Oduya"
    told = alike(fact, "Oduya is leaving for Valdoro, who pay 41 million euros")
    other = alike(fact, "The stadium holds 15,000 people")
    assert told > 0.3 > other


def test_a_text_without_letters_is_like_nothing_even_itself() -> None:
    assert alike("...", "...") == 0.0
    assert alike("", "abc") == 0.0
    assert similarities([], ["abc"]).shape == (0, 1)


@at_most(25)
@given(_TEXTS, _TEXTS)
def test_a_pair_is_judged_by_itself(left: list[str], right: list[str]) -> None:
    table = similarities(left, right)
    assert table.shape == (len(left), len(right))
    assert ((table >= 0.0) & (table <= 1.0)).all()
    assert np.array_equal(table, similarities(right, left).T)
    assert np.array_equal(table[:1], similarities(left[:1], right))
    assert table[-1, -1] == alike(left[-1], right[-1])


@at_most(25)
@given(_TEXTS, _TEXTS)
def test_copies_and_what_was_asked_before_change_nothing(left: list[str], right: list[str]) -> None:
    one_by_one = [[alike(one, other) for other in right] for one in (*left, *right, *left)]
    similarities(left, right)
    assert similarities([*left, *right, *left], right).tolist() == one_by_one
