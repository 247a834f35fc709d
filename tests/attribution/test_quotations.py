"""What stands inside quotation marks, and whose words it is."""

from __future__ import annotations

import pytest
from helpers.attribution_case import read

from framing.ingest import version_from_text
from framing.language.quotation_marks import quotations


def quoted(text: str) -> list[str]:
    version = version_from_text(text, "Evening Star")
    return [version.text[one.start : one.end] for one in quotations(version)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we had no lights” and left.\n", ["“we had no lights”"]),
        ('He said "we had no lights" and left.\n', ['"we had no lights"']),
        ("He said ''we had no lights'' and left.\n", ["''we had no lights''"]),
        ("The ‘ghost ship’ sank.\n", ["‘ghost ship’"]),
        ("Critics call it a 'ghost ship' now.\n", ["'ghost ship'"]),
        ("The owners’ claim and the crew's answer were heard.\n", []),
        ("It was the '90s, and rock 'n' roll was king.\n", []),
        ('A 27" screen hung over the bar.\n', []),
        ('The mast is 6\'2" tall and the "Sea Star" is short.\n', ['"Sea Star"']),
        ("He said “it was ‘quite’ dark” and left.\n", ["“it was ‘quite’ dark”"]),
    ],
)
def test_marks_make_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_odd_mark_ends_with_its_paragraph() -> None:
    text = "“We are ready to go now.\n\nThe harbour was quiet.\n\nThe pier is old.\n"
    assert quoted(text) == ["“We are ready to go now."]


def test_a_stray_straight_mark_quotes_nothing() -> None:
    assert quoted('The ship" was late and the pier is old.\n\nThe harbour was quiet.\n') == []


def test_a_quotation_over_sentences_has_one_speaker() -> None:
    case = read("“They lied,” Ana Ruiz said. “We will strike. Nobody will sail.”\n")
    assert [voice.chain for voice in case.voices] == [("Ana Ruiz",)] * 3
    assert [voice.basis for voice in case.voices] == ["explicit", "carried", "carried"]
    assert all(voice.quoted for voice in case.voices)


def test_a_speaker_named_at_the_end_speaks_all_of_the_quotation() -> None:
    case = read("“We will strike. Nobody will sail,” Ana Ruiz said.\n")
    assert [voice.chain for voice in case.voices] == [("Ana Ruiz",)] * 2


def test_a_quotation_opens_again_in_the_next_paragraph() -> None:
    case = read("“We will strike,” Ana Ruiz said. “It is late.\n\n“And nobody will sail.”\n")
    assert case.of("“And").chain == ("Ana Ruiz",)
    assert case.of("“And").basis == "carried"


def test_a_colon_hands_over_to_a_quotation() -> None:
    case = read("Ana Ruiz said in the evening:\n\n“Nobody will sail.”\n")
    assert case.of("“Nobody").chain == ("Ana Ruiz",)


def test_a_quotation_without_a_speaker_is_unclear() -> None:
    case = read("The pier was full of people.\n\n“Nobody will sail.”\n\nThe rain came at noon.\n")
    voice = case.of("“Nobody")
    assert (voice.voice, voice.quoted, voice.basis) == ("unclear", True, "none")
    assert voice.why
    assert case.of("The rain").voice == "own"


def test_a_name_in_marks_is_nobodys_words() -> None:
    case = read("The union said the ship, “Accord,” will sail on Monday.\n")
    (voice,) = case.voices
    assert not voice.quoted
    assert [span.of(case.version.text) for span in voice.quotes] == ["“Accord,”"]


def test_the_very_words_inside_a_statement_count() -> None:
    case = read("The union said “nobody will sail until the crew is paid in full.”\n")
    assert case.voices[0].quoted
    indirect = read("The union said nobody will sail until the crew is paid in full.\n")
    assert not indirect.voices[0].quoted


def test_a_speaker_in_a_sentence_of_his_own_closes_the_quotation() -> None:
    case = read("The crew met the owner. “Is there no money? Are we all to go?” Ruiz asked.\n")
    assert [case.of(one).chain for one in ("“Is", "Are", "Ruiz")] == [("Ruiz",)] * 3
    assert case.of("The crew").voice == "own"


def test_what_ends_with_no_quotation_before_it_is_the_outlets() -> None:
    case = read("The crew met the owner. Ruiz asked. The ministry has agreed on terms before.\n")
    assert [voice.voice for voice in case.voices] == ["own"] * 3


@pytest.mark.parametrize("line", ["— Ana Ruiz", "―Ana Ruiz.", "-- Ana Ruiz, pilot"])
def test_a_quotation_may_be_signed(line: str) -> None:
    case = read(f"“The harbour is dead. We all know it.”\n\n{line}\n\nThe harbour is old.\n")
    assert [voice.chain for voice in case.voices] == [("Ana Ruiz",)] * 3 + [()]


def test_a_dash_under_the_outlets_own_words_signs_nothing() -> None:
    case = read("The harbour is dead, and all know it.\n\n— Ana Ruiz\n")
    assert case.of("The harbour").voice == "own"


def test_a_paragraph_behind_a_colon_is_quoted_without_marks() -> None:
    case = read(
        "Ruiz added:\n\nThe harbour is dead. Nobody comes here now.\n\nThe owner lives in Lunde.\n"
    )
    assert [voice.chain for voice in case.voices] == [(), ("Ruiz",), ("Ruiz",), ()]
    assert case.parts("Ruiz added") == [("Ruiz", "added", "The harbour is dead.")]


def test_a_closing_mark_may_open_a_quotation_by_a_slip_of_the_keyboard() -> None:
    assert read("”The harbour is dead. Go home,” Ruiz said.\n").of("”The").chain == ("Ruiz",)
