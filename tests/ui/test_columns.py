"""What the screen of columns gets: every character of every sentence, every cue, every fact."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from components.columns.view import screen
from helpers.factory import FIRST, comparison
from helpers.stories import ALL, hospital
from hypothesis import given
from hypothesis import strategies as st
from shared.version_order import ordered
from shared.wording import entries

from framing.pipeline import compare
from framing.report.baseline_summary import baseline_line, rests_on
from framing.types import CoverageStatus, Cue, Dimension, Role, ShiftKind, Voice

if TYPE_CHECKING:
    from components.columns.view import Screen, SentenceData

    from framing.types import Comparison


def sentences(data: Screen, version: int = 0) -> list[SentenceData]:
    return [one for block in data["versions"][version]["blocks"] for one in block["sentences"]]


def words_of(sentence: SentenceData) -> str:
    return "".join(piece["text"] for piece in sentence["pieces"])


def with_cues(*spans: tuple[int, int]) -> Comparison:
    made = comparison("Ansel", "Borough")
    first, *rest = made.versions[0].readings
    cues = tuple(
        Cue(start, end, 0, "hedging", "r", "k", "own", quoted=False, counted=True, weight=1, why="")
        for start, end in spans
    )
    version = replace(made.versions[0], readings=(replace(first, cues=cues), *rest))
    return replace(made, versions=(version, *made.versions[1:]))


@pytest.mark.parametrize("name", ALL)
def test_pieces_are_the_sentences_own_words(name: str) -> None:
    result = compare(ALL[name]())
    data = screen(result, [version.version.outlet for version in result.versions])
    for number, version in enumerate(result.versions):
        text = version.version.text
        expected = [text[one.sentence.start : one.sentence.end] for one in version.readings]
        assert [words_of(one) for one in sentences(data, number)] == expected


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=6))
def test_overlapping_cues_cut_a_sentence_without_losing_a_character(
    lengths: list[tuple[int, int]],
) -> None:
    spans = [(start, min(start + length, len(FIRST))) for start, length in lengths]
    sentence = sentences(screen(with_cues(*spans), ["Ansel"]))[0]
    assert words_of(sentence) == FIRST
    for number, (start, end) in enumerate(spans):
        marked = "".join(piece["text"] for piece in sentence["pieces"] if number in piece["cues"])
        assert marked == FIRST[start:end]


def test_a_cue_says_its_words_rule_reason_voice_and_whether_it_counts() -> None:
    cue = screen(comparison(), ["Ansel"])["versions"][0]["cues"][0]
    assert cue["words"] == "may"
    assert cue["card"] == [
        ("Counts towards", "hedging"),
        ("In the score", "counted"),
        ("Why", "may"),
        ("Whose words", "The source report"),
        ("Rule", "modal.may"),
    ]


def test_a_sentence_says_its_role_voice_reasons_and_who_set_what() -> None:
    first, second = sentences(screen(comparison(), ["Ansel"]))
    card = dict(first["card"])
    assert card["Why this role"] == "it carries a fact; credited; explicitly"
    assert card["Whose voice"].startswith("The source report: Harbour Gazette (credited in the")
    assert card["Reads as"] == "hedged"
    assert card["Sentiment"] == "+0.00 (−1 to 1)"
    assert dict(second["card"])["Set by a person"] == "voice by anna, role by ben"


def test_a_cue_that_is_too_weak_alone_is_not_shown_as_if_it_counted() -> None:
    made = comparison()
    version = made.versions[0]
    weak = replace(version.readings[0].cues[0], dimension="commentary", weight=0.45)
    for commentary in (False, True):
        reading = replace(version.readings[0], cues=(weak,), commentary=commentary)
        one = replace(version, readings=(reading, *version.readings[1:]))
        (cue,) = screen(replace(made, versions=(one, *made.versions[1:])), ["Ansel"])["versions"][
            0
        ]["cues"]
        assert cue["counted"] is commentary
        assert ("too weak" in dict(cue["card"])["In the score"]) is not commentary


def test_a_fact_has_a_place_for_every_version_shown_or_not() -> None:
    data = screen(comparison("Ansel", "Borough", "Calder"), ["Borough"])
    assert [place["outlet"] for place in data["facts"][0]["places"]] == [
        "Ansel",
        "Borough",
        "Calder",
    ]
    assert [bool(version["blocks"]) for version in data["versions"]] == [False, True, False]
    assert [version["mark"] for version in data["versions"]] == ["1", "2", "3"]


def test_what_is_not_found_comes_with_the_nearest_sentence() -> None:
    made = comparison()
    missing = replace(made.coverage[1], status="omitted", sentence=1)
    fact = replace(made.facts[0], mentions=made.facts[0].mentions[:1])
    made = replace(made, coverage=(made.coverage[0], missing), facts=(fact,))
    place = screen(made, ["Ansel", "Borough"])["facts"][0]["places"][1]
    assert (place["status"], place["sentence"], place["sentences"]) == ("omitted", 1, [])


def test_a_shift_is_told_where_it_is_and_a_contested_one_says_so() -> None:
    made = comparison()
    told = screen(made, ["Ansel"])["facts"][0]["places"][0]["shifts"][0]
    assert (told["name"], told["why"]) == ("More or less certain", "a hedge was dropped")
    assert (told["outlet"], told["mark"], told["baseline"]) == ("Borough", "2", "may")
    shift = replace(made.shifts[0], contested=True, why="contested: one against one")
    made = replace(made, shifts=(shift,))
    told = screen(made, ["Ansel"])["facts"][0]["places"][0]["shifts"][0]
    assert (told["contested"], told["why"]) == (True, "one against one")


def test_the_words_that_tell_a_fact_and_those_that_differ_are_pieces_of_their_own() -> None:
    data = screen(comparison(), ["Ansel", "Borough"])
    for version in (0, 1):
        found = sentences(data, version)[0]["pieces"]
        assert "".join(one["text"] for one in found if "f1" in one.get("told", [])) == FIRST[:25]
        assert [one["text"] for one in found if 0 in one.get("shifts", [])] == [FIRST[9:12]]


def test_a_headline_shift_is_told_at_the_heading_and_not_among_the_facts() -> None:
    made = comparison()
    shift = replace(made.shifts[0], why="headline: another number")
    data = screen(replace(made, shifts=(shift,)), ["Ansel"])
    assert data["facts"][0]["places"][0]["shifts"] == []
    assert "another number" in sentences(data)[0]["card"][-1][1]


def test_a_scored_article_comes_first() -> None:
    made = replace(comparison("Ansel", "Borough"), article="Borough")
    assert [version.version.outlet for version in ordered(made)] == ["Borough", "Ansel"]
    data = screen(made, ["Borough"])
    assert [version["mark"] for version in data["versions"]] == ["A", "1"]
    assert data["facts"][0]["places"][0]["outlet"] == "Borough"


def test_everything_on_the_screen_can_be_sent() -> None:
    result = compare(hospital())
    data = screen(result, [version.version.outlet for version in result.versions])
    assert json.loads(json.dumps(data))["facts"]


def test_the_baseline_says_what_it_rests_on() -> None:
    told = "1 fact credited to Harbour Gazette, from 1 of 2 versions"
    assert rests_on(comparison()) == told
    assert baseline_line(comparison()) == f"Baseline: {told}"
    none = replace(comparison(), baseline="consensus", source=None)
    assert "no common source report" in baseline_line(none)


@pytest.mark.parametrize(
    ("kind", "terms"),
    [
        ("role", Role),
        ("status", CoverageStatus),
        ("voice", Voice),
        ("shift", ShiftKind),
        ("measure", Dimension),
    ],
)
def test_every_term_has_its_words(kind: str, terms: object) -> None:
    assert set(entries(kind)) == set(getattr(terms, "__args__", ()))
