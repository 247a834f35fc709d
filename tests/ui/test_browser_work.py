"""What people do in the app, in a browser: look closer, correct, keep, download."""

from __future__ import annotations

import csv
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from axe_core_python.sync_playwright import Axe
from helpers.browser import chromium, columns, fact_of, served
from helpers.stories import hospital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium is found on this machine"),
]

PATHS = ("/", "/facts", "/scores", "/article", "/reports", "/method")
PHONE = {"width": 390, "height": 844}
ARTICLE = (
    "The ward may close in spring, the Marlbury Evening Post reported.\n\n"
    "It is a shameful betrayal of the town.\n"
)

ANOTHER = (
    "Ward to go\n\n"
    "St Brannoc Hospital will close its maternity ward in November, the Marlbury Evening Post "
    "reported on Tuesday.\n\n"
    "The health trust has failed to fill seven midwife posts since January.\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of our own, which may be written into."""
    folder = tmp_path_factory.mktemp("work") / "ward"
    folder.mkdir()
    lines = ['title = "A ward closes"', "[source]", 'name = "Marlbury Evening Post"']
    lines.append('aliases = ["Evening Post", "the Post"]')
    texts = {version.outlet: version.text for version in hospital().versions} | {"Argus": ANOTHER}
    for number, (outlet, text) in enumerate(texts.items()):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        lines += ["[[version]]", f'outlet = "{outlet}"', f'file = "{number}.txt"']
    (folder / "story.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("server") / "log.txt", folder) as address:
        yield address


def settled(page: Page) -> None:
    """Wait until Python has answered."""
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_fits_a_phone_and_asks_no_stranger(
    open_page: Callable[..., Page], address: str, scheme: str
) -> None:
    page = open_page(color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    found = []
    for path in PATHS:
        page.set_viewport_size({"width": 1280, "height": 860})
        page.goto(address + path)
        settled(page)
        page.wait_for_timeout(400)
        if path == "/":
            columns(page)
            page.keyboard.press("n")
        if path == "/facts":
            page.locator(".cell").nth(1).click()
        found += [
            (path, one["id"], [node["html"][:120] for node in one["nodes"]])
            for one in Axe().run(page)["violations"]
            if one["impact"] in {"serious", "critical"}
        ]
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        page.wait_for_timeout(200)
        for where in ("document.documentElement", "document.querySelector('[data-testid=stMain]')"):
            assert not page.evaluate(f"{where}.scrollWidth > innerWidth"), path
    assert found == []
    paper = page.locator("[data-testid=stApp]").evaluate(
        "one => getComputedStyle(one).backgroundColor"
    )
    assert (paper == "rgb(255, 255, 255)") == (scheme == "light")


def test_facts_follow_one_another_by_keyboard(open_page: Callable[..., Page]) -> None:
    page = columns(open_page())
    facts = page.locator(".fact").evaluate_all("all => all.map((one) => one.dataset.fact)")
    seen = []
    for key in ("n", "n", "p"):
        page.keyboard.press(key)
        seen += fact_of(page)
    assert seen == [facts[0], facts[1], facts[0]]
    page.locator("select[data-filter=role]").focus()
    page.keyboard.press("n")
    assert fact_of(page) == [facts[0]]


def test_a_link_shows_the_same_sentences_only(open_page: Callable[..., Page]) -> None:
    page = columns(open_page())
    page.get_by_label("Show only: Voice").select_option("own")
    shown = page.locator(".sentence:visible").count()
    assert 0 < shown < page.locator(".sentence").count()
    assert page.locator(".gap").count() > 0
    other = columns(open_page("/" + page.url.partition("/?")[2].join(["?", ""])))
    assert other.locator(".sentence:visible").count() == shown
    other.get_by_role("button", name="Show all").click()
    assert other.locator(".sentence:visible").count() == other.locator(".sentence").count()


def test_the_words_of_a_fact_and_both_ends_of_a_difference_are_marked(
    open_page: Callable[..., Page],
) -> None:
    page = columns(open_page())
    for _ in range(page.locator(".fact").count()):
        page.keyboard.press("n")
        assert page.locator(".told-now").count() > 0
        if page.locator(".shift-list li").count():
            break
    differences = page.locator(".shift-list").first
    assert "Here:" in differences.inner_text()
    number = differences.locator(".number").first.inner_text()
    marked = page.locator(".shift-now, .shift-lack")
    columns_ = marked.evaluate_all(
        "(all, number) => all.filter((one) => one.dataset.number?.includes(number))"
        ".map((one) => one.closest('.column').dataset.mark)",
        number,
    )
    assert len(set(columns_)) == 2
    page.wait_for_selector(".links path", state="attached")


def test_a_cell_opens_both_texts_and_leads_to_compare(open_page: Callable[..., Page]) -> None:
    page = open_page("/facts")
    page.wait_for_selector(".cell")
    cell = page.locator(".cell", has=page.locator(".shifted")).first
    fact = cell.get_attribute("data-fact")
    cell.click()
    detail = page.locator(".detail")
    assert detail.locator("blockquote").count() >= 2
    assert detail.locator(".shift-list li").count() >= 1
    again = open_page("/facts?" + page.url.partition("?")[2])
    again.wait_for_selector(".detail")
    page.get_by_role("button", name="Show in Compare").click()
    columns(page)
    page.wait_for_selector(f'.fact[data-fact="{fact}"][aria-pressed="true"]')


def test_facts_are_sorted_by_a_version(open_page: Callable[..., Page]) -> None:
    page = open_page("/facts")
    page.wait_for_selector(".cell")
    page.locator(".sort").nth(1).click()
    states = page.locator("tbody tr > td:nth-child(3) .dot").evaluate_all(
        "all => all.map((one) => ['carried', 'altered', 'unclear', 'omitted']"
        ".findIndex((state) => one.classList.contains(state)))"
    )
    assert states == sorted(states)
    assert page.locator('th[aria-sort="ascending"]').count() == 1
    page.get_by_label("Order").select_option("m1")
    first = page.locator("tbody tr").first.locator(".cell").nth(1)
    lacking = page.locator("tbody tr > td:nth-child(3) .dot.omitted").count()
    assert first.locator(".dot.omitted").count() == min(lacking, 1)


def test_a_number_leads_to_the_words_behind_it(open_page: Callable[..., Page]) -> None:
    page = open_page("/scores?measure=hedging")
    page.wait_for_selector(".evidence li")
    words = page.locator(".evidence mark").first.inner_text()
    page.get_by_role("button", name="in Compare").first.click()
    columns(page)
    focused = """() => {
        let here = document.activeElement;
        while (here?.shadowRoot) here = here.shadowRoot.activeElement;
        return here?.textContent;
    }"""
    page.wait_for_function(f"({focused})() !== undefined")
    page.wait_for_timeout(300)
    assert page.evaluate(focused) == words


def test_a_correction_is_marked_undone_and_kept(
    open_page: Callable[..., Page], folder: Path
) -> None:
    def correct(page: Page, column: int) -> None:
        sentence = page.locator(".column").nth(column).locator(".sentence:not(.heading)").first
        sentence.focus()
        page.keyboard.press("e")
        page.get_by_role("dialog").get_by_text("Speculative").click()
        page.get_by_role("button", name="Correct it").click()
        page.get_by_role("dialog").wait_for(state="detached")
        page.get_by_role("button", name="not saved").wait_for()

    page, other = columns(open_page()), columns(open_page())
    correct(page, 0)
    page.wait_for_selector(".sentence .by-hand")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="not saved").wait_for(state="detached")
    page.wait_for_selector(".sentence .by-hand", state="detached")
    assert not (folder / "labels.csv").exists()
    for window, column in ((page, 0), (other, 1)):
        correct(window, column)
    for window in (page, other):
        window.get_by_role("button", name="not saved").click()
        window.get_by_role("button", name="Save them").click()
        window.get_by_role("button", name="not saved").wait_for(state="detached")
    with (folder / "labels.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["column"] for row in rows] == ["speculative", "speculative"]
    assert len({row["outlet"] for row in rows}) == 2
    third = columns(open_page())
    assert third.locator(".sentence .by-hand").count() == 2
    (folder / "labels.csv").unlink()


def test_two_facts_are_made_one(open_page: Callable[..., Page]) -> None:
    page = columns(open_page())
    before = page.locator(".fact").count()
    page.keyboard.press("n")
    page.locator(".correct-fact:visible").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("The same fact as").click()
    page.get_by_role("option").first.wait_for()
    told = "The trust spent £2.4 million on temporary staff"
    assert page.get_by_role("option", name=told, exact=True).count() == 1
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    dialog.locator("[data-tag]").wait_for()
    dialog.get_by_label("The fact, in better words").fill("The ward shuts in spring")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Correct it").click()
    page.wait_for_selector(".fact .by-hand")
    assert "The ward shuts in spring" in page.locator(".fact[aria-pressed=true]").inner_text()
    assert page.locator(".fact").count() == before - 1
    assert page.locator(".fact .by-hand").count() == 1


def test_an_article_is_kept_and_its_csv_is_the_command_lines(
    open_page: Callable[..., Page], folder: Path, tmp_path: Path
) -> None:
    page = open_page("/article")
    page.get_by_text("Upload", exact=True).click()
    page.get_by_label("Outlet").fill("Valley Herald")
    (tmp_path / "herald.md").write_text(f"# A ward in doubt\n\n{ARTICLE}", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(tmp_path / "herald.md")
    page.get_by_text("herald.md").wait_for()
    page.get_by_role("button", name="Score it").click()
    columns(page)
    page.get_by_role("button", name="Keep it in the story").click()
    page.get_by_text("Kept as valley-herald.md").wait_for()
    assert 'outlet = "Valley Herald"' in (folder / "story.toml").read_text("utf-8")
    page.get_by_role("link", name="Reports").click()
    given = page.locator("[data-testid=stDownloadButton] button", has_text="sentences.csv")
    given.wait_for()
    with page.expect_download() as download:
        given.click()
    command = [
        sys.executable,
        "-m",
        "framing",
        "report",
        str(folder),
        "--out",
        str(tmp_path / "out"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    written = (tmp_path / "out" / "sentences.csv").read_bytes()
    assert download.value.path().read_bytes() == written
    assert b"Valley Herald" in written


def test_a_story_is_made_of_pasted_articles(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page()
    settled(page)
    page.get_by_role("button", name="Stories").click()
    page.get_by_role("button", name="New story").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    page.get_by_test_id("stPopoverBody").wait_for(state="hidden")
    dialog.get_by_label("Title").fill("A ward in doubt")
    dialog.get_by_label("Title").press("Enter")
    for number, outlet in ((1, "Herald"), (2, "Beacon")):
        dialog.get_by_label(f"Outlet {number}").fill(outlet)
        dialog.get_by_label(f"Article {number}").fill(f"A ward, says the {outlet}\n\n{ARTICLE}")
        page.keyboard.press("Tab")
    settled(page)
    dialog.get_by_label("Folder to keep it in").fill(str(tmp_path / "doubt"))
    page.keyboard.press("Tab")
    settled(page)
    dialog.get_by_role("button", name="Make the story").click()
    page.get_by_role("heading", name="A ward in doubt", level=1).wait_for()
    assert sorted(path.name for path in (tmp_path / "doubt").iterdir()) == [
        "beacon.txt",
        "herald.txt",
        "story.toml",
    ]
