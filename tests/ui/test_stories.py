"""The library in a browser: cards, search, and going from one story to another and back."""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_core_python.sync_playwright import Axe
from helpers.browser import chromium, served, settled
from helpers.stories import hospital

import framing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Dialog, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium is found on this machine"),
]

PHONE = {"width": 390, "height": 844}
SAMPLE = framing.sample_story().name
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "**bold** and $x^2$ and [a link](http://example.com) and :smile: and :red[red]",
    "שלום עולם",
    "w" * 10_000,
)
TITLE = "<b>Title</b> **x** $y$ :smile: `code` www.mill.example"


def write(folder: Path, title: str, texts: dict[str, str], source: str = "") -> Path:
    folder.mkdir(parents=True)
    lines = [f"title = '{title}'"]
    lines += ["[source]", f'name = "{source}"'] if source else []
    for number, (outlet, text) in enumerate(texts.items()):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        lines += ["[[version]]", f"outlet = '{outlet}'", f'file = "{number}.txt"']
    (folder / "story.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a story that is whole, one that cannot be read, a hostile one, a beginning."""
    folder = tmp_path_factory.mktemp("stories") / "library"
    ward = {version.outlet: version.text for version in hospital().versions}
    write(folder / "ward", "A ward closes", ward, "Marlbury Evening Post")
    text = "\n\n".join(f"The mill may burn, the Gazette said: {words}." for words in HOSTILE)
    outlets = ("<i>Ansel</i> **News** $1$", "Borough")
    hostile = {outlet: f"A mill {outlet}\n\n{text}\n" for outlet in outlets}
    write(folder / "hostile", TITLE, hostile, "Gazette")
    write(folder / "begun", "A story begun", {"Ansel": "A mill burns\n\nIt burnt down.\n"})
    write(folder / "broken", "A broken one", ward)
    (folder / "broken" / "story.toml").write_text("titel = 1\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, library: Path) -> Iterator[str]:
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with served(log, library=library) as address:
        yield address


def opened(page: Page) -> Page:
    """Wait until every card is filled in."""
    page.locator(".library .card").first.wait_for()
    page.get_by_text("Being compared").first.wait_for(state="hidden", timeout=60_000)
    settled(page)
    return page


def names_in(page: Page) -> list[str]:
    return page.locator(".library .card:visible h3").all_inner_texts()


def test_every_story_has_a_card_with_what_is_known_of_it(open_page: Callable[..., Page]) -> None:
    page = opened(open_page())
    assert page.locator(".library h1").inner_text() == "How did each outlet tell it?"
    ward = page.locator(".card", has_text="A ward closes")
    said = ward.inner_text()
    for outlet in (version.outlet for version in hospital().versions):
        assert outlet in said
    assert "credited to Marlbury Evening Post" in said
    assert "List of facts not checked yet" in said
    rows = ward.locator(".mini > div")
    assert rows.count() == len(hospital().versions)
    number = int(said.split(" fact")[0].split()[-1])
    assert rows.first.locator("i").count() == number
    assert "Facts told, of" in (ward.locator(".mini").get_attribute("aria-label") or "")
    begun = page.locator(".card", has_text="A story begun").inner_text()
    assert "One article so far" in begun
    broken = page.locator(".card", has_text="broken").inner_text()
    assert "unknown key 'titel'" in broken
    assert page.locator(".card").last.get_by_text("The sample").count() == 1


def test_stories_are_found_by_title_outlet_and_report(open_page: Callable[..., Page]) -> None:
    page = opened(open_page())
    for asked in ("ward clos", "northern courier", "marlbury evening"):
        page.get_by_label("Find by title, outlet or report").fill(asked)
        assert names_in(page) == ["A ward closes"]
    page.get_by_label("Find by title, outlet or report").fill("no such thing")
    assert names_in(page) == []
    assert page.get_by_text("No story has that").is_visible()


def shown_story(page: Page, title: str) -> None:
    """Wait until a page of this story has content."""
    page.locator("h1", has_text=title).first.wait_for()
    assert page.locator("[data-testid=stException]").count() == 0
    # What each version does, and the facts: what a reader comes for.
    page.get_by_role("heading", name="What each version does").wait_for()
    page.get_by_role("heading", name="Fact by fact").wait_for()


def test_switching_stories_shows_content_every_time(open_page: Callable[..., Page]) -> None:
    page = opened(open_page())
    page.get_by_role("button", name="A ward closes").click()
    shown_story(page, "A ward closes")
    sample = "Chinese technology groups"
    for title in (sample, "A ward closes") * 5:
        page.locator(".st-key-switcher").get_by_role("combobox").click()
        page.get_by_role("option", name=title).click()
        shown_story(page, title)
    assert parse_qs(urlsplit(page.url).query)["story"] == ["ward"]
    page.reload()
    shown_story(page, "A ward closes")
    page.get_by_role("link", name="Stories", exact=True).click()
    opened(page)
    page.go_back()
    shown_story(page, "A ward closes")


def test_content_begins_near_the_top(open_page: Callable[..., Page]) -> None:
    page = opened(open_page())
    assert page.locator(".library h1").bounding_box()["y"] < 190  # type: ignore[index]
    page.goto(page.url.rstrip("/") + "/new")
    page.wait_for_selector("h1")
    assert page.get_by_label("Outlet").bounding_box()["y"] < 230  # type: ignore[index]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_library_is_accessible_fits_a_phone_and_asks_no_stranger(
    open_page: Callable[..., Page], address: str, scheme: str
) -> None:
    page = open_page(color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    refused: list[str] = []
    page.on(
        "console",
        lambda line: refused.append(line.text) if "Content Security" in line.text else None,
    )
    found = []
    others = ("/story?story=ward", "/read?story=ward", "/data?story=ward", "/draft?story=ward")
    for path in others:
        page.goto(address + path)
        settled(page)
        page.wait_for_timeout(400)
    for path in ("/", "/new", "/new?making=ward", "/new?making=ward&step=check"):
        page.set_viewport_size({"width": 1280, "height": 860})
        page.goto(address + path)
        settled(page)
        page.wait_for_timeout(500)
        if path.endswith("check"):
            page.get_by_role("button", name="Merge fact").first.click()
        for size in ({"width": 1280, "height": 860}, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            page.wait_for_timeout(300)
            if path == "/new?making=ward" and not page.locator(".as-read").count():
                page.get_by_role("button", name="Look").first.click()
                page.locator(".as-read").wait_for()
                settled(page)
                page.wait_for_timeout(300)
            found += [
                (path, size["width"], one["id"], [node["html"][:140] for node in one["nodes"]][:3])
                for one in Axe().run(page)["violations"]
                if one["impact"] in {"serious", "critical"}
            ]
        for where in ("document.documentElement", "document.querySelector('[data-testid=stMain]')"):
            assert not page.evaluate(f"{where}.scrollWidth > innerWidth"), path
    assert found == [], found
    assert refused == []
    assert {urlsplit(url).hostname for url in asked if url.startswith("http")} <= {"127.0.0.1"}


def test_words_of_stories_are_never_markup(open_page: Callable[..., Page], address: str) -> None:
    page = open_page()
    raised: list[str] = []

    def refuse(dialog: Dialog) -> None:
        raised.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    opened(page)
    assert TITLE in names_in(page)
    for path in ("/new?making=hostile&step=check", "/new?making=hostile", "/story?story=hostile"):
        page.goto(address + path)
        settled(page)
        page.wait_for_timeout(400)
        assert page.locator("img[src=x]").count() == 0
        assert page.locator("h1 strong, h1 code, h1 .katex, h1 a, h1 b").count() == 0
        heading = page.locator("h1").first.inner_text().replace("\N{WORD JOINER}", "")
        assert TITLE in heading
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert raised == []


def test_a_story_that_is_deleted_while_open_says_so(
    open_page: Callable[..., Page], library: Path
) -> None:
    shutil.copytree(library / "ward", library / "gone")
    page = open_page("/story?story=gone")
    shown_story(page, "A ward closes")
    shutil.rmtree(library / "gone")
    page.get_by_role("link", name="Read", exact=True).click()
    page.get_by_text("The story gone is not here").wait_for()
    page.get_by_role("link", name="All stories").click()
    opened(page)
    assert page.locator(".card", has_text="A ward closes").count() == 1
    page = open_page("/new?making=gone")
    page.get_by_text("gone was moved or deleted meanwhile").wait_for()


def ask(page: Page, detail: str) -> None:
    page.evaluate(f"document.dispatchEvent(new CustomEvent('framing-ask', {{detail: {detail}}}))")


def test_two_windows_that_correct_one_sentence_keep_both(
    open_page: Callable[..., Page], library: Path
) -> None:
    outlet = hospital().versions[0].outlet
    windows = [open_page("/story?story=ward"), open_page("/story?story=ward")]
    for window in windows:
        shown_story(window, "A ward closes")
        settled(window)
        window.wait_for_timeout(300)
    for window, role in zip(windows, ("commentary", "speculation"), strict=True):
        ask(window, f"{{outlet: {outlet!r}, sentence: 2, set: {{role: '{role}'}}}}")
        window.get_by_role("button", name="Undo").wait_for()
    with (library / "ward" / "labels.csv").open(newline="", encoding="utf-8") as file:
        kept = [(row["column"], row["value"], row["coder"]) for row in csv.DictReader(file)]
    assert kept == [("role", "commentary", "reader"), ("role", "speculation", "reader 2")]
    windows[0].reload()
    shown_story(windows[0], "A ward closes")
    text = windows[0].locator("text=/reader and reader 2 disagree about role/")
    text.first.wait_for(state="attached")
    # The same browser goes by the same name when it comes back.
    settled(windows[0])
    windows[0].wait_for_timeout(300)
    ask(windows[0], f"{{outlet: {outlet!r}, sentence: 3, set: {{role: 'speculation'}}}}")
    windows[0].get_by_role("button", name="Undo").click()
    windows[0].get_by_text("Taken back").wait_for()
    windows[1].get_by_role("button", name="Undo").click()
    windows[1].get_by_text("Taken back").wait_for()
    with (library / "ward" / "labels.csv").open(newline="", encoding="utf-8") as file:
        assert [row["coder"] for row in csv.DictReader(file)] == ["reader"]
    (library / "ward" / "labels.csv").unlink()


def test_the_sample_is_copied_when_it_is_corrected(
    open_page: Callable[..., Page], library: Path
) -> None:
    page = open_page(f"/story?story={SAMPLE}")
    shown_story(page, "Chinese technology groups")
    settled(page)
    page.wait_for_timeout(300)
    ask(page, "{outlet: 'Hataf (recreated)', sentence: 3, set: {speculative: '1'}}")
    page.get_by_role("button", name="Undo").wait_for()
    assert (library / SAMPLE / "labels.csv").is_file()
    assert not (framing.sample_story() / "labels.csv").exists()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back").wait_for()
    text = (library / SAMPLE / "labels.csv").read_text("utf-8")
    assert text.strip() == "outlet,sentence,column,value,coder"
    shutil.rmtree(library / SAMPLE)
