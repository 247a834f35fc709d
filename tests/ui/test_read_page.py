"""The page for reading, in a browser: facts at one height, lenses, notes, the address, a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest
from helpers.app_stories import ward, written
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

PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1600, "height": 900}
BRIDGE = {
    "Northern Courier": "Bridge to shut\n\nThe old bridge at Quill will shut on Monday for six "
    "weeks, the Harbour Gazette reported. Two engineers found 14 cracks in the north pier, the "
    "Gazette said.",
    "Post": "Bridge shuts\n\nThe old bridge at Quill will shut on Monday for six weeks, the "
    "Harbour Gazette reported. Two engineers found 14 cracks in the north pier, the Gazette said.",
    "Star": "Bridge closed\n\nThe old bridge at Quill will shut on Monday for eight weeks. It is a "
    "horrible blow. Two engineers found 40 cracks in the north pier.",
}
COURIER, BULLETIN = "Northern Courier", "Health Bulletin"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    stories = tmp_path_factory.mktemp("stories")
    gazette = ["[source]", 'name = "Harbour Gazette"', 'aliases = ["the Gazette"]']
    written(stories / "bridge", "A bridge shuts", BRIDGE, gazette)
    return ward(stories)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Iterator[str]:
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with served(log, folder, folder.parent / "bridge") as address:
        yield address


def read(page: Page) -> Page:
    page.locator(".col .text").first.wait_for()
    settled(page)
    page.wait_for_timeout(200)
    return page


def sample(open_page: Callable[..., Page], more: str = "", **options: object) -> Page:
    name = framing.sample_story().name
    return read(open_page(f"/read?story={name}{more}", **options))


def asked(page: Page, name: str) -> list[str]:
    # Not page.url, which hears of a step in the history a moment later.
    return parse_qs(str(page.evaluate("location.search")).removeprefix("?")).get(name, [])


def test_a_fact_is_chosen_by_keyboard_and_its_spans_come_to_one_height(
    open_page: Callable[..., Page],
) -> None:
    page = sample(open_page)
    assert page.locator(".col").count() == 2
    page.locator(".rf").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert page.locator(".rf[aria-current]").count() == 1
    tops = page.locator(".fn[data-on]").evaluate_all(
        """all => Object.values(Object.groupBy(all, (one) => one.closest('.col').dataset.at))
          .map(([first]) => first.getBoundingClientRect().top)"""
    )
    assert len(tops) == 2
    assert abs(tops[0] - tops[1]) < 3
    assert page.locator(".gut h3").inner_text().startswith("Fact")
    assert page.locator(".p.only").count() > 0
    fact = asked(page, "fact")
    page.keyboard.press("n")
    assert asked(page, "fact") != fact
    page.keyboard.press("p")
    assert asked(page, "fact") == fact
    page.keyboard.press("Escape")
    assert page.locator(".p.fact").count() == 0


def test_the_address_holds_versions_lens_and_fact(open_page: Callable[..., Page]) -> None:
    page = sample(open_page)
    page.keyboard.press("n")
    page.keyboard.press("n")
    fact = asked(page, "fact")
    page.get_by_label("beside").click()
    page.get_by_role("option", name="Benzinga").click()
    page.locator('.col[aria-label="Benzinga"]').wait_for()
    page.wait_for_timeout(300)
    assert [name.split(" ")[0] for name in asked(page, "v")] == ["TrendForce", "Benzinga"]
    assert (asked(page, "lens"), asked(page, "fact")) == (["facts"], fact)
    page.reload()
    read(page)
    assert page.locator(".col").nth(1).get_attribute("aria-label") == "Benzinga"
    assert page.locator(f'.rf[data-rail="{fact[0]}"]').get_attribute("aria-current") == "true"
    page.get_by_role("button", name="Commentary", exact=True).click()
    page.locator(".mar").first.wait_for()
    page.wait_for_timeout(300)
    assert asked(page, "lens") == ["commentary"]
    page.reload()
    read(page)
    assert page.locator(".mar").count() == 2


def test_the_sentence_that_tells_a_fact_is_clicked_in_the_text(
    open_page: Callable[..., Page], folder: Path
) -> None:
    before = framing.compare(framing.read_story(folder))
    versions = {one.version.outlet: one for one in before.versions}
    cell = next(row for row in before.coverage if row.status == "omitted")
    beside = next(outlet for outlet in versions if outlet != cell.outlet)
    page = read(open_page(f"/read?story=ward&v={cell.outlet}&v={beside}&fact={cell.fact}"))
    page.get_by_text("Change what they tell").click()
    page.get_by_role("group", name=cell.outlet).locator("xpath=..").get_by_role(
        "button", name="Another sentence"
    ).click()
    last = page.locator(f'.col[aria-label="{cell.outlet}"] .s.body').last
    last.click()
    number, text = last.get_attribute("data-s"), last.inner_text()
    assert page.get_by_role("combobox", name="Which sentence").input_value() == number
    page.get_by_role("group", name=cell.outlet).get_by_role("button", name="Tells it").click()
    told = page.locator(f'.col[aria-label="{cell.outlet}"] .p.fact')
    told.first.wait_for()
    assert told.first.locator("xpath=..").get_attribute("data-s") == number
    after = framing.compare(framing.read_story(folder))
    row = next(one for one in after.coverage if (one.fact, one.outlet) == (cell.fact, cell.outlet))
    assert (row.status, str(row.sentence)) == ("carried", number)
    assert versions[cell.outlet].version.text[row.start : row.end] in text
    page.get_by_role("button", name="Undo").click()
    told.first.wait_for(state="detached")


def test_back_takes_one_fact_or_lens_back_without_asking_python(
    open_page: Callable[..., Page],
) -> None:
    page = sample(open_page)
    page.keyboard.press("n")
    first = asked(page, "fact")
    page.keyboard.press("n")
    page.get_by_role("button", name="Whose voice", exact=True).click()
    assert asked(page, "lens") == ["voice"]
    assert page.locator(".mar").count() == 2
    page.go_back()
    page.locator(".rail").wait_for()
    assert asked(page, "lens") == ["facts"]
    assert asked(page, "fact") != first
    page.go_back()
    page.locator(f'.rf[data-rail="{first[0]}"][aria-current]').wait_for()
    page.go_back()
    page.locator(".gut.idle").wait_for()
    page.go_forward()
    page.locator(f'.rf[data-rail="{first[0]}"][aria-current]').wait_for()


def test_a_lens_is_changed_in_the_page_and_by_arrows(open_page: Callable[..., Page]) -> None:
    page = sample(open_page)
    # Whoever cannot reach Python can still change the lens: nothing is asked of it.
    page.context.set_offline(True)
    page.get_by_role("button", name="Commentary", exact=True).click()
    assert page.locator(".reading").get_attribute("data-lens") == "commentary"
    page.keyboard.press("ArrowRight")
    assert page.locator(".reading").get_attribute("data-lens") == "hedging"
    assert page.locator('[data-lens="hedging"]:focus').count() == 1
    page.context.set_offline(False)


def test_a_column_is_added_and_all_facts_stay_beside(open_page: Callable[..., Page]) -> None:
    page = sample(open_page, viewport=WIDE)
    page.get_by_role("button", name="Add a column").click()
    page.locator(".col").nth(2).wait_for()
    page.keyboard.press("n")
    assert page.locator(".rf").first.locator(".g").count() == 3
    assert page.locator(".sheet h3").inner_text().startswith("Fact 1")


def test_what_is_not_part_of_the_article_is_folded_and_counted(
    open_page: Callable[..., Page],
) -> None:
    page = sample(open_page, "&v=LinkDood+(recreated)")
    fold = page.locator(".col .fold").first
    number = int(re.match(r"\d+", fold.locator("summary").inner_text())[0])  # type: ignore[index]
    assert not fold.locator("p").first.is_visible()
    fold.locator("summary").click()
    assert fold.locator(".s").count() == number


def test_a_mark_is_corrected_in_place_and_taken_back(
    open_page: Callable[..., Page], folder: Path
) -> None:
    outlet = "Village Voice Weekly"
    page = read(open_page(f"/read?story=ward&lens=commentary&v={outlet}&v={COURIER}"))
    marked = page.locator(f'.col[aria-label="{outlet}"] .st')
    before = marked.inner_text()
    page.keyboard.press("n")
    note = page.locator(".mar .sel")
    assert note.count() == 1
    note.get_by_role("button", name="Not commentary").click()
    number = int(before.split(" ")[0])
    marked.filter(has_text=re.compile(rf"^{number - 1} of")).wait_for()
    assert ",commentary,0," in (folder / "labels.csv").read_text("utf-8")
    page.get_by_role("button", name="Undo").click()
    marked.filter(has_text=before).wait_for()


def test_a_word_is_said_not_to_be_loaded_and_a_difference_to_be_none(
    open_page: Callable[..., Page], folder: Path
) -> None:
    page = read(open_page(f"/read?story=bridge&lens=sentiment&v=Star&v={COURIER}"))
    marked = page.locator('.col[aria-label="Star"] .st')
    before = marked.inner_text()
    page.keyboard.press("n")
    page.locator(".mar .sel").get_by_role("button", name="is not loaded here").first.click()
    marked.filter(has_not_text=before).wait_for()
    assert ",not_loaded,horrible," in (folder.parent / "bridge" / "labels.csv").read_text("utf-8")
    page.get_by_role("button", name="Facts", exact=True).click()
    refuse = page.get_by_role("button", name="This is not a difference")
    while not refuse.count() and page.locator(".rf[aria-current]").count() < 2:
        page.keyboard.press("n")
    kept = page.locator(".gut ol li").count()
    refuse.first.click()
    page.locator(".gut ol li").nth(kept - 1).wait_for(state="detached")
    assert "not_shift:" in (folder.parent / "bridge" / "labels.csv").read_text("utf-8")
    page.get_by_role("button", name="Undo").click()
    page.locator(".gut ol li").nth(kept - 1).wait_for()


def test_an_unmarked_sentence_is_marked_with_a_reason_that_names_who(
    open_page: Callable[..., Page],
) -> None:
    page = read(open_page(f"/read?story=ward&lens=commentary&v={BULLETIN}&v={COURIER}"))
    column = page.locator(f'.col[aria-label="{BULLETIN}"]')
    before = int(column.locator(".st").inner_text().split(" ")[0])
    column.locator(".s.body:not(.marked)").first.click()
    column.get_by_role("button", name="Mark as commentary").click()
    column.locator(".st", has_text=f"{before + 1} of").wait_for()
    assert "Set by reader" in column.locator(".mar").inner_text()
    page.get_by_role("button", name="Undo").click()
    column.locator(".st", has_text=f"{before} of").wait_for()


def test_a_sentence_is_marked_by_keyboard_alone(open_page: Callable[..., Page]) -> None:
    page = read(open_page(f"/read?story=ward&lens=commentary&v={BULLETIN}&v={COURIER}"))
    column = page.locator(f'.col[aria-label="{BULLETIN}"]')
    before = int(column.locator(".st").inner_text().split(" ")[0])
    column.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    column.locator(".st", has_text=f"{before + 1} of").wait_for()
    page.get_by_role("button", name="Undo").click()
    column.locator(".st", has_text=f"{before} of").wait_for()


@pytest.mark.parametrize("lens", ["Whose voice", "Hedging and speculation", "Loaded words"])
def test_one_lens_marks_and_one_note_is_open(open_page: Callable[..., Page], lens: str) -> None:
    page = sample(open_page, "&v=TrendForce+(recreated)&v=PYMNTS+(recreated)")
    page.get_by_role("button", name=lens, exact=True).click()
    page.locator(".mar").first.wait_for()
    page.wait_for_timeout(300)
    marks = page.locator(".col .cn").count()
    assert marks > 0
    shown = page.locator(".st").all_inner_texts()
    assert sum(int(text.split(" ")[0]) for text in shown) == marks
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.locator(".mar .sel").count() == 1
    page.get_by_role("button", name="Nothing", exact=True).click()
    page.locator(".mar").first.wait_for(state="detached")
    assert page.locator(".col .cn, .col .fn").count() == 0


def test_a_phone_reads_one_version_with_a_sheet_at_the_foot(
    open_page: Callable[..., Page],
) -> None:
    page = sample(open_page, viewport=PHONE)
    assert page.locator(".col").count() == 1
    page.locator(".col .fn").first.click()
    sheet = page.locator(".sheet")
    assert sheet.is_visible()
    box = sheet.bounding_box()
    assert box is not None
    assert round(box["y"] + box["height"]) == PHONE["height"]
    heading = sheet.locator("h3").inner_text()
    sheet.get_by_role("button", name="Next").click()
    assert page.locator(".sheet h3").inner_text() != heading
    page.locator(".sheet").get_by_role("button", name="Hide").click()
    assert page.locator(".sheet").count() == 0
    first = page.locator(".col").get_attribute("aria-label")
    page.locator(".mtabs button").nth(1).click()
    assert page.locator(".col").get_attribute("aria-label") != first


def test_text_begins_high_and_a_choice_is_quick(open_page: Callable[..., Page]) -> None:
    page = sample(open_page, viewport={"width": 1280, "height": 900})
    top = page.locator(".text").first.evaluate("one => one.getBoundingClientRect().top")
    assert top <= 190
    times = page.locator(".reading").evaluate(
        """root => [...root.querySelectorAll('.rf')].slice(0, 8).map((one) => {
          const start = performance.now();
          one.click();
          root.getBoundingClientRect();
          return performance.now() - start;
        })"""
    )
    assert sorted(times)[len(times) // 2] < 50
