"""The class kit: what students get and what only the key holds, as the command writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from helpers.stories import POST, hospital, paragraphs, story
from pypdf import PdfReader

from framing.cli import main
from framing.pipeline import compare
from framing.report.kit.material import kit
from framing.report.kit.sheets import kit_files

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

TOLD = {"carried", "altered"}
SHARED = "The Odda line will end its night boats in May, the Marlbury Evening Post reported."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("kit") / "new"
    assert main(["kit", "sample", "--out", str(out)]) == 0
    return out


def test_two_pages_are_written_and_load_nothing(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {"class-kit.html", "key.html"}
    for path in folder.iterdir():
        page = path.read_text("utf-8")
        assert "default-src &#x27;none&#x27;" in page
        assert not re.search(r"<(?:script|link|img)|https?://", page)


def test_the_answers_stand_in_the_key_alone(folder: Path) -> None:
    cells = re.compile(r"<td>([✓≠–?])")
    assert not cells.search((folder / "class-kit.html").read_text("utf-8"))
    assert set(cells.findall((folder / "key.html").read_text("utf-8"))) >= {"✓", "–", "?"}


def test_by_default_a_fact_is_told_by_two_versions() -> None:
    alone = "The port paid £3 million for a crane in June, the Marlbury Evening Post reported."
    texts = {name: paragraphs("Boats to go", SHARED) for name in ("Courier", "Mail")}
    texts["Echo"] = paragraphs("Boats to go", SHARED, alone)
    comparison = compare(story("Boats", texts, POST))
    some, every = kit(comparison), kit(comparison, all_facts=True)
    assert 0 < len(some.facts) < len(every.facts) == len(comparison.facts)
    for fact in some.facts:
        assert sum(row.status in TOLD for row in fact.cells.values()) >= 2


def test_numbered_lines_hold_the_whole_article_and_the_key_points_at_them() -> None:
    comparison = compare(hospital())
    made = kit(comparison)
    texts = {read.version.outlet: read.version for read in comparison.versions}
    for article in made.articles:
        body = " ".join(line.text for line in article.lines)
        blocks = [b for b in texts[article.outlet].blocks if b.kind not in {"title", "boilerplate"}]
        whole = " ".join(texts[article.outlet].text[b.start : b.end] for b in blocks)
        assert body.split() == whole.split()
        for fact in made.facts:
            row = fact.cells[article.outlet]
            if row.status in TOLD and row.start is not None:
                words = texts[article.outlet].text[row.start :].split()
                line = article.lines[article.line_at(row.start) - 1]
                assert words[0] in line.text


def test_hostile_text_stays_text() -> None:
    bad = "<img src=x onerror=alert(1)> & “quoted” text said the harbour will close on Monday."
    texts = {name: paragraphs("<b>Harbour</b>", bad, bad) for name in ("A<i>", "B", "C")}
    for page in kit_files(kit(compare(story("<script>", texts)), all_facts=True), "a4").values():
        assert "<img" not in page
        assert "<script>" not in page
        assert "<i>" not in page


@pytest.mark.browser
def test_it_prints_on_the_paper_that_was_asked_for(
    browser: Browser, folder: Path, tmp_path: Path
) -> None:
    main(["kit", "sample", "--out", str(tmp_path), "--paper", "letter"])
    for kit_folder, width in ((folder, 595), (tmp_path, 612)):
        page = browser.new_page()
        page.goto((kit_folder / "class-kit.html").as_uri())
        sheets = page.locator(".sheet").count()
        page.pdf(path=tmp_path / "kit.pdf", prefer_css_page_size=True)
        page.close()
        printed = PdfReader(tmp_path / "kit.pdf").pages
        assert len(printed) == sheets
        assert abs(float(printed[0].mediabox.width) - width) < 2
