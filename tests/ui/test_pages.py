"""Every page of the app opens the sample, run without a browser."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from framing.stories.library import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable

FRAME = Path(__file__).parents[2] / "ui" / "frame.py"
PAGES = sorted(path.name for path in (FRAME.parent / "app_pages").glob("*.py"))


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., AppTest]:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "library"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def opened(*folders: Path) -> AppTest:
        monkeypatch.setattr(sys, "argv", [str(FRAME), *map(str, folders)])
        return AppTest.from_file(FRAME, default_timeout=60)

    return opened


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_the_sample(app: Callable[..., AppTest], page: str) -> None:
    shown = app().run().switch_page(f"app_pages/{page}").run()
    assert not shown.exception
    assert not shown.error


def test_no_folder_is_one_that_streamlit_takes_for_pages_of_its_own() -> None:
    assert not FRAME.with_name("pages").exists()


def test_a_folder_that_is_no_story_keeps_its_place_and_says_why(
    app: Callable[..., AppTest], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    opened = app(tmp_path / "empty")
    opened.query_params["story"] = "empty"
    opened.run().switch_page("app_pages/story.py").run()
    assert not opened.exception
    (error,) = opened.error
    assert "no articles" in error.value.replace("\\", "")


def test_every_story_of_a_folder_of_stories_is_offered(
    app: Callable[..., AppTest], tmp_path: Path
) -> None:
    for name in ("mill", "ferry"):
        (tmp_path / "all" / name).mkdir(parents=True)
        for outlet in ("ansel", "borough"):
            text = f"A {name}, says {outlet}\n\nIt burnt down, the Harbour Gazette reported.\n"
            (tmp_path / "all" / name / f"{outlet}.txt").write_text(text, "utf-8")
    opened = app(tmp_path / "all")
    opened.query_params["story"] = "mill"
    opened.run().switch_page("app_pages/story.py").run()
    assert not opened.exception
    assert opened.selectbox(key="_switch").value == "mill"
    assert len(opened.selectbox(key="_switch").options) == 3


def test_stories_of_one_title_are_told_apart(app: Callable[..., AppTest], tmp_path: Path) -> None:
    for name in ("mill", "mill-again"):
        (tmp_path / "all" / name).mkdir(parents=True)
        (tmp_path / "all" / name / "story.toml").write_text('title = "A mill"\n', "utf-8")
        for outlet in ("ansel", "borough"):
            text = "A mill burns\n\nIt burnt down, the Harbour Gazette reported.\n"
            (tmp_path / "all" / name / f"{outlet}.txt").write_text(text, "utf-8")
    opened = app(tmp_path / "all")
    opened.query_params["story"] = "mill-again"
    opened.run().switch_page("app_pages/story.py").run()
    box = opened.selectbox(key="_switch")
    assert len(set(box.options)) == len(box.options) == 3
    assert box.value == "mill-again"
    box.set_value("mill").run()
    assert opened.selectbox(key="_switch").value == "mill"
    assert opened.query_params["story"] in ("mill", ["mill"])


def test_no_page_shows_a_string_of_its_code() -> None:
    settings = tomllib.loads((FRAME.parent / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["runner"]["magicEnabled"] is False
