"""What is credited to the source report: by name, by reference, through others, carried over."""

from __future__ import annotations

import pytest
from helpers.attribution_case import COURIER, only, read

from framing.attribution import document_credit
from framing.ingest import version_from_text

NAME = "Harbour Courier"

FIRST_HAND = [
    ("The Harbour Courier reported on Tuesday that the line will close.", (NAME,)),
    ("The line will close in May, the Harbour Courier reported Tuesday (Nov. 5).", (NAME,)),
    ("The line is short of crew and cash, reported Harbour Courier.", (NAME,)),
    ("The Courier’s recent report reveals a plan to close the line.", (NAME,)),
    ("According to the HC, the line will close.", (NAME,)),
    ("The Courier has learnt that the line will close.", (NAME,)),
    ("The Courier understands the line will close.", (NAME,)),
    ("The Courier can reveal that the line will close.", (NAME,)),
    ("As the Courier first reported, the owner owes money.", (NAME,)),
    ("Two sailors told the Courier that the engine had failed.", (NAME, "Two sailors")),
    ("The engine failed twice, two sailors told the Courier.", (NAME, "two sailors")),
    (
        "The Courier reported, citing court papers, that the owner owes money.",
        (NAME, "court papers"),
    ),
    (
        "The Courier, citing two people close to the talks, reported that a buyer had been found.",
        (NAME, "two people close to the talks"),
    ),
    ("Ana Ruiz said in an interview with the Courier that she would stay.", (NAME, "Ana Ruiz")),
]


@pytest.mark.parametrize(("sentence", "chain"), FIRST_HAND)
def test_the_outlet_credits_the_source_report_itself(sentence: str, chain: tuple[str, ...]) -> None:
    voice = only(sentence).of(sentence[:12])
    assert (voice.voice, voice.basis, voice.chain) == ("source", "explicit", chain)
    assert any(mark.first_hand for mark in voice.attributions)


FROM_PAPERS = [
    "Letters seen by the Courier show that the line will close.",
    "According to letters reviewed by the Courier, the line will close.",
]


@pytest.mark.parametrize("sentence", FROM_PAPERS)
def test_what_was_shown_to_the_report_is_credited_to_it(sentence: str) -> None:
    voice = only(sentence).of(sentence[:12])
    assert (voice.voice, voice.chain[0]) == ("source", NAME)


SECOND_HAND = [
    "According to Radio Lunde, citing Harbour Courier, the line will close.",
    "Radio Lunde, citing the Harbour Courier, reported that the line will close.",
]


@pytest.mark.parametrize("sentence", SECOND_HAND)
def test_with_somebody_between_the_credit_is_not_first_hand(sentence: str) -> None:
    voice = only(sentence).of(sentence[:12])
    assert (voice.voice, voice.chain) == ("source", ("Radio Lunde", NAME))
    assert not any(mark.first_hand for mark in voice.attributions)


def test_an_anonymous_source_of_the_report_is_its_kind() -> None:
    assert (
        only("Two sailors told the Courier that the engine failed.").of("Two").kind == "anonymous"
    )
    assert only("The Courier said the engine failed.").of("The Courier").kind == "named"


def test_somebody_of_the_paper_is_not_the_paper() -> None:
    voice = only("The Courier's editor, Jon Dahl, said the staff were proud.").of("The Courier")
    assert voice.voice == "other"


def test_the_report_means_the_source_once_it_is_named() -> None:
    case = read(
        "The Courier said the line will close.\n\nThe newspaper added that fares would rise.\n"
    )
    assert case.of("The newspaper").chain == (NAME,)


def test_what_it_said_is_the_reports_right_after_the_report() -> None:
    case = read("The Courier said the line will close. Most of the crew would go, it said.\n")
    assert (case.of("Most").voice, case.of("Most").basis) == ("source", "carried")
    case = read("The ministry said the line will close. Most of the crew would go, it said.\n")
    assert case.of("Most").voice == "other"


def test_the_report_means_nothing_sure_before_it_is_named() -> None:
    voice = read("The report said the line will close.\n").of("The report")
    assert voice.voice == "unclear"
    assert "before" in voice.why


@pytest.mark.parametrize(
    "rival",
    [
        "Radio Lunde reported that the owner denied it.",
        "A ministry study was published in May.",
        "Another report warned of floods.",
    ],
)
def test_two_reports_leave_the_report_unclear(rival: str) -> None:
    case = read(
        f"The Courier said the line will close.\n\n{rival}\n\nThe report said fares rose.\n"
    )
    assert case.of("The report").voice == "unclear"
    assert NAME in case.of("The report").why


def test_naming_the_source_again_settles_it() -> None:
    case = read(
        "Radio Lunde reported that the owner denied it.\n\nThe Courier said the line will close."
        "\n\nThe report said fares would rise.\n"
    )
    assert case.of("The report").chain == (NAME,)


def test_a_report_by_somebody_else_is_not_the_source() -> None:
    case = read("The Courier said the line will close.\n\nFares rose, a report by the bank said.\n")
    assert case.of("Fares").voice == "other"


def test_without_a_source_report_nothing_is_credited_to_one() -> None:
    case = read("The Courier said the line will close.\n\nThe report said so too.\n", None)
    assert {voice.voice for voice in case.voices} <= {"other", "own"}


def test_one_source_goes_on_from_sources() -> None:
    case = read(
        "Sources told the Courier that a buyer was near.\n\nOne source said he was Dutch.\n"
    )
    voice = case.of("One source")
    assert (voice.voice, voice.basis, voice.chain) == ("source", "carried", (NAME, "One source"))


def test_a_sentence_about_those_reported_on_goes_on() -> None:
    case = read(
        "The Courier reported that the owners had run out of cash. They have not only sold the"
        " pier but also let the crew go.\n"
    )
    voice = case.of("They have")
    assert (voice.voice, voice.basis) == ("source", "carried")
    assert voice.why
    (mark,) = [mark for mark in voice.attributions if mark.basis == "carried"]
    assert mark.source is None
    assert mark.cue is None


BROKEN = [
    # The next sentence speaks for the outlet, is no reference back, or follows something else.
    "The Courier reported that the owners had run out of cash. The harbour is old.",
    "The Courier reported that the owners had run out of cash. It remains to be seen who pays.",
    "The Courier reported that the owners had run out of cash. They must now act.",
    "The Courier reported that the owners had run out of cash. The pier is old. They sold it.",
    "The Courier reported that the owners had run out of cash.\n\n## Past\n\nThey sold the pier.",
    "The owners sold the pier. Ana Ruiz said the price was low. They left the town.",
]


@pytest.mark.parametrize("text", BROKEN)
def test_a_credit_that_does_not_plainly_carry_stops(text: str) -> None:
    assert read(text + "\n").voices[-1].basis == "none"


def test_nothing_carries_backwards() -> None:
    case = read("They sold the pier. The Courier reported that the owners had run out of cash.\n")
    assert case.of("They sold").basis == "none"


def test_he_after_somebody_who_told_the_paper_is_unclear_when_another_is_named() -> None:
    case = read(
        "An engineer told the Courier that Per Olsen had signed the papers. He said it was wrong.\n"
    )
    assert case.of("He said").voice == "unclear"


def test_a_footer_credits_the_document() -> None:
    text = "The pier is old and the line is short of crew.\n\nSource: Harbour Courier\n"
    assert document_credit(version_from_text(text, "Evening Star"), COURIER)
    assert not document_credit(version_from_text("The pier is old.\n", "Evening Star"), COURIER)
    case = read(text)
    assert case.of("The pier").basis == "none"
