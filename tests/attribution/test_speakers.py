"""Who is a speaker and who is none: words that look like verbs, names, titles, lists, pronouns."""

from __future__ import annotations

import pytest
from helpers.attribution_case import only, read

NOBODY = [
    # A noun or an adjective that looks like a verb.
    "Olsen cycled across the plain, crossing four states including the driest one.",
    "Dahl gave up presenting his own Coast Radio show, “Dawn Watch,” in April.",
    "Berglund left a job editing the Coastal Business News report to open a bakery.",
    "The clinic filed late tax claims and closed in May.",
    "She walked out after angry comments he made about the choir were printed.",
    "The museum ended the tour of low-lying states that usually starts in spring.",
    "The company runs seven reports on a single server.",
    "The league drew up new transfer rules and sent them to the clubs.",
    "The owner raised the price to ninety crowns.",
    "She finds herself alone in the north.",
    "A charity called the Lantern Trust opened a shelter on Sunday.",
    "A dog named Rex found the boy.",
    "Having said that, the harvest was good.",
    "Assuming the weather holds, Bergen will be the last stop of the race.",
    "Managers have to check each bag and report any loss.",
]


@pytest.mark.parametrize("sentence", NOBODY)
def test_what_only_looks_like_a_credit_credits_nobody(sentence: str) -> None:
    voice = only(sentence).of(sentence[:15])
    assert [mark.chain for mark in voice.attributions] == []
    assert (voice.voice, voice.chain) == ("own", ())


SPEAKERS = [
    # Verbs that look like nouns stay verbs.
    ("Harbour News reports that the rink will shut.", "Harbour News"),
    ("Farmers in five states say the seed is poor.", "Farmers in five states"),
    ("Officials estimate that repairs will cost nine million.", "Officials"),
    ("A poll showed Holm as the most admired mayor among farmers.", "A poll"),
    # Days, ages, parties and dates are no speakers.
    ("Mayor Ida Holm, D-Lunde, who chairs the board, said Monday, “It is old.”", "Mayor Ida Holm"),
    ("Senator Per Lie, Liberal of Vestby, a miner, said the pit would stay.", "Senator Per Lie"),
    ("“It hurts,” keeper Lena Strand, 31, said after the match.", "keeper Lena Strand"),
    ("The Valley Gazette on March 3, 2011, said the bridge was a trap.", "The Valley Gazette"),
    ("The mayor three years ago promised that the pool would open.", "The mayor"),
    ("Three years ago the mayor promised that the pool would open.", "the mayor"),
    ("The mayor in 2019 said that the pool would open.", "The mayor"),
    ("Theresa May said the talks had failed.", "Theresa May"),
    # Titles stand in quotation marks and are no statement.
    ("“The ice is thin,” said Moe in an interview on Radio Nord's “Breakfast” show.", "Moe"),
    ("“The ice is thin,” Moe told “Breakfast.”", "Moe"),
    ("Moe said on Radio Nord's “Breakfast Hour” last week that the ice was thin.", "Moe"),
    ("Strand said in her newsletter, “Left Foot,” that she would retire.", "Strand"),
    ("“Dawn Watch” host Ida Holm asked Ruiz, “Did you know?”", "“Dawn Watch” host Ida Holm"),
    ("The sign said “Closed.”", "The sign"),
    # Lists are whole.
    ("Ada Lund, Per Moe and Ola Lie said the tunnel was unsafe.", "Ada Lund, Per Moe and Ola Lie"),
    (
        "Ada Lund (Vestby), Per Moe (Lunde) and nine nurses called on the owner to resign.",
        "Ada Lund (Vestby), Per Moe (Lunde) and nine nurses",
    ),
    (
        "A handful of well-known union insiders say the rope failed.",
        "A handful of well-known union insiders",
    ),
    ("Two people briefed on the talks said the sale was off.", "Two people briefed on the talks"),
    ("A crew hired by the port says the quay is sinking.", "A crew hired by the port"),
    ("Mia Dahl, CTO and co-founder of Lunde Sail, said the act was void.", "Mia Dahl"),
    ("Mia Dahl, Professor of Law at Lunde, said the act was void.", "Mia Dahl"),
    # Who speaks goes on to speak.
    (
        "Ruiz told the Evening Post she was tired, adding that it was late.",
        "the Evening Post > Ruiz",
    ),
    ("Moe backed the plan but said last week that he no longer supports it.", "Moe"),
    ("That rule, Holm continued, suggests that the port is lost.", "Holm"),
    ("It was reported by Radio Lunde that the club would be sold.", "Radio Lunde"),
]


@pytest.mark.parametrize(("sentence", "chain"), SPEAKERS)
def test_a_speaker_is_shown_by_the_right_name(sentence: str, chain: str) -> None:
    case = only(sentence)
    assert " > ".join(case.of(sentence[:15]).chain) == chain
    assert case.of(sentence[:15]).voice == "other"


TOLD_OF = [
    ("Teachers were furious that the closures were announced by the mayor on Monday.", "the mayor"),
    ("The closures were announced on Monday by Mayor Ida Holm.", "Mayor Ida Holm"),
    ("The town, where, according to the census, one in ten is old, has no doctor.", "the census"),
    ("The mine, which according to its owner is safe, has closed.", "its owner"),
    ("Ulla Berg, who runs a choir called North Voices, also discussed the fee.", "Ulla Berg"),
]


@pytest.mark.parametrize(("sentence", "speaker"), TOLD_OF)
def test_a_credit_inside_a_sentence_is_not_the_sentences(sentence: str, speaker: str) -> None:
    voice = only(sentence).of(sentence[:15])
    assert (voice.voice, voice.chain) == ("own", ())
    assert {mark.chain for mark in voice.attributions} == {(speaker,)}


def test_a_verb_behind_and_has_the_subject_of_one_in_its_form() -> None:
    case = only("The auditor wrote to managers who intended to sell the mill and resign.")
    assert ("who", "intended") in {part[:2] for part in case.parts("The auditor")}
    case = only("Holm said the port would declare a loss and suggested that the quay be sold.")
    assert ("Holm", "suggested") in {part[:2] for part in case.parts("Holm said")}


THROUGH = [
    ("The paper's sources say the hull was cracked.", "sources"),
    ("The Courier's three sources said the hull was cracked.", "three sources"),
    ("Its sources say the hull was cracked.", "sources"),
    ("One of the Courier's sources said the hull was cracked.", "sources"),
    ("People who spoke to the Courier said the hull was cracked.", "People"),
    ("Insiders interviewed by the Courier said the hull was cracked.", "Insiders"),
    ("The owner, the newspaper's sources said, skipped two inspections.", "sources"),
]


@pytest.mark.parametrize(("sentence", "who"), THROUGH)
def test_the_papers_sources_speak_through_the_paper(sentence: str, who: str) -> None:
    case = read(f"The Courier reported that the ferry leaked.\n\n{sentence}\n")
    voice = case.of(sentence[:15])
    assert (voice.voice, voice.kind) == ("source", "anonymous")
    assert voice.chain == ("Harbour Courier", who)


def test_the_papers_editor_is_not_the_paper() -> None:
    assert (
        only("The Courier's editor said the hull was cracked.").of("The Courier").voice == "other"
    )


def test_what_stands_before_and_behind_a_colon_is_said() -> None:
    case = only("The yard has two faults, the Courier said: the hull is old and the crew is new.")
    assert [content for _, _, content in case.parts("The yard")] == [
        "The yard has two faults",
        "the hull is old and the crew is new",
    ]
    assert case.of("The yard").voice == "source"


def test_who_goes_on_speaks_through_the_same_paper() -> None:
    case = only("A sailor told the Courier that the hull was cracked, adding that the owner knew.")
    assert [mark.chain for mark in case.of("A sailor").attributions] == [
        ("Harbour Courier", "A sailor"),
        ("Harbour Courier", "A sailor"),
    ]


def chains(text: str) -> list[tuple[str, ...]]:
    """Return who is credited with each sentence of a text."""
    return [voice.chain for voice in read(text).voices]


def test_two_people_of_one_last_name_stay_two() -> None:
    assert chains(
        "Donald Dahl said the port was open.\n\nMary Dahl said it was shut.\n\n"
        "Ms. Dahl said nobody knew.\n"
    ) == [("Donald Dahl",), ("Mary Dahl",), ("Ms. Dahl",)]
    assert chains("South Vesta said the deal held.\n\nNorth Vesta said it did not hold.\n") == [
        ("South Vesta",),
        ("North Vesta",),
    ]


def test_a_place_behind_a_name_is_not_its_last_name() -> None:
    assert chains(
        "Gov. Ana Ruiz of New Lunde said the dam was safe.\n\n"
        "Senator Jon Lee of New Lunde said it was not safe.\n\nMs. Ruiz said it was late.\n"
    ) == [
        ("Gov. Ana Ruiz of New Lunde",),
        ("Senator Jon Lee of New Lunde",),
        ("Gov. Ana Ruiz of New Lunde",),
    ]


HE = [
    # A name inside a quotation or with the other title is nobody that "she" may be.
    ("Ana Ruiz said the dam was safe.\n\n“I asked Jon Dahl about it,” she said.\n", "Ana Ruiz"),
    ("Ms. Ruiz said Mr. Dahl had left.\n\n“I saw it,” she said.\n", "Ms. Ruiz"),
    ("Ana Ruiz said the White House was old.\n\n“I saw it,” she said.\n", "Ana Ruiz"),
    # Somebody else stands between.
    ("Ana Ruiz said Eva Dahl had left.\n\n“I saw it,” she said.\n", "she"),
    ("Mr. Ruiz said the dam was safe.\n\n“I saw it,” she said.\n", "she"),
    (
        "Eva Dahl sings. Ana Ruiz asked Dahl, “Why did you leave us?”\n\n“I saw it,” she said.\n",
        "she",
    ),
]


@pytest.mark.parametrize(("text", "who"), HE)
def test_she_is_somebody_only_where_nobody_else_can_be_meant(text: str, who: str) -> None:
    voice = read(text).of("“I ")
    assert voice.chain == (who,)
    assert voice.kind == ("" if who == "she" else "named")
    assert voice.voice == "other"
