"""The score table: numbers in words, and beside the verdict a reason that is true."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from components.score_table.view import ScoreRow, sections
from helpers.factory import comparison
from helpers.stories import ALL
from hypothesis import given
from hypothesis import strategies as st

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


def test_a_number_that_differs_says_in_which_direction() -> None:
    more = row(differs="differs", p_holm=0.01)
    assert (more["state"], more["verdict"], more["why"]) == ("tell", "Differs", "more hedged")
    assert row(baseline=0.9, differs="differs")["why"] == "less hedged"
    assert more["delta"] == "+40 points"


def test_the_interval_of_the_value_decides_nothing() -> None:
    outside = row(baseline=0.1, differs="cannot tell", p_holm=1.0)
    assert (outside["state"], outside["verdict"]) == ("cannot", "Cannot tell")
    assert outside["why"] == "it may be chance: p 1, corrected for the number of comparisons"
    assert row(baseline=0.4, differs="differs")["verdict"] == "Differs"


def test_a_difference_that_rests_on_one_version_says_so() -> None:
    turned = row(differs="cannot tell", p_holm=0.01, delta_min=-0.1, delta_max=0.5)
    assert turned["why"] == "the difference turns or goes when another version is left out"


def test_too_little_text_is_the_reason_that_nobody_can_tell() -> None:
    short = row(sentences=4, reliable=False, differs="cannot tell", p_holm=0.01)
    assert (short["state"], short["verdict"]) == ("unreliable", "Cannot tell")
    assert short["why"] == "only 4 sentences; it takes 10"
    assert "unclear voice" in row(reliable=False, differs="cannot tell")["why"]


def test_a_number_that_is_not_compared_says_why_and_whether_to_rely_on_it() -> None:
    added = row("commentary", baseline=0.0)
    assert (added["verdict"], added["why"]) == ("–", "its baseline is 0 by definition")
    short = row("coverage", baseline=None, delta=None, sentences=4, reliable=False)
    assert short["verdict"] == "–"
    assert short["why"] == (
        "nothing to compare it with; do not rely on it: only 4 sentences; it takes 10"
    )


def test_an_undefined_number_is_a_dash_and_never_nought() -> None:
    empty = row(value=None, low=None, high=None, baseline=None, delta=None)
    assert (empty["value"], empty["interval"], empty["delta"]) == ("–", "–", "–")
    assert empty["state"] == "nothing"
    assert empty["figure"] == {"value": None, "low": None, "high": None, "baseline": None}


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
