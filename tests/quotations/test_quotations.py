"""Quotations of invented stories held against each other: what is said of them, and what not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers.stories import paragraphs, story
from hypothesis import given
from hypothesis import strategies as st

from framing.pipeline import compare

if TYPE_CHECKING:
    from framing.types import QuotationMatch

HEAD = "Ferry line to end its night boats"
LEAD = "The Odda line will end its night boats in May, the harbour board decided on Monday."


def held(*sentences: str) -> dict[str, list[QuotationMatch]]:
    """Return the quotations of versions that tell one story, each in its own words."""
    texts = {
        outlet: paragraphs(HEAD, LEAD, sentence)
        for outlet, sentence in zip(("Courier", "Mail", "Echo"), sentences, strict=False)
    }
    found: dict[str, list[QuotationMatch]] = {outlet: [] for outlet in texts}
    for match in compare(story("Boats", texts)).quotations:
        found[match.outlet].append(match)
    return found


def statuses(*sentences: str) -> list[str]:
    return [rows[0].status for rows in held(*sentences).values()]


FULL = "“We will not close the pier before the last boat has sailed,” said Ida Holm."


def test_the_same_words_are_the_same_in_any_house_style() -> None:
    assert statuses(
        "“Twelve labour unions organised the march on the F.B.I.’s office,” said Ida Holm.",
        '"12 labor unions organized the march on the FBI\'s office," Ida Holm said.',
    ) == ["same", "same"]


def test_a_part_is_trimmed_and_the_whole_is_the_same() -> None:
    rows = held(FULL, "Ida Holm promised not to close it “before the last boat has sailed”.")
    assert [rows["Courier"][0].status, rows["Mail"][0].status] == ["same", "trimmed"]
    assert "whether it holds (“not”)" in rows["Mail"][0].why


def test_a_cut_that_says_so_is_trimmed() -> None:
    assert statuses(FULL, "“We will not close the pier … the last boat has sailed,” she said.") == [
        "same",
        "trimmed",
    ]


def test_other_words_inside_the_marks_are_shown_on_both_sides() -> None:
    rows = held(FULL, "“We will not close the pier before the first boat has sailed,” she said.")
    assert rows["Courier"][0].status == rows["Mail"][0].status == "altered"
    assert rows["Mail"][0].why == "inside the marks “first” for “last”"


def test_a_word_left_out_without_a_mark_is_altered() -> None:
    rows = held(FULL, "“We will close the pier before the last boat has sailed,” said Ida Holm.")
    assert rows["Mail"][0].status == "altered"
    assert rows["Mail"][0].why == "inside the marks nothing for “not”"


def test_an_editors_words_in_brackets_alter_nothing() -> None:
    rows = held(FULL, "“We will not close [it] before the last boat has sailed,” she said.")
    assert rows["Mail"][0].status != "re-credited"


def test_words_given_to_somebody_else_are_named_with_both() -> None:
    rows = held(FULL, FULL.replace("Ida Holm", "Jon Dahl"))
    assert rows["Mail"][0].status == "re-credited"
    assert rows["Mail"][0].why == "Jon Dahl here, Ida Holm there"


@pytest.mark.parametrize("speaker", ["Holm", "the chairwoman", "she", "the harbour board"])
def test_a_shorter_name_is_nobody_else(speaker: str) -> None:
    assert statuses(FULL, FULL.replace("Ida Holm", speaker)) == ["same", "same"]


@pytest.mark.parametrize(
    "words",
    [
        "“The weather has been kind to us,” said Ida Holm.",
        "The play “The Last Boat Has Sailed” opened, said Ida Holm.",
        "The so-called “last boat” is full.",
    ],
)
def test_other_sayings_titles_and_single_words_match_nothing(words: str) -> None:
    rows = held(FULL, words)
    assert rows["Courier"][0].status == "only here"
    assert all(match.status == "only here" for match in rows["Mail"])


def test_words_that_only_begin_alike_are_two_sayings() -> None:
    assert statuses(
        "“We will not close the pier this year or the next,” said Ida Holm.",
        "“We will not close our eyes to what the harbour needs now,” said Ida Holm.",
    ) == ["only here", "only here"]


@given(st.permutations(["Courier", "Mail", "Echo"]))
def test_the_order_of_versions_changes_no_answer(order: list[str]) -> None:
    said = dict(
        zip(
            ("Courier", "Mail", "Echo"),
            (FULL, FULL.replace("last", "first"), "It ends “before the last boat has sailed”."),
            strict=True,
        )
    )
    texts = {outlet: paragraphs(HEAD, LEAD, said[outlet]) for outlet in order}
    found = {(row.outlet, row.start, row.status) for row in compare(story("", texts)).quotations}
    assert {(outlet, status) for outlet, _, status in found} == {
        ("Courier", "same"),
        ("Mail", "altered"),
        ("Echo", "trimmed"),
    }


@given(st.text(alphabet="ab “”[]….'’\n", max_size=200))
def test_every_span_holds_the_words_it_gives(words: str) -> None:
    texts = {"Courier": paragraphs(HEAD, FULL, words), "Mail": paragraphs(HEAD, FULL)}
    comparison = compare(story("Boats", texts))
    whole = {read.version.outlet: read.version.text for read in comparison.versions}
    for row in comparison.quotations:
        assert whole[row.outlet][row.start : row.end] == row.text
        if row.status != "only here":
            assert whole[row.other_outlet][row.other_start : row.other_end]
