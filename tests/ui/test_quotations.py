"""Quotations that differ: a line each on the page of a story, both wordings under it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from components.quotations.view import differing, quotations_data
from helpers.app_stories import written
from helpers.browser import chromium, served, settled
from helpers.stories import story
from shared.speakers import speakers_html

import framing
from framing.report.mark_certainty import mark_certainty, right_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from framing.types import Comparison

SAID = "We shall keep every lamp on the pier burning through the winter months"
TEXTS = {
    "Ansel": (
        "Lamps stay\n\n"
        f"“{SAID},” harbour master Ada Quill said on Monday.\n\n"
        "“I do not think that the old bridge is safe for the heavy carts of the mill,” "
        "engineer Tom Veal told the council.\n"
    ),
    "Borough": (
        "Pier lights\n\n"
        f"“{SAID.replace('every lamp', 'most lamps')},” said harbour master Ada Quill.\n\n"
        "Engineer Tom Veal said: “the old bridge is safe for the heavy carts of the mill.”\n"
    ),
}
MARKUP = {name: text.replace("Ada Quill", "<b>Ada</b> Quill") for name, text in TEXTS.items()}


@cache
def compared() -> Comparison:
    return framing.compare(story("Lamps", TEXTS))


def test_what_is_mutual_stands_once_and_the_most_telling_first() -> None:
    found = differing(compared())
    assert [match.status for match in found] == ["altered", "trimmed"]
    assert {found[0].outlet, found[0].other_outlet} == {"Ansel", "Borough"}
    assert (found[1].outlet, found[1].other_outlet) == ("Borough", "Ansel")


def test_each_line_names_who_and_holds_both_wordings() -> None:
    altered, trimmed = quotations_data(compared())["items"]
    assert altered["kind"] == "Altered"
    assert "Quill" in altered["says"]
    assert "every lamp" in altered["sides"][0]["quote"]["words"]
    assert "most lamps" in altered["sides"][1]["quote"]["words"]
    assert "may change whether it holds" in trimmed["why"]
    for item in (altered, trimmed):
        assert item["read"]["v"] == [side["name"]["name"] for side in item["sides"]]


def test_no_quotation_that_differs_is_said_and_none_at_all_says_nothing() -> None:
    same = quotations_data(
        framing.compare(story("Lamps", {"A": TEXTS["Ansel"], "B": TEXTS["Ansel"]}))
    )
    assert same["items"] == []
    assert same["any"]
    plain = {"A": "A mill burnt down.\n", "B": "The mill burnt down.\n"}
    nothing = quotations_data(framing.compare(story("Mill", plain)))
    assert not nothing["any"]


def test_who_speaks_is_named_with_a_role_and_never_as_markup() -> None:
    html = speakers_html(framing.compare(story("Lamps", MARKUP)))
    assert "Ansel: 2 sources" in html
    assert "<b>" not in html
    assert html.count("<details") == 2
    assert ">official<" in html or ">expert<" in html


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = written(tmp_path_factory.mktemp("stories") / "lamps", "Lamps", TEXTS)
    with served(tmp_path_factory.mktemp("server") / "log.txt", folder) as address:
        yield address


@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="no Chromium is found on this machine")
class TestInTheBrowser:
    def test_a_line_opens_both_wordings_and_leads_to_them(
        self, open_page: Callable[..., Page]
    ) -> None:
        page = open_page("/story?story=lamps")
        line = page.locator(".quotations .clause").first
        line.wait_for()
        settled(page)
        line.focus()
        page.keyboard.press("Enter")
        assert line.get_attribute("aria-expanded") == "true"
        marked = page.locator(".quotations mark").all_inner_texts()
        assert ["every lamp" in marked[0], "most lamps" in marked[1]] == [True, True]
        page.get_by_role("button", name="Read both in full").click()
        page.locator(".col .s.on").first.wait_for()
        assert "lens=voice" in page.url

    def test_roles_stand_in_data_with_how_often_they_are_right(
        self, open_page: Callable[..., Page]
    ) -> None:
        page = open_page("/data?story=lamps")
        page.get_by_text("Ansel: 2 sources").click()
        page.get_by_role("columnheader", name="Role").first.wait_for()
        line = right_line(mark_certainty()["source_role"])
        assert page.get_by_text(line).count() == 1
        page.get_by_role("link", name="Downloads").click()
        downloads = page.get_by_role("heading", name="Downloads")
        page.wait_for_timeout(300)
        assert 48 <= downloads.evaluate("one => one.getBoundingClientRect().top") < 200
