"""My draft, in a browser: what could be compared stands first; no note says that all is well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_core_python.sync_playwright import Axe
from helpers.app_stories import HOSTILE, ward
from helpers.browser import chromium, served, settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium is found on this machine"),
]

PHONE = {"width": 390, "height": 800}
TEXT = (
    "St Brannoc Hospital will close its maternity ward in May, the Marlbury Evening Post "
    "reported.\n\n"
    "It is a disgraceful insult to every fisherman.\n\n"
    "Tea was served."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ward(tmp_path_factory.mktemp("stories"))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("server") / "log.txt", folder) as address:
        yield address


def empty(open_page: Callable[..., Page], **options: object) -> Page:
    page = open_page("/draft?story=ward", **options)
    page.get_by_label("Your text").wait_for()
    settled(page)
    return page


def check(page: Page, text: str) -> Page:
    page.get_by_label("Your text").fill(text)
    page.get_by_role("button", name="Check it").click()
    page.locator(".draft .ds").wait_for()
    settled(page)
    return page


def test_the_headline_says_how_much_could_be_compared(open_page: Callable[..., Page]) -> None:
    page = check(empty(open_page), TEXT)
    assert (
        page.locator("h1").inner_text()
        == "1 of 3 sentences could be compared, 1 in every respect; 2 could not."
    )
    assert page.locator(".ds > li").count() == 3
    assert "No note is not a pass." in page.locator(".dl").inner_text()
    assert "May" in page.locator(".ds .only").all_text_contents()
    page.get_by_role("button", name="Not compared 2").click()
    assert page.locator(".ds > li").count() == 2
    page.get_by_role("button", name="To look at 1").click()
    page.locator(".ds .s").click()
    assert page.locator(".vv li").count() > 0
    told = page.locator(".ds .differs").filter(has_text="Dates and times").inner_text()
    assert "you have “May”" in told
    assert "Northern Courier, sentence 1" in told
    assert "“September”" in told
    assert "not checked" in page.locator(".kinds").inner_text()
    assert "What this check can miss" in page.locator(".know").last.inner_text()
    assert "4 facts looked for" in page.locator(".lo").inner_text()
    assert Axe().run(page)["violations"] == []


def test_on_a_phone_the_other_texts_stand_right_under_the_sentence(
    open_page: Callable[..., Page],
) -> None:
    page = check(empty(open_page, viewport=PHONE), TEXT)
    for sentence in (page.locator(".ds .s").nth(1), page.locator(".ds .s").first):
        sentence.click()
        chosen = page.locator(".ds > li.sel")
        assert chosen.locator(".here h2").is_visible()
        assert not page.locator(".of-note").is_visible()
    assert chosen.locator(".here .vv li").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_sign_says_that_all_is_well(open_page: Callable[..., Page], scheme: str) -> None:
    page = check(empty(open_page, color_scheme=scheme, viewport=PHONE), TEXT)
    shown = page.locator(".draft").inner_text()
    assert not any(word in shown for word in ("✓", "✔", "holds", "passes", "correct"))
    assert Axe().run(page)["violations"] == []
    assert not page.evaluate(
        "document.querySelector('[data-testid=stMain]').scrollWidth > innerWidth + 1"
    )


def test_another_text_and_a_reload(open_page: Callable[..., Page]) -> None:
    page = check(empty(open_page), TEXT)
    page.get_by_role("button", name="Change the text").click()
    page.get_by_label("Your text").wait_for()
    assert "Tea was served." in page.get_by_label("Your text").input_value()
    check(page, "Tea was served.")
    page.get_by_role("heading", name="None of 1 could be compared.").wait_for()


def test_a_limit_is_stated_as_a_count(open_page: Callable[..., Page]) -> None:
    page = empty(open_page)
    page.get_by_text("Limits (optional)").click()
    page.get_by_label("Sentences of own commentary, at most").fill("0")
    check(page, TEXT)
    assert "1 sentence of own commentary; your limit is 0." in page.locator(".dl").inner_text()


def test_nothing_to_check_is_said_where_it_arises(open_page: Callable[..., Page]) -> None:
    page = empty(open_page)
    page.get_by_role("button", name="Check it").click()
    page.get_by_text("There is nothing to check").wait_for()


def test_a_file_is_checked(open_page: Callable[..., Page]) -> None:
    page = empty(open_page)
    page.locator("input[type=file]").set_input_files(
        {"name": "draft.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    )
    page.get_by_text("draft.txt").wait_for()
    page.get_by_role("button", name="Check it").click()
    page.locator(".draft .ds").wait_for()
    assert "could be compared" in page.locator("h1").inner_text()


def test_a_hostile_draft_is_text(open_page: Callable[..., Page]) -> None:
    page = check(empty(open_page), next(iter(HOSTILE.values())))
    assert page.title() != "gone"
    assert page.locator(".ds img, .ds b b, .ds script").count() == 0
    assert not page.evaluate(
        "document.querySelector('[data-testid=stMain]').scrollWidth > innerWidth + 1"
    )


def test_a_draft_is_kept_in_the_story(open_page: Callable[..., Page], folder: Path) -> None:
    page = check(empty(open_page), TEXT)
    page.get_by_role("button", name="Keep in the story").click()
    page.get_by_text("it is a version of the story now").wait_for()
    assert "My draft" in (folder / "story.toml").read_text("utf-8")


def test_a_draft_that_is_typed_outlives_a_reload_and_goes_with_its_window(
    open_page: Callable[..., Page],
) -> None:
    page = empty(open_page)
    page.wait_for_timeout(500)
    page.get_by_label("Your text").fill("The ward will close in November.")
    page.wait_for_timeout(300)
    page.reload()
    page.get_by_text("What was typed here before is back").wait_for()
    assert page.get_by_label("Your text").input_value() == "The ward will close in November."
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Your text").wait_for()
    settled(other)
    other.wait_for_timeout(500)
    assert other.get_by_label("Your text").input_value() == ""
    page.get_by_role("button", name="Check it").click()
    page.locator(".ds").wait_for()
