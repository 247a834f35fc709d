"""Web pages and printed pages of different make: the article, all of it, and nothing else."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from framing.ingest import article_from_bytes, read_file

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "tests" / "data" / "pages"
LEAST_F1 = 0.97


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The script that prints these figures: a test and a document must not count differently."""
    spec = importlib.util.spec_from_file_location("bench_pages", ROOT / "bench" / "pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


NAMES = sorted(path.stem for path in PAGES.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_the_article_is_scored_and_nothing_else(bench: ModuleType, name: str) -> None:
    (page,) = (path for path in PAGES.glob(f"{name}.*") if path.suffix != ".txt")
    known = (PAGES / f"{name}.txt").read_text("utf-8")
    found = bench.measure(read_file(page), known)
    assert found.f1 >= LEAST_F1
    assert found.extra == ()
    assert found.missing == ()


def test_what_a_page_says_of_itself() -> None:
    read = read_file(PAGES / "news.html")
    version = read.version
    assert version.title == "Bridge repairs to close northern road for nine weeks"
    assert version.published == date(2024, 5, 14)
    assert version.url == "https://fellcourier.example/local/bridge-repairs"
    assert (read.author, read.site) == ("Maeve Tully", "The Fell Courier")
    assert version.outlet == "news"
    unnamed = article_from_bytes(
        (PAGES / "news.html").read_bytes(), "page", kind="html", address="https://else.example/"
    )
    assert unnamed.version.outlet == "The Fell Courier"
    assert unnamed.version.url == version.url


def test_headings_and_points_survive() -> None:
    blocks = read_file(PAGES / "lists.html").version.blocks
    assert [block.kind for block in blocks].count("heading") == 5
    assert [block.kind for block in blocks].count("bullet") == 6
    printed = read_file(PAGES / "print.pdf").version.blocks
    assert [block.kind for block in printed].count("heading") == 1
    assert [block.kind for block in printed].count("bullet") == 3


def test_every_line_that_was_dropped_is_listed() -> None:
    dropped = read_file(PAGES / "news.html").dropped
    for line in (
        "We and our 214 partners store cookies",  # the banner
        "By Maeve Tully",  # marked in the text itself
        "The Arran bridge carries about six thousand vehicles",  # a caption
        "Lorry firm fined over broken parapet",  # a link in the middle of the article
        "Get the stories that matter to the valley",  # a box that wants an address
        "Forty minutes earlier for a seven year old",  # a comment
        "© 2024 Arran Valley Media.",
    ):
        assert [text for text in dropped if text.startswith(line)], line
    assert not [text for text in dropped if "Engineers first warned" in text]
    assert not [text for text in dropped if "dataLayer" in text]
    assert read_file(PAGES / "print.pdf").dropped == (
        "The Upland Gazette",
        "Saturday 5 July 2025",
        "Page 1",
    )


def test_the_free_beginning_of_a_paid_article_is_said_to_be_one() -> None:
    (warning,) = read_file(PAGES / "paywall.html").warnings
    assert warning.startswith("paywall.html: perhaps only the free beginning of a paid article")
    assert read_file(PAGES / "news.html").warnings == ()


STORY = (
    "<h1>Pier shut</h1><p>The harbour board shut the pier on Friday, the Gazette said.</p>"
    "<p>It may open again in May.</p>{more}<p>Nobody was hurt when planks gave way, it said.</p>"
)


def read_html(more: str) -> str:
    page = f"<html><body><article>{STORY.format(more=more)}</article></body></html>"
    return article_from_bytes(page.encode(), "pier.html").version.text


def test_what_a_page_hides_is_not_scored() -> None:
    for hidden in (
        '<p style="display:none">The board is surely lying about all of this.</p>',
        "<p hidden>The board is surely lying about all of this.</p>",
        '<div style="visibility: hidden"><p>The board is surely lying about this.</p></div>',
        "<script>var s = '<p>The board is surely lying.</p>'</script>",
        "<template><p>The board is surely lying about all of this.</p></template>",
    ):
        text = read_html(hidden)
        assert "lying" not in text
        assert "Nobody was hurt" in text
        assert "may open again" in text


def test_an_article_that_a_script_shows_later_is_read() -> None:
    page = f'<html><body><div style="display:none">{STORY.format(more="")}</div></body></html>'
    assert "Nobody was hurt" in article_from_bytes(page.encode(), "pier.html").version.text


def test_a_table_of_numbers_is_no_layout() -> None:
    rows = "".join(f"<tr><td>Boat {n}</td><td>{n * 7} crates</td></tr>" for n in range(5))
    text = read_html(f"<table>{rows}</table>")
    assert "Boat 3" in text
    assert "Nobody was hurt" in text


@pytest.mark.parametrize(
    ("page", "charset", "header"),
    [
        ('<html><head><meta charset="{}">', "windows-1252", None),
        ('<?xml version="1.0" encoding="{}"?><!DOCTYPE html><html><head>', "windows-1252", None),
        ("<html><head>", "windows-1252", "windows-1252"),
        ("<html><head>", "utf-16", None),
        ("<html><head>", "utf-8-sig", "iso-8859-1"),
        ("<html><head>", "utf-8", "iso-8859-1"),
        ("<html><head>", "iso-8859-15", '"ISO-8859-15"'),
    ],
)
def test_a_page_is_read_in_its_encoding(page: str, charset: str, header: str | None) -> None:
    text = STORY.format(more="<p>The café on the pier lost €90,000 or so.</p>")
    data = f"{page.format(charset)}</head><body>{text}</body></html>".encode(charset)
    for kind in ("html", None):
        read = article_from_bytes(data, "pier", kind=kind, charset=header)
        assert "café on the pier lost €90,000" in read.version.text
        assert read.warnings == ()
