"""How long the app takes, as a reader waits for it: medians in a real browser, warm server.

python bench/page_speed.py [RUNS]

First content: from opening the address to the first sentence on the screen. A fact: from the press
to its marks in every column, painted. An answer from Python: from asking to correct a fact to the
form for it.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from helpers.browser import chromium, columns, served

import framing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

SIZES = (60, 400)
OUTLETS = ("Ansel", "Borough", "Calder", "Dale", "Eskdale")
CREDITED, WORDS = 0.2, 9
PAINTED = """(fact) => new Promise((done) => {
    const start = performance.now();
    fact.click();
    requestAnimationFrame(() => setTimeout(() => done((performance.now() - start) / 1000)));
})"""

# Watched in the page: asking from outside for a dialog takes its time among thousands of words.
ANSWERED = """(button) => new Promise((done) => {
    const start = performance.now();
    const look = () => {
        if (document.querySelector("[role=dialog]")) done((performance.now() - start) / 1000);
        else requestAnimationFrame(look);
    };
    button.click();
    look();
})"""


def main() -> None:
    """Print the median seconds for stories of two sizes."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    print(f"{'sentences':>9} {'first content':>13} {'a fact':>7} {'Python':>7}   ({runs} runs, s)")
    for size in SIZES:
        for first, fact, answer in _measured(size, runs):
            print(f"{size:>9} {first:>13.2f} {fact:>7.3f} {answer:>7.3f}", flush=True)


def _measured(size: int, runs: int) -> Iterator[tuple[float, float, float]]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "story"
        _write(folder, size)
        with served(Path(temporary) / "log.txt", folder) as address, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            _opened(browser, address).close()
            yield (
                statistics.median(_first(browser, address) for _ in range(runs)),
                _inside(browser, address, runs, _fact),
                _inside(browser, address, runs, _answer),
            )
            browser.close()


def _write(folder: Path, size: int) -> None:
    """Write a story of made-up sentences, most of which two versions or more share."""
    chance = random.Random(size)  # noqa: S311 - a story, not a secret
    text = " ".join(path.read_text("utf-8") for path in framing.sample_story().glob("*.txt"))
    words = sorted(set(re.findall(r"\b[a-z]{5,12}\b", text)))
    values = [" ".join(["The", *chance.sample(words, WORDS)]) for _ in range(size * 2)]
    folder.mkdir()
    for outlet in OUTLETS:
        lines = [
            f"{one}, the Harbour Gazette reported." if chance.random() < CREDITED else f"{one}."
            for one in chance.sample(values, size)
        ]
        article = "\n\n".join([f"The harbour, says {outlet}", *lines])
        (folder / f"{outlet.lower()}.txt").write_text(article, encoding="utf-8")


def _opened(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 860}).new_page()
    page.set_default_timeout(120_000)
    page.goto(address)
    columns(page)
    return page


def _first(browser: Browser, address: str) -> float:
    start = time.perf_counter()
    page = _opened(browser, address)
    seconds = time.perf_counter() - start
    page.context.close()
    return seconds


def _inside(
    browser: Browser, address: str, runs: int, measured: Callable[[Page, int], float]
) -> float:
    page = _opened(browser, address)
    page.wait_for_timeout(1000)
    seconds = statistics.median(measured(page, number) for number in range(runs))
    page.context.close()
    return seconds


def _fact(page: Page, number: int) -> float:
    found: float = page.locator(".fact").nth(number + 1).evaluate(PAINTED)
    return found


def _answer(page: Page, number: int) -> float:
    page.locator(".fact").nth(number + 1).click()
    page.wait_for_timeout(300)
    seconds: float = page.locator(".correct-fact:visible").evaluate(ANSWERED)
    page.get_by_test_id("stDialog").get_by_label("Close", exact=True).click()
    page.get_by_role("dialog").wait_for(state="detached")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    return seconds


if __name__ == "__main__":
    main()
