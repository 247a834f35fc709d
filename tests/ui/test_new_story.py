"""A story made on the screen: kept article by article, its list of facts checked, found again."""

from __future__ import annotations

import csv
import tomllib
from typing import TYPE_CHECKING

import pytest
from axe_core_python.sync_playwright import Axe
from helpers.browser import chromium, served, settled

import framing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium is found on this machine"),
]

GRAVE = {"serious", "critical"}
ARTICLES = {
    "Harbour Post": "Ferry line to close in May\n\n"
    "The ferry between Dunmore and Eskhaven will close in May, the Northern Gazette reported on "
    "Tuesday. The newspaper said that the operator lost 2.4 million pounds last year.\n\n"
    "The line has run since 1931 and carried 40,000 passengers a year, according to the Northern "
    "Gazette. The council has refused a further subsidy, the newspaper reported.",
    "Valley Herald": "Island ferry faces the axe\n\n"
    "The ferry from Dunmore to Eskhaven may shut in May, according to a report by the Northern "
    "Gazette. The operator lost 2.4 million pounds in the past year, the Gazette reported.\n\n"
    "Islanders are furious, and rightly so. The council refused to pay any more, the report said.",
    "Coast Radio": "Ferry to end\n\n"
    "A ferry line that has served Eskhaven since 1931 is to end, the Northern Gazette has "
    "reported. The council would not raise its subsidy, it said.\n\n"
    "The company lost more than two million pounds. Sixty people work on the boats.",
}
STORY = "ferry-line-to-close-in-may"
FRENCH = (
    "Le maire de la ville a annoncé mardi que la ligne de bac serait fermée au mois de mai, parce "
    "que la compagnie a perdu deux millions l'an dernier et que le conseil ne veut plus payer. Les "
    "habitants de l'île sont en colère et demandent une réunion avec les élus avant la fin du mois."
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stories") / "library"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, library: Path) -> Iterator[str]:
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with served(log, library=library) as address:
        yield address


def paste(page: Page, outlet: str, text: str) -> None:
    page.get_by_label("Outlet").fill(outlet)
    page.get_by_label("Article, headline first").fill(text)
    page.get_by_role("button", name="Add this article").click()


def ready(page: Page) -> Page:
    page.get_by_role("button", name="Add this article").wait_for()
    settled(page)
    page.wait_for_timeout(300)
    return page


def added(page: Page, number: int) -> None:
    page.get_by_text(f"{number} added and saved").wait_for()
    settled(page)
    page.wait_for_timeout(200)


def answered(page: Page) -> None:
    page.locator(".check:not([aria-busy])").wait_for()
    settled(page)
    page.wait_for_timeout(400)


def labels(folder: Path) -> list[dict[str, str]]:
    with (folder / "labels.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_story_is_made_checked_reloaded_found_again_and_switched(  # noqa: PLR0915 - one way
    open_page: Callable[..., Page], library: Path, address: str
) -> None:
    page = open_page()
    # Nothing is there but the sample.
    page.locator(".card").first.wait_for()
    assert page.locator(".card").count() == 1
    assert page.locator(".card").get_by_text("The sample").count() == 1
    page.get_by_role("button", name="Paste").click()
    ready(page)
    for number, (outlet, text) in enumerate(ARTICLES.items(), 1):
        paste(page, outlet, text)
        added(page, number)
        # It is on the disk already, and a second tab sees it.
        assert len(list((library / STORY).glob("*.txt"))) == number
    assert page.get_by_role("button", name="Compare these 3").count() == 1
    page.reload()
    ready(page)
    added(page, 3)
    second = open_page(f"/new?making={STORY}")
    added(second, 3)
    second.context.close()
    page.get_by_role("button", name="Compare these 3").click()

    page.get_by_text("Which report do they all cite?").first.wait_for()
    answered(page)
    assert page.get_by_role("radio", name="Northern Gazette").is_checked()
    assert page.get_by_text("All 3 cite it").count() == 1
    before = page.locator(".facts > li, .q1").count()
    assert before >= 4
    # Who the council is stands in no fact: that is asked, and nothing is left out meanwhile.
    assert page.get_by_text("It does not say who or what “The council” is.").count() == 1
    page.get_by_role("button", name="Reword fact 2").click()
    page.get_by_label("Fact 2, reworded").fill("The operator lost 2.4 million in a year")
    page.locator(".facts").get_by_role("button", name="Use this").click()
    page.get_by_text("The operator lost 2.4 million in a year").wait_for()
    answered(page)
    page.get_by_label("Keep fact 1").click()
    page.get_by_role("heading", name="Left out").wait_for()
    answered(page)
    page.reload()
    page.get_by_text("The operator lost 2.4 million in a year").wait_for()
    assert page.get_by_role("heading", name="Left out").count() == 1
    answered(page)
    page.get_by_role("button", name="Use these facts").click()

    page.get_by_role("heading", name="What each version does").wait_for()
    kept = {row["column"].partition(":")[0] for row in labels(library / STORY)}
    assert kept == {"wording", "listed"}
    said = tomllib.loads((library / STORY / "story.toml").read_text("utf-8"))
    assert said["source"]["name"] == "Northern Gazette"
    assert "checked" in said
    # What the screen shows is what the command line reads.
    made = framing.compare(framing.read_story(library / STORY))
    assert len(made.facts) == before - 1
    assert "The operator lost 2.4 million in a year" in {fact.statement for fact in made.facts}
    page.reload()
    page.get_by_role("heading", name="What each version does").wait_for()
    page.get_by_role("link", name="Stories", exact=True).click()
    card = page.locator(".card", has_text="Ferry line to close in May")
    card.wait_for()
    page.get_by_text("Being compared").first.wait_for(state="hidden")
    assert f"{before - 1} facts credited to Northern Gazette" in card.inner_text()
    assert "not checked" not in card.inner_text()
    for title in ("Chinese technology groups", "Ferry line to close in May") * 2:
        page.goto(address)
        page.locator(".card", has_text=title).get_by_role("button").click()
        page.locator("h1", has_text=title).wait_for()
        page.get_by_role("heading", name="Fact by fact").wait_for()


def test_another_report_or_none_is_chosen_and_a_fact_is_added(
    open_page: Callable[..., Page], library: Path
) -> None:
    make(library / "ferry-two")
    page = open_page("/new?making=ferry-two&step=check")
    page.get_by_text("Which report do they all cite?").first.wait_for()
    answered(page)
    page.get_by_text("None: compare what at least two versions tell").click()
    page.wait_for_function("true")
    wait_for_source(library / "ferry-two", {"none": True})
    answered(page)
    assert page.get_by_role("radio", name="None").is_checked()
    page.get_by_text("Another report").click()
    page.get_by_label("Its name").fill("Northern Gazette")
    page.get_by_role("button", name="Use this report").click()
    wait_for_source(library / "ferry-two", {"name": "Northern Gazette"})
    answered(page)
    page.get_by_role("button", name="Add a fact").click()
    page.get_by_label("A fact in your words").fill("Sixty people work on the boats")
    page.get_by_role("button", name="Find who tells it").click()
    page.get_by_role("button", name="This one").first.wait_for()
    answered(page)
    page.get_by_role("button", name="This one").first.click()
    page.get_by_role("button", name="Undo").wait_for()
    answered(page)
    rows = labels(library / "ferry-two")
    assert [(row["outlet"], row["value"]) for row in rows] == [
        ("Coast Radio", "Sixty people work on the boats")
    ]
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back").wait_for()
    assert labels(library / "ferry-two") == []
    page.get_by_role("button", name="Skip; check later").click()
    page.get_by_role("heading", name="What each version does").wait_for()
    said = tomllib.loads((library / "ferry-two" / "story.toml").read_text("utf-8"))
    assert "checked" not in said


def make(folder: Path) -> None:
    folder.mkdir(parents=True)
    lines = ['title = "Ferry two"']
    for number, (outlet, text) in enumerate(ARTICLES.items()):
        (folder / f"{number}.txt").write_text(text, "utf-8")
        lines += ["[[version]]", f'outlet = "{outlet}"', f'file = "{number}.txt"']
    (folder / "story.toml").write_text("\n".join(lines) + "\n", "utf-8")


def wait_for_source(folder: Path, source: dict[str, object]) -> None:
    import time  # noqa: PLC0415

    end = time.monotonic() + 20
    said: dict[str, object] = {}
    while time.monotonic() < end:
        said = tomllib.loads((folder / "story.toml").read_text("utf-8"))
        if said.get("source") == source:
            return
        time.sleep(0.1)
    assert said.get("source") == source


def test_what_is_wrong_stands_at_the_article_and_nothing_is_lost(
    open_page: Callable[..., Page], library: Path, tmp_path: Path
) -> None:
    make(library / "ferry-three")
    page = ready(open_page("/new?making=ferry-three"))
    harbour = ARTICLES["Harbour Post"]
    cases = [
        ("New Post", "", "There is no text"),
        ("New Post", harbour.replace("\n\n", "\n\n\n"), "the same text as Harbour Post"),
        ("New Post", FRENCH, "English"),
        ("harbour post", "Another\n\nA ferry is to end.", "has an article in this story already"),
        ("", "Another\n\nA ferry is to end.", "Give the outlet"),
        ("New Post", "word " * 41_000, "an article may have 200,000"),
    ]
    for outlet, text, says in cases:
        paste(page, outlet, text)
        alert = page.get_by_role("alert").filter(has_text=says)
        alert.wait_for()
        assert alert.count() == 1
        settled(page)
        # What was typed is still there.
        assert page.get_by_label("Article, headline first").input_value() == text
    assert len(list((library / "ferry-three").glob("*.txt"))) == 3

    page.get_by_text("Addresses", exact=True).click()
    field = page.get_by_label("Addresses, one a line")
    field.wait_for()
    settled(page)
    field.fill("http://127.0.0.1/private\nnews.example/mill")
    page.get_by_role("button", name="Fetch these pages").click()
    page.get_by_role("alert").filter(has_text="own network").wait_for()
    page.get_by_role("alert").filter(has_text="begins with https").wait_for()
    settled(page)
    assert "news.example/mill" in page.get_by_label("Addresses, one a line").input_value()

    page.get_by_text("Upload", exact=True).click()
    page.locator("input[type=file]").wait_for(state="attached")
    (tmp_path / "04_late_edition.md").write_text("# Ferry line ends\n\nIt ends in May.\n", "utf-8")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 nothing here")
    page.locator("input[type=file]").set_input_files(
        [tmp_path / "04_late_edition.md", tmp_path / "scan.pdf"]
    )
    named = page.get_by_label("Outlet of file 1")
    named.wait_for()
    settled(page)
    assert named.input_value() == "late edition"
    found = Axe().run(page, context="[data-testid=stForm]")["violations"]
    assert [one["id"] for one in found if one["impact"] in GRAVE] == []
    # Why a file cannot be read is said once, with its name.
    said = page.get_by_role("alert").filter(has_text="scan.pdf").inner_text()
    assert said.count("scan.pdf") == 1
    named.fill("Harbour Post")
    page.get_by_role("button", name="Add this article").click()
    page.get_by_role("alert").filter(has_text="has an article in this story already").wait_for()
    named.fill("Late Edition")
    page.get_by_role("button", name="Add this article").click()
    added(page, 4)
    assert page.get_by_role("alert").filter(has_text="scan.pdf").count() == 1
    assert named.count() == 0
    assert (library / "ferry-three" / "late-edition.md").is_file()
    written = tomllib.loads((library / "ferry-three" / "story.toml").read_text("utf-8"))
    assert written["version"][-1]["outlet"] == "Late Edition"


def test_two_facts_are_made_one_in_the_words_that_are_chosen(
    open_page: Callable[..., Page], library: Path
) -> None:
    make(library / "ferry-merged")
    page = open_page("/new?making=ferry-merged&step=check")
    page.get_by_text("Which report do they all cite?").first.wait_for()
    answered(page)
    page.get_by_role("button", name="Merge fact 2").click()
    both = page.locator(".facts .pair")
    assert both.get_by_role("radio").count() == 2
    # What would be kept anyway is chosen, and both stand there to choose from.
    assert both.get_by_role("radio").first.is_checked()
    other = both.get_by_role("radio").last
    words = other.get_attribute("value")
    other.check()
    page.locator(".facts .more").get_by_role("button", name="Merge", exact=True).click()
    page.get_by_role("button", name="Undo").wait_for()
    answered(page)
    kept = {
        row["column"].partition(":")[0]: row["value"] for row in labels(library / "ferry-merged")
    }
    assert kept["wording"] == words
    assert "same_fact" in kept
    made = framing.compare(framing.read_story(library / "ferry-merged"))
    assert [fact.statement for fact in made.facts].count(words) == 1


def test_an_article_is_edited_dated_and_removed(
    open_page: Callable[..., Page], library: Path
) -> None:
    make(library / "ferry-four")
    page = ready(open_page("/new?making=ferry-four"))
    page.get_by_role("button", name="Edit").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Date, if known").fill("in May")
    dialog.get_by_role("button", name="Keep").click()
    dialog.get_by_text("such as 2024-11-19").wait_for()
    dialog.get_by_label("Date, if known").fill("2025-03-02")
    dialog.get_by_label("Outlet").fill("Harbour Evening Post")
    dialog.get_by_role("button", name="Keep").click()
    page.get_by_text("2 March 2025").wait_for()
    said = tomllib.loads((library / "ferry-four" / "story.toml").read_text("utf-8"))
    assert said["version"][0]["outlet"] == "Harbour Evening Post"
    settled(page)
    page.get_by_role("button", name="Edit").last.click()
    page.get_by_role("dialog").get_by_role("button", name="Remove this article").click()
    added(page, 2)
    assert len(list((library / "ferry-four").glob("*.txt"))) == 2


def test_the_way_on_is_in_sight_however_long_the_page(open_page: Callable[..., Page]) -> None:
    page = ready(open_page("/new"))
    lines = "\n\n".join(
        f"Line {number} of the notice, as the council put it." for number in range(40)
    )
    for number, outlet in enumerate(("Long Post", "Long Herald"), 1):
        paste(page, outlet, f"A long notice\n\n{lines}\n\n{outlet} has it in full.")
        added(page, number)
    page.get_by_role("button", name="Look").first.click()
    page.locator(".as-read .of-lines summary").click()
    on = page.get_by_role("button", name="Compare these 2")
    for _ in range(2):
        box = on.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= page.viewport_size["height"]  # type: ignore[index]
        last = page.locator(".as-read .lines li").last
        last.scroll_into_view_if_needed()
    there = last.bounding_box()
    assert there is not None
    assert box is not None
    assert there["y"] + there["height"] <= box["y"], "it covers nothing"
    inner = page.locator(".as-read .lines").first.evaluate(
        "one => one.scrollHeight - one.clientHeight"
    )
    assert inner == 0, "nothing in the page scrolls by itself"


def test_an_article_is_shown_as_it_is_read_and_a_line_is_taken_in(
    open_page: Callable[..., Page], library: Path
) -> None:
    page = ready(open_page("/new"))
    text = "Mill closes\n\nBy Ann Orme\n\nThe mill at Quill closed, the Northern Gazette reported."
    paste(page, "Quill Times", text)
    added(page, 1)
    shown = page.locator(".as-read")
    assert shown.count() == 0, "an article opens when it is asked for"
    page.get_by_role("button", name="Look").click()
    shown.locator(".lines li").nth(1).wait_for()
    assert shown.locator(".lines li").count() == 2
    left = shown.locator(".left li")
    assert "By Ann Orme" in left.inner_text()
    assert "a byline" in left.inner_text()
    left.get_by_role("button", name="Take in").click()
    shown.get_by_role("heading", name="Nothing is left out").wait_for()
    settings = tomllib.loads((library / "mill-closes" / "story.toml").read_text("utf-8"))
    assert settings["version"][0]["take_in"] == ["By Ann Orme"]
    settled(page)
    page.wait_for_timeout(300)
    shown.locator(".lines li", has_text="By Ann Orme").get_by_role("button").click()
    shown.get_by_role("heading", name="1 line left out").wait_for()
    page.get_by_role("button", name="Close", exact=True).click()
    shown.wait_for(state="detached")


def nothing_kept(page: Page) -> None:
    """Wait until the browser keeps nothing that was typed."""
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('framing:')).length"
    for _ in range(50):
        if page.evaluate(kept) == 0:
            return
        page.wait_for_timeout(100)
    pytest.fail(f"the browser still keeps {page.evaluate('Object.entries(localStorage)')}")


def test_what_is_typed_and_not_added_survives_reload_closing_and_another_tab(
    open_page: Callable[..., Page],
) -> None:
    text = "Weir breaks\n\nThe weir at Quill broke, the Northern Gazette reported."
    page = ready(open_page("/new"))
    page.get_by_label("Outlet").fill("Quill Times")
    page.get_by_label("Article, headline first").fill(text)
    page.wait_for_timeout(300)
    page.reload()
    page.get_by_text("What was typed here before is back").wait_for()
    assert page.get_by_label("Article, headline first").input_value() == text
    # A window that is open keeps its text to itself; what a closed one left is offered.
    second = page.context.new_page()
    second.goto(page.url)
    ready(second)
    second.wait_for_timeout(500)
    assert second.get_by_label("Outlet").input_value() == ""
    page.close()
    second.reload()
    second.get_by_text("What was typed here before is back").wait_for()
    assert second.get_by_label("Outlet").input_value() == "Quill Times"
    # What is back is given like anything that was typed, and then it is gone from the browser.
    second.get_by_role("button", name="Add this article").click()
    added(second, 1)
    assert second.get_by_label("Article, headline first").input_value() == ""
    nothing_kept(second)
    second.get_by_label("Outlet").fill("Another")
    second.wait_for_timeout(300)
    second.reload()
    second.get_by_role("button", name="Clear it").click()
    assert second.get_by_label("Outlet").input_value() == ""
    nothing_kept(second)
