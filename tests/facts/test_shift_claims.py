"""What a reason says is held against what: the baseline, another version, a headline's text."""

from __future__ import annotations

import pytest

from framing.facts.shift_claims import as_shift
from framing.shifts import Difference
from framing.shifts.wording import bare
from framing.types import Span

TEXT = "The ferry has five decks."
WHY = "The baseline says “the baseline is five”, this version “this version has six”."


def why(one: str, other: str, *, contested: bool = False, note: str = "") -> str:
    found = Difference("number", Span(14, 18), Span(14, 18), WHY)
    shift = as_shift("f", bare(TEXT, one), bare(TEXT, other), found, contested=contested, note=note)
    return shift.why


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (why("Coast", "Hill"), WHY),
        (
            why("Coast", "Hill", contested=True),
            "contested: Coast says “the baseline is five”, this version “this version has six”.",
        ),
        (
            why("Hill", "Hill", note="headline: "),
            "headline: The text says “the baseline is five”, the headline “this version has six”.",
        ),
        (
            why("Coast", "Hill", note="headline: "),
            f"headline: {WHY.replace(', this version', ', the headline')}",
        ),
    ],
)
def test_a_reason_names_the_two_sides_and_leaves_what_it_quotes(told: str, expected: str) -> None:
    assert told == expected
