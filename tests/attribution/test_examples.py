"""Each table of the attribution's word lists credits its examples, and nobody in its near-misses.

In the examples of reporting_verbs.toml, source_phrases.toml and perspective_frames.toml [brackets]
hold who is credited, with who is meant behind an "=", <angles> the cue, and {braces} what is
credited. ``shows`` says which voice the sentence then has, or of what kind the source is; a
near-miss has no such credit.
In carried_credits.toml {braces} hold a sentence that carries, [brackets] from whom.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from helpers.attribution_case import read
from helpers.marked_text import credits_of, marked

if TYPE_CHECKING:
    from helpers.marked_text import Credited


def tables(name: str) -> dict[str, dict[str, Any]]:
    text = files("framing.language").joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


LISTS = {
    f"{name}-{key}": table
    for name in ("reporting_verbs", "source_phrases", "perspective_frames")
    for key, table in tables(name).items()
}
CARRIED = tables("carried_credits")


def is_of_sort(credit: Credited, shows: dict[str, str]) -> bool:
    return all(getattr(credit, key) == value for key, value in shows.items())


@pytest.mark.parametrize("table", LISTS.values(), ids=LISTS.keys())
def test_a_word_list_credits_its_examples_and_no_near_miss(table: dict[str, Any]) -> None:
    shows = table.get("shows", {})
    for example in table["hit"]:
        expected = marked(example)
        found = credits_of(read(expected.text + "\n"))
        fitting = [credit for credit in found if expected.is_shown_by(credit)]
        assert [credit for credit in fitting if is_of_sort(credit, shows)], (example, found)
    for text in table["miss"]:
        found = credits_of(read(text + "\n"))
        assert [credit for credit in found if is_of_sort(credit, shows)] == [], text


@pytest.mark.parametrize("table", CARRIED.values(), ids=CARRIED.keys())
def test_a_credit_carries_in_its_examples_and_in_no_near_miss(table: dict[str, Any]) -> None:
    for example in table["hit"]:
        expected = marked(example)
        found = [one for one in credits_of(read(expected.text + "\n")) if one.basis == "carried"]
        assert {one.contents for one in found} == {expected.credit.contents}, (example, found)
        assert all(one.chain in expected.credit.source for one in found), (example, found)
    for text in table["miss"]:
        assert [one for one in credits_of(read(text + "\n")) if one.basis == "carried"] == [], text


@pytest.mark.parametrize("table", [*LISTS.values(), *CARRIED.values()])
def test_a_table_comes_with_examples_both_ways(table: dict[str, Any]) -> None:
    assert table["hit"]
    assert table["miss"]
