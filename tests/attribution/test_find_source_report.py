"""Which report the versions cite, when the user has not said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from framing.article.sentences import sentences
from framing.attribution import find_source
from framing.ingest import read_story, version_from_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Sentence, SourceReport, Version


STORIES = Path(__file__).parents[3] / "shared" / "stories"


def paired(versions: Sequence[Version]) -> list[tuple[Version, tuple[Sentence, ...]]]:
    return [(version, sentences(version)) for version in versions]


def found(*texts: str) -> SourceReport | None:
    outlets = ("Evening Star", "Morning Post", "Radio Lunde", "Island Weekly")
    versions = [
        version_from_text(text + "\n", outlet) for text, outlet in zip(texts, outlets, strict=False)
    ]
    return find_source(paired(versions))


def test_two_versions_name_the_report() -> None:
    source = found(
        "The line will close, the Harbour Times reported.",
        "According to the Harbour Times, the line will close.",
    )
    assert source is not None
    assert (source.name, source.found) == ("Harbour Times", True)


def test_acronyms_and_footers_count_for_the_full_name() -> None:
    source = found(
        "Two sailors told the HT that the line will close.",
        "The line will close, the Harbour Times reported.",
        "The line will close in May.\n\nSource: Harbour Times",
    )
    assert source is not None
    assert source.names == ("Harbour Times", "HT")


def test_a_ministrys_report_can_be_the_source() -> None:
    source = found(
        "According to a report by the Ministry of Health, colds are up.",
        "Colds are up, a report by the Ministry of Health said.",
    )
    assert source is not None
    assert source.name == "Ministry of Health"


NONE = [
    ("Ana Ruiz said it was late.", "It was late, Ana Ruiz said."),
    ("The line will close, the Harbour Times reported.", "The line will close."),
    ("Radio Lunde reported rain.", "The Harbour Times reported rain."),
    ("Ana Ruiz told CNN it was late.", "It was late, Ana Ruiz told CNN."),
    ("The Evening Star reported rain.", "It rained."),
    ("Two sailors told the IMF it rained.", "It rained, two sailors told the IMF."),
    (
        "The Harbour Times reported rain. Reuters reported snow. The sea was calm for days after.",
        "Reuters reported snow. The Harbour Times reported rain. The sea was calm for days after.",
    ),
    (),
]


@pytest.mark.parametrize("texts", NONE)
def test_people_single_versions_and_ties_name_no_report(texts: tuple[str, ...]) -> None:
    assert found(*texts) is None


@pytest.mark.skipif(not STORIES.is_dir(), reason="the development stories are not at hand")
def test_real_stories() -> None:
    cited = find_source(paired(read_story(STORIES / "china-ai-silicon-valley").versions))
    assert cited is not None
    assert "FT" in cited.names
    others = [folder for folder in sorted((STORIES / "news-triples").iterdir()) if folder.is_dir()]
    named = [find_source(paired(read_story(folder).versions)) for folder in others]
    assert sum(source is not None for source in named) <= len(named) // 4


UNHEARD_OF = [
    (
        "Two sources told Salt & Sail that the line will close.",
        "The line will close, according to Salt & Sail.",
        "Salt & Sail",
    ),
    (
        "According to The Lantern, the line will close.",
        "The line is to shut in May, The Lantern reported on Monday.",
        "Lantern",
    ),
    (
        "The plan, first reported by Northern Lamp, has angered the crew.",
        "The line is to shut in May, according to Northern Lamp.",
        "Northern Lamp",
    ),
    (
        "People familiar with the plan told Semicolon that the line will close.",
        "Semicolon first reported that the line will close.",
        "Semicolon",
    ),
    (
        "The line will close, as Harbour Lights reported.",
        "The line is to shut, Harbour Lights reported.",
        "Harbour Lights",
    ),
]


@pytest.mark.parametrize(("one", "two", "name"), UNHEARD_OF)
def test_a_name_nobody_knows_is_found_where_only_an_outlet_stands(
    one: str, two: str, name: str
) -> None:
    source = found(one, two)
    assert source is not None
    assert source.name == name


WITH_WORDS_AROUND = [
    (
        "London's Harbour Times said the line would close.",
        "The line will close, according to Harbour Times reporter Ana Ruiz.",
        "Harbour Times",
    ),
    (
        "News website Semicolon said the line would close.",
        "The line will close, according to Ana Ruiz, a reporter for Semicolon.",
        "Semicolon",
    ),
    (
        "In a Harbour Times report, two people said the line would close.",
        "The line will close, as reported in the Harbour Times.",
        "Harbour Times",
    ),
    (
        "Sources told TKW that the coach would go.",
        "The coach would go, TKW's Jon Dahl reports.",
        "TKW",
    ),
]


@pytest.mark.parametrize(("one", "two", "name"), WITH_WORDS_AROUND)
def test_a_name_is_found_with_words_around_it(one: str, two: str, name: str) -> None:
    source = found(one, two)
    assert source is not None
    assert source.name == name


STUDIES = [
    (
        "A study in the Vestby Medical Journal found that gulls leave the town.",
        "Gulls leave the town, researchers found. The researchers said nests were empty.",
        "Vestby Medical Journal",
    ),
    (
        "A study by the University of Vestby found that gulls leave.",
        "Researchers at the University of Vestby found that gulls leave the town.",
        "University of Vestby",
    ),
    ("A new study found that gulls leave.", "Gulls leave, researchers say.", "the study"),
]


@pytest.mark.parametrize(("one", "two", "name"), STUDIES)
def test_a_study_that_all_versions_rest_on_is_found(one: str, two: str, name: str) -> None:
    source = found(one, two)
    assert source is not None
    assert source.name == name
    assert {"the researchers", "the authors"} <= set(source.aliases)


def test_a_statement_that_all_versions_open_with_is_found() -> None:
    source = found(
        "Ode Quarries said in a statement that the pit would close.",
        "The pit will close, the company said in a statement. Ode Quarries owns nine pits.",
        "A press release by Ode Quarries said that the pit would close.",
    )
    assert source is not None
    assert source.name == "Ode Quarries"
    assert source.aliases == ("the company", "the statement")


ANSWERS = [
    (
        "Ana Ruiz said the pit leaked. Ode Quarries said in a statement that it was safe.",
        "The pit leaks, Ana Ruiz said. In a statement, Ode Quarries denied it.",
    ),
    ("Ode Quarries said the pit would close.", "The pit will close, Ode Quarries said."),
    ("Two sailors told the FBI it leaked.", "It leaked, two sailors told the FBI."),
    ("A study found that gulls leave.", "The mayor said that gulls leave. A study says so too."),
]


@pytest.mark.parametrize(("one", "two"), ANSWERS)
def test_what_no_version_rests_on_is_no_source(one: str, two: str) -> None:
    assert found(one, two) is None


NO_REPORT = [
    ("The profit doubled, Larch reported.", "The profit rose, according to Larch."),
    (
        "Aides told Norling that the line will close.",
        "The line is to shut, according to Norling.",
    ),
    (
        "Sources told Norling that the line will close. Ida Norling was angry.",
        "The line is to shut, according to Norling.",
    ),
    (
        "Sources told Ida Norling that the line will close. Norling was angry.",
        "The line is to shut, according to Ida Norling.",
    ),
    ("Sources told Congress that it will close.", "It will close, according to Congress."),
]


@pytest.mark.parametrize(("one", "two"), NO_REPORT)
def test_a_company_a_person_or_a_body_is_no_report(one: str, two: str) -> None:
    assert found(one, two) is None
