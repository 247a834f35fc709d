"""What goes wrong while a story is open: one plain line where it arises, and nothing lost."""

from __future__ import annotations

import csv
import errno
import shutil
from typing import TYPE_CHECKING

import pytest
from helpers.app_stories import ward
from helpers.browser import chromium, served, settled
from shared.correction_steps import Change
from shared.labels_file import save_labels

from framing.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

HEADER = "outlet,sentence,column,value,coder"
OUTLET = "Village Voice Weekly"
WAY = f"&lens=commentary&v={OUTLET}&v=Northern Courier"
without_browser = pytest.mark.skipif(
    chromium() is None, reason="no Chromium is found on this machine"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stories") / "library"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, library: Path) -> Iterator[str]:
    library.mkdir()
    ward(library)
    with served(tmp_path_factory.mktemp("server") / "log.txt", library=library) as address:
        yield address


def reading(open_page: Callable[..., Page], library: Path, name: str) -> Page:
    """Open a copy of the story for reading, with its first mark chosen."""
    shutil.copytree(library / "ward", library / name)
    page = open_page(f"/read?story={name}{WAY}")
    page.locator(".col .text").first.wait_for()
    settled(page)
    page.wait_for_timeout(300)
    page.keyboard.press("n")
    return page


def say_no(page: Page) -> None:
    page.locator(".mar .sel").get_by_role("button", name="Not commentary").click()


def coders(folder: Path) -> list[tuple[str, str]]:
    with (folder / "labels.csv").open(newline="", encoding="utf-8") as file:
        return [(row["column"], row["coder"]) for row in csv.DictReader(file)]


@pytest.mark.browser
@without_browser
def test_rows_that_somebody_else_wrote_meanwhile_stay(
    open_page: Callable[..., Page], library: Path
) -> None:
    page = reading(open_page, library, "changed")
    rows = f"{HEADER}\n{OUTLET},1,hedged,1,bea\n"
    (library / "changed" / "labels.csv").write_text(rows, "utf-8")
    say_no(page)
    page.get_by_role("button", name="Undo").wait_for()
    assert coders(library / "changed") == [("hedged", "bea"), ("commentary", "reader")]
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back").wait_for()
    assert coders(library / "changed") == [("hedged", "bea")]


@pytest.mark.browser
@without_browser
def test_a_labels_file_that_somebody_broke_meanwhile_is_named_and_left_alone(
    open_page: Callable[..., Page], library: Path
) -> None:
    page = reading(open_page, library, "broken")
    labels = library / "broken" / "labels.csv"
    labels.write_text("outlet;sentence;column;value;coder\n", "utf-8")
    say_no(page)
    alert = page.get_by_role("alert").filter(has_text="labels.csv")
    alert.first.wait_for()
    settled(page)
    assert alert.count() == 1
    assert "first line must be" in alert.inner_text()
    assert labels.read_text("utf-8") == "outlet;sentence;column;value;coder\n"


@pytest.mark.browser
@without_browser
def test_a_story_that_is_deleted_while_it_is_read_takes_no_answer_and_comes_not_back(
    open_page: Callable[..., Page], library: Path
) -> None:
    page = reading(open_page, library, "deleted")
    shutil.rmtree(library / "deleted")
    say_no(page)
    page.get_by_text("The story deleted is not here").wait_for()
    assert not (library / "deleted").exists()


def test_a_full_disk_keeps_the_corrections_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text(f"{HEADER}\n{OUTLET},1,hedged,1,bea\n", "utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("framing.report.output_folder._write", full)
    with pytest.raises(OutputError, match="make room"):
        save_labels(tmp_path, [Change(OUTLET, 2, "hedged", "1")], "reader")
    assert coders(tmp_path) == [("hedged", "bea")]
    assert [path.name for path in tmp_path.iterdir() if "staging" in path.name] == []
