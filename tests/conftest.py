"""What all tests share: patience on a busy machine, and what costs much and is needed often."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest
from helpers.browser import chromium
from helpers.made_once import baselines_found_once, stories_compared_once
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

# As the command line does, before numpy is loaded: threads that wait for each other burn a worker's
# core, and half of the time of a comparison.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Until all tests are collected: nothing that is loaded goes again.
gc.disable()

# How long an example takes says how busy the machine is; speed is measured in bench/.
settings.register_profile("framing", deadline=None)
# For `make check`: a fifth of the examples that Hypothesis tries by itself.
settings.register_profile("quick", deadline=None, max_examples=20)
settings.load_profile("framing")

DESK = {"width": 1280, "height": 860}
WAITING = ("cluster", "browser", "kill", "slow")
"""Marks of tests that wait or take long: they come first, so that no worker ends with them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest first; files stay together."""
    longest: dict[object, int] = {}
    for item in items:
        place = min(
            (WAITING.index(mark.name) for mark in item.iter_markers() if mark.name in WAITING),
            default=len(WAITING),
        )
        longest[item.path] = min(place, longest.get(item.path, place))
    items.sort(key=lambda item: longest[item.path])


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of every later search for garbage: it stays."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="module")
def compared_once() -> Iterator[None]:
    """Compare equal stories once, for a module that tests something else."""
    with stories_compared_once():
        yield


@pytest.fixture(scope="module")
def founded_once() -> Iterator[None]:
    """Find the facts of equal stories once, for a module that scores articles against them."""
    with baselines_found_once():
        yield


@pytest.fixture(scope="module")
def no_charts() -> Iterator[None]:
    """Leave the charts out of the page, whose time they take, for a module that looks elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("framing.report.page.scores.charts", lambda _: {})
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open pages of the module's ``address``, each in a window that shares nothing with others."""
    contexts = []

    def opened(path: str = "/", viewport: dict[str, int] | None = None, **options: str) -> Page:
        context = browser.new_context(viewport=viewport or DESK, **options)  # type: ignore[arg-type]
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
