"""How long the app takes, as a reader waits for it: medians in a real browser, warm server.

python bench/page_speed.py [RUNS]

First content: from opening the address of a page to its first text on the screen. A fact: from the
press in *Read* to its marks in every column, painted. A lens: the same for another one. An answer:
from saying that a sentence is hedged, or is not, to a page that shows every count anew.
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

from helpers.browser import chromium, served

import framing

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

SIZES = (60, 400)
OUTLETS = ("Ansel", "Borough", "Calder", "Dale", "Eskdale")
CREDITED, WORDS = 0.2, 9
PAINTED = """(fact) => new Promise((done) => {
    const start = performance.now();
    fact.click();
    requestAnimationFrame(() => setTimeout(() => done((performance.now() - start) / 1000)));
})"""

# Watched in the page: from outside it would take its own time among thousands of words.
ANSWERED = """(detail) => new Promise((done) => {
    const start = performance.now();
    const app = document.querySelector("[data-testid=stApp]");
    let ran = false;
    const look = () => {
        const state = app.dataset.testScriptState;
        ran = ran || state === "running";
        if (ran && state === "notRunning") done((performance.now() - start) / 1000);
        else requestAnimationFrame(look);
    };
    document.dispatchEvent(new CustomEvent("framing-ask", { detail }));
    look();
})"""
FIRST = {"": ".library .card", "story": "h1", "read": ".text", "data": "h1"}
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"


def main() -> None:
    """Print the median seconds for stories of two sizes."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    pages = "".join(f"{page or 'stories':>8}" for page in FIRST)
    print(f"{'sentences':>9}{pages} {'a fact':>7} {'a lens':>7} {'answer':>7}   ({runs} runs, s)")
    for size in SIZES:
        _measured(size, runs)


def _measured(size: int, runs: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "story"
        _write(folder, size)
        with served(Path(temporary) / "log.txt", folder) as address, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            for page in FIRST:
                _opened(browser, address, page).context.close()
            first = [
                statistics.median(_first(browser, address, page) for _ in range(runs))
                for page in FIRST
            ]
            fact = _inside(browser, address, runs, _fact)
            lens = _inside(browser, address, runs, _lens)
            answer = _inside(browser, address, runs, _answer)
            pages = "".join(f"{seconds:>8.2f}" for seconds in first)
            print(f"{size:>9}{pages} {fact:>7.3f} {lens:>7.3f} {answer:>7.3f}", flush=True)
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


def _opened(browser: Browser, address: str, path: str = "read") -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 860}).new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{address}/{path}" + ("?story=story" if path else ""))
    page.locator(FIRST[path]).first.wait_for()
    return page


def _first(browser: Browser, address: str, path: str) -> float:
    start = time.perf_counter()
    page = _opened(browser, address, path)
    seconds = time.perf_counter() - start
    page.context.close()
    return seconds


def _inside(
    browser: Browser, address: str, runs: int, measured: Callable[[Page, int], float]
) -> float:
    page = _opened(browser, address)
    page.wait_for_selector(IDLE)
    page.wait_for_timeout(1000)
    seconds = statistics.median(measured(page, number) for number in range(runs))
    page.context.close()
    return seconds


def _fact(page: Page, number: int) -> float:
    found: float = page.locator("[data-rail]").nth(number + 1).evaluate(PAINTED)
    return found


def _lens(page: Page, number: int) -> float:
    names = ("commentary", "facts", "voice", "hedging")
    lens = page.locator(f"[data-lens={names[number % len(names)]}]:not(.reading)")
    found: float = lens.evaluate(PAINTED)
    return found


def _answer(page: Page, number: int) -> float:
    detail = {"outlet": OUTLETS[0].lower(), "sentence": 3, "set": {"hedged": str((number + 1) % 2)}}
    seconds: float = page.evaluate(ANSWERED, detail)
    page.wait_for_timeout(500)
    return seconds


if __name__ == "__main__":
    main()
