"""Names in a text: what two statements share when they are about the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language.names import key, names


def found(text: str) -> list[str]:
    return [name.text for name in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governor, Signe Aalto, spoke to Oslo’s council.", ["Signe Aalto", "Oslo"]),
        ("Mothers wait. Ellen Hartwick waits with them.", ["Ellen Hartwick"]),
        ("“Never,” said Jon Brekke of Marks & Spencer.", ["Jon Brekke", "Marks & Spencer"]),
        ("IBM hired O’Neill and the U.S. navy.", ["IBM", "O’Neill", "U.S."]),
        ("Émile Zola met Ångström.", ["Émile Zola", "Ångström"]),
        ("nothing here is a name", []),
        ("12 of 40; 3.5 %", []),
        ("", []),
    ],
)
def test_names_are_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_spellings_of_a_name_compare_alike() -> None:
    assert key("U.S.") == key("US")
    assert key("Marks & Spencer") != key("Marks Spencer")
    assert key("O’Neill") == key("O'Neill")
    assert key("Al-Jazeera") == key("al Jazeera")


@given(st.text(st.sampled_from("AbÉé.’'& -\n\"1“”:"), max_size=80))
def test_names_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for name in names(text):
        assert end <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == name.text
        assert name.text[0].isupper()
        end = name.end
