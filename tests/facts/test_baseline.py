"""The baseline: which credits found a fact, and which kind of baseline a story gets."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean

import pytest
from helpers.stories import (
    ALL,
    POST,
    compared,
    hospital,
    labelled,
    paragraphs,
    rates,
    reading,
    row,
    ruling,
    story,
)

from framing.ingest import version_from_text
from framing.pipeline import compare
from framing.types import Comparison, Fact, SourceReport, Story

_FILLER = (
    "The town lies on a wide river.",
    "Its market dates from the middle ages.",
    "Trains to the coast leave twice an hour.",
)
_BRIDGE = "The old iron bridge will stay shut until Easter"
_TOLL = "Lorries pay a toll of nine crowns"


def fact(comparison: Comparison, words: str) -> Fact:
    (found,) = (one for one in comparison.facts if words in one.statement)
    return found


def mentions(found: Fact, outlet: str) -> list[tuple[bool, bool, str]]:
    return [(one.founds, one.credited, one.basis) for one in found.mentions if one.outlet == outlet]


def told_by_post(*said: str) -> str:
    return paragraphs("Bridge news", *said, *_FILLER)


def wreck() -> Story:
    """Two papers tell three things that the Tornby Times reported; no setting names it."""
    lines = {
        "Ansel": (
            "Divers have raised the anchor of a Dutch merchantman, the Tornby Times reported.",
            "The harbour lies twelve miles south of the airport.",
            "Two ministers will open an exhibition in April, according to the Tornby Times.",
            "Insurers refuse to pay for lost gear, the Tornby Times reported.",
            "Herring was cheap all winter.",
        ),
        "Borough": (
            "The anchor of a Dutch merchantman was raised by divers, the Tornby Times said.",
            "Snow fell on the moor during the night.",
            "An exhibition will be opened in April by two ministers, the Tornby Times reported.",
            "Lost gear will not be paid for by insurers, according to the Tornby Times.",
            "The school choir rehearses on Thursdays.",
        ),
    }
    return story("Wreck", {outlet: paragraphs("News", *told) for outlet, told in lines.items()})


def test_a_credit_in_the_sentence_founds_a_fact() -> None:
    found = fact(compared("hospital"), "Castleford General")
    assert found.founded_by == ("Northern Courier", "Health Bulletin")
    assert found.credited_by == found.founded_by
    assert mentions(found, "Northern Courier") == [(True, True, "explicit")]


def test_a_footer_adds_mentions_and_founds_nothing() -> None:
    comparison = compared("hospital")
    found = fact(comparison, "maternity ward of St Brannoc")
    assert set(mentions(found, "Village Voice Weekly")) == {(False, False, "none")}
    assert not any("Village Voice Weekly" in one.founded_by for one in comparison.facts)
    assert not any("Village Voice Weekly" in one.credited_by for one in comparison.facts)
    assert any("Village Voice Weekly credits" in one for one in comparison.warnings)


def test_a_credit_at_second_hand_adds_a_credited_mention_and_founds_nothing() -> None:
    found = fact(compared("hospital"), "maternity ward of St Brannoc")
    report = reading(compared("hospital"), "Metro Digest", "citing the Marlbury Evening Post")
    second_hand = [one for one in found.mentions if one.sentence == report.sentence.index]
    (told,) = (one for one in second_hand if one.outlet == "Metro Digest")
    assert (told.founds, told.credited, told.basis) == (False, True, "explicit")
    assert "Metro Digest" in found.credited_by


def test_a_credit_carried_over_founds_nothing() -> None:
    comparison = compare(
        story(
            "Bridge",
            {
                "Ansel": told_by_post(
                    f"“{_BRIDGE},” the Evening Post reported. “{_TOLL} on the ferry instead.”"
                ),
                "Borough": told_by_post(f"{_BRIDGE}, the Evening Post reported."),
            },
            POST,
        )
    )
    (only,) = comparison.facts
    assert _BRIDGE in only.statement
    carried = [
        one
        for version in comparison.versions
        for one in version.readings
        if one.voice.basis == "carried"
    ]
    assert len(carried) == 1
    assert carried[0].role == "reported"


@pytest.mark.parametrize("name", ["hospital", "rates"])
def test_every_founding_mention_is_explicit_and_credited(name: str) -> None:
    comparison = compared(name)
    assert comparison.baseline == "cited"
    for one in comparison.facts:
        if one.tier == "shared":
            continue
        founding = {place.outlet for place in one.mentions if place.founds}
        assert founding == set(one.founded_by)
        assert {place.basis for place in one.mentions if place.founds} == {"explicit"}
        assert all(place.credited for place in one.mentions if place.founds)
        assert set(one.founded_by) <= set(one.credited_by)
        assert one.outlet in one.founded_by


@pytest.mark.parametrize("name", ["hospital", "rates"])
def test_what_versions_tell_and_none_credits_is_listed_behind_what_one_credits(name: str) -> None:
    comparison = compared(name)
    tiers = [one.tier for one in comparison.facts]
    assert tiers == sorted(tiers)
    for one in comparison.facts:
        assert (one.tier == "credited") == any(
            place.founds and place.credited for place in one.mentions
        )
        if one.tier == "shared":
            assert not one.credited_by
            founding = [place.outlet for place in one.mentions if place.founds]
            assert len(founding) == len(set(founding)) == 2
            assert set(founding) == set(one.founded_by)


def test_a_shared_fact_is_in_no_score() -> None:
    whole = compared("rates")
    (krone,) = (one for one in whole.facts if "krone fell" in one.statement)
    assert krone.tier == "shared"
    # Somebody credits it to the report: now scores rest on it, too.
    told = reading(whole, "Market Watchpost", "The krone fell")
    credited = compare(
        labelled(rates(), ("Market Watchpost", told.sentence.index, "voice", "source"))
    )
    (now,) = (one for one in credited.facts if "krone" in one.statement and "1.2" in one.statement)
    assert now.tier == "credited"
    scored = {one.id for one in whole.facts if one.tier == "credited"}
    for outlet in ("Capital Ledger", "Evening Standardpost"):
        likely = [
            one.probability
            for one in whole.coverage
            if one.outlet == outlet and one.eligible and one.fact in scored
        ]
        shown = row(whole, outlet, "coverage").value
        assert shown == pytest.approx(fmean(likely))
        assert row(credited, outlet, "coverage").value != pytest.approx(shown)


def test_telling_what_none_credits_reports_nothing() -> None:
    told = reading(compared("rates"), "Krone Daily", "The currency fell")
    assert told.facts
    assert told.role == "context"


def test_the_source_reports_own_text_is_the_baseline_where_it_is_at_hand() -> None:
    text = paragraphs(
        "Ward to close",
        "The maternity ward of St Brannoc Hospital will close in September.",
        "Eleven midwife posts are empty.",
        "The trust has sold a plot of land behind the chapel for £900,000.",
    )
    report = replace(POST, text=version_from_text(text, POST.name))
    comparison = compare(replace(hospital(), source=report))
    assert comparison.baseline == "text"
    assert [one.statement for one in comparison.facts] == text.split("\n\n")[1:]
    assert {one.outlet for one in comparison.facts} == {POST.name}
    assert all(one.eligible for one in comparison.coverage)
    statuses = {
        one.outlet: one.status
        for one in comparison.coverage
        if one.fact == fact(comparison, "plot of land").id
    }
    assert statuses == dict.fromkeys(statuses, "omitted")
    assert POST.name not in {one.version.outlet for one in comparison.versions}


def test_with_the_sources_text_at_hand_who_credits_it_is_still_told() -> None:
    text = "Ward to close\n\nThe maternity ward of St Brannoc Hospital will close in September.\n"
    report = replace(POST, text=version_from_text(text, POST.name))
    (only,) = compare(replace(hospital(), source=report)).facts
    assert {"Northern Courier", "Health Bulletin"} <= set(only.credited_by)


def test_without_a_common_source_the_baseline_is_what_two_versions_tell() -> None:
    comparison = compared("ruling")
    assert (comparison.baseline, comparison.source) == ("consensus", None)
    assert comparison.facts
    assert all(len({one.outlet for one in found.mentions}) > 1 for found in comparison.facts)
    assert any("at least two independent versions" in one for one in comparison.warnings)
    # Told by three, so that each of them can be held to it by the two others.
    judgment = fact(comparison, "Halden quarry must close")
    open_to = {one.outlet: one.eligible for one in comparison.coverage if one.fact == judgment.id}
    assert open_to == dict.fromkeys(open_to, True)


def test_what_only_shares_a_topic_is_no_consensus() -> None:
    told = {
        "Ansel": "The mayor plans to put the fish market at the centre of his campaign.",
        "Borough": "She has bought her fish at the same market since she came to the town.",
        "Chronicle": "A choir from the hills sang on Saturday night.",
    }
    flood = {
        "Ansel": "Sunday's flood swept away the only bridge to Holm island.",
        "Borough": "The only bridge to the island of Holm was swept away on Sunday.",
        "Chronicle": "The island of Holm has lost its only bridge to the flood on Sunday.",
    }
    versions = {one: paragraphs("News", flood[one], text) for one, text in told.items()}
    comparison = compare(story("Market", versions))
    assert comparison.baseline == "consensus"
    (only,) = comparison.facts
    assert {one.outlet for one in only.mentions} == set(flood)
    assert "bridge" in only.statement


def test_two_versions_without_a_common_source_leave_nothing_to_hold_either_to() -> None:
    whole = ruling()
    comparison = compare(replace(whole, versions=whole.versions[:2]))
    assert comparison.baseline == "consensus"
    assert comparison.facts
    assert not any(one.eligible for one in comparison.coverage)
    coverage = [one for one in comparison.scores if one.dimension == "coverage"]
    assert [(one.value, one.low, one.reliable) for one in coverage] == [(None, None, False)] * 2


def test_a_source_that_the_program_found_needs_a_few_facts() -> None:
    thin = {
        outlet: told_by_post(f"{_BRIDGE}, the River Gazette reported.", f"{_TOLL}, it {more}.")
        for outlet, more in {"Ansel": "emerged", "Borough": "turned out"}.items()
    }
    comparison = compare(story("Bridge", thin))
    assert (comparison.baseline, comparison.source) == ("consensus", None)
    named = compare(story("Bridge", thin, SourceReport("River Gazette")))
    assert (named.baseline, len(named.facts)) == ("cited", 1)


def test_a_source_that_nobody_credits_gives_a_consensus_and_says_so() -> None:
    comparison = compare(replace(ruling(), source=SourceReport("Halden Echo")))
    assert comparison.baseline == "consensus"
    assert comparison.warnings


def test_the_common_source_is_found_and_said_to_be_found() -> None:
    comparison = compare(wreck())
    assert comparison.baseline == "cited"
    assert comparison.source is not None
    assert (comparison.source.name, comparison.source.found) == ("Tornby Times", True)
    assert any("Tornby Times" in one for one in comparison.warnings)


@pytest.mark.parametrize("name", sorted(ALL))
def test_facts_have_names_of_their_own_and_words_from_the_text(name: str) -> None:
    comparison = compared(name)
    ids = [one.id for one in comparison.facts]
    assert len(ids) == len(set(ids))
    for found in comparison.facts:
        (text,) = (
            one.version.text for one in comparison.versions if one.version.outlet == found.outlet
        )
        assert found.statement in " ".join(text.split())
