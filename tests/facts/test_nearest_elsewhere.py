"""Sentences that no other text tells, each with the nearest one elsewhere as evidence."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from helpers.stories import ALL, compared, paragraphs, story

from framing.facts.baseline_file.read import read_baseline
from framing.facts.baseline_file.write import baseline_json
from framing.ingest import version_from_text
from framing.pipeline import compare, score

if TYPE_CHECKING:
    from pathlib import Path

    from framing.types import Comparison, Reading

_FERRY = "The night ferry to Tornby will stop running in October, the harbour board said."
_SOLD = "The harbour board has decided that the night ferry to Tornby stops running in October."
_HERRING = "Pickled herring won a prize at the county fair in Lundby."
_VERSIONS = {
    "Ansel": paragraphs("Ferry", _FERRY, _HERRING),
    "Borough": paragraphs("Quay", _SOLD, "Rain is forecast for the whole of the weekend."),
}


@cache
def ferry() -> Comparison:
    return compare(story("Ferry", _VERSIONS))


def reading(comparison: Comparison, outlet: str, words: str) -> Reading:
    (version,) = (one for one in comparison.versions if one.version.outlet == outlet)
    text = version.version.text
    return next(
        one
        for one in version.readings
        if text[one.sentence.start : one.sentence.end].startswith(words)
    )


def test_what_others_tell_is_not_only_here() -> None:
    told = reading(ferry(), "Ansel", "The night ferry")
    assert told.only_here is False
    assert told.nearest is not None
    near = reading(ferry(), "Borough", "The harbour board has")
    assert (told.nearest.outlet, told.nearest.sentence) == ("Borough", near.sentence.index)


def test_what_nobody_else_tells_is_only_here() -> None:
    alone = reading(ferry(), "Ansel", "Pickled herring")
    assert alone.only_here is True
    assert alone.nearest is not None
    assert alone.nearest.outlet == "Borough"


def test_headings_are_not_compared() -> None:
    heading = reading(ferry(), "Ansel", "Ferry")
    assert (heading.role, heading.nearest, heading.only_here) == ("heading", None, None)


@pytest.mark.parametrize("name", sorted(ALL))
def test_no_sentence_that_tells_a_fact_of_another_version_is_only_here(name: str) -> None:
    comparison = compared(name)
    tellers = {fact.id: {one.outlet for one in fact.mentions} for fact in comparison.facts}
    for version in comparison.versions:
        outlet = version.version.outlet
        for one in version.readings:
            if any(tellers[fact] - {outlet} for fact in one.facts):
                assert one.only_here is not True
            if one.nearest is not None:
                assert one.nearest.outlet != outlet


def test_the_order_of_versions_changes_no_nearest_sentence() -> None:
    told = ALL["hospital"]()
    other = compare(replace(told, versions=told.versions[::-1]))
    assert _nearest(other) == _nearest(compared("hospital"))


def test_a_scored_article_takes_nothing_from_the_others() -> None:
    told = story("Ferry", _VERSIONS)
    copy = version_from_text(paragraphs("Fair", _HERRING, _FERRY), "Draft")
    scored = score(copy, told)
    assert reading(scored, "Ansel", "Pickled").only_here is True
    assert reading(scored, "Draft", "Pickled").only_here is False


def test_against_a_baseline_file_nothing_is_said_to_stand_nowhere_else(tmp_path: Path) -> None:
    told = ALL["hospital"]()
    file = tmp_path / "baseline.json"
    file.write_text(baseline_json(compare(told)), encoding="utf-8")
    draft = version_from_text(paragraphs("Fair", _HERRING, *_VERSIONS), "Draft")
    alone = [one.only_here for one in score(draft, read_baseline(file)).versions[-1].readings]
    assert set(alone) == {None}


def _nearest(comparison: Comparison) -> dict[tuple[str, int], object]:
    return {
        (version.version.outlet, one.sentence.index): (one.nearest, one.only_here)
        for version in comparison.versions
        for one in version.readings
    }
