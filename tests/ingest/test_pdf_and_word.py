"""PDFs and Word files: paragraphs, headings, list items, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers.pdf_files import Row, pdf, pdf_of
from helpers.word_files import archive, paragraph, word

from framing.errors import ArticleError
from framing.ingest import Read, article_from_bytes, read_story

if TYPE_CHECKING:
    from pathlib import Path

LEFT = (
    "The harbour board closed the quay to",
    "all boats on Friday because a wall had",
    "moved, the Harbour Gazette reported.",
    "Nobody was hurt, it said. The well-",
    "known crane stays where it is until an",
    "engineer has looked at the founda-",
    "tions, the board added on Saturday.",
)
RIGHT = (
    "Fishermen were angry. They had to",
    "land their catch in the next town, and",
    "the mayor would not promise that the",
    "quay would open again before the win-",
    "ter, or that the wall would hold.",
)
FIRST = (
    "The harbour board closed the quay to all boats on Friday because a wall had moved, the "
    "Harbour Gazette reported. Nobody was hurt, it said. The well-known crane stays where it is "
    "until an engineer has looked at the foundations, the board added on Saturday."
)
SECOND = (
    "Fishermen were angry. They had to land their catch in the next town, and the mayor would not "
    "promise that the quay would open again before the winter, or that the wall would hold."
)


def blocks(read: Read) -> list[tuple[str, str]]:
    text = read.version.text
    return [(block.kind, text[block.start : block.end]) for block in read.version.blocks]


def read_pdf(*pages: list[Row]) -> Read:
    return article_from_bytes(pdf(*pages), "quay.pdf")


def column(rows: tuple[str, ...], x: float, top: float = 700) -> list[Row]:
    return [(x, top - 14 * number, 11, row) for number, row in enumerate(rows)]


TITLE: Row = (50, 780, 22, "Quay closed")


def test_columns_are_read_one_after_the_other_and_parted_words_are_joined() -> None:
    read = read_pdf([TITLE, *column(LEFT, 50), *column(RIGHT, 320)])
    assert blocks(read) == [("title", "Quay closed"), ("text", FIRST), ("text", SECOND)]
    assert read.version.title == "Quay closed"
    assert read.warnings == ()


def test_a_page_drawn_across_its_columns_is_put_in_order_and_said_so() -> None:
    pairs = zip(column(LEFT, 50), column(RIGHT, 320), strict=False)
    across = [row for pair in pairs for row in pair] + column(LEFT, 50)[len(RIGHT) :]
    read = read_pdf([TITLE, *across])
    assert blocks(read)[1:] == [("text", FIRST), ("text", SECOND)]
    assert "in order" in read.warnings[0]


def test_columns_in_any_order_are_read_between_the_rows_that_run_across_them() -> None:
    across: Row = (50, 640, 14, "What the harbour board now wants from the town and the county")
    above = [*column(LEFT[:4], 50), *column(RIGHT[:4], 320)]
    below = [*column(LEFT[4:], 50, 610), *column(RIGHT[4:], 320, 610)]
    rows = [TITLE, *above, across, *below]
    in_order = [text for _, text in blocks(read_pdf(rows))]
    by_height = sorted(rows, key=lambda row: (-row[1], row[0]))
    shuffled = [rows[number] for number in (5, 0, 11, 3, 8, 1, 10, 6, 2, 13, 9, 4, 12, 7)]
    for drawn in (by_height, shuffled):
        reading = read_pdf(drawn)
        assert [text for _, text in blocks(reading)] == in_order
        assert "in order" in reading.warnings[0]


def test_the_pages_head_above_the_headline_is_dropped_and_listed() -> None:
    head: list[Row] = [(50, 815, 8, "HARBOUR GAZETTE"), (450, 815, 8, "4 March 2025")]
    read = read_pdf([*head, TITLE, *column(LEFT, 50), (280, 25, 8, "1")])
    assert blocks(read) == [("title", "Quay closed"), ("text", FIRST)]
    assert read.dropped == ("HARBOUR GAZETTE", "4 March 2025", "1")


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        (
            ("Talks failed. Price-", "determining factors"),
            "Talks failed. Price-determining factors",
        ),
        (("the right-of-", "centre party"), "the right-of-centre party"),
        (("She went to New-", "castle"), "She went to Newcastle"),
        (("the DETERMI-", "NATION of the crews"), "the DETERMINATION of the crews"),
    ],
)
def test_a_hyphen_at_a_line_end_stays_where_the_word_has_it(
    rows: tuple[str, str], whole: str
) -> None:
    first = ("The board of the harbour met on Friday and", "spoke of the quay, the wall and")
    read = read_pdf(column((*first, *rows, "and more was to be said of it then."), 50))
    assert whole in blocks(read)[0][1]


def test_running_heads_and_page_numbers_are_dropped_and_listed() -> None:
    pages = [
        [
            (50.0, 820.0, 9.0, "Harbour Gazette"),
            (50.0, 30.0, 9.0, f"Page {number} of 2"),
            *column(rows, 50),
        ]
        for number, rows in ((1, LEFT), (2, RIGHT))
    ]
    read = read_pdf(*pages)
    assert blocks(read) == [("text", FIRST), ("text", SECOND)]
    assert read.dropped == ("Harbour Gazette", "Page 1 of 2")


def test_a_paragraph_goes_on_over_the_page() -> None:
    read = read_pdf(column(LEFT[:5], 50), column(LEFT[5:], 50))
    assert blocks(read) == [("text", FIRST)]


def test_headings_points_gaps_and_ligatures() -> None:
    read = read_pdf(
        [
            TITLE,
            *column(LEFT, 50),
            (50, 560, 14, "What comes next"),
            (50, 540, 11, "• the office opens on Monday"),
            (50, 526, 11, "• boats come back in May"),
            (50, 490, 11, "The Gazette will say more."),
        ]
    )
    assert blocks(read)[2:] == [
        ("heading", "What comes next"),
        ("bullet", "- the office opens on Monday"),
        ("bullet", "- boats come back in May"),
        ("text", "The Gazette will say more."),
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf_of([b"0 0 m"]), "without text, perhaps a scan"),
        (b"%PDF-1.4 and nothing else", "damaged PDF"),
        (pdf([TITLE])[:-200], "damaged PDF"),
        (pdf_of([b"BT /F1 9 Tf (a) Tj ET "] * 301), "more than 300 pages"),
        (pdf_of([b"BT /F1 9 Tf (a) Tj ET " * 900_000], compress=True), "unpacks to too much"),
        (pdf_of([b"0 " * 3_500_000], compress=True), "unpacks to too much"),
        (pdf_of([b"(%s) Tj " % (b"a " * 900_000)], compress=True), "unpacks to too much"),
        (pdf_of([b"[" * 100_000]), "unpacks to too much"),
        (pdf_of([b"<<" * 50_000]), "damaged PDF"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(ArticleError, match=rf"^x\.pdf: .*{says}") as caught:
        article_from_bytes(data, "x.pdf")
    assert "\n" not in str(caught.value)


def test_a_word_file_keeps_headings_and_points() -> None:
    bold = "<w:b/>"
    numbered = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>'
        "<w:r><w:t>boats come back in May</w:t></w:r></w:p>"
    )
    body = "".join(
        (
            paragraph("Quay closed", "a1"),
            paragraph("By Ines Kallio"),
            paragraph(FIRST),
            paragraph("What comes next", "a2"),
            paragraph("the office opens on Monday", "a3"),
            numbered,
            paragraph("In the town", "", bold),
            paragraph("Nobody was told, the mayor said.", "", bold),
            "<w:p><w:r><w:t>One line</w:t><w:br/><w:t>and another, so long.</w:t></w:r></w:p>",
        )
    )
    read = article_from_bytes(word(body), "quay.docx")
    assert blocks(read) == [
        ("title", "Quay closed"),
        ("boilerplate", "By Ines Kallio"),
        ("text", FIRST),
        ("heading", "What comes next"),
        ("bullet", "- the office opens on Monday"),
        ("bullet", "- boats come back in May"),
        ("heading", "In the town"),
        ("text", "Nobody was told, the mayor said."),
        ("heading", "One line"),
        ("text", "and another, so long."),
    ]
    assert read.author == "Ines Kallio"
    assert read.warnings == ()


def test_hidden_and_deleted_words_are_not_scored() -> None:
    deleted = (
        "<w:p><w:r><w:t>The quay </w:t></w:r><w:del><w:r><w:delText>may never open."
        "</w:delText></w:r></w:del><w:ins><w:r><w:t>opens in May.</w:t></w:r></w:ins></w:p>"
    )
    secret = paragraph("The board is lying about this.", "", "<w:vanish/>")
    read = article_from_bytes(word(paragraph(FIRST) + deleted + secret), "quay.docx")
    assert blocks(read) == [("text", FIRST), ("text", "The quay opens in May.")]
    assert read.dropped == ("The board is lying about this.",)
    assert "hidden words" in read.warnings[0]


_BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaa">{}]>'.format(
    "".join(
        f'<!ENTITY {one} "{f"&{other};" * 10}">'
        for other, one in zip("abcdefghi", "bcdefghij", strict=True)
    )
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (archive({"word/document.xml": f"{_BOMB}<w>&j;</w>"}), "definitions that no Word file"),
        (
            archive(
                {"word/document.xml": '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hosts">]><w/>'}
            ),
            "definitions that no Word file",
        ),
        (word("<w:p>" + " " * 9_000_000 + "</w:p>"), "unpacks to too much"),
        (word("<w:p>" + "<w:r/>" * 500_000 + "</w:p>"), "unpacks to too much"),
        (word("<w:p>" * 10_000 + "</w:p>" * 10_000), "damaged or locked"),
        (word("<w:p><w:r>"), "damaged or locked"),
        (word(paragraph(FIRST))[:900], "damaged or locked"),
        (archive({"word/styles.xml": "<w/>"}) + b"word/document.xml", "damaged or locked"),
        (word(""), "no words"),
    ],
)
def test_a_word_file_that_cannot_be_read_is_refused_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(ArticleError, match=rf"^x\.docx: .*{says}") as caught:
        article_from_bytes(data, "x.docx")
    assert "\n" not in str(caught.value)


def test_a_story_may_mix_formats(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([TITLE, *column(LEFT, 50)]))
    (tmp_path / "b.docx").write_bytes(word(paragraph("Quay closed", "a1") + paragraph(FIRST)))
    (tmp_path / "c.md").write_text(f"# Quay closed\n\n{FIRST}", "utf-8")
    (tmp_path / "d.html").write_text(f"<html><body><p>{FIRST}</p></body></html>", "utf-8")
    (tmp_path / "e.txt").write_text(f"Quay closed\n\n{FIRST}", "utf-8")
    (tmp_path / "f.pdf").write_bytes(b"%PDF-1.4")
    story = read_story(tmp_path)
    assert [version.outlet for version in story.versions] == ["a", "b", "c", "d", "e"]
    assert all(FIRST in version.text for version in story.versions)
    assert len(story.warnings) == 1
    assert story.warnings[0].startswith("f.pdf: a damaged PDF")


@pytest.mark.parametrize("name", ["quay", "quay.txt", "quay.html"])
def test_a_file_is_read_as_what_it_is_under_any_name(name: str) -> None:
    read = article_from_bytes(pdf([TITLE, *column(LEFT, 50)]), name)
    assert blocks(read) == [("title", "Quay closed"), ("text", FIRST)]
    read = article_from_bytes(word(paragraph(FIRST)), name)
    assert blocks(read) == [("text", FIRST)]
