"""What a source is to the story: by its own words, and by how the version describes a name."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.attribution.source_roles import role_of_phrase, source_role

TABLES = {
    role: table
    for role, table in tomllib.loads(
        files("framing.language").joinpath("source_roles.toml").read_text("utf-8")
    ).items()
    if "hit" in table
}


@pytest.mark.parametrize("role", TABLES)
def test_a_list_gives_its_role_to_its_examples_and_to_no_near_miss(role: str) -> None:
    for phrase in TABLES[role]["hit"]:
        assert role_of_phrase(phrase) == role, phrase
    for phrase in TABLES[role]["miss"]:
        assert role_of_phrase(phrase) != role, phrase


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ana Ruiz, a soil scientist at Norbury University, spoke first. Ruiz left.", "expert"),
        ("Harbour Minister Ana Ruiz opened the quay.", "official"),
        ("The ferry's captain thanked Ana Ruiz (a passenger).", "witness"),
        ("Ana Ruiz, the minister said, had left.", ""),
        ("Officials met Ana Ruiz in the harbour.", ""),
        ("“I saw it,” said Ana Ruiz, and officials agreed.", ""),
    ],
)
def test_a_name_has_the_role_that_the_version_describes_it_with(text: str, role: str) -> None:
    assert source_role(text, "Ana Ruiz", "named", ["Ana Ruiz"]) == role


def test_nobody_in_particular_is_vague_unless_words_say_more() -> None:
    assert source_role("Some say so.", "Some", "vague", ["Some"]) == "vague"
    assert source_role("Economists say so.", "economists", "vague", ["Economists"]) == "expert"


def test_a_spokeswoman_has_the_role_of_the_body_she_speaks_for() -> None:
    assert role_of_phrase("a spokeswoman for the port authority") == "official"
    assert role_of_phrase("a company spokeswoman") == "participant"
    assert not role_of_phrase("a spokeswoman")


@given(st.text(max_size=200), st.text(min_size=1, max_size=20))
def test_any_text_has_an_answer(text: str, name: str) -> None:
    source_role(text, name, "named", [text])
