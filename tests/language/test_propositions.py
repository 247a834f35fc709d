"""A sentence as all that it tells, each part with its subject."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language.propositions import propositions
from framing.types import Span

if TYPE_CHECKING:
    from types import FrameType

_PIECES = st.sampled_from(
    [
        *("the mill burned,", "and", "Holt Mills,", "which owns Lunde Rye,", "has sold", "“it was"),
        *("old”", "who", "but", ";", "—", "(two of", "them)", "after", "leaving", "12 per cent"),
        *("in a bid to", "despite the strike", "Mr. Holt", "as", "U.S.", ":", ".", "that", "said"),
    ]
)


def told(text: str) -> list[str]:
    """What a sentence tells, the subject that a part lacks in brackets before it."""
    parts = propositions(text, Span(0, len(text)))
    return [
        f"[{part.subject}] {part.span.of(text)[part.pronoun :]}"
        if part.subject
        else part.span.of(text)
        for part in parts
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Holt Mills, which owns the Lunde rye market, has approached bakers in Vestby.",
            [
                "Holt Mills, which owns the Lunde rye market",
                "[Holt Mills] has approached bakers in Vestby.",
            ],
        ),
        (
            "The council hired Ana Ruiz, who had led the harbour board for years.",
            ["The council hired Ana Ruiz", "[Ana Ruiz] had led the harbour board for years."],
        ),
        (
            "Holt Mills, a maker of rye flour in Lunde, has sold its oldest barge.",
            [
                "Holt Mills, a maker of rye flour in Lunde",
                "[Holt Mills] has sold its oldest barge.",
            ],
        ),
        (
            "The union called a strike after the owner cut wages twice.",
            ["The union called a strike", "after the owner cut wages twice."],
        ),
        (
            "After the old bridge had closed, the ferry carried lorries for free.",
            ["After the old bridge had closed", "the ferry carried lorries for free."],
        ),
        (
            "Holt Mills opened two bakeries in Vestby in a bid to win new customers.",
            [
                "Holt Mills opened two bakeries in Vestby",
                "[Holt Mills] in a bid to win new customers.",
            ],
        ),
        (
            "The ferry sailed on Sunday despite the strike at the harbour.",
            ["The ferry sailed on Sunday", "[The ferry] despite the strike at the harbour."],
        ),
        (
            "The board published a report accusing two clerks of fraud.",
            ["The board published a report", "[a report] accusing two clerks of fraud."],
        ),
        (
            "The mayor opened the new bridge and praised the harbour board.",
            ["The mayor opened the new bridge", "[The mayor] praised the harbour board."],
        ),
        (
            "The mayor closed the old bridge, leaving the islanders without a road.",
            [
                "The mayor closed the old bridge",
                "[The mayor] leaving the islanders without a road.",
            ],
        ),
        (
            "Grain prices rose by a tenth, but they fell by a third in Vestby.",
            ["Grain prices rose by a tenth", "they fell by a third in Vestby."],
        ),
    ],
)
def test_a_sentence_is_all_that_it_tells(text: str, parts: list[str]) -> None:
    assert told(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Holt Mills, Lunde Rye and Vestby Bakeries have sold their barges.",
        "The mayor said that the bridge will be closed in May.",
        "The board sells rye, barley and oats as well as flour.",
        "Critics have described the mayor as careless.",
        "On Sunday, the mayor opened the bridge.",
        "The mill burned down on Sunday, May 3.",
        "The clerk asked who opened the gate.",
    ],
)
def test_what_tells_one_thing_is_not_cut(text: str) -> None:
    assert told(text) == [text]


@given(st.lists(_PIECES, min_size=1, max_size=40).map(" ".join))
def test_parts_are_in_order_apart_and_hold_words(text: str) -> None:
    end = 0
    for part in propositions(text, Span(0, len(text))):
        assert end <= part.span.start < part.span.end <= len(text)
        assert 0 <= part.pronoun < part.span.end - part.span.start
        assert part.span.of(text).strip()
        end = part.span.end


@given(st.text(min_size=1, max_size=200))
def test_any_text_has_a_part_and_always_the_same(text: str) -> None:
    whole = Span(0, len(text))
    parts = propositions(text, whole)
    assert parts
    assert parts == propositions(text, whole)


@pytest.mark.parametrize(
    "clause",
    [
        "Holt Mills, which owns a barge, has sold rye and flour, leaving bakers idle, ",
        "who which that, the old mill — in a bid to, ",
        "as as as after despite ",
    ],
)
def test_twice_the_text_takes_about_twice_the_steps(clause: str) -> None:
    """Steps are calls, of Python and of C: no clock decides."""

    def steps(letters: int) -> int:
        text, count = (clause * 40)[:letters], 0

        def one_more(_: FrameType, event: str, __: object) -> None:
            nonlocal count
            count += event in {"call", "c_call"}

        sys.setprofile(one_more)
        try:
            propositions(text, Span(0, len(text)))
        finally:
            sys.setprofile(None)
        return count

    steps(700)
    assert steps(1400) < 2.3 * steps(700)
