"""Quoted words are found where they stand, as words, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.coding.evidence_words import words_at

TEXT = "The mayor said: “It’s over.” Then 1,200 people left the old pier at noon."


@pytest.mark.parametrize(
    ("quotation", "stands"),
    [
        ("1,200 people left", "1,200 people left"),
        ("the MAYOR said", "The mayor said"),
        ("said: \"It's over", "said: “It’s over"),
        ("… people  left the\nold pier …", "people left the old pier"),
        ("mayor said it", "mayor said: “It"),
        (TEXT, TEXT[:-1]),
    ],
)
def test_words_in_a_row_are_found(quotation: str, stands: str) -> None:
    span = words_at(TEXT, 0, len(TEXT), quotation)
    assert span is not None
    assert span.of(TEXT) == stands


@pytest.mark.parametrize(
    "quotation",
    [
        "",
        "—",
        "left the",  # too few to say anything
        "1,300 people left",
        "people left old pier",  # one left out
        "the mayor says",
        "people lef",
        "left people the old",
    ],
)
def test_other_words_are_not(quotation: str) -> None:
    assert words_at(TEXT, 0, len(TEXT), quotation) is None


def test_words_outside_the_part_are_not_found() -> None:
    start = TEXT.index("Then")
    assert words_at(TEXT, start, len(TEXT), "the mayor said") is None
    assert words_at(TEXT, 0, start, "over then 1,200") is None


def test_a_short_part_may_be_quoted_whole() -> None:
    assert words_at("No. He left.", 0, 3, "no") is not None
    assert words_at("No. He left.", 4, 12, "left") is None


@given(st.text(max_size=60), st.text(max_size=12))
def test_what_is_found_has_the_words_that_were_quoted(text: str, quotation: str) -> None:
    span = words_at(text, 0, len(text), quotation)
    if span is not None:
        again = words_at(span.of(text), 0, span.end - span.start, quotation)
        assert again is not None
        assert (again.start, again.end) == (0, span.end - span.start)
