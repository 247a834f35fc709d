"""The class kit in a browser: the command line's own sheets, chosen, downloaded, printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_core_python.sync_playwright import Axe
from helpers.app_stories import hostile, ward
from helpers.browser import chromium, served, settled

import framing
from framing.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium is found on this machine"),
]
FILES = ("class-kit.html", "key.html")
SHEETS = "main .sheet"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    stories = tmp_path_factory.mktemp("stories")
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with served(log, ward(stories), hostile(stories)) as address:
        yield address


def shown(page: Page) -> Page:
    page.frame_locator("iframe").first.locator(SHEETS).first.wait_for()
    settled(page)
    return page


def same_as_written(page: Page, out: Path, *options: str) -> None:
    assert main(["kit", "sample", "--out", str(out), *options]) == 0
    for name in FILES:
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Download {name}").click()
        assert download.value.suggested_filename == name
        assert Path(download.value.path()).read_bytes() == (out / name).read_bytes(), name


def test_the_story_leads_to_the_sheets_that_the_command_line_writes(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(f"/story?story={framing.sample_story().name}")
    page.get_by_role("button", name="Print a class kit").first.click()
    shown(page)
    assert "/kit?" in page.url
    same_as_written(page, tmp_path / "kit")
    page.get_by_role("radio", name="Letter").click()
    page.get_by_role("combobox", name="Facts").click()
    page.get_by_role("option", name="All ").click()
    page.wait_for_timeout(500)
    shown(page)
    same_as_written(page, tmp_path / "other", "--paper", "letter", "--all-facts")
    page.get_by_role("link", name="Back to the story").click()
    page.locator(".v").first.wait_for()


def test_students_and_key_print_apart(open_page: Callable[..., Page]) -> None:
    page = shown(open_page("/kit?story=ward"))
    for name, sheets in (("Print for students", "For students"), ("Print the key", "The key")):
        page.locator(f'iframe[title="{sheets}"]').evaluate(
            "frame => frame.contentWindow.print = () => document.title = frame.title"
        )
        page.get_by_role("button", name=name).click()
        assert page.title() == sheets
        assert page.locator("iframe:visible").count() == 1
        assert page.locator("iframe:visible").get_attribute("title") == sheets


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_fits_and_hostile_text_is_text(
    open_page: Callable[..., Page], scheme: str
) -> None:
    page = open_page(
        "/kit?story=hostile", viewport={"width": 390, "height": 844}, color_scheme=scheme
    )
    shown(page)
    page.get_by_role("button", name="Put the facts into words").click()
    page.get_by_role("button", name="Use these words").wait_for()
    settled(page)
    page.wait_for_timeout(300)
    found = [
        (one["id"], [node["html"][:140] for node in one["nodes"]][:3])
        for one in Axe().run(page)["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
    assert found == []
    assert page.title() != "gone"
    wide = "document.querySelector('[data-testid=stMain]').scrollWidth > innerWidth + 1"
    assert not page.evaluate(wide)


def test_facts_are_put_into_other_words_before_they_are_printed(
    open_page: Callable[..., Page],
) -> None:
    page = shown(open_page(f"/kit?story={framing.sample_story().name}"))
    before = page.frame_locator("iframe").first.locator("main")
    assert "Alibaba looks for people" not in before.inner_text()
    page.get_by_role("button", name="Put the facts into words").click()
    page.get_by_label("Fact 2", exact=True).fill("Alibaba looks for people in California.")
    page.get_by_role("button", name="Use these words").click()
    before.get_by_text("Alibaba looks for people in California.").first.wait_for()
    settled(page)
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back").wait_for()
    shown(page)
    before.get_by_text("Alibaba looks for people").first.wait_for(state="detached")
