"""The app's pages, run without a browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

import framing

if TYPE_CHECKING:
    from collections.abc import Callable

APP = Path(__file__).parents[2] / "ui" / "app.py"
PAGES = (
    "app_pages/compare.py",
    "app_pages/facts.py",
    "app_pages/scores.py",
    "app_pages/article.py",
    "app_pages/reports.py",
)
ARTICLE = (
    "Alibaba has been hiring engineers in California, the Financial Times reported.\n\n"
    "The plan may well fail, and it looks like a desperate gamble.\n"
)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    def opened(*stories: Path) -> AppTest:
        monkeypatch.setattr(sys, "argv", [str(APP), *map(str, stories)])
        return AppTest.from_file(APP, default_timeout=60)

    return opened


def press(opened: AppTest, label: str) -> AppTest:
    return next(button for button in opened.button if button.label == label).click().run()


def write_story(folder: Path, **articles: str) -> Path:
    folder.mkdir()
    for name, text in articles.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_the_sample(app: Callable[..., AppTest], page: str) -> None:
    shown = app().run().switch_page(page).run()
    assert not shown.exception
    assert not shown.error
    assert "Baseline" in shown.markdown[0].value
    assert any("articles are recreated" in note.value for note in shown.markdown)


def test_no_folder_is_one_that_streamlit_takes_for_pages_of_its_own() -> None:
    assert not APP.with_name("pages").exists()


def test_versions_of_the_address_are_chosen(app: Callable[..., AppTest]) -> None:
    opened = app()
    opened.query_params["version"] = ["Hataf (recreated)", "PYMNTS (recreated)"]
    assert sorted(opened.run().multiselect[0].value) == ["Hataf (recreated)", "PYMNTS (recreated)"]


def test_no_version_is_an_empty_state(app: Callable[..., AppTest]) -> None:
    opened = app().run()
    opened.multiselect[0].set_value([]).run()
    assert "No version is shown" in opened.info[0].value
    opened.switch_page("app_pages/scores.py").run()
    assert "No version is shown" in opened.info[0].value


def test_a_wrong_story_is_one_line_that_says_what_to_do(
    app: Callable[..., AppTest], tmp_path: Path
) -> None:
    opened = app(write_story(tmp_path / "one", only="One sentence stands here.")).run()
    assert not opened.exception
    assert len(opened.error) == 1
    assert "\n" not in opened.error[0].value


def test_a_wrong_story_leaves_the_others_open(app: Callable[..., AppTest], tmp_path: Path) -> None:
    opened = app(tmp_path / "missing", framing.sample_story()).run()
    assert len(opened.error) == 1
    opened.selectbox[0].select("china-ai-silicon-valley").run()
    assert not opened.error
    assert opened.title[0].value.startswith("Chinese technology")


def test_a_changed_article_is_read_again(app: Callable[..., AppTest], tmp_path: Path) -> None:
    story = write_story(
        tmp_path / "story",
        ansel="The mill burnt down on Monday, the Harbour Gazette reported.",
        borough="A mill burnt down, according to the Harbour Gazette.",
    )
    (story / "story.toml").write_text('title = "A mill burns"', encoding="utf-8")
    assert app(story).run().title[0].value == "A mill burns"
    (story / "story.toml").write_text('title = "A mill burnt"', encoding="utf-8")
    assert app(story).run().title[0].value == "A mill burnt"


def test_a_pasted_article_is_scored_and_stays_when_pages_change(
    app: Callable[..., AppTest],
) -> None:
    opened = app().run().switch_page("app_pages/article.py").run()
    opened.text_input[0].set_value("The Marlbury Post")
    opened.text_area[0].set_value(ARTICLE)
    press(opened, "Score it")
    assert not opened.exception
    assert not opened.error
    assert [tab.label for tab in opened.tabs] == ["Side by side", "Scores"]
    opened.switch_page("app_pages/compare.py").run()
    opened.switch_page("app_pages/article.py").run()
    assert opened.text_area[0].value == ARTICLE
    assert len(opened.tabs) == 2


@pytest.mark.parametrize(
    ("outlet", "text", "problem"),
    [
        ("", ARTICLE, "outlet"),
        ("The Marlbury Post", "  ", "text"),
        ("Hataf (recreated)", ARTICLE, "Hataf"),
    ],
)
def test_what_cannot_be_scored_is_said_in_one_line(
    app: Callable[..., AppTest], outlet: str, text: str, problem: str
) -> None:
    opened = app().run().switch_page("app_pages/article.py").run()
    opened.text_input[0].set_value(outlet)
    opened.text_area[0].set_value(text)
    press(opened, "Score it")
    assert not opened.exception
    assert len(opened.error) == 1
    assert problem in opened.error[0].value
    assert not opened.tabs


STORY = {
    "ansel": "A mill burns\n\nThe mill burnt down, the Harbour Gazette reported.\n\nIt is a shame.",
    "borough": "Mill gone\n\nA mill burnt down, the Harbour Gazette reported. It may reopen.",
}


def test_the_method_can_be_read_whatever_is_wrong_with_the_story(
    app: Callable[..., AppTest], tmp_path: Path
) -> None:
    opened = app(tmp_path / "missing").run().switch_page("app_pages/method.py").run()
    assert not opened.exception
    assert not opened.error
    assert any("How" in tab.label for tab in opened.tabs)


@pytest.mark.parametrize("page", [*PAGES])
def test_every_page_says_what_is_wrong_and_what_to_do(
    app: Callable[..., AppTest], tmp_path: Path, page: str
) -> None:
    opened = app(tmp_path / "missing").run().switch_page(page).run()
    assert not opened.exception
    assert len(opened.error) == 1
    assert "reload" in opened.markdown[-1].value


def test_a_story_without_facts_is_an_empty_state(
    app: Callable[..., AppTest], tmp_path: Path
) -> None:
    texts = {"ansel": "Cats sleep all day in the sun.", "borough": "Rain fell over Harwich port."}
    opened = app(write_story(tmp_path / "story", **texts)).run()
    opened.switch_page("app_pages/facts.py").run()
    assert not opened.exception
    assert "No fact was found" in opened.info[0].value


def test_a_correction_counts_until_it_is_undone(
    app: Callable[..., AppTest], tmp_path: Path
) -> None:
    folder = write_story(tmp_path / "story", **STORY)
    opened = app(folder).run()
    opened.session_state["_steps"] = {"story": [(("borough", 1, "hedged", "1"),)]}
    opened.run()
    assert not opened.exception
    press(opened, "Undo")
    assert "Undo" not in {button.label for button in opened.button}
    assert not (folder / "labels.csv").exists()


def test_corrections_are_kept_when_asked(app: Callable[..., AppTest], tmp_path: Path) -> None:
    folder = write_story(tmp_path / "story", **STORY)
    opened = app(folder).run()
    opened.session_state["_steps"] = {"story": [(("borough", 1, "hedged", "1"),)]}
    opened.session_state["coder"] = "=anna"
    opened.run()
    press(opened, "Save them")
    assert not opened.exception
    assert "borough,1,hedged,1,anna" in (folder / "labels.csv").read_text("utf-8")
    assert "Undo" not in {button.label for button in opened.button}


def test_the_sample_is_never_written_into(app: Callable[..., AppTest]) -> None:
    opened = app().run()
    opened.session_state["_steps"] = {
        "china-ai-silicon-valley": [(("Hataf (recreated)", 3, "hedged", "1"),)]
    }
    opened.run()
    labels = {button.label for button in opened.button}
    assert "Undo" in labels
    assert "Save them" not in labels


def test_a_scored_article_is_thrown_away(app: Callable[..., AppTest]) -> None:
    opened = app().run().switch_page("app_pages/article.py").run()
    opened.text_input[0].set_value("The Marlbury Post")
    opened.text_area[0].set_value(ARTICLE)
    press(opened, "Score it")
    assert "Keep it in the story" not in {button.label for button in opened.button}
    press(opened, "Throw it away")
    assert not opened.tabs
    assert opened.text_area[0].value == ""
