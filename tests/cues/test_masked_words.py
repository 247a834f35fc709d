"""What VADER does not get to read: names, and harm that is denied, averted or falling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from framing.cues.sentiment import compound, detector

if TYPE_CHECKING:
    from framing.cues import Finding

VADER = SentimentIntensityAnalyzer()


def findings(text: str) -> list[tuple[str, Finding]]:
    return [(text[found.start : found.end], found) for found in detector().find(text)]


def hidden(text: str) -> list[str]:
    return [words for words, found in findings(text) if found.kind == "masked"]


@pytest.mark.parametrize(
    "text",
    [
        "The village was named after Grace, its first teacher.",
        "Joy Amsel joined the Bright Harbour Trust in June.",
        "Hope said that the pump was in the shed.",
        "The letter came from Faith Orre at noon.",
    ],
)
def test_a_name_is_not_tone(text: str) -> None:
    assert hidden(text)
    assert compound(text) == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "There were no casualties at the mill.",
        "Nobody was injured when the crane fell over.",
        "None of the sailors was hurt.",
        "She was acquitted of theft and fraud.",
        "The case of fraud was dismissed in March.",
        "The pilot averted a catastrophe.",
        "Burglary fell by a third.",
        "The lake is free of poison.",
        "The reef is no longer in danger.",
    ],
)
def test_harm_that_is_denied_averted_or_falling_is_no_bad_tone(text: str) -> None:
    score = compound(text)
    assert score is not None
    assert score >= -0.05


@pytest.mark.parametrize(
    "text",
    [
        "The pilot failed to avert a catastrophe.",
        "The thief escaped and killed a guard.",
        "The feud ended in murder.",
        "There is no end to the war.",
        "Love conquers fear.",
        "“Shame on them,” she shouted.",
        "Happy Crowds Cheer Brave Rescue Team",
    ],
)
def test_what_is_neither_is_read_as_vader_reads_it(text: str) -> None:
    assert hidden(text) == []
    plain = text.replace("“", '"').replace("”", '"')
    assert compound(text) == VADER.polarity_scores(plain)["compound"]


def test_a_masked_word_is_shown_with_the_reason_and_does_not_count() -> None:
    (word, found), *_ = findings("The crew prevented a disaster.")[1:]
    assert word == "disaster"
    assert not found.counted
    assert found.weight == 0.0
    assert "averted" in found.why


def test_emoji_are_shown_as_the_cue_that_they_are() -> None:
    text = "The vote passed 🎉, a relief 😀😀."
    shown = [words for words, found in findings(text) if found.counted]
    assert shown == ["🎉", "relief", "😀", "😀"]
    assert compound(text) == VADER.polarity_scores(text)["compound"]


def test_many_harms_in_a_row_take_linear_time() -> None:
    text = "no death and no murder or " * 4000
    assert len(hidden(text)) > 4000
