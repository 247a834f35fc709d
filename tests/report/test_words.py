"""Every term that a result can hold has its words, and all surfaces take them from one file."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

import framing
from framing.report.words import capital, counted, sentence, words
from framing.types import (
    BaselineKind,
    CoverageStatus,
    CreditBasis,
    Differs,
    Dimension,
    Part,
    Role,
    ShiftKind,
    SourceKind,
    Voice,
)

TERMS = {
    "baseline": BaselineKind,
    "status": CoverageStatus,
    "credit_basis": CreditBasis,
    "differs": Differs,
    "measure": Dimension,
    "part": Part,
    "role": Role,
    "shift": ShiftKind,
    "voice": Voice,
}


@pytest.mark.parametrize("table", TERMS)
def test_every_term_has_its_words_and_no_other_does(table: str) -> None:
    assert set(words(table)) == set(get_args(TERMS[table]))


def test_a_source_whose_kind_is_empty_has_words_too() -> None:
    assert set(words("source_kind")) == {*filter(None, get_args(SourceKind)), "untold"}


def test_what_the_tables_call_omitted_and_unclear_is_said_plainly() -> None:
    assert words("status")["omitted"]["name"] == "not found"
    assert words("status")["unclear"]["name"] == words("differs")["cannot tell"] == "cannot tell"


@pytest.mark.parametrize("table", ["status", "role", "shift", "voice", "cue", "measure"])
def test_names_start_small_and_are_told_apart(table: str) -> None:
    names = [entry["name"] for entry in words(table).values()]
    assert names == [name[0].lower() + name[1:] for name in names]
    assert len(set(names)) == len(names)


def test_app_and_page_keep_no_words_of_their_own() -> None:
    package = Path(framing.__file__).parent
    held = [*package.joinpath("report", "page").rglob("*.toml"), *package.parent.glob("ui/*.toml")]
    assert held == []


def test_words_are_put_as_names_sentences_and_numbers() -> None:
    assert (capital("not found"), capital("")) == ("Not found", "")
    assert sentence("a hedge was dropped") == "A hedge was dropped."
    assert (sentence("It is."), sentence("")) == ("It is.", "")
    assert (counted(1, "fact"), counted(0, "fact")) == ("1 fact", "0 facts")
