"""Credits as news agencies and those who rewrite them word them."""

from __future__ import annotations

import pytest
from helpers.attribution_case import read

from framing.article.sentences import sentences
from framing.attribution.find_source_report import find_source
from framing.ingest import version_from_text

_LEAD = "The port of Lunde lies in the north.\n\nA barge sank, the Harbour Courier reported.\n\n"


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        (
            "The quay cost 4 million, the newspaper said, citing the national harbour service.",
            ("Harbour Courier", "the national harbour service"),
        ),
        (
            "The quay is shut, the Harbour Courier reported, citing court documents.",
            ("Harbour Courier", "court documents"),
        ),
        (
            "The Courier, citing court documents, said that the quay is shut.",
            ("Harbour Courier", "court documents"),
        ),
        (
            "The Courier citing court documents said that the quay is shut.",
            ("Harbour Courier", "court documents"),
        ),
        ("“We shut the quay,” Ruiz told the Courier after the storm.", ("Harbour Courier", "Ruiz")),
        ("Ruiz admitted to the Courier that the quay was shut.", ("Harbour Courier", "Ruiz")),
        (
            "Ruiz, as quoted by the Courier, said the quay was shut.",
            ("Harbour Courier", "Ruiz"),
        ),
        (
            "“The quay is shut,” Ruiz was quoted as saying by the Courier.",
            ("Harbour Courier", "Ruiz"),
        ),
        ("The Courier quoted Ruiz as saying the quay is shut.", ("Harbour Courier", "Ruiz")),
        ("“The quay is shut,” Ruiz said, per the Courier.", ("Harbour Courier", "Ruiz")),
        ("Per the Harbour Courier, the quay is shut.", ("Harbour Courier",)),
        (
            "The Harbour Courier, which first reported the plan, said the quay would shut.",
            ("Harbour Courier",),
        ),
    ],
)
def test_the_report_is_credited_however_the_credit_is_worded(
    sentence: str, chain: tuple[str, ...]
) -> None:
    voice = read(_LEAD + sentence).voices[-1]
    assert (voice.voice, voice.chain) == ("source", chain)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Courier did not say who paid for the quay.",
        "The Harbour Courier said nothing about the price of the quay.",
        "Per head of staff the quay earns little.",
    ],
)
def test_what_a_report_leaves_unsaid_is_told_by_the_outlet(sentence: str) -> None:
    assert read(_LEAD + sentence).voices[-1].voice == "own"


@pytest.mark.parametrize(
    "sentence", ["He is likely to be fined.", "It said nothing about who paid for the quay."]
)
def test_the_outlets_guess_behind_a_credit_is_not_put_down_to_the_report(sentence: str) -> None:
    text = f"Ruiz shut the quay, the Harbour Courier reported. {sentence}"
    assert read(text).voices[-1].voice == "own"


def test_critics_are_not_named_with_what_they_speak_of() -> None:
    voice = read(_LEAD + "Critics say the ruling shows that the port never pays.").voices[-1]
    assert (voice.voice, voice.kind, voice.chain) == ("own", "vague", ("Critics",))


def test_a_verb_with_a_helper_names_no_speaker_behind_it() -> None:
    sentence = "The maker, which owns it, has not announced the cuts publicly, the Courier said."
    assert read(_LEAD + sentence).voices[-1].chain == ("Harbour Courier",)


def test_what_is_asked_in_passing_is_no_statement() -> None:
    case = read(_LEAD + "An official, who asked not to be named, told the Courier that it shut.")
    contents = [content for _, _, content in case.parts("An official")]
    assert "that it shut" in contents
    assert not any("told the Courier" in content for content in contents)


def test_the_report_is_found_in_items_of_one_sentence() -> None:
    items = [
        ("Morning Call", "Rates are to stay at four per cent, says Harbour Courier."),
        ("Late Call", "The Harbour Courier reported that the bank kept rates at 4 per cent."),
    ]
    made = [version_from_text(text, outlet) for outlet, text in items]
    found = find_source([(one, sentences(one)) for one in made])
    assert found is not None
    assert found.name == "Harbour Courier"
