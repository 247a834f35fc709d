"""The class kit: what students get and what only the key holds, as the command writes it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from helpers.stories import POST, hospital, paragraphs, story
from pypdf import PdfReader

from framing import read_story, sample_story
from framing.cli import main
from framing.pipeline import compare
from framing.report.kit.material import kit
from framing.report.kit.sheets import kit_files

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from framing.report.kit.sheets import Paper

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
        # Paper is as narrow as a small window: what fits one there is not for print.
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 790, "height": 1100})
        cards = page.locator(".fc li")
        first, second = cards.nth(0).bounding_box(), cards.nth(1).bounding_box()
        assert first
        assert second
        assert first["y"] == second["y"]
        assert first["x"] > 50
        page.pdf(path=tmp_path / "kit.pdf", prefer_css_page_size=True)
        page.close()
        printed = PdfReader(tmp_path / "kit.pdf").pages
        assert len(printed) == sheets
        assert abs(float(printed[0].mediabox.width) - width) < 2


@pytest.mark.browser
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_sheets_of_many_facts_are_filled_and_ask_once(
    browser: Browser, tmp_path: Path, paper: Paper
) -> None:
    made = kit(compare(read_story(sample_story())), all_facts=True)
    text = kit_files(made, paper)["class-kit.html"]
    assert text.count('class="qs"') == 1
    assert "≠, or" not in text
    page = browser.new_page()
    page.set_content(text)
    page.pdf(path=tmp_path / "kit.pdf", prefer_css_page_size=True)
    assert len(PdfReader(tmp_path / "kit.pdf").pages) == page.locator(".sheet").count()
    height = page.locator(".sheet").first.evaluate("one => one.clientHeight")
    for table in page.locator(".km").all():
        assert table.evaluate("one => one.clientHeight") > height / 3
    page.close()


def test_a_long_quotation_is_cut_on_its_card_alone() -> None:
    said = "we have looked at every single one of the boats and at all of their engines, " * 3
    quoted = f"The operator said: “{said.strip()}” before it closed the line in May."
    made = kit(compare(hospital()))
    fact = replace(made.facts[0], statement=quoted)
    text = kit_files(replace(made, facts=(fact,)), "a4")["class-kit.html"]
    card = re.search('<ol class="fc">.*?</ol>', text, re.DOTALL)
    assert card is not None
    assert "[…]" in card[0]
    assert "before it closed the line in May." in card[0]
    assert len(card[0]) < len(quoted)
    assert quoted in text
