"""Odd stories: a sensible result or one clear error, never another exception."""

from __future__ import annotations

import math

import pytest
from helpers.examples import at_most
from helpers.stories import hospital, paragraphs, row, story
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import ArticleError
from framing.ingest import version_from_text
from framing.pipeline import compare, score
from framing.report import tables
from framing.types import Comparison, SourceReport

pytestmark = pytest.mark.usefixtures("founded_once")

DOCK = SourceReport("Dock Post", ("the Post",))
_CRANE = (
    "The harbour opened a new crane on Monday, the Dock Post reported.",
    "It lifts ninety tonnes and cost four million crowns, according to the Dock Post.",
    "Fishermen say the noise drives the herring away.",
    "The mayor, Lina Falk, praised the work.",
    "The Dock Post reported that two men were hurt during the building.",
)
_OTHER = paragraphs(
    "Harbour",
    "A new crane in the harbour lifts ninety tonnes, the Dock Post reported.",
    "Two men were hurt while it was built, according to the Dock Post.",
)
_GERMAN = paragraphs(
    "Neuer Kran im Hafen",
    "Am Montag wurde im Hafen ein neuer Kran eröffnet, berichtete die Dock Post.",
    "„Er hebt neunzig Tonnen“, sagte die Bürgermeisterin Lina Falk.",
    "Zwei Männer wurden beim Bau verletzt.",
)
_QUOTES = paragraphs(
    "Crane ”odd",
    "“The harbour “opened” a new crane on Monday, the Dock Post reported.",
    '"It lifts ninety tonnes, ‘he said.',
    '»Nein« said the \'\' mayor """ today”',
)
_ODD = {
    "German": _GERMAN,
    "odd quotes": _QUOTES,
    "headings": "Crane\n\nHarbour\n\nMonday\n\nA quiet day",
    "one word": "Crane",
    "marks": "a\n\n... !!! ???\n\n— — —\n\n“”",
    "emoji": paragraphs("x", "😀" * 3000, *_CRANE[:2]),
    "controls": "x\n\na\x00b \u202e hello there my friend. \ufeff The crane moved.",
    "right to left": "مرحبا\n\nتم افتتاح رافعة جديدة في الميناء.",
    "no full stop": "crane\n\n" + "the crane and " * 3000,
    "one long word": "crane\n\n" + "x" * 30_000,
    "half sentences": "crane\n\n" + "it was red; and he was blue, and " * 600,
    "quotes only": "crane\n\n" + '"a" ' * 4000,
    "brackets": "crane\n\n" + "(a [" * 3000,
    "formulas": "=SUM(A1)\n\n=1+1 is what the Dock Post reported.\n\n@home +4 -4",
    "repeats": paragraphs("Crane", *_CRANE * 10),
}


def against_crane(text: str) -> Comparison:
    return compare(story("Crane", {"Ansel": paragraphs("Crane", *_CRANE), "Borough": text}, DOCK))


def assert_sensible(comparison: Comparison) -> None:
    for score_row in comparison.scores:
        for value in (
            score_row.value,
            score_row.low,
            score_row.high,
            score_row.baseline,
            score_row.delta,
            score_row.value_words,
        ):
            assert value is None or math.isfinite(value)
        if score_row.dimension in {"hedging", "speculation", "commentary", "coverage", "credit"}:
            assert score_row.value is None or 0.0 <= score_row.value <= 1.0
        if score_row.dimension == "sentiment":
            assert score_row.value is None or -1.0 <= score_row.value <= 1.0
        if score_row.low is not None and score_row.high is not None:
            assert score_row.low <= score_row.high
    assert tables(comparison)["versions.csv"]


@pytest.mark.parametrize("name", sorted(_ODD))
def test_an_odd_version_beside_a_plain_one(name: str) -> None:
    comparison = against_crane(_ODD[name])
    assert_sensible(comparison)
    assert comparison.baseline == "cited"
    assert comparison.facts
    assert len({one.outlet for one in comparison.scores}) == 2


@pytest.mark.parametrize("name", sorted(_ODD))
def test_an_odd_article_scored(name: str) -> None:
    comparison = score(version_from_text(_ODD[name], "Odd Times"), hospital())
    assert_sensible(comparison)
    assert not any("Odd Times" in one.founded_by for one in comparison.facts)


@pytest.mark.parametrize("text", ["", " \n\t\n", "...", "\ufeff"])
def test_no_words_are_one_clear_error(text: str) -> None:
    with pytest.raises(ArticleError, match="Borough: there are no words"):
        version_from_text(text, "Borough")


def test_versions_that_share_nothing() -> None:
    comparison = compare(
        story(
            "Two",
            {"Ansel": paragraphs("Crane", *_CRANE[2:4]), "Borough": "Bees\n\nBees sleep in July."},
        )
    )
    assert_sensible(comparison)
    assert comparison.facts == ()
    assert {row(comparison, one, "coverage").value for one in ("Ansel", "Borough")} == {None}


def test_twenty_versions() -> None:
    texts = {
        f"Paper {number}": paragraphs(
            "Crane",
            f"The Dock Post reported that the crane at pier {number} lifts {number}0 tonnes.",
            f"The harbour master of pier {number} has held the post since {1990 + number}.",
        )
        for number in range(1, 21)
    }
    comparison = compare(story("Crane", texts, DOCK))
    assert_sensible(comparison)
    assert len(comparison.coverage) == 20 * len(comparison.facts)


def test_a_version_that_repeats_itself_gains_no_facts() -> None:
    once = against_crane(_OTHER)
    thrice = compare(
        story("Crane", {"Ansel": paragraphs("Crane", *_CRANE * 3), "Borough": _OTHER}, DOCK)
    )
    assert len(thrice.facts) == len(once.facts)


def test_four_hundred_sentences() -> None:
    days = (
        f"On day {day} the crane moved {day * 7} crates of fish number {day}, the Post reported."
        for day in range(400)
    )
    comparison = against_crane(paragraphs("Crane", *days))
    assert_sensible(comparison)
    assert row(comparison, "Borough", "hedging").sentences == 400
    assert row(comparison, "Borough", "hedging").reliable


@at_most(25)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=6).map("\n\n".join))
def test_any_text_at_all(text: str) -> None:
    try:
        version_from_text(text, "Borough")
    except ArticleError:
        return
    assert_sensible(against_crane(text))
