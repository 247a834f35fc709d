"""The app in a browser: what it shows, what it hides, what it sends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from helpers.browser import chromium, columns, fact_of, served

import framing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium is found on this machine"),
]

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "**bold** and $x^2$ and [a link](http://example.com) and :smile: and :red[red]",
    "👩‍👩‍👧 family and 🏳️‍🌈 flag",
    "שלום עולם",
)
TITLE = "<b>Title</b> **x** $y$ :smile: `code` www.mill.example ed@mill.example"
OUTLET = "<i>Ansel</i> **News** $1$ :smile:"
SAMPLE = "china-ai-silicon-valley"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stories") / "hostile"
    folder.mkdir()
    text = "\n\n".join(f"The mill may burn, the Gazette said: {words}." for words in HOSTILE)
    for name in ("ansel", "borough"):
        (folder / f"{name}.txt").write_text(f"A mill {name}\n\n{text}\n", encoding="utf-8")
    (folder / "story.toml").write_text(
        f"title = '{TITLE}'\n"
        '[source]\nname = "Gazette"\n'
        f"[[version]]\noutlet = '{OUTLET}'\nfile = \"ansel.txt\"\n"
        '[[version]]\noutlet = "Borough"\nfile = "borough.txt"\n',
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, hostile: Path) -> Iterator[str]:
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with served(log, framing.sample_story(), hostile, lengthy(hostile.parent)) as address:
        yield address


def lengthy(parent: Path) -> Path:
    """Write two versions of many screens that tell the same fact at their ends."""
    folder = parent / "lengthy"
    folder.mkdir()
    filler = [f"Stall {number} sold apples and " + "pears " * (number % 9) for number in range(99)]
    for name in ("ansel", "borough"):
        last = "The mill will close in spring, the Gazette reported on Tuesday.\n"
        text = "\n\n".join((f"A market in {name}", *(f"{line}too." for line in filler), last))
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "story.toml").write_text('[source]\nname = "Gazette"\n', encoding="utf-8")
    return folder


def test_a_chosen_fact_is_marked_everywhere_without_asking_the_server(
    open_page: Callable[..., Page],
) -> None:
    page = columns(open_page())
    page.wait_for_timeout(500)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.evaluate(
        """() => {
            const send = WebSocket.prototype.send;
            window.sent = 0;
            WebSocket.prototype.send = function (...all) {
                window.sent += 1;
                send.apply(this, all);
            };
        }"""
    )
    told = page.locator(".fact").filter(has=page.locator(".dot.carried >> nth=1")).first
    carried = told.locator(".dot.carried").count()
    told.click()
    assert told.get_attribute("aria-pressed") == "true"
    assert page.locator(".column:has(.sentence.chosen)").count() == carried
    assert page.locator(".finding:visible").count() == page.locator(".column").count()
    assert fact_of(page) == [told.get_attribute("data-fact")]
    assert page.evaluate("window.sent") == 0
    assert sent == []
    page.keyboard.press("Escape")
    assert page.locator(".chosen").count() == 0
    assert fact_of(page) == []


def test_a_chosen_fact_is_scrolled_to_in_every_column(open_page: Callable[..., Page]) -> None:
    page = columns(open_page())
    page.emulate_media(reduced_motion="reduce")
    told = page.locator(".fact").filter(has=page.locator(".dot.carried >> nth=1")).last
    told.click()
    hidden = page.locator(".column").evaluate_all(
        """all => all.filter((column) => {
            const best = column.querySelector(".chosen");
            if (!best) return false;
            const inner = best.getBoundingClientRect();
            const outer = column.querySelector(".text").getBoundingClientRect();
            return inner.bottom < outer.top || inner.top > outer.bottom;
        }).length"""
    )
    assert hidden == 0


def test_what_is_far_down_is_scrolled_to_just_as_well(open_page: Callable[..., Page]) -> None:
    page = columns(open_page("/?story=lengthy"))
    page.locator(".fact", has_text="mill will close").first.click()
    page.wait_for_timeout(1500)
    seen = page.locator(".column").evaluate_all(
        """all => all.map((column) => {
            const inner = column.querySelector(".chosen").getBoundingClientRect();
            const outer = column.querySelector(".text").getBoundingClientRect();
            return inner.top >= outer.top && inner.bottom <= outer.bottom;
        })"""
    )
    assert seen == [True, True]


def test_what_is_not_found_says_so_and_outlines_the_nearest(
    open_page: Callable[..., Page],
) -> None:
    page = columns(open_page())
    page.locator(".fact").filter(has=page.locator(".dot.omitted")).first.click()
    found = page.locator(".finding", has_text="Not found in this version")
    assert found.count() >= 1
    column = page.locator(".column").filter(has=page.locator(".dot.omitted")).first
    if "nearest sentence is outlined" in column.locator(".finding").inner_text():
        assert column.locator(".sentence.near").count() == 1
    assert column.locator(".sentence.chosen").count() == 0


def test_a_link_opens_the_same_view(open_page: Callable[..., Page]) -> None:
    page = columns(open_page())
    fact = page.locator(".fact").nth(3).get_attribute("data-fact")
    outlets = ["Hataf (recreated)", "Benzinga (recreated)"]
    query = f"?story={SAMPLE}&version={outlets[0]}&version={outlets[1]}&fact={fact}"
    page = columns(open_page(f"/{query}"))
    assert page.locator(".column h2").all_inner_texts() == outlets
    assert page.locator('.fact[aria-pressed="true"]').get_attribute("data-fact") == fact
    assert page.locator(".finding:visible").count() == 2


def test_choices_outlive_a_change_of_page(open_page: Callable[..., Page]) -> None:
    page = columns(open_page(f"/?story={SAMPLE}&version=Hataf (recreated)"))
    page.locator(".fact").nth(2).click()
    chosen = fact_of(page)
    page.get_by_role("link", name="Scores").click()
    page.wait_for_selector(".scores tbody tr")
    assert page.locator(".scores section").first.locator("tbody tr").count() == 1
    page.get_by_role("link", name="Compare").click()
    columns(page)
    assert page.locator(".column").count() == 1
    page.wait_for_selector('.fact[aria-pressed="true"]')
    assert fact_of(page) == chosen


def test_versions_are_chosen_one_after_the_other(open_page: Callable[..., Page]) -> None:
    page = columns(open_page())
    page.get_by_role("button", name="Versions: 5 of 5").click()
    for left in (4, 3):
        page.get_by_role("button", name=re.compile("remove|delete", re.IGNORECASE)).first.click()
        page.wait_for_function(
            f"document.querySelector('.st-key-versions').innerText.includes('{left} of 5')"
        )
    page.wait_for_timeout(300)
    assert page.locator(".column").count() == 3
    assert len(parse_qs(urlsplit(page.url).query)["version"]) == 3


def test_a_page_that_is_opened_first_has_its_story(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "log.txt") as cold:
        page = browser.new_page()
        page.goto(f"{cold}/scores")
        page.wait_for_selector(".scores tbody tr", timeout=60_000)
        page.close()


def test_words_are_explained_by_mouse_and_by_keyboard(open_page: Callable[..., Page]) -> None:
    page = columns(open_page())
    card = page.locator(".card")
    page.locator(".text .cue.hedging").first.hover()
    card.wait_for(state="visible")
    for label in ("Counts towards", "In the score", "Why", "Whose words", "Rule"):
        assert card.get_by_text(label, exact=True).count() >= 1
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    page.locator(".text .cue.hedging").first.click()
    assert fact_of(page) == []
    page.keyboard.press("Escape")
    page.locator(".column").nth(1).locator('[tabindex="0"]').focus()
    card.wait_for(state="visible")
    first = card.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert card.inner_text() != first
    assert card.get_by_text("Whose voice", exact=True).count() == 1
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")


def test_every_column_is_one_stop_of_the_tab_key(open_page: Callable[..., Page]) -> None:
    page = columns(open_page())
    page.locator('.fact[tabindex="0"]').focus()
    stops = []
    for _ in range(3):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                """() => {
                    let here = document.activeElement;
                    while (here?.shadowRoot) here = here.shadowRoot.activeElement;
                    return here?.closest(".column")?.dataset.mark;
                }"""
            )
        )
    assert stops == ["1", "2", "3"]


def test_a_run_of_boilerplate_is_folded_until_asked_for(open_page: Callable[..., Page]) -> None:
    page = columns(open_page())
    fold = page.locator(".fold").first
    line = fold.locator(".sentence").first
    assert not line.is_visible()
    fold.locator("summary").click()
    line.wait_for(state="visible")
    fold.locator("summary").click()
    line.wait_for(state="hidden")
    page.get_by_label("Show only: Role").select_option("boilerplate")
    line.wait_for(state="visible")


def test_kinds_of_words_can_be_hidden(open_page: Callable[..., Page]) -> None:
    page = columns(open_page())
    cue = page.locator(".text .cue.sentiment:not(.hedging, .speculation, .commentary)").first
    line = "node => getComputedStyle(node).textDecorationLine"
    assert cue.evaluate(line) == "underline"
    page.get_by_role("button", name="Sentiment").click()
    assert cue.evaluate(line) == "none"


@pytest.mark.parametrize("path", ["/", "/facts", "/scores", "/article", "/reports"])
def test_words_of_articles_are_never_markup(open_page: Callable[..., Page], path: str) -> None:
    page = open_page(f"{path}?story=hostile")
    raised: list[str] = []

    def refuse(dialog: Dialog) -> None:
        raised.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    page.wait_for_selector("h1")
    if path == "/article":
        page.get_by_label("Outlet").fill("<u>Calder</u> **x**")
        page.get_by_label("Article text").fill("\n\n".join(HOSTILE))
        page.get_by_role("button", name="Score it").click()
        page.wait_for_selector(".scores tbody tr", state="attached")
    if path in {"/", "/article"}:
        columns(page)
        shown = " ".join(page.locator(".text").all_inner_texts())
        for words in HOSTILE:
            assert words in shown
    heading = page.locator("h1").inner_text().replace("\N{WORD JOINER}", "")
    assert heading == TITLE
    look(page, path)
    assert raised == []
    assert page.locator("img[src=x]").count() == 0
    assert page.locator("h1 strong, h1 code, h1 .katex, h1 a").count() == 0


def look(page: Page, path: str) -> None:
    """Look at the outlet's name, and at whatever else a page shows of the articles."""
    where = {"/facts": ".matrix .sort", "/scores": ".scores tbody th > span"}.get(
        path, ".column h2"
    )
    if path == "/reports":
        page.locator("[data-testid=stButtonGroup]").get_by_text("sentences.csv").click()
        page.wait_for_selector("[data-testid=stDataFrame]")
        return
    page.wait_for_selector(where)
    assert OUTLET in [name.split("\n")[-1] for name in page.locator(where).all_inner_texts()]
    if path == "/facts":
        page.locator(".cell").first.click()
        assert any(words in page.locator(".detail").inner_text() for words in HOSTILE)
    if path == "/scores":
        page.wait_for_selector(".evidence blockquote")
        page.wait_for_selector("svg.marks")
        assert any(words in page.locator(".evidence").inner_text() for words in HOSTILE)


def test_a_version_is_chosen_by_its_name_as_it_is(open_page: Callable[..., Page]) -> None:
    page = columns(open_page("/?story=hostile"))
    page.get_by_role("button", name="Versions: 2 of 2").click()
    assert page.get_by_text(OUTLET, exact=True).locator("visible=true").count() >= 1


def test_what_is_wrong_is_said_as_text(open_page: Callable[..., Page]) -> None:
    page = open_page("/article?story=hostile")
    page.get_by_label("Outlet").fill(OUTLET)
    page.get_by_label("Article text").fill("A mill burnt.")
    page.get_by_role("button", name="Score it").click()
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert OUTLET in alert.inner_text().replace("\N{WORD JOINER}", "")
    assert page.locator("[role=alert] strong, [role=alert] i, [role=alert] .katex").count() == 0


def test_a_pasted_article_stays_in_its_session(open_page: Callable[..., Page]) -> None:
    page = open_page("/article")
    page.get_by_label("Outlet").fill("The Marlbury Post")
    page.get_by_label("Article text").fill(
        "Alibaba may be hiring engineers in California, the Financial Times reported.\n\n"
        "It is a desperate gamble."
    )
    page.get_by_role("button", name="Score it").click()
    columns(page)
    assert page.locator(".column h2").first.inner_text() == "The Marlbury Post"
    assert "Marlbury" not in page.url
    page.get_by_role("tab", name="Scores").click()
    first = page.locator(".scores tbody tr").first
    first.wait_for(state="visible")
    assert "only 2 sentences" in first.inner_text()
    other = open_page("/article")
    other.wait_for_selector("h1")
    other.wait_for_timeout(500)
    assert "Marlbury" not in other.content()
    assert other.locator(".column").count() == 0
