"""The page of a story, in a browser: every number opens, questions are answered, counts follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_core_python.sync_playwright import Axe
from components.fact_matrix.view import matrix_data
from components.version_rows.view import story_data
from helpers.app_stories import hostile, ward
from helpers.browser import chromium, served, settled

import framing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium is found on this machine"),
]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
PAGES = ("story", "read", "draft", "data")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ward(tmp_path_factory.mktemp("stories"))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Iterator[str]:
    with served(
        tmp_path_factory.mktemp("server") / "log.txt", folder, hostile(folder.parent)
    ) as address:
        yield address


def story(open_page: Callable[..., Page], name: str = "ward", page: str = "story") -> Page:
    opened = open_page(f"/{page}?story={name}")
    opened.wait_for_selector(".root *, textarea")
    settled(opened)
    return opened


def asked(page: Page) -> Locator:
    """The version with the most questions, and its row."""
    return page.locator(".v", has=page.locator("[data-open='facts:unclear']")).first


def numbers(row: Locator) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", row.locator(".one").inner_text())]


def test_the_screen_shows_the_counts_of_the_data(open_page: Callable[..., Page]) -> None:
    made = framing.compare(framing.read_story(framing.sample_story()))
    data, matrix = story_data(made), matrix_data(made)
    page = story(open_page, framing.sample_story().name)
    for row in data["rows"]:
        shown = page.locator(f'[data-row="{row["outlet"]}"]')
        said = ["".join(part["text"] for part in line) for line in row["say"]]
        assert shown.locator(".say p").all_inner_texts() == said
        for at, bar in enumerate(row["bars"]):
            texts = shown.locator(".bar").nth(at).locator("button").all_inner_texts()
            assert texts == [str(part["n"]) for part in bar]
    totals = page.locator(".mx .total .c").all_inner_texts()
    assert totals[: len(matrix["totals"])] == [str(total) for total in matrix["totals"]]
    assert page.locator(".mx .line").count() == len(matrix["lines"]) + len(matrix["beside"])


def test_every_number_opens_what_it_counts(open_page: Callable[..., Page]) -> None:
    page = story(open_page, framing.sample_story().name)
    row = page.locator(".v").first
    for button in row.locator(".bar button").all():
        number = int(button.inner_text())
        button.click()
        under = page.locator(".under")
        while (rest := under.locator("[data-all]")).count():
            rest.click()
        assert under.locator("li").count() == number
        assert button.get_attribute("aria-expanded") == "true"
    page.locator("[data-close]").click()
    assert page.locator(".under").count() == 0


def test_an_answer_is_kept_and_count_bar_and_matrix_follow(
    open_page: Callable[..., Page], folder: Path
) -> None:
    page = story(open_page)
    row = asked(page)
    outlet = row.get_attribute("data-row")
    told, facts, unclear, *_ = numbers(row)
    total = page.locator(".mx .total .c").nth(
        page.locator(".v").evaluate_all(
            "(all, outlet) => all.findIndex((one) => one.dataset.row === outlet)", outlet
        )
    )
    assert total.inner_text() == str(told)
    row.locator("[data-open='facts:unclear']").first.click()
    page.locator(".under .ask button").first.click()
    page.locator(".mx .hand").first.wait_for()
    row = page.locator(f'[data-row="{outlet}"]')
    assert numbers(row)[:2] == [told + 1, facts]
    in_bar = row.locator(".bar").first.locator("button").all_inner_texts()
    assert sum(map(int, in_bar)) == facts
    assert total.inner_text() == str(told + 1)
    labels = (folder / "labels.csv").read_text("utf-8")
    assert "status:" in labels
    assert ",carried," in labels
    assert "1 answered by a person" in row.inner_text()
    undo = page.get_by_role("button", name="Undo")
    assert re.fullmatch(rf".*Undo: fact \d+: {outlet} tells it", undo.inner_text(), re.DOTALL)
    undo.click()
    page.locator(".mx .hand").first.wait_for(state="detached")
    assert numbers(page.locator(f'[data-row="{outlet}"]'))[:3] == [told, facts, unclear]


def test_another_sentence_is_chosen_as_the_proof_and_shown_as_it_after_a_reload(
    open_page: Callable[..., Page], folder: Path
) -> None:
    page = story(open_page)
    row = asked(page)
    outlet = row.get_attribute("data-row")
    row.locator("[data-open='facts:unclear']").first.click()
    item = page.locator(".under li").first
    number = re.findall(r"\d+", item.locator(".lbl").first.inner_text())[0]
    item.get_by_role("button", name="Another sentence").click()
    choice = item.get_by_role("combobox")
    assert choice.evaluate("one => one === one.getRootNode().activeElement")
    nearest = choice.input_value()
    other = next(value for value in options(choice) if value != nearest)
    choice.select_option(other)
    text = choice.locator("option:checked").inner_text().split("  ", 1)[1]
    assert item.locator(".q").inner_text() == text
    item.get_by_role("button", name="Tells it").click()
    page.locator(".mx .hand").first.wait_for()
    rows = (folder / "labels.csv").read_text("utf-8").splitlines()
    assert any(line.startswith(f"{outlet},{other},status:") for line in rows)
    page.reload()
    page.locator(f'.mx .hand .dot[aria-label*="{outlet}, Fact {number}:"]').click()
    assert page.locator(".mx .ex .q").first.inner_text() == text
    page.locator(".mx .ex").get_by_role("button", name="Another sentence").click()
    again = page.locator(".mx .ex").get_by_role("combobox")
    assert again.input_value() == other
    again.select_option(nearest)
    page.locator(".mx .ex").get_by_role("button", name="Differently").click()
    page.locator(".mx .hand .g-altered").first.wait_for()
    settled(page)
    # What is taken back comes back with its sentence.
    page.get_by_role("button", name="Undo").click()
    page.locator(".mx .hand .g-carried").first.wait_for()
    rows = (folder / "labels.csv").read_text("utf-8").splitlines()
    assert any(line.startswith(f"{outlet},{other},status:") for line in rows)
    page.locator(".mx .ex").get_by_role("button", name="Take it back").click()
    page.locator(".mx .hand").first.wait_for(state="detached")


def options(choice: Locator) -> list[str]:
    values: list[str] = choice.locator("option").evaluate_all("all => all.map((one) => one.value)")
    return values


def test_the_matrix_is_walked_by_keyboard(open_page: Callable[..., Page]) -> None:
    page = story(open_page)
    lines = page.locator(".mx .line")
    lines.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert lines.nth(1).get_attribute("aria-expanded") == "true"
    assert page.locator(".mx .ex li").count() == page.locator(".v").count()
    page.keyboard.press("Enter")
    assert page.locator(".mx .ex").count() == 0
    page.keyboard.press("End")
    assert lines.last.evaluate("one => one === one.getRootNode().activeElement")


def test_a_dot_opens_what_it_rests_on_and_can_be_put_right(
    open_page: Callable[..., Page], folder: Path
) -> None:
    page = story(open_page)
    at = page.locator(".mx tbody tr").filter(has=page.locator("[data-at] .g-carried")).first
    fact = at.get_attribute("data-fact")
    dot = at.locator(".dot", has=page.locator(".g-carried")).first
    column = dot.get_attribute("data-at")
    dot.click()
    opened = page.locator(".mx .ex li")
    assert opened.count() == 1
    assert opened.locator(".q").first.inner_text()
    assert opened.locator("[aria-pressed=true]").inner_text() == "Tells it"
    opened.get_by_role("button", name="Does not").click()
    mended = page.locator(f'[data-fact="{fact}"] .dot[data-at="{column}"]')
    mended.locator(".g-omitted").wait_for()
    assert ",omitted," in (folder / "labels.csv").read_text("utf-8")
    assert mended.evaluate("one => one === one.getRootNode().activeElement")
    page.locator(".mx .ex").get_by_role("button", name="Take it back").click()
    mended.locator(".g-carried").wait_for()


def test_undo_names_what_goes_in_order_covers_nothing_and_ends_with_the_page(
    open_page: Callable[..., Page], folder: Path
) -> None:
    page = story(open_page)
    undo = page.get_by_role("button", name="Undo")
    names = []
    for number in range(2):
        page.locator(f".mx [data-fact] .dot[data-at='{number}']").first.click()
        page.locator(".mx .ex").get_by_role("button", name="Differently").click()
        page.locator(f".mx .hand .dot[data-at='{number}'] .g-altered").first.wait_for()
        settled(page)
        names.append(undo.inner_text())
    assert names[0] != names[1]
    box, main = undo.bounding_box(), page.locator("[data-testid=stMain]").bounding_box()
    assert box is not None
    assert main is not None
    assert main["y"] + main["height"] <= box["y"]
    undo.click()
    page.locator(".mx .hand .dot[data-at='1']").wait_for(state="detached")
    settled(page)
    assert undo.inner_text() == names[0]
    page.get_by_role("link", name="Data", exact=True).first.click()
    page.get_by_role("heading", name="Downloads").wait_for()
    assert undo.count() == 0
    page.get_by_role("link", name="Story", exact=True).first.click()
    page.locator(".mx .hand").first.wait_for()
    assert undo.count() == 0
    page.locator(".mx .hand .dot").first.click()
    page.get_by_role("button", name="Take it back").first.click()
    page.locator(".mx .hand").wait_for(state="detached")
    rows = (folder / "labels.csv").read_text("utf-8")
    assert ",altered," not in rows


def test_dots_are_reached_by_keyboard(open_page: Callable[..., Page]) -> None:
    page = story(open_page)
    page.locator(".mx .line").first.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    dot = page.locator(".mx .dot[aria-expanded=true]")
    assert dot.get_attribute("data-at") == "1"
    assert page.locator(".mx .ex li").count() == 1
    page.keyboard.press("Enter")
    assert page.locator(".mx .ex").count() == 0


def test_a_fact_leads_to_the_two_wordings(open_page: Callable[..., Page]) -> None:
    page = story(open_page)
    page.locator(".mx .line").first.click()
    page.get_by_role("button", name="Read two of them side by side").click()
    page.wait_for_selector(".rail [aria-current]")
    assert "fact=" in page.url
    assert page.url.count("v=") == 2


@pytest.mark.parametrize("page_name", ["story", "read", "data"])
def test_hostile_text_is_text(open_page: Callable[..., Page], page_name: str) -> None:
    page = story(open_page, "hostile", page_name)
    page.wait_for_timeout(300)
    found = page.evaluate(
        """() => {
          const roots = [...document.querySelectorAll('*')].flatMap((one) => one.shadowRoot ?? []);
          return [...roots, document].reduce((sum, root) =>
            sum + root.querySelectorAll('.root img, .root script, .root i[src]').length, 0);
        }"""
    )
    assert found == 0
    assert page.title() != "gone"
    if page_name == "story":
        assert page.locator("h1").inner_text() == "A </script> ward $x$ closes"
    wide = "document.querySelector('[data-testid=stMain]').scrollWidth > innerWidth + 1"
    assert not page.evaluate(wide)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_every_page_is_accessible_and_fits(
    open_page: Callable[..., Page], address: str, scheme: str, size: dict[str, int]
) -> None:
    page = open_page(viewport=size, color_scheme=scheme)
    found = []
    for name in PAGES:
        page.goto(f"{address}/{name}?story={framing.sample_story().name}")
        page.wait_for_selector(".root *, textarea")
        settled(page)
        page.wait_for_timeout(500)
        if name == "story":
            page.locator("[data-open='facts:unclear']").first.click()
            page.get_by_role("button", name="Another sentence").first.click()
            page.locator(".mx .line").nth(1).click()
        if name == "read":
            page.keyboard.press("n")
            page.get_by_text("Change what they tell").click()
            page.get_by_role("button", name="Another sentence").first.click()
            found += violations(page, "read, facts")
            for lens in ("Whose voice", "Loaded words", "Commentary"):
                page.get_by_role("button", name=lens, exact=True).click()
                page.locator(".col .in").first.wait_for()
                page.keyboard.press("n")
                found += violations(page, f"read, {lens}")
        found += violations(page, name)
        assert not page.evaluate(
            "document.querySelector('[data-testid=stMain]').scrollWidth > innerWidth + 1"
        ), name
    assert found == []


def violations(page: Page, name: str) -> list[tuple[str, str, list[str]]]:
    """What axe finds serious or critical, with where it is."""
    return [
        (name, one["id"], [node["html"][:140] for node in one["nodes"]][:3])
        for one in Axe().run(page)["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
