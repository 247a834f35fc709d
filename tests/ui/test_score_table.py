"""The score table: numbers in words, verdicts that claim no more than the interval allows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from helpers.factory import comparison
from helpers.stories import ALL
from hypothesis import given
from hypothesis import strategies as st
from score_rows import ScoreRow, sections

from framing.pipeline import compare
from framing.types import Dimension, Part, Score

SCORE = Score("Ansel", "hedging", "all", 0.5, 0.3, 0.7, 0.1, 0.4, 20, reliable=True)


def row(dimension: Dimension = "hedging", **changes: Any) -> ScoreRow:
    score = replace(SCORE, dimension=dimension, **changes)
    if score.value is not None and score.baseline is not None:
        score = replace(score, delta=score.value - score.baseline)
    settings = {"scores": {"enough_sentences": 10}}
    made = replace(comparison(), scores=(score,), configuration=settings)
    return sections(made, ["Ansel"])[0]["rows"][0]


def test_a_difference_is_named_when_the_interval_leaves_the_baseline_out() -> None:
    assert row()["verdict"] == "More hedged"
    assert row(baseline=0.9)["verdict"] == "Less hedged"
    assert row()["delta"] == "+40 points"


def test_nobody_can_tell_when_the_interval_holds_the_baseline() -> None:
    held = row(baseline=0.4)
    assert (held["state"], held["verdict"]) == ("cannot", "Cannot tell")
    assert held["why"] == "the interval holds the baseline"


def test_a_baseline_at_the_edge_as_shown_is_no_difference() -> None:
    edge = row(low=0.0312, baseline=0.0268)
    assert (edge["interval"], edge["baseline"]) == ("3% to 70%", "3%")
    assert edge["verdict"] == "Cannot tell"


def test_too_little_text_is_said_before_any_difference() -> None:
    short = row(sentences=4, reliable=False)
    assert (short["state"], short["verdict"]) == ("unreliable", "Do not rely on it")
    assert short["why"] == "only 4 sentences; it takes 10"
    assert "unclear voice" in row(reliable=False)["why"]


def test_an_undefined_number_is_a_dash_and_never_nought() -> None:
    empty = row(value=None, low=None, high=None, baseline=None, delta=None)
    assert (empty["value"], empty["interval"], empty["delta"]) == ("–", "–", "–")
    assert empty["state"] == "nothing"
    assert empty["figure"] == {"value": None, "low": None, "high": None, "baseline": None}


def test_without_an_interval_nobody_can_tell() -> None:
    assert row(low=None, high=None)["verdict"] == "Cannot tell"


def test_tone_has_a_sign_and_no_negative_nought() -> None:
    tone = row("sentiment", value=-0.001, low=-0.2, high=0.3, baseline=0.1)
    assert (tone["value"], tone["interval"]) == ("+0.00", "−0.20 to +0.30")


@given(
    st.sampled_from(["hedging", "sentiment", "readability"]),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_figures_stay_on_their_scale_and_in_order(
    dimension: Dimension, one: float, two: float, three: float, baseline: float
) -> None:
    low, value, high = sorted((one, two, three))
    made = row(dimension, value=value, low=low, high=high, baseline=baseline)
    figure = made["figure"]
    places = [figure["low"], figure["value"], figure["high"]]
    assert all(place is not None and 0 <= place <= 1 for place in [*places, figure["baseline"]])
    assert places == sorted(place for place in places if place is not None)
    if low <= baseline <= high:
        assert made["state"] == "cannot"


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("part", ["own", "unquoted", "all"])
def test_every_version_has_a_line_for_every_measure(name: str, part: Part) -> None:
    result = compare(ALL[name]())
    outlets = [version.version.outlet for version in result.versions]
    for section in sections(result, outlets, part):
        assert [line["outlet"] for line in section["rows"]] == outlets


def test_a_measure_without_parts_says_what_it_is_taken_of() -> None:
    found = {section["key"]: section for section in sections(comparison(), ["Ansel"], "own")}
    assert found["coverage"]["part"] == "All sentences"
    assert found["hedging"]["part"] == ""
