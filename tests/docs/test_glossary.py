"""Each word that columns, cells and screens use stands in the glossary, with the field's term."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import get_args

import pytest

from framing import types
from framing.report.schema import STORY, schema

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8")
# The heading under which the values of a type stand.
VALUES = {
    "Voices": types.Voice,
    "Credit bases": types.CreditBasis,
    "Source kinds": types.SourceKind,
    "Source roles": types.SourceRole,
    "Quotations": types.QuotationStatus,
    "Roles": types.Role,
    "Dimensions": types.Dimension,
    "Parts": types.Part,
    "Baseline kinds": types.BaselineKind,
    "Facts and coverage": types.CoverageStatus,
    "Shift kinds": types.ShiftKind,
    "Numbers": types.Differs,
}


def rows(text: str) -> list[list[str]]:
    """Return the cells of every table row but the heads."""
    lines = [line for line in text.splitlines() if line.startswith("| ") and "| here |" not in line]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def named(text: str) -> set[str]:
    """Return the words that stand as code in the first cells."""
    return {word for row in rows(text) for word in re.findall(r"`([^`]+)`", row[0])}


def section(title: str) -> str:
    return GLOSSARY.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_every_column_is_explained() -> None:
    columns = {column.name for columns in schema().values() for column in columns}
    assert columns | {STORY.name} <= named(GLOSSARY)


@pytest.mark.parametrize("title", VALUES)
def test_every_word_that_a_cell_holds_is_explained_where_its_kind_is(title: str) -> None:
    assert set(get_args(VALUES[title])) - {""} <= named(section(title))


def test_no_row_lacks_a_meaning_or_the_fields_term() -> None:
    for row in rows(GLOSSARY):
        assert len(row) == 3
        assert all(row), row


def test_a_word_has_one_line_in_a_section() -> None:
    for text in GLOSSARY.split("\n## "):
        words = [word for row in rows(text) for word in re.findall(r"`([^`]+)`", row[0])]
        assert [word for word, same in groupby(sorted(words)) if len(list(same)) > 1] == []


def test_screens_say_not_found_and_cannot_tell() -> None:
    words = {row[0]: row[1] for row in rows(section("Facts and coverage"))}
    assert words["`omitted`"].startswith("**not found**")
    assert words["`unclear`"].startswith("**cannot tell**")


def test_every_work_that_a_line_names_is_listed() -> None:
    works = GLOSSARY.split("\n## Works\n")[1]
    cited = r"([A-Z][\w'’-]+(?: and [A-Z][\w’-]+| et al\.)?) (\d{4})"
    for row in rows(GLOSSARY):
        for author, year in re.findall(cited, row[2]):
            assert f"{author} {year}" in works, f"{author} {year}"
