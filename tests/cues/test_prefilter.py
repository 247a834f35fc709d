"""What makes the detectors quick changes nothing that they find."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from framing.cues.prefilter import second_words
from framing.cues.sentiment import compound, detector

VADER = SentimentIntensityAnalyzer()
WORDS = st.sampled_from(
    [
        "GOOD",
        "good",
        "bad",
        "not",
        "never",
        "no",
        "kind",
        "of",
        "but",
        "least",
        "very",
        "the",
        "plan",
        "was",
        "a",
        "disaster!",
        "great??",
        "isn't",
        "shit",
        "bomb",
        "the",
        ":-)",
        "at",
        "hand",
        "cut",
        "the",
        "mustard",
        "BAD,",
        "or",
        "nor",
        "without",
        "doubt",
        "hardly",
        "most",
        "so",
        "this",
        "bus",
        "stop",
        "death",
        "kiss",
        "sort",
        "die",
        "for",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=60))
def test_the_score_is_that_of_vader_itself(words: list[str]) -> None:
    text = " ".join(words)
    assume(not any(finding.kind == "masked" for finding in detector().find(text)))
    found = compound(text)
    if found is not None:
        assert found == VADER.polarity_scores(text)["compound"]


@pytest.mark.parametrize(
    ("pattern", "first", "expected"),
    [
        ("widely expected", "widely", {"expected"}),
        ("the( very)? (idea|thought)", "the", {"very", "idea", "thought"}),
        ("(is|are) <kind> to", "are", {"due", "set"}),
        ("organi[sz]e a vote", "organise", {"a"}),
        ("I'd say", "i", {"d"}),
        ("may( well)?", "may", None),
        ("it <gap>seems", "it", None),
        (r"in the (next )?(\w{1,8} )?(days|weeks)", "in", {"the"}),
        ("(is|was) (widely )?seen as (an? )?([a-z]{3,9} )?bid", "was", {"widely", "seen"}),
        (r"in (our|this)(-\w{3,9})? age", "in", {"our", "this"}),
        ("may well", "might", None),
    ],
)
def test_the_second_word_of_a_match_is_known_or_left_open(
    pattern: str, first: str, expected: set[str] | None
) -> None:
    sets = {"kind": "(due|set)", "gap": r"(?:\w{1,9}\s){0,3}"}
    assert second_words(pattern, first, sets) == expected
