"""Text as it is pasted from mails, narrow columns and printed pages."""

from __future__ import annotations

import textwrap
from itertools import zip_longest

import pytest
from helpers.invented_page import BODY, TITLE

from framing.ingest import article_from_text


def blocks(text: str) -> list[str]:
    version = article_from_text(text, "Herald").version
    return [
        " ".join(version.text[block.start : block.end].split())
        for block in version.blocks
        if block.kind != "boilerplate"
    ]


LONG = (" ".join(BODY[:3]), " ".join(BODY[3:]))
WHOLE = [TITLE, *LONG]


def wrapped(width: int, *, gap: str = "\n\n", mark: str = "") -> str:
    parts = ["\n".join(mark + line for line in textwrap.wrap(text, width)) for text in LONG]
    return f"{TITLE}\n\n{gap.join(parts)}\n"


@pytest.mark.parametrize("width", [24, 32, 40, 72, 110])
def test_lines_of_any_width_become_paragraphs_again(width: int) -> None:
    assert blocks(wrapped(width)) == WHOLE


@pytest.mark.parametrize("width", [32, 72])
def test_capitals_become_paragraphs_as_other_letters_do(width: int) -> None:
    assert blocks(wrapped(width).upper()) == [text.upper() for text in WHOLE]


def test_a_quoted_mail_loses_its_marks() -> None:
    assert blocks(wrapped(72, mark="> ")) == WHOLE


def test_paragraphs_without_a_line_between_them_stay_apart() -> None:
    text = wrapped(72, gap="\n")
    assert blocks(text) == WHOLE


def test_columns_side_by_side_are_read_one_after_the_other() -> None:
    left, right = (textwrap.wrap(text, 36) for text in LONG[:2])
    rows = zip_longest(left, right, fillvalue="")
    text = "\n".join(f"{one:<42}{other}".rstrip() for one, other in rows)
    foot = "Nobody at the mills, which stand on both banks, would say how long the grain lasts."
    assert blocks(f"{TITLE}\n\n{text}\n\n{foot}") == [TITLE, *LONG[:2], foot]


def test_a_table_is_no_text_in_columns() -> None:
    rows = [f"{name:<20}{count}" for name, count in (("North gate", 3), ("South gate", 1))] * 4
    text = "\n".join((TITLE, "", BODY[0], "", *rows))
    assert "North gate" in " ".join(blocks(text))
    assert blocks(text)[2].startswith("North gate")
    assert "3" in blocks(text)[2]


@pytest.mark.parametrize("edge", ["Herald    Page 2 of 3", "- 2 -", "page 2"])
def test_the_edge_of_a_page_is_no_text(edge: str) -> None:
    assert blocks("\n\n".join((TITLE, *BODY[:3], edge, *BODY[3:]))) == [TITLE, *BODY]
