"""What a reason says is held against what: the baseline, another version, a headline's text."""

from __future__ import annotations

import pytest

from framing.shift_claims import as_shift
from framing.shifts import Difference, Wording
from framing.types import SentenceVoice, Span

WHY = "The baseline says “the baseline is five”, this version “this version has six”."


def wording(outlet: str) -> Wording:
    text = "The ferry has five decks."
    return Wording(
        outlet=outlet,
        sentence=1,
        start=0,
        end=len(text),
        text=text,
        context=text,
        context_start=0,
        voice=SentenceVoice("own", (), "named", "none", (), (), quoted=False, why=""),
        cues=(),
        certainty=None,
        credited=False,
        published=None,
    )


def why(one: str, other: str, *, contested: bool = False, note: str = "") -> str:
    found = Difference("number", Span(14, 18), Span(14, 18), WHY)
    shift = as_shift("f", wording(one), wording(other), found, contested=contested, note=note)
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
