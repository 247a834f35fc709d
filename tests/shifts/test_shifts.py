"""Every kind of shift: pairs that hold it, near-misses that do not, and what the finding shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from framing.evaluation.shift_pairs import wording
from framing.shifts import Difference, differences
from framing.types import ShiftKind, SourceReport

GAZETTE = SourceReport("Harbour Gazette", ("Gazette",))

SHIFTS: list[tuple[ShiftKind, str, str]] = [
    (
        "number",
        "The firm raised $20m from investors.",
        "The firm raised $200 million from investors.",
    ),
    (
        "number",
        "One in five pupils at the school cannot swim.",
        "Half of the pupils at the school cannot swim.",
    ),
    ("date", "The law takes effect on 1 July.", "The law takes effect on June 1."),
    (
        "date",
        "She was arrested on Friday at her home.",
        "She was arrested at her home on Saturday.",
    ),
    ("direction", "Police found a weapon in the car.", "Police found no weapon in the car."),
    (
        "scope",
        "Some teachers at the school will strike on Friday.",
        "All teachers at the school will strike on Friday.",
    ),
    (
        "relation",
        "The factory closed because of high energy prices.",
        "The factory closed despite high energy prices.",
    ),
    (
        "actor",
        "Toyota recalled 30,000 pickups over faulty airbags.",
        "Nissan recalled 30,000 pickups over faulty airbags.",
    ),
]

SAME = [
    ("About 20 people were hurt.", "Some 20 people were injured."),
    ("The deal is worth about $4.9bn.", "The deal is valued at nearly $5 billion."),
    ("One in four drivers was over the limit.", "Of the drivers 25 per cent were over the limit."),
    ("The flight was two days late.", "The flight was 48 hours late."),
    ("The storm killed at least 12 people.", "At least a dozen people died in the storm."),
    ("The trial starts on 5 May in Graz.", "In Graz the trial starts on May 5."),
    ("The plant will not close before 2030.", "The plant will stay open until 2030 at least."),
    ("All 120 passengers survived the crash.", "None of the 120 passengers died in the crash."),
    ("Shares in the brewer rose 5 per cent.", "The brewer's stock climbed 5%."),
    ("The court did not find him guilty.", "He was cleared by the court, which found no guilt."),
    ("Boys did worse than girls in physics.", "Girls did better than boys in physics."),
    (
        "The World Health Organization declared the outbreak over.",
        "The WHO declared that the outbreak was over.",
    ),
    ("Taiwan's regulator fined the bank.", "The regulator in Taipei fined the bank."),
    ("Mr Smith resigned as head of the museum.", "John Smith resigned as head of the museum."),
    ("The bridge may collapse, engineers fear.", "The bridge could collapse, engineers fear."),
    ("The bank fined the trader 3,000 euros.", "The bank fined the trader."),
    ("The lake froze in January.", "The lake froze."),
    (
        "All but two of the 27 member states backed the proposal.",
        "The proposal was backed by 25 of the 27 member states.",
    ),
    (
        "The plane landed safely in Oslo after one of its engines failed.",
        "Despite the failure of one engine, the plane landed safely in Oslo.",
    ),
    (
        "Few of the trees planted in 2020 are still alive.",
        "Most of the trees planted in 2020 have died.",
    ),
    ("Fourteen died when storm Ida struck Lunde.", "Five things to know about storm Ida"),
    ("Two days after the fire the shop reopened.", "The shop reopened two days after the fire."),
    (
        "Judges in Oslo struck down the licence of the new casino on Monday.",
        "Judges in Oslo cancelled the licence of the new casino on Monday.",
    ),
    (
        "Work at the quarry has to end within 30 days.",
        "The quarry now has 30 days to down tools.",
    ),
    (
        "The draft fills a gap of $8m, partly by shutting depots at Quay Street and Mill Lane.",
        "The county wants to shut two of its nine depots to fill a budget gap of $8 million.",
    ),
    (
        "Four of the seven members of the school board back the merger.",
        "A majority of four members of the school board is behind the merger.",
    ),
    (
        "Inspectors saw rust on 14 of the 62 chains of the pier at Lunde.",
        "Buses avoid the pier at Lunde because 14 of its 62 chains have rust.",
    ),
    (
        "Since Monday heavy lorries above 20 tonnes may not use the tunnel.",
        "The tunnel has been closed to lorries since Monday.",
    ),
    (
        "A trial at 40 clinics led to better sleep but not to better moods.",
        "A study proved better sleep at 40 clinics, but not better moods.",
    ),
    (
        "The ministry will send its bill to parliament in October.",
        "The bill of the ministry is due to reach parliament in October.",
    ),
    (
        "A stadium planned for the east bank lost its licence in court on Friday.",
        "The stadium on the east bank lost its licence in court on Friday.",
    ),
]


def between(one: str, other: str, source: SourceReport | None = None) -> tuple[Difference, ...]:
    return differences(wording(one, source, "one"), wording(other, source, "other"), source)


@pytest.mark.parametrize(("kind", "one", "other"), SHIFTS)
def test_a_shift_is_found_and_nothing_else(kind: ShiftKind, one: str, other: str) -> None:
    assert {found.kind for found in between(one, other)} == {kind}


@pytest.mark.parametrize(("one", "other"), SAME)
def test_other_words_for_the_same_are_no_shift(one: str, other: str) -> None:
    assert between(one, other) == ()
    assert between(other, one) == ()


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [row for row in SHIFTS if row[0] not in {"sourcing", "credit"}],
)
def test_a_shift_is_seen_from_either_side(kind: ShiftKind, one: str, other: str) -> None:
    assert kind in {found.kind for found in between(other, one)}


def test_the_reason_names_the_words_of_both_sides() -> None:
    (found,) = between(
        "The blast killed 14 miners in Lunde.", "The blast killed 41 miners in Lunde."
    )
    assert "“14”" in found.why
    assert "“41”" in found.why


def test_spans_count_from_the_start_of_the_article_not_of_the_statement() -> None:
    text = "It rained. The blast killed 41 miners in Lunde."
    (found,) = between("The blast killed 14 miners in Lunde.", text)
    assert found.version.of(text) == "41"


def test_a_dropped_credit_is_shown_at_the_words_that_gave_it() -> None:
    one = "The ferry line is for sale, the Harbour Gazette reported."
    (found,) = between(one, "The ferry line is for sale.", GAZETTE)
    assert found.kind == "credit"
    assert "Harbour Gazette" in found.baseline.of(one)


@pytest.mark.parametrize(
    "version",
    [
        "The ferry line is for sale, the Gazette reported.",
        "According to the Harbour Gazette the ferry line is for sale.",
        "The ferry line is for sale, its owner told the newspaper.",
    ],
)
def test_a_credit_in_other_words_is_no_dropped_one(version: str) -> None:
    assert (
        between("The ferry line is for sale, the Harbour Gazette reported.", version, GAZETTE) == ()
    )


def test_what_stands_before_the_comma_is_no_unnamed_source() -> None:
    told = "A fire at the old mill spread to two barns in the night, nurses said."
    assert between(told, "A fire at the old mill spread to two barns in the night.") == ()
    nurse = "A nurse, who works at the mill, said the fire had spread to two barns."
    (found,) = between(nurse, "The fire at the mill had spread to two barns.")
    assert found.kind == "sourcing"


def test_a_credit_carried_over_from_the_sentence_before_is_no_dropped_one() -> None:
    one = wording("The ferry line is for sale, the Harbour Gazette reported.", GAZETTE)
    other = wording("The ferry line is for sale.", GAZETTE)
    carried = replace(other, voice=replace(other.voice, basis="carried", voice="source"))
    assert differences(one, carried, GAZETTE) == ()


def test_a_weekday_is_the_date_it_stands_for() -> None:
    one = wording("The port closed on Tuesday.", None, published=date(2024, 11, 20))
    same = wording("The port closed on 19 November.", None, published=date(2024, 11, 25))
    other = wording("The port closed on 14 November.", None, published=date(2024, 11, 25))
    assert differences(one, same, None) == ()
    assert [found.kind for found in differences(one, other, None)] == ["date"]


def test_last_year_is_the_year_before_the_article() -> None:
    one = wording("The port closed last year.", None, published=date(2024, 2, 1))
    assert differences(one, wording("The port closed in 2023.", None), None) == ()
    assert [
        found.kind for found in differences(one, wording("The port closed in 2021.", None), None)
    ] == ["date"]


def test_the_day_of_the_report_is_not_the_day_of_the_event() -> None:
    one = "The ferry line is for sale, the Harbour Gazette reported on Monday."
    other = "The ferry line is for sale, the Harbour Gazette reported on Tuesday."
    assert between(one, other, GAZETTE) == ()


def test_words_of_others_in_quotation_marks_are_not_the_outlets_tone() -> None:
    one = "The council spent 2 million pounds on a new logo."
    quoted = "The council “squandered” 2 million pounds on a new logo."
    assert between(one, quoted) == ()


def test_wordings_that_share_little_are_not_compared_word_by_word() -> None:
    one = "The airline sold four of its oldest planes to a museum in May."
    other = "In June two pilots of the airline, both of them new, were hurt while skiing."
    assert between(one, other) == ()
