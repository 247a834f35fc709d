"""Words parted at line ends, in printed rows, wrapped files and narrow columns."""

from __future__ import annotations

import pytest

from framing.ingest import article_from_text
from framing.ingest.parted_words import with_next


@pytest.mark.parametrize(
    ("line", "added", "whole"),
    [
        ("the price-", "determining share", "the price-determining share"),
        ("a 12-", "month plan", "a 12-month plan"),
        ("the self-", "governing body", "the self-governing body"),
        ("a Calder-", "based yard", "a Calder-based yard"),
        ("the govern-", "ment said", "the government said"),
        ("THE GOVERN-", "MENT SAID", "THE GOVERNMENT SAID"),
        ("the Anglo-", "American firm", "the Anglo-American firm"),
        ("in 2019-", "2020 it rained", "in 2019-2020 it rained"),
        ("it rained -", "and snowed", "it rained - and snowed"),
    ],
)
def test_a_hyphen_stays_where_it_belongs_to_the_word(line: str, added: str, whole: str) -> None:
    assert with_next(line, added, frozenset()) == whole


NARROW = """The board of Calder
closed the old quay on
Friday after a storm
that had raged for four
days along the coast.
Captain Ada Lindqvist
said that the price-
determining fares and a
12-month plan were none
of the board's govern-
ment."""


def test_a_narrow_column_is_read_as_paragraphs() -> None:
    version = article_from_text(NARROW, "Calder Post").version
    assert [block.kind for block in version.blocks] == ["text"]
    assert "price-determining fares and a 12-month plan" in version.text
    assert "the board's government." in version.text


def test_a_poem_or_a_list_stays_in_lines() -> None:
    lines = "\n".join(
        f"{name} won the race" for name in ("Ada", "Tom", "Eva", "Per", "Ida", "Olaf")
    )
    text = f"Results\n\nThe race was held on Friday in the harbour of Calder.\n\n{lines}"
    assert article_from_text(text, "Calder Post").version.text.count("won the race\n") == 5
