"""What holds for any two texts: spans, order, and that the same words are no shift."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import FramingError
from framing.evaluation.shift_pairs import wording
from framing.shifts import Wording, differences, own_words
from framing.types import SourceReport

if TYPE_CHECKING:
    from datetime import date

GAZETTE = SourceReport("Harbour Gazette", ("Gazette",))
PIECES = [
    "The port",
    "Arlow Bank",
    "Ms Okoro",
    "the US",
    "Some",
    "all of",
    "one in four",
    "drivers",
    "will not",
    "may",
    "approved",
    "rejected",
    "rose",
    "fell",
    "by",
    "5 per cent",
    "$3bn",
    "20",
    "to",
    "between",
    "and",
    ",",
    "-",
    "because of",
    "despite",
    "the ban",
    "on Tuesday",
    "said",
    "in May",
    "19 November",
    "2024",
    "last year",
    "at 3pm",
    "two people told",
    "the Gazette",
    "poached",
    "recruited",
    "reportedly",
    "hundred",
    "and a hundred",
    "“",
    "”",
    "n’t",
    ".",
]
SENTENCES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join)
TEXTS = st.one_of(SENTENCES, st.text(max_size=200))
DATES = st.one_of(st.none(), st.dates())


def read(text: str, published: date | None = None) -> Wording | None:
    try:
        return wording(text, GAZETTE, published=published)
    except (FramingError, ValueError):
        return None


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, DATES, DATES)
def test_spans_lie_in_their_statements_and_reasons_are_given(
    one: str, other: str, when: date | None, then: date | None
) -> None:
    a, b = read(one, when), read(other, then)
    if a is None or b is None:
        return
    for found in differences(a, b, GAZETTE):
        assert a.context_start <= found.baseline.start < found.baseline.end
        assert found.baseline.end <= a.context_start + len(a.context)
        assert b.start <= found.version.start < found.version.end <= b.end
    for found in own_words(a, b):
        assert a.start <= found.baseline.start < found.baseline.end <= a.end
        assert b.start <= found.version.start < found.version.end <= b.end
        assert found.why.endswith(".")


@settings(max_examples=100, deadline=None)
@given(TEXTS, DATES)
def test_the_same_words_are_no_shift(text: str, when: date | None) -> None:
    one = read(text, when)
    if one is not None:
        assert differences(one, one, GAZETTE) == ()


@settings(max_examples=60, deadline=None)
@given(SENTENCES, SENTENCES, SENTENCES)
def test_what_was_compared_before_changes_nothing(one: str, other: str, third: str) -> None:
    a, b, c = read(one), read(other), read(third)
    if a is None or b is None or c is None:
        return
    before = differences(a, b, GAZETTE)
    differences(c, b, GAZETTE)
    differences(a, c, GAZETTE)
    assert differences(a, b, GAZETTE) == before


@pytest.mark.parametrize(
    "text",
    [
        "one hundred and " * 3000,
        "1,000" * 3000,
        "one in " * 3000,
        "5 to " * 3000,
        "not " * 3000,
        "A and " * 3000,
        "a said " * 3000,
        "because " * 3000,
        "a $5 " * 3000,
    ],
)
def test_long_nonsense_is_read_without_a_crash(text: str) -> None:
    one = read(text)
    assert one is not None
    assert differences(one, one, GAZETTE) == ()
