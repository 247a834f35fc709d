"""Articles by address in the app: the one thing there that reaches for the network."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers.web import ARTICLE, Web, page, serving
from shared.article_input import from_upload
from streamlit.testing.v1 import AppTest

from framing.fetch import get_page as visit
from framing.ingest import read_story
from framing.stories import save_article

if TYPE_CHECKING:
    from collections.abc import Iterator

APP = Path(__file__).parents[2] / "ui" / "app.py"
HEAD = (
    '<meta property="og:site_name" content="Calder Post">'
    '<meta property="article:published_time" content="2025-03-04">'
)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    with serving() as web:
        monkeypatch.setattr(visit, "Network", web.network)
        yield web


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mill"
    folder.mkdir()
    for name in ("ansel", "borough"):
        text = "The mill burnt down on Monday night, the Harbour Gazette reported. It is old."
        (folder / f"{name}.txt").write_text(f"Mill burns, says {name}\n\n{text}\n", "utf-8")
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, folder: Path) -> AppTest:
    monkeypatch.setattr(sys, "argv", [str(APP), str(folder)])
    app = AppTest.from_file(APP, default_timeout=60).run().switch_page("app_pages/article.py").run()
    app.segmented_control(key="article_way").set_value("Address").run()
    return app


def press(opened: AppTest, label: str) -> None:
    next(button for button in opened.button if button.label == label).click().run()


def fetch(opened: AppTest, address: str) -> None:
    opened.text_input(key="article_address").set_value(address)
    press(opened, "Score it")


def test_an_article_by_address_is_scored_and_kept(web: Web, opened: AppTest, folder: Path) -> None:
    web.put("/mill", page(*ARTICLE, head=HEAD))
    fetch(opened, "http://news.example/mill")
    assert not opened.exception
    assert not opened.error
    assert len(opened.tabs) == 2
    shown = " ".join(caption.value for caption in opened.caption).replace("\\", "")
    assert "Calder Post" in shown
    assert "2025-03-04" in shown
    press(opened, "Keep it in the story")
    kept = read_story(folder).versions[-1]
    assert (kept.outlet, kept.file) == ("Calder Post", "calder-post.md")
    assert (kept.url, str(kept.published)) == ("http://news.example/mill", "2025-03-04")
    assert kept.text.count("thirty men") == len(ARTICLE)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://127.0.0.1:8501/", "own network"),
        ("file:///etc/passwd", "only http and https"),
        ("news.example/mill", "begins with https"),
        ("http://news.example/missing", "no such page"),
        ("", "give an address"),
    ],
)
def test_what_cannot_be_fetched_is_one_line(
    web: Web, opened: AppTest, address: str, said: str
) -> None:
    web.names["127.0.0.1"] = ["127.0.0.1"]
    fetch(opened, address)
    assert not opened.exception
    assert len(opened.error) == 1
    message = opened.error[0].value.replace("\\", "")
    assert said in message
    assert "\n" not in message
    assert not opened.tabs


def test_what_is_typed_is_gone_when_the_article_is_thrown_away(web: Web, opened: AppTest) -> None:
    web.put("/mill", page(*ARTICLE, head=HEAD))
    fetch(opened, "http://news.example/mill")
    press(opened, "Throw it away")
    assert not opened.tabs
    assert opened.text_input(key="article_address").value == ""


@pytest.mark.parametrize("name", ["page.html", "../../PAGE.HTML", "con.htm"])
def test_a_page_is_kept_as_the_text_that_was_read(folder: Path, name: str) -> None:
    given = from_upload("", name, page(*ARTICLE, head=HEAD).encode())
    path = save_article(folder, given.draft)
    assert path == folder / "calder-post.md"
    assert b"<" not in path.read_bytes()
    assert read_story(folder).versions[-1].text.strip() == given.read.version.text.strip()


def paste(opened: AppTest, outlet: str) -> None:
    opened.segmented_control(key="article_way").set_value("Paste").run()
    opened.text_input(key="article_outlet").set_value(outlet)
    opened.text_area(key="article_text").set_value(f"Mill gone, says {outlet}\n\n{ARTICLE[0]}")
    press(opened, "Score it")
    assert not opened.error


def test_two_windows_see_nothing_of_each_other_and_both_keep(opened: AppTest, folder: Path) -> None:
    other = AppTest.from_file(APP, default_timeout=60).run()
    other.switch_page("app_pages/article.py").run()
    paste(opened, "Dale")
    other.run()
    assert not other.tabs
    assert not any("Dale" in str(one.value) for one in [*other.text_area, *other.text_input])
    paste(other, "Eske")
    press(opened, "Keep it in the story")
    press(other, "Keep it in the story")
    assert [version.outlet for version in read_story(folder).versions][2:] == ["Dale", "Eske"]
