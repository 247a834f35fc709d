"""One file to a version: encodings, cleaning, Markdown, saved pages, and what is refused."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import ArticleError
from framing.ingest import read_article, read_file, version_from_text
from framing.ingest.cleaning import clean, clean_line
from framing.ingest.markdown import read_markdown

if TYPE_CHECKING:
    from pathlib import Path

BODY = "The harbour board closed the quay on Friday. Nobody was hurt, it said."
PAGE = """<!doctype html><html><head><meta charset="{charset}">
<title>Ferries stop at noon | Harbour Gazette</title>
<meta property="og:title" content="Ferries stop at noon">
<meta property="og:url" content="https://gazette.example/ferries">
<meta property="article:published_time" content="2021-03-04T09:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Ferries stop at noon</h1>
<p>The board said that all ferries &amp; barges would stay in port until the storm has passed.</p>
<p>It is the third time this winter that the cafés on the quay&nbsp;have closed.<br>Few mind.</p>
<h2>Why the boats stop</h2>
<ul><li>Wind above 20 metres a second</li><li><p>Waves above <em>four</em> metres</p></li></ul>
<p>“We will not risk a crew,” said Tom Ruiz, who heads the board and owns two of the boats.</p>
<table><tr><td>Boats</td><td>12</td></tr></table><p>Read more</p>
</article><footer><p>© 2021 Harbour Gazette</p></footer><script>alert(1)</script></body></html>"""


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not [c for c in once if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t"]
    assert "\n" not in clean_line(text)


def test_cleaning_keeps_what_a_reader_sees() -> None:
    assert clean("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert clean("5\u00a0km\u202fs") == "5 km s"
    assert clean("co\u00adop\u200b \u202eevil\ufeff\x07") == "coop evil"
    assert clean("cafe\u0301 👩\u200d🚀\ta") == "café 👩\u200d🚀\ta"


@pytest.mark.parametrize(
    "data",
    [
        f"{BODY} Café.".encode(),
        f"{BODY} Café.".encode("utf-8-sig"),
        f"{BODY} Café.".encode("utf-16"),
        f"{BODY} Café.".replace(". ", ".\r\n").encode("utf-32"),
    ],
)
def test_unicode_files_are_read_whatever_their_form(tmp_path: Path, data: bytes) -> None:
    read = read_file(write(tmp_path, "gazette.txt", data))
    version, doubts = read.version, read.warnings
    assert version.text.split() == f"{BODY} Café.".split()
    assert doubts == ()
    assert version.outlet == "gazette"
    assert version.file == "gazette.txt"
    assert version.sha256 == hashlib.sha256(data).hexdigest()


def test_windows_text_is_read_with_a_warning(tmp_path: Path) -> None:
    path = write(tmp_path, "old.txt", f"“{BODY}” Café.".encode("cp1252"))
    read = read_file(path)
    version, doubts = read.version, read.warnings
    assert version.text == f"“{BODY}” Café."
    assert len(doubts) == 1
    assert doubts[0].startswith("old.txt: not UTF-8, read as Windows-1252")


@pytest.mark.parametrize(
    ("name", "data", "fix"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf \n\n", "empty"),
        ("a.txt", b"... --- ...", "no words"),
        ("a.txt", b"MZ\x00\x01\x02\x00\x00binary", "not a text file"),
        ("a.txt", b"\x01\x02\x03\x04 words \x05\x06", "not a text file"),
        ("a.txt", bytes(range(128, 256)) * 20, "encoding"),
        ("a.txt", "The café’s owner left.".encode() + b"\xe9", "damaged"),
        ("a.txt", "Привет, мир и все порты".encode("koi8-r"), "encoding"),
        ("a.txt", b"\xff\xfea", "utf-16"),
        ("a.md", b"%PDF-1.7 text", "PDF"),
        ("a.pdf", b"text", "PDF"),
        ("a.docx", b"PK\x03\x04text", "Word"),
        ("a.doc", b"text", "not an article file"),
        ("a.html", b"<html><body></body></html>", "no article text"),
        ("a.html", b"<nav><a href=/>Home</a><a href=/a>A</a></nav>", "no article text"),
        ("a.txt", b"Share\n\nRead more\n", "no article text"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(
    tmp_path: Path, name: str, data: bytes, fix: str
) -> None:
    with pytest.raises(ArticleError) as caught:
        read_article(write(tmp_path, name, data))
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert fix in message
    assert "\n" not in message


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    for name in ("a.txt", "b.txt"):
        with pytest.raises(ArticleError, match=rf"^{name}: no such file"):
            read_article(tmp_path / name)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_saved_page_is_read_with_its_declared_charset(tmp_path: Path, charset: str) -> None:
    encoding = "cp1252" if charset == "iso-8859-1" else charset
    data = PAGE.format(charset=charset).encode(encoding)
    read = read_file(write(tmp_path, "gazette.html", data))
    version, doubts = read.version, read.warnings
    assert doubts == ()
    assert version.title == "Ferries stop at noon"
    assert version.url == "https://gazette.example/ferries"
    assert version.published == date(2021, 3, 4)
    blocks = [(b.kind, version.text[b.start : b.end]) for b in version.blocks]
    assert blocks[0] == ("title", "Ferries stop at noon")
    assert (
        "text",
        "It is the third time this winter that the cafés on the quay have closed.",
    ) in blocks
    assert ("text", "Few mind.") in blocks
    assert ("heading", "Why the boats stop") in blocks
    assert ("bullet", "- Wind above 20 metres a second") in blocks
    assert ("bullet", "- Waves above four metres") in blocks
    assert ("boilerplate", "Read more") in blocks
    assert "Home" not in version.text
    assert "alert" not in version.text
    assert "ferries & barges" in version.text


def test_a_page_saved_under_another_name_is_still_a_page(tmp_path: Path) -> None:
    version = read_article(write(tmp_path, "gazette.txt", PAGE.format(charset="utf-8")))
    assert "<p>" not in version.text
    assert version.title == "Ferries stop at noon"


def test_deep_nesting_is_an_error_and_no_crash(tmp_path: Path) -> None:
    page = "<div>" * 20_000 + BODY + "</div>" * 20_000
    path = write(tmp_path, "deep.html", page)
    with pytest.raises(ArticleError, match=r"^deep\.html: no article text"):
        read_article(path)


MARKDOWN = """---
title: "Ferries stop"
date: 2021-03-04
---
# Ferries **stop**

*By Ada Lindqvist*

The [board](https://x.example/a_b) met on **Thursday** and 3*4*5 snake_case_name stays.
<!-- hidden -->

Why they stop
-------------

* Wind above _20_ metres
1. One boat
2. Two boats

> No boat is worth a life.

![A boat](a.jpg)

**What next?**

The end `is` near, \\*he\\* said."""


def test_markdown_loses_its_marks_and_keeps_its_words(tmp_path: Path) -> None:
    version = read_article(write(tmp_path, "gazette.md", MARKDOWN), outlet="Harbour\nGazette")
    assert version.outlet == "Harbour Gazette"
    assert version.published == date(2021, 3, 4)
    assert [(b.kind, version.text[b.start : b.end]) for b in version.blocks] == [
        ("title", "Ferries stop"),
        ("boilerplate", "By Ada Lindqvist"),
        ("text", "The board met on Thursday and 3*4*5 snake_case_name stays."),
        ("heading", "Why they stop"),
        ("bullet", "- Wind above 20 metres"),
        ("bullet", "1. One boat"),
        ("bullet", "2. Two boats"),
        ("text", "No boat is worth a life."),
        ("heading", "What next?"),
        ("text", "The end is near, *he* said."),
    ]


@given(st.text(alphabet="[]()*_`#<!-> \n\\ab~="))
def test_any_markdown_is_read(text: str) -> None:
    for line in read_markdown(text).lines:
        assert "\n" not in line.text


def test_a_pasted_text_takes_its_title_once() -> None:
    plain = version_from_text(BODY, "Gazette", "Quay closed")
    assert plain.text == f"Quay closed\n\n{BODY}"
    assert plain.title == "Quay closed"
    again = version_from_text(f"Quay closed\n\n{BODY}", "Gazette", "Quay closed")
    assert again.text == plain.text
    assert [block.kind for block in again.blocks] == ["title", "text"]
    with pytest.raises(ArticleError, match=r"^Gazette: there are no words"):
        version_from_text(" \n", "Gazette")
