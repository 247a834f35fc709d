"""The source report by its name, whatever stands around it, and by its own people."""

from __future__ import annotations

import pytest
from helpers.attribution_case import only, read

from framing.types import SourceReport

NAME = "Harbour Courier"

AROUND = [
    "The Harbour Courier (HC) said the line would close.",
    "The line would close, the Harbour Courier (HC) reported.",
    "Norland's Harbour Courier said the line would close.",
    "The UK-based Harbour Courier reported that the line would close.",
    "British newspaper the Harbour Courier reported that the line would close.",
    "The respected Harbour Courier said the line would close.",
    "Business daily the Harbour Courier said the line would close.",
    "News website Harbour Courier said the line would close.",
    "Harbour Courier News said the line would close.",
    "Harbour Courier (subscription required) reported that the line would close.",
    "The line would close, according to the Harbour Courier (paywall).",
    "The line would close, according to the Vestby daily Harbour Courier.",
    "The line would close, according to the Monday edition of the Harbour Courier.",
    "A front-page story in the Harbour Courier said the line would close.",
    "The Harbour Courier's website said the line would close.",
    "Another Harbour Courier report said the line would close.",
    "A recent Harbour Courier survey of crews found that the line would close.",
    "A Harbour Courier/Radio Lunde poll found that the line would close.",
    "VESTBY — According to a report by the Harbour Courier, the line would close.",
    "As first reported in the Harbour Courier, the line would close.",
    "The line would close, it was reported in the Harbour Courier.",
    "The line would close, via the Harbour Courier.",
    "The line would close (via the Harbour Courier).",
    "As per the Courier, fares will rise.",
]


@pytest.mark.parametrize("sentence", AROUND)
def test_the_name_counts_whatever_stands_around_it(sentence: str) -> None:
    voice = only(sentence).of(sentence[:12])
    assert (voice.voice, voice.basis, voice.chain) == ("source", "explicit", (NAME,))


REPORTERS = [
    "Ana Ruiz of the Harbour Courier reports that the line would close.",
    "The line would close, reports the Harbour Courier's Ana Ruiz.",
    "The Harbour Courier's Ana Ruiz and Jon Dahl wrote that the line would close.",
    "The line would close, according to Harbour Courier reporter Ana Ruiz.",
    "Ana Ruiz, a reporter for the Harbour Courier, wrote that the line would close.",
    "Ana Ruiz, a Harbour Courier reporter, wrote that the line would close.",
    "The Harbour Courier reporter writes that the line would close.",
    "Two reporters of the Harbour Courier found that the line would close.",
]


@pytest.mark.parametrize("sentence", REPORTERS)
def test_its_reporters_report_for_it(sentence: str) -> None:
    voice = only(sentence).of(sentence[:12])
    assert (voice.voice, voice.chain) == ("source", (NAME,))


THROUGH = [
    ("Sources tell the Harbour Courier that the line would close.", "Sources"),
    ("“The line is dead,” Dahl told the Harbour Courier's Ana Ruiz.", "Dahl"),
    ("“The line is dead,” Dahl told Ana Ruiz of the Harbour Courier.", "Dahl"),
    ("In a Harbour Courier report, two people said the line would close.", "two people"),
    ("In a story in the Harbour Courier, two people said it would close.", "two people"),
    ("Two sailors said in a Harbour Courier report that the line would close.", "Two sailors"),
    ("Dahl, in comments to the Harbour Courier, said the line would close.", "Dahl"),
    ("Two people who spoke to the Harbour Courier said it would close.", "Two people"),
    ("Two of the Harbour Courier sources say the line would close.", "sources"),
    ("Dahl was quoted in the Harbour Courier as saying the line would close.", "Dahl"),
    ("The Harbour Courier quotes Dahl as saying the line would close.", "Dahl"),
    ("The Harbour Courier quoted a sailor who said the line would close.", "a sailor"),
    ("The owner, according to the Courier, said the line would close.", "The owner"),
    ("The owner, the Courier reported, said the line would close.", "The owner"),
    ("Two people spoke with the Courier, saying the line would close.", "Two people"),
]


@pytest.mark.parametrize(("sentence", "who"), THROUGH)
def test_others_speak_through_it(sentence: str, who: str) -> None:
    voice = only(sentence).of(sentence[:12])
    assert voice.voice == "source"
    assert voice.chain[0] == NAME
    assert voice.chain[-1].startswith(who)


OTHERS = [
    "Accusing the Harbour Courier of a lie, Dahl said the line would stay.",
    "After the owner's silence on the Harbour Courier's questions, Dahl said he would go.",
    "Despite its lack of response to the Harbour Courier's inquiries, Dahl said he would go.",
    "Harbour Courier editor Jon Dahl said the staff were proud.",
    "Harbour Courier columnist Ana Ruiz said the plan was a disgrace.",
    "The owner of the Harbour Courier said the staff were proud.",
    "A Harbour Courier spokeswoman said the staff were proud.",
    "Readers of the Harbour Courier said the line would close.",
    "The Boston Courier said the line would close.",
    "The Courier Journal said the line would close.",
    "A report about the Harbour Courier said the line would close.",
    "In a post about the Courier story, Dahl said it was false.",
    "Commenting on the report in the Courier, Dahl said it was false.",
    "Following the report in the Courier, Dahl said he would go.",
    "In a note on the Courier report, Dahl said the line would close.",
    "Dahl told Radio Lunde the Courier story was wrong.",
]


@pytest.mark.parametrize("sentence", OTHERS)
def test_who_only_has_to_do_with_it_is_somebody_else(sentence: str) -> None:
    assert only(sentence).of(sentence[:12]).voice == "other"


def test_an_abbreviation_is_a_name_once_it_is_given() -> None:
    source = SourceReport("Vestby Evening Lantern")
    given = read("The Vestby Evening Lantern (VEL) said so. The VEL added that it leaks.\n", source)
    assert given.of("The VEL added").voice == "source"
    place = read("The Vestby Evening Lantern (Oslo) said so. Oslo added that it leaks.\n", source)
    assert place.of("Oslo added").voice == "other"


def test_its_last_word_is_a_name_where_no_other_paper_has_it() -> None:
    source = SourceReport("Vestby Post")
    alone = read("The Vestby Post said so. The Post added that it leaks.\n", source)
    assert alone.of("The Post added").voice == "source"
    two = read(
        "The Vestby Post said so. The Lunde Post did not. The Post added that it leaks.\n", source
    )
    assert two.of("The Post added").voice == "other"


def test_a_name_that_is_a_word_has_a_capital() -> None:
    source = SourceReport("Lantern")
    assert only("The Lantern said the line would close.", source).of("The L").voice == "source"
    assert only("The lantern shows that it is late.", source).of("The l").voice != "source"


def test_a_reporter_is_known_once_named() -> None:
    case = read(
        "Ana Ruiz of the Courier reports that it leaks. She writes that the owner knew.\n\n"
        "Ruiz added that he wept.\n\nThe reporter says that he left.\n"
    )
    assert {voice.voice for voice in case.voices} == {"source"}


REFERENCES = [
    ("The British daily added that fares would rise.", "source"),
    ("The news site added that fares would rise.", "source"),
    ("The outlet’s report added that fares would rise.", "source"),
    ("Its report said fares would rise.", "source"),
    ("In an interview with the newspaper, Dahl said fares would rise.", "source"),
    ("In the report, two people said fares would rise.", "source"),
    ("Fares would rise, per the report.", "source"),
    ("The agency said fares would rise.", "other"),
    ("The broadcaster said fares would rise.", "other"),
]


@pytest.mark.parametrize(("sentence", "voice"), REFERENCES)
def test_what_can_mean_the_report(sentence: str, voice: str) -> None:
    case = read(f"The Harbour Courier said the line would close.\n\n{sentence}\n")
    assert case.voices[-1].voice == voice


STUDY = SourceReport("Vestby Review", ("the study", "the researchers"))


def test_a_study_is_meant_by_its_words_and_people() -> None:
    case = read(
        "Gulls leave, according to a new analysis.\n\n"
        "The study, published in the Vestby Review, found that nests were empty.\n\n"
        "Radio Lunde said that it rained.\n\n"
        "The researchers said the town was warm.\n\n"
        "“We counted nine,” said lead author Ana Ruiz of the University of Lunde.\n\n"
        "“Nobody had counted before,” Ruiz said.\n",
        STUDY,
    )
    assert [voice.voice for voice in case.voices] == [
        "source",
        "source",
        "other",
        "source",
        "source",
        "source",
    ]
    assert case.of("“We counted").chain == ("Vestby Review", "Ana Ruiz")


def test_another_study_is_not_the_study() -> None:
    case = read(
        "A study in the Vestby Review found that gulls leave.\n\n"
        "Another study of the port found that they stay.\n\nThe study said nests were empty.\n",
        STUDY,
    )
    assert [voice.voice for voice in case.voices] == ["source", "other", "unclear"]


def test_a_statement_is_meant_by_its_author() -> None:
    source = SourceReport("Ode Quarries", ("the company", "the statement"))
    case = read(
        "The pit will close, the company said in a statement.\n\n"
        "Ode Quarries said that forty would go.\n\nThe union said it was a shame.\n\n"
        "“We are sorry,” its owner, Jon Dahl, said in the statement.\n",
        source,
    )
    assert [voice.voice for voice in case.voices] == ["source", "source", "other", "source"]
