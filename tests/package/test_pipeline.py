"""The whole way from a story to a comparison: roles, voices, scoring one more article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from helpers.stories import (
    ALL,
    compared,
    hospital,
    paragraphs,
    reading,
    row,
    story,
    version_reading,
)

from framing.config import default
from framing.errors import StoryError
from framing.ingest import version_from_text
from framing.pipeline import compare, score
from framing.types import SourceReport

if TYPE_CHECKING:
    from framing.types import Reading

each_story = pytest.mark.parametrize("name", sorted(ALL))


def expected_role(one: Reading, baseline: set[str]) -> str:
    """The first role that fits, in the order of their definition."""
    rules = (
        (one.sentence.kind == "boilerplate", "boilerplate"),
        (one.sentence.kind in {"title", "heading"}, "heading"),
        (not baseline.isdisjoint(one.facts) or one.voice.voice == "source", "reported"),
        (one.voice.voice in {"other", "unclear"}, "attributed"),
        (one.commentary, "commentary"),
        (one.speculative, "speculation"),
    )
    return next((role for fits, role in rules if fits), "context")


@each_story
def test_every_sentence_has_the_first_role_that_fits(name: str) -> None:
    comparison = compared(name)
    shared_count = comparison.baseline == "consensus"
    baseline = {fact.id for fact in comparison.facts if shared_count or fact.tier == "credited"}
    for version in comparison.versions:
        assert [one.role for one in version.readings] == [
            expected_role(one, baseline) for one in version.readings
        ]
        assert all(one.why for one in version.readings)


@pytest.mark.parametrize(
    ("outlet", "words", "role", "voice", "basis"),
    [
        ("Northern Courier", "Hospital to lose", "heading", "own", "none"),
        ("Northern Courier", "delivered 640", "reported", "source", "explicit"),
        ("Northern Courier", "Ellen Hartwick", "attributed", "other", "explicit"),
        ("Northern Courier", "may reverse", "speculation", "own", "none"),
        ("Northern Courier", "opened in 1931", "context", "own", "none"),
        ("Health Bulletin", "Subscribe", "boilerplate", "own", "none"),
        ("Village Voice Weekly", "The maternity ward of St", "reported", "own", "document"),
        ("Village Voice Weekly", "Monday", "context", "own", "none"),
        ("Village Voice Weekly", "Source: ", "boilerplate", "own", "none"),
        ("Metro Digest", "citing the Marlbury", "reported", "source", "explicit"),
    ],
)
def test_who_speaks_and_what_the_sentence_does(
    outlet: str, words: str, role: str, voice: str, basis: str
) -> None:
    found = reading(compared("hospital"), outlet, words)
    assert (found.role, found.voice.voice, found.voice.basis) == (role, voice, basis)


def test_a_chain_of_credit_has_the_outermost_source_first() -> None:
    found = reading(compared("hospital"), "Metro Digest", "citing the Marlbury")
    assert [one.removeprefix("the ") for one in found.voice.chain] == [
        "Health Bulletin",
        "Marlbury Evening Post",
    ]


@each_story
def test_boilerplate_is_shown_and_nothing_is_looked_for_in_it(name: str) -> None:
    for version in compared(name).versions:
        for one in version.readings:
            if one.role == "boilerplate":
                assert (one.cues, one.facts, one.sentiment, one.certainty) == ((), (), None, None)
                assert one.words


@each_story
def test_the_same_story_gives_the_same_comparison(name: str) -> None:
    assert compare(ALL[name]()) == compared(name)


def test_settings_are_part_of_the_result_and_change_it() -> None:
    strict = replace(default(), coverage=replace(default().coverage, omitted=0.0))
    comparison = compare(hospital(), strict)
    assert comparison.configuration == strict.values()
    assert strict.digest() != default().digest()
    assert not [one for one in comparison.coverage if one.status == "omitted"]
    assert [one for one in compared("hospital").coverage if one.status == "omitted"]


def test_one_version_is_no_comparison() -> None:
    base = hospital()
    with pytest.raises(StoryError, match="one version only"):
        compare(replace(base, versions=base.versions[:1]))


def test_a_scored_article_founds_nothing_however_often_it_credits_the_source() -> None:
    article = version_from_text(
        paragraphs(
            "Ward news",
            "The chapel of St Brannoc Hospital goes to a brewer, the Evening Post reported.",
            "A wing of the hospital leaks in heavy rain, the Evening Post reported.",
            "The ward delivered 640 babies last year, according to the Evening Post.",
        ),
        "Late Edition",
    )
    comparison = score(article, hospital())
    assert [one.id for one in comparison.facts] == [one.id for one in compared("hospital").facts]
    assert not any("Late Edition" in one.founded_by for one in comparison.facts)
    credits_ = {
        one.fact: one.credited for one in comparison.coverage if one.outlet == "Late Edition"
    }
    (births,) = (one.id for one in comparison.facts if "640" in one.statement)
    assert credits_[births]
    assert row(comparison, "Late Edition", "credit").value == 1.0
    told = version_reading(comparison, "Late Edition")
    assert [one.role for one in told.readings][1:] == ["reported"] * 3
    assert comparison.article == "Late Edition"
    assert compared("hospital").article == ""


def test_an_article_can_be_scored_against_a_single_version() -> None:
    base = hospital()
    alone = replace(base, versions=base.versions[:1])
    comparison = score(base.versions[1], alone)
    assert {one.founded_by for one in comparison.facts} == {("Northern Courier",)}
    assert row(comparison, "Health Bulletin", "coverage").value
    assert row(comparison, "Northern Courier", "coverage").value is None


def test_a_footer_credits_only_what_is_found_in_the_baseline() -> None:
    comparison = compared("hospital")
    baseline = {fact.id for fact in comparison.facts if fact.tier == "credited"}
    for one in version_reading(comparison, "Village Voice Weekly").readings:
        reported = not baseline.isdisjoint(one.facts) and one.voice.voice == "own"
        assert (one.voice.basis == "document") == reported


def test_a_footer_does_not_credit_what_versions_only_share() -> None:
    line = "The ferry line from Vestby to Lunde will close in May"
    texts = {
        "Alpha": paragraphs(
            "The ferry",
            f"{line}, the Harbour Courier reported on Tuesday.",
            "The council of Lunde meets on Friday to vote on a new pier of steel.",
        ),
        "Beta": paragraphs(
            "A line ends",
            f"{line}.",
            "The council of Lunde will vote on Friday on a new pier of steel.",
            "Source: Harbour Courier",
        ),
        "Gamma": paragraphs(
            "No boat",
            f"{line}, according to the Harbour Courier.",
            "The council of Lunde votes on Friday on the new pier of steel.",
        ),
    }
    comparison = compare(story("Ferry", texts, SourceReport("Harbour Courier")))
    tiers = {fact.id: fact.tier for fact in comparison.facts}
    told = [
        (tiers[one.facts[0]], one.voice.basis)
        for one in version_reading(comparison, "Beta").readings
        if one.facts
    ]
    assert told == [("credited", "document"), ("shared", "none")]


def test_room_given_to_sources_is_counted_in_the_body() -> None:
    comparison = compared("hospital")
    for version in comparison.versions:
        chains = [
            one
            for one in version.readings
            if one.voice.chain and one.role not in {"heading", "boilerplate"}
        ]
        rows = [one for one in comparison.sources if one.outlet == version.version.outlet]
        assert sum(one.sentences for one in rows) == len(chains)
        assert sum(one.words for one in rows) == sum(one.words for one in chains)
        assert all(one.quoted_words <= one.words for one in rows)


def test_a_warning_says_what_the_baseline_rests_on() -> None:
    assert any(
        "common source was found to be Turin Sports Daily" in one
        for one in compared("transfer").warnings
    )
    assert any("no common source found" in one for one in compared("ruling").warnings)
    nothing = compare(
        story("Odds", {"Ansel": "Bees\n\nBees sleep.", "Borough": "Rain\n\nIt rained in Oslo."})
    )
    assert any("no fact was found" in one for one in nothing.warnings)
