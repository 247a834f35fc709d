"""What the lines of an article are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.ingest import version_from_text

TEXT = "The harbour board closed the quay on Friday after the storm, it said in a note."
MORE = "Two boats were lost. Nobody was hurt, and the yard opens again next week."


def kinds(*lines: str) -> list[tuple[str, str]]:
    version = version_from_text("\n".join(lines), "Gazette")
    return [(block.kind, block.why) for block in version.blocks]


@given(st.lists(st.text(max_size=80) | st.sampled_from([TEXT, "News", "- a", "1. b", "Contact"])))
def test_blocks_hold_every_visible_character_once(lines: list[str]) -> None:
    version = version_from_text("\n".join(["a", *lines]), "Gazette")
    seen = [0] * len(version.text)
    for block in version.blocks:
        assert version.text[block.start : block.end].strip()
        assert block.why
        for place in range(block.start, block.end):
            seen[place] += 1
    assert all(seen[n] == 1 for n, c in enumerate(version.text) if not c.isspace())
    assert [b.start for b in version.blocks] == sorted(b.start for b in version.blocks)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The Yard Opens Again", "heading"),
        ("The Wrecks of the U.S.", "heading"),
        ("What comes next for the yard", "heading"),
        ("How do storms close the quay?", "heading"),
        ("Key Points:", "heading"),
        ("But what comes next?", "text"),
        ("“I had no wish to do it,” he said.", "text"),
        ("The board closed it.", "text"),
        ("The Board Closed It.", "text"),
        ("the yard opens again", "text"),
        ("He was told so on Friday", "text"),
        ("WASHINGTON -- The board closed the quay.", "text"),
        ("What Happened: The board met at nine.", "text"),
        ("date 2021-03-04 The board of the harbour closed the quay for a week.", "text"),
        ("- Open posts: The yard hires again.", "bullet"),
        ("• The yard hires again", "bullet"),
        ("1. The yard hires again", "heading"),
    ],
)
def test_a_line_between_paragraphs(line: str, kind: str) -> None:
    assert kinds("Quay Closed After the Storm", "", TEXT, "", line, "", MORE)[2][0] == kind


def test_numbered_lines_together_are_a_list() -> None:
    assert [kind for kind, _ in kinds(TEXT, "1. One boat is lost.", "2. Another sank.")] == [
        "text",
        "bullet",
        "bullet",
    ]


def test_what_stands_around_an_article_is_boilerplate() -> None:
    found = kinds(
        "News",
        "[News] Quay Closed After the Storm on the Coast",
        "2021-03-04 Shipping editor",
        TEXT,
        MORE,
        "Read more",
        "(Photo credit: Harbour Board)",
        "Please note that this article cites information from Harbour Post and The Courier.",
        "Get in touch with us",
    )
    assert found == [
        ("boilerplate", "kicker"),
        ("title", "title-line"),
        ("boilerplate", "date-lead"),
        ("text", "paragraph"),
        ("text", "paragraph"),
        ("boilerplate", "read-more"),
        ("boilerplate", "photo-credit"),
        ("boilerplate", "source-credit"),
        ("boilerplate", "contact"),
    ]


def test_a_label_below_the_title_is_no_heading() -> None:
    assert kinds("Quay Closed After the Storm", "", "World Ports", "", TEXT)[1] == (
        "boilerplate",
        "kicker",
    )


def test_an_article_may_have_no_title() -> None:
    assert [kind for kind, _ in kinds(TEXT, "", MORE)] == ["text", "text"]


def test_a_name_under_the_last_paragraph_is_no_sentence() -> None:
    assert kinds(TEXT, MORE, "Ada Lindqvist")[-1] == ("boilerplate", "last-label")


def test_an_address_block_is_boilerplate() -> None:
    found = kinds("Address", "12, Quay Street,", "0150 Oslo", "desk@gazette.example", TEXT)
    assert [why for _, why in found] == ["address"] * 4 + ["paragraph"]


WRAPPED = """Quay closed after the storm

The harbour board closed the quay on Friday after the storm that had
raged along the coast for the better part of a week, and said that it
would open again once the wrecks of the two boats are out of the
channel.

Nobody was hurt. The yard, which owns both boats, did not say how long
the work will take; the board's own engineers expect it to be a matter
of days rather than weeks.
- A list item
- Another"""


def test_the_lines_of_a_hard_wrapped_file_are_joined_to_paragraphs() -> None:
    version = version_from_text(WRAPPED, "Gazette")
    assert [block.kind for block in version.blocks] == [
        *("title", "text", "text"),
        *("bullet", "bullet"),
    ]
    paragraph = version.blocks[1]
    assert version.text[paragraph.start : paragraph.end].count("\n") == 3


def test_lines_that_are_paragraphs_stay_apart() -> None:
    assert len(kinds(TEXT, MORE, TEXT, MORE, TEXT, MORE)) == 6
