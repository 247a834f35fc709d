"""The recreated sample keeps what the real articles show; run where the real ones are at hand."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from framing.ingest import read_story
from framing.pipeline import compare
from framing.resources import sample_story

_SHARED = Path(os.environ.get("FRAMING_SHARED", Path(__file__).parents[3] / "shared"))
_REAL = _SHARED / "stories" / "china-ai-silicon-valley"
_MARK = " (recreated)"

pytestmark = pytest.mark.skipif(not _REAL.is_dir(), reason="the real articles are not here")

# Less than this apart is a tie: two sentences of a short version, or two facts.
_TIES = {
    "sentiment": 0.05,
    "hedging": 0.06,
    "speculation": 0.12,
    "commentary": 0.12,
    "coverage": 0.12,
}


@dataclass(frozen=True, slots=True)
class Summary:
    sentences: int
    apart: int
    founded: int
    carried: int
    scores: dict[str, float]


@cache
def summaries(*, real: bool) -> dict[str, Summary]:
    """Each outlet's counts and scores, by its name without the mark of a recreated article."""
    comparison = compare(read_story(_REAL if real else sample_story()))
    assert comparison.baseline == "cited"
    found = {}
    for version in comparison.versions:
        outlet = version.version.outlet
        assert outlet.endswith(_MARK) != real
        found[outlet.removesuffix(_MARK)] = Summary(
            sentences=len(version.readings),
            apart=sum(one.role in {"heading", "boilerplate"} for one in version.readings),
            founded=sum(
                outlet in fact.founded_by for fact in comparison.facts if fact.tier == "credited"
            ),
            carried=sum(
                outlet in {one.outlet for one in fact.mentions} for fact in comparison.facts
            ),
            scores={
                one.dimension: one.value
                for one in comparison.scores
                if (one.outlet, one.part) == (outlet, "all") and one.value is not None
            },
        )
    return found


def test_the_versions_have_the_same_build() -> None:
    real, sample = summaries(real=True), summaries(real=False)
    assert list(sample) == list(real)
    for outlet, one in real.items():
        assert (sample[outlet].sentences, sample[outlet].apart) == (one.sentences, one.apart)


def test_each_outlet_founds_about_as_many_facts() -> None:
    real, sample = summaries(real=True), summaries(real=False)
    for outlet, one in real.items():
        assert abs(sample[outlet].founded - one.founded) <= 2, outlet
        assert bool(sample[outlet].founded) == bool(one.founded), outlet


def test_each_outlet_carries_about_as_many_facts() -> None:
    real, sample = summaries(real=True), summaries(real=False)
    for outlet, one in real.items():
        assert abs(sample[outlet].carried - one.carried) <= max(3, 0.45 * one.carried), outlet


@pytest.mark.parametrize("dimension", sorted(_TIES))
def test_no_two_outlets_change_places(dimension: str) -> None:
    real, sample = summaries(real=True), summaries(real=False)
    for one, other in permutations(real, 2):
        if real[one].scores[dimension] - real[other].scores[dimension] > _TIES[dimension]:
            behind = sample[other].scores[dimension] - sample[one].scores[dimension]
            assert behind <= _TIES[dimension] / 2, (one, other)
