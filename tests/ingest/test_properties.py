"""Whatever the bytes, the readers give an article or one line, and never another exception."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from helpers.pdf_files import pdf
from helpers.word_files import paragraph, word
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import ArticleError
from framing.ingest import article_from_bytes

if TYPE_CHECKING:
    from framing.ingest.read_article import Kind

PAGES = Path(__file__).parents[1] / "data" / "pages"
BODY = "The harbour board closed the quay on Friday, the Gazette reported."
SEEDS = (
    (PAGES / "news.html").read_bytes(),
    (PAGES / "tables.html").read_bytes(),
    (PAGES / "script.html").read_bytes(),
    pdf([(50, 700, 11, BODY), (50, 686, 11, BODY)], [(50, 700, 11, BODY)]),
    word(paragraph("Quay", "a1") + paragraph(BODY)),
    f"---\ntitle: Quay\n---\n# Quay\n\n* {BODY}\n* **{BODY}**\n".encode(),
    BODY.encode("utf-16"),
)
PIECES = st.sampled_from(
    [
        *(
            b"<div>",
            b"</p>",
            b"<table><tr><td>",
            b"<!--",
            b"&#0;",
            b"&#x202e;",
            b"<h1>",
            b"<title>",
        ),
        *(b"\x00", b"\xff\xfe", b"\xe2\x80\x8b", b"\x1b[31m", b"endstream", b"<<", b"[", b"0 0 R"),
        *(
            b"<!DOCTYPE x [",
            b"PK\x03\x04",
            b"%PDF-1.4",
            b"</w:p>",
            b"\xc3\xa2\xe2\x82\xac\xe2\x84\xa2",
        ),
    ]
)
KINDS = st.sampled_from([None, "html", "text", "markdown", "pdf", "docx"])
CHARSETS = st.sampled_from([None, "utf-8", "windows-1252", "shift_jis", "utf-7", "\x00", "rot13"])


def assert_read_or_refused(data: bytes, kind: Kind | None, charset: str | None) -> None:
    try:
        read = article_from_bytes(data, "x", kind=kind, charset=charset)
    except ArticleError as error:
        message = str(error)
        assert message.startswith("x: ")
        assert "\n" not in message
        return
    text, end = read.version.text, 0
    for block in read.version.blocks:
        assert end <= block.start < block.end <= len(text)
        assert not text[end : block.start].strip()
        end = block.end
    assert not text[end:].strip()
    assert all(text.strip() and "\n" not in text for text in (*read.dropped, *read.warnings))


@given(st.binary(max_size=400), KINDS, CHARSETS)
def test_any_bytes(data: bytes, kind: Kind | None, charset: str | None) -> None:
    assert_read_or_refused(data, kind, charset)


@settings(max_examples=150)
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 80), PIECES), max_size=6),
    KINDS,
)
def test_any_damage_to_a_file(
    seed: bytes, damages: list[tuple[int, int, bytes]], kind: Kind | None
) -> None:
    for place, length, piece in damages:
        at = place % (len(seed) + 1)
        seed = seed[:at] + piece + seed[at + length :]
    assert_read_or_refused(seed, kind, None)
