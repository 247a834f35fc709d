"""Who "they", "he" and "the company" are: a name where just one fits, else nobody."""

from __future__ import annotations

import pytest

from framing.language.antecedents import (
    Antecedents,
    opening_reference,
    people_of,
    referring,
)


def named(sentences: list[tuple[str, str]], subject: str) -> str:
    """The name that a subject stands for behind sentences, each with its own subject."""
    antecedents = Antecedents(people_of(" ".join(text for _, text in sentences)))
    for number, (own, text) in enumerate(sentences):
        antecedents.note(own, text, number)
    return antecedents.name_for(subject, len(sentences))


HOLT = ("Holt Mills", "Holt Mills has sold a barge.")
RUIZ = ("Ana Ruiz", "Ana Ruiz opened the bridge.")


@pytest.mark.parametrize(
    ("sentences", "subject", "name"),
    [
        ([RUIZ], "she", "Ana Ruiz"),
        ([RUIZ], "the mayor", "Ana Ruiz"),
        ([RUIZ], "The 55-year-old", "Ana Ruiz"),
        ([RUIZ], "they", ""),
        ([RUIZ], "the company", ""),
        ([("Lundeco", "Lundeco has sold a barge.")], "the company", "Lundeco"),
        ([("Lundeco", "Lundeco has sold a barge.")], "it", "Lundeco"),
        ([("Lundeco", "Lundeco has sold a barge.")], "he", ""),
        ([("Lundeco and Vestia", "Lundeco and Vestia sell rye.")], "they", "Lundeco and Vestia"),
        ([RUIZ, ("Jon Dahl", "Jon Dahl met Ana Ruiz.")], "he", ""),
        ([("Mr. Dahl", "Mr. Dahl opened it.")], "she", ""),
        ([], "he", ""),
    ],
)
def test_a_pronoun_is_the_only_one_that_fits(
    sentences: list[tuple[str, str]], subject: str, name: str
) -> None:
    assert named(sentences, subject) == name


def test_a_name_too_far_back_is_not_meant() -> None:
    far = [RUIZ, *[("The rain", "The rain went on.")] * 3]
    assert named(far, "she") == ""


def test_what_names_itself_stands_for_nobody() -> None:
    for subject in ("Ana Ruiz", "the harbour", "the old company of Lunde", ""):
        assert referring(subject) is None


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("It intends to close the mill.", "It"),
        ("Their bakery burned down.", "Their"),
        ("The company’s bakery burned down.", "The company"),
        ("The mayor of Vestby resigned.", ""),
        ("The mayor Ana Ruiz resigned.", ""),
        ("The harbour was closed.", ""),
    ],
)
def test_what_a_clause_opens_with_may_stand_for_somebody(text: str, opening: str) -> None:
    assert opening_reference(text) == opening
