"""Coverage: what each version does with each fact, and where."""

from __future__ import annotations

import pytest
from helpers.stories import ALL, compared, paragraphs, row, story

from framing.config import default
from framing.ingest import version_from_text
from framing.pipeline import compare, score
from framing.statistics.confidence_intervals import wilson
from framing.types import Comparison, Coverage, SourceReport

pytestmark = pytest.mark.usefixtures("founded_once")

ARGUS = SourceReport("Argus Newswire")
_FILLER = (
    "Herring is sold on the quay every morning.",
    "The lighthouse was painted red in the spring.",
    "Schools have a holiday next week.",
)
_STREETS = (
    "The bakery beside the church has a new oven.",
    "Two streets near the school are dug up for pipes.",
    "A choir from the hills sang on Saturday night.",
    "Rain is forecast for the whole of the weekend.",
)
_FERRY = "The night ferry to Tornby will stop running in October"
_CREW = "Sixty sailors lose their posts when the ship is sold"


def harbour() -> Comparison:
    """Ansel tells both facts, Borough the first one late, Chronicle none."""
    return compare(
        story(
            "Ferry",
            {
                "Ansel": paragraphs(
                    "Ferry",
                    f"{_FERRY}, Argus Newswire reported.",
                    f"{_CREW}, Argus Newswire said.",
                    *_FILLER,
                ),
                "Borough": paragraphs("Quay", *_STREETS, f"{_FERRY}, according to Argus Newswire."),
                "Chronicle": paragraphs("Market", *_FILLER),
            },
            ARGUS,
        )
    )


def of(comparison: Comparison, outlet: str, words: str) -> Coverage:
    (found,) = (one.id for one in comparison.facts if words in one.statement)
    (cell,) = (one for one in comparison.coverage if (one.outlet, one.fact) == (outlet, found))
    return cell


@pytest.mark.parametrize("name", sorted(ALL))
def test_there_is_one_row_for_every_fact_and_version(name: str) -> None:
    comparison = compared(name)
    pairs = [(one.fact, one.outlet) for one in comparison.coverage]
    assert sorted(pairs) == sorted(
        (fact.id, version.version.outlet)
        for fact in comparison.facts
        for version in comparison.versions
    )


def test_a_version_of_headings_alone_leaves_every_fact_out() -> None:
    base = {
        "Ansel": paragraphs("Ferry", f"{_FERRY}, Argus Newswire reported.", *_FILLER),
        "Borough": "Ferry\n\nSubscribe to our newsletter",
    }
    comparison = compare(story("Ferry", base, ARGUS))
    (cell,) = (one for one in comparison.coverage if one.outlet == "Borough")
    assert (cell.status, cell.sentence, cell.start, cell.end) == ("omitted", None, None, None)
    assert row(comparison, "Borough", "coverage").value == 0.0


def test_told_and_left_out() -> None:
    comparison = harbour()
    assert [of(comparison, one, "night ferry").status for one in ("Ansel", "Borough")] == [
        "carried",
        "carried",
    ]
    assert of(comparison, "Chronicle", "night ferry").status == "omitted"
    assert of(comparison, "Borough", "Sixty sailors").status == "omitted"


def test_who_alone_supplies_a_fact_is_not_rewarded_for_carrying_it() -> None:
    comparison = harbour()
    assert not of(comparison, "Ansel", "Sixty sailors").eligible
    assert of(comparison, "Ansel", "night ferry").eligible
    assert of(comparison, "Borough", "Sixty sailors").eligible
    ansel, borough, chronicle = (
        row(comparison, one, "coverage").value for one in ("Ansel", "Borough", "Chronicle")
    )
    # The one fact that stands without Ansel; one of two, nearly; neither.
    assert ansel == of(comparison, "Ansel", "night ferry").probability > 0.95
    assert borough == pytest.approx(0.5, abs=0.2)
    assert chronicle == pytest.approx(0.0, abs=0.1)


def test_prominence_is_the_third_of_the_text() -> None:
    comparison = harbour()
    assert of(comparison, "Ansel", "night ferry").prominence == 2
    assert of(comparison, "Borough", "night ferry").prominence == 0
    assert of(comparison, "Chronicle", "night ferry").prominence == 0


def test_what_is_not_found_is_shown_with_the_nearest_words_and_no_fidelity() -> None:
    cell = of(harbour(), "Chronicle", "night ferry")
    assert cell.sentence is not None
    assert (cell.credited, cell.fidelity) == (False, None)
    assert cell.similarity < 0.3


def test_a_heading_carries_no_fact() -> None:
    base = {
        "Ansel": paragraphs("Ferry", f"{_FERRY}, Argus Newswire reported.", *_FILLER),
        "Borough": paragraphs(_FERRY, *_FILLER),
    }
    comparison = compare(story("Ferry", base, ARGUS))
    assert of(comparison, "Borough", "night ferry").status == "omitted"


def test_status_follows_the_probability_and_what_is_open_counts_by_it() -> None:
    limits, open_cells = default().coverage, 0
    for name in sorted(ALL):
        for cell in compared(name).coverage:
            assert 0.0 <= cell.probability <= 1.0
            if cell.status in {"carried", "altered"}:
                assert cell.probability >= limits.carried
            elif cell.status == "unclear":
                open_cells += 1
                assert limits.omitted < cell.probability < limits.carried
            else:
                assert cell.probability <= limits.omitted
    assert open_cells


def test_open_cells_widen_the_interval_and_are_not_taken_for_left_out() -> None:
    comparison = compared("rates")
    scored = {one.id for one in comparison.facts if one.tier == "credited"}
    cells = [one for one in comparison.coverage if one.outlet == "Krone Daily"]
    cells = [one for one in cells if one.eligible and one.fact in scored]
    assert "unclear" in {one.status for one in cells}
    shown = row(comparison, "Krone Daily", "coverage")
    assert shown.value is not None
    assert shown.value > sum(one.status == "carried" for one in cells) / len(cells)
    # The interval of as many cells that are all decided is narrower.
    decided = wilson(shown.value * len(cells), len(cells), default().scores.level)
    assert decided is not None
    assert shown.low is not None
    assert shown.high is not None
    assert shown.low < decided[0] < decided[1] < shown.high


def test_the_same_words_tell_the_same_fact_in_a_scored_article() -> None:
    for name in sorted(ALL):
        for fact in compared(name).facts:
            article = version_from_text(
                paragraphs("News", f"{fact.statement.rstrip('.')}.", *_STREETS), "Late Post"
            )
            statuses = {
                one.fact: one.status
                for one in score(article, ALL[name]()).coverage
                if one.outlet == "Late Post"
            }
            assert statuses[fact.id] in {"carried", "altered"}


def test_who_is_never_named_is_left_out_whatever_else_is_told() -> None:
    base = {
        "Ansel": paragraphs("Ferry", f"{_FERRY}, Argus Newswire reported.", *_FILLER),
        "Borough": paragraphs("Yard", *_STREETS, "A fine awaits firms which purchase old tugs."),
        "Chronicle": paragraphs(
            "Yard", "Firms that buy such boats will be penalised by Brussels, Argus Newswire said."
        ),
    }
    comparison = compare(story("Ferry", base, ARGUS))
    assert of(comparison, "Borough", "penalised by Brussels").status == "omitted"


def test_saying_it_twice_is_told_in_two_sentences_and_one_row() -> None:
    base = {
        "Ansel": paragraphs("Ferry", f"{_FERRY}, Argus Newswire reported.", *_FILLER),
        "Borough": paragraphs("Quay", f"{_FERRY}.", *_FILLER, f"{_FERRY}, said Argus Newswire."),
    }
    comparison = compare(story("Ferry", base, ARGUS))
    (fact,) = comparison.facts
    assert len({one.sentence for one in fact.mentions if one.outlet == "Borough"}) == 2
    cell = of(comparison, "Borough", "night ferry")
    assert (cell.status, cell.credited, cell.prominence) == ("carried", True, 2)


def test_another_number_of_the_same_thing_is_not_the_fact_kept() -> None:
    base = {
        one: paragraphs(
            "Fleet",
            f"Argus Newswire reported that the fleet lost {ships} trawlers in the storm.",
            *_FILLER,
        )
        for one, ships in {"Ansel": "nine", "Borough": "nine", "Chronicle": "forty"}.items()
    }
    comparison = compare(story("Fleet", base, ARGUS))
    cells = {
        one.status for one in comparison.coverage if one.outlet == "Chronicle" and one.eligible
    }
    assert "carried" not in cells
