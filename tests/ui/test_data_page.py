"""The page of data, in a browser: measures, pairs, and files with the command line's own bytes."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from components.measures.view import sections
from components.word_differences.view import differences
from helpers.app_stories import ward
from helpers.browser import chromium, served, settled
from helpers.stories import compared

import framing
from framing.report.shown_measures import FEWEST, facts_behind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

in_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium is found on this machine"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ward(tmp_path_factory.mktemp("stories"))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("server") / "log.txt", folder) as address:
        yield address


def data(open_page: Callable[..., Page], name: str) -> Page:
    page = open_page(f"/data?story={name}")
    page.locator(".st tbody tr").first.wait_for()
    settled(page)
    return page


class TestInTheBrowser:
    pytestmark = in_browser

    @pytest.mark.parametrize(
        ("link", "heading"),
        [
            ("Download the tables", "Downloads"),
            ("Error rates of every mark, on the page Data", "Error rates"),
        ],
    )
    def test_a_link_of_story_leads_to_the_section_and_the_keyboard_goes_on_there(
        self, open_page: Callable[..., Page], link: str, heading: str
    ) -> None:
        page = open_page("/story?story=ward")
        page.get_by_role("button", name=link).press("Enter")
        found = page.get_by_role("heading", name=heading, exact=True)
        found.and_(page.locator(":focus")).wait_for()
        settled(page)
        page.wait_for_timeout(300)
        box = found.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < page.viewport_size["height"] / 2  # type: ignore[index]
        # The reader's own way is left alone afterwards.
        page.keyboard.press("Home")
        page.mouse.wheel(0, -20_000)
        page.wait_for_timeout(500)
        assert page.get_by_role("heading", name="Data", exact=True).is_visible()

    def test_blind_coding_is_reached_from_story_and_data(
        self, open_page: Callable[..., Page]
    ) -> None:
        page = open_page("/story?story=ward")
        page.get_by_role("button", name="Code a sample blind").click()
        page.get_by_role("heading", name="Code", exact=True).wait_for()
        page.goto(page.url.replace("/code", "/data"))
        page.get_by_role("navigation", name="On this page").get_by_role(
            "link", name="Error rates on your own texts"
        ).click()
        page.get_by_role("link", name="Code a sample with several people").click()
        page.get_by_role("heading", name="Code", exact=True).wait_for()

    def test_one_measure_is_shown_at_a_time(self, open_page: Callable[..., Page]) -> None:
        name = framing.sample_story().name
        page = data(open_page, name)
        made = framing.compare(framing.read_story(framing.sample_story()))
        for key, label in (("commentary", "Commentary"), ("credit", "Credit")):
            page.get_by_role("radio", name=label).click()
            (section,) = (one for one in sections(made) if one["key"] == key)
            page.locator(".st .count", has_text=section["rows"][0]["count"]).first.wait_for()
            page.wait_for_timeout(200)
            counts = page.locator(".st .count").all_inner_texts()
            assert counts == [row["count"] for row in section["rows"]]
            sure = sum(pair["differs"] for pair in section["pairs"])
            assert page.locator(".pairs > .tw tbody tr").count() == sure
        assert page.locator("figure").count() >= 6

    def test_every_file_has_the_bytes_of_the_command_line(
        self, open_page: Callable[..., Page], folder: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "report"
        command = [sys.executable, "-m", "framing", "report", str(folder), "--out", str(out)]
        subprocess.run(command, check=True, capture_output=True)
        written = sorted(path.name for path in out.iterdir())
        for number, name in enumerate(written):
            if number % 6 == 0:  # a browser asks somebody before it takes more than ten in a row
                page = data(open_page, "ward")
            with page.expect_download() as download:
                page.get_by_role("button", name=name, exact=True).click()
            assert Path(download.value.path()).read_bytes() == (out / name).read_bytes(), name
        with page.expect_download() as download:
            page.get_by_role("button", name="Everything (.zip)").click()
        archive = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
        beside = set(archive.namelist()) - set(written)
        assert beside == {"README.txt"}
        guide = archive.read("README.txt").decode()
        assert all(f"- {name}: " in guide for name in written)
        assert "`p_holm`" in guide
        assert all(archive.read(name) == (out / name).read_bytes() for name in written)

    def test_what_people_set_can_be_had_and_is_in_the_zip(
        self, open_page: Callable[..., Page], folder: Path
    ) -> None:
        page = data(open_page, "ward")
        assert page.get_by_role("button", name="labels.csv").count() == 0
        said = "outlet,sentence,column,value,coder\nArgus,1,commentary,1,ann\n"
        (folder / "labels.csv").write_text(said, "utf-8")
        try:
            page = data(open_page, "ward")
            with page.expect_download() as download:
                page.get_by_role("button", name="labels.csv").click()
            assert Path(download.value.path()).read_text("utf-8") == said
            with page.expect_download() as download:
                page.get_by_role("button", name="Everything (.zip)").click()
            archive = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
            assert archive.read("labels.csv").decode() == said
        finally:
            (folder / "labels.csv").unlink()

    def test_the_documents_open(self, open_page: Callable[..., Page]) -> None:
        page = data(open_page, "ward")
        page.get_by_role("button", name="What the words mean").click()
        page.get_by_role("dialog").get_by_text("cannot tell").first.wait_for()


def test_too_few_facts_give_no_share() -> None:
    for story in ("hospital", "rates"):
        for section in sections(compared(story)):
            if section["key"] not in {"coverage", "credit"}:
                continue
            for row in section["rows"]:
                score = next(
                    one
                    for one in compared(story).scores
                    if (one.outlet, one.dimension) == (row["outlet"], section["key"])
                )
                facts = facts_behind(compared(story), row["outlet"], score.dimension)
                assert ("%" in row["value"]) == (score.value is not None and facts >= FEWEST)


def test_a_number_that_cannot_be_relied_on_is_hollow() -> None:
    made = compared("hospital")
    for section in sections(made):
        for row in section["rows"]:
            score = next(
                one
                for one in made.scores
                if (one.outlet, one.dimension, one.part) == (row["outlet"], section["key"], "all")
            )
            assert row["hollow"] != score.reliable


def test_words_are_counted_in_the_version_that_has_them() -> None:
    made = compared("hospital")
    first, second = (version.outlet for version in made.story.versions[:2])
    forwards = {row["words"]: row for row in differences(made, first, second, "hedging", "all")}
    back = {row["words"]: row for row in differences(made, second, first, "hedging", "all")}
    assert forwards.keys() == back.keys()
    assert forwards
    for said, row in forwards.items():
        assert row["difference"] == -back[said]["difference"]
        assert row["times_one"] == back[said]["times_other"]
