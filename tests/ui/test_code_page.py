"""The page on which people code: asked blind, kept as a sheet would be, measured and settled."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_core_python.sync_playwright import Axe
from helpers.app_stories import hostile, ward
from helpers.browser import chromium, served, settled
from streamlit.testing.v1 import AppTest

from framing.cli import main
from framing.ingest import read_story
from framing.stories.library import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

FRAME = Path(__file__).parents[2] / "ui" / "frame.py"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., AppTest]:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "library"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def opened(folder: Path) -> AppTest:
        monkeypatch.setattr(sys, "argv", [str(FRAME), str(folder)])
        app = AppTest.from_file(FRAME, default_timeout=60)
        app.query_params["story"] = folder.name
        return app.run().switch_page("app_pages/code.py").run()

    return opened


def named(app: AppTest, coder: str, size: int = 3) -> AppTest:
    app.text_input[0].set_value(coder).run()
    return app.number_input[0].set_value(size).run()


def button(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception


def choose(app: AppTest, label: str, value: str) -> None:
    next(one for one in app.segmented_control if label in one.options).set_value(value).run()


def test_answers_are_kept_as_those_of_a_sheet(
    opened: Callable[..., AppTest], tmp_path: Path
) -> None:
    folder = ward(tmp_path)
    app = opened(folder)
    assert "Give your name" in app.info[0].value
    named(app, "ann")
    button(app, "Keep, and the next")
    assert "Give an answer" in app.warning[0].value
    app.radio[0].set_value("carried").run()
    app.multiselect[0].set_value([1, 2]).run()
    button(app, "Keep, and the next")
    (label,) = read_story(folder).labels
    assert (label.value, label.sentences, label.coder) == ("carried", (1, 2), "ann")
    assert (label.sample, label.kind) == ("facts-3-1", "")
    assert label.weight is not None
    assert app.radio[0].value is None
    button(app, "My last answer again")
    assert app.radio[0].value == "carried"
    app.radio[0].set_value("omitted").run()
    button(app, "Keep, and the next")
    (label,) = read_story(folder).labels
    assert (label.value, label.sentences) == ("omitted", ())


def test_a_sheet_and_the_page_ask_the_same(opened: Callable[..., AppTest], tmp_path: Path) -> None:
    folder = ward(tmp_path)
    app = named(opened(folder), "ann")
    asked = []
    for _ in range(3):
        app.radio[0].set_value("omitted").run()
        button(app, "Keep, and the next")
    assert "All 3 are answered" in app.success[0].value
    asked = [(label.outlet, label.column) for label in read_story(folder).labels]
    sheet = tmp_path / "sheet.csv"
    assert main(["code", str(folder), "--out", str(sheet), "--sample", "3"]) == 0
    rows = [line.split(",") for line in sheet.read_text("utf-8-sig").splitlines()[1:]]
    assert [(row[2], f"status:{row[3]}") for row in rows] == asked


def test_later_comes_back_at_the_end(opened: Callable[..., AppTest], tmp_path: Path) -> None:
    app = named(opened(ward(tmp_path)), "ann", 2)
    first = app.radio[0].key
    button(app, "Later")
    second = app.radio[0].key
    assert second != first
    button(app, "Later")
    assert app.radio[0].key == first


def test_what_two_coders_see_differently_is_measured_and_settled(
    opened: Callable[..., AppTest], tmp_path: Path
) -> None:
    folder = ward(tmp_path)
    app = opened(folder)
    for coder, value in (("ann", "carried"), ("ben", "omitted")):
        named(app, coder, 1)
        # Nobody is shown what another one answered.
        assert app.radio[0].value is None
        app.radio[0].set_value(value).run()
        button(app, "Keep, and the next")
    choose(app, "Agreement", "agreement")
    pairs = app.dataframe[0].value
    assert list(pairs["coders"]) == ["ann, ben", "ann, program", "ben, program"]
    choose(app, "Decide", "decide")
    shown = " ".join(one.value for one in app.markdown)
    assert "1 left to decide" in shown
    assert "A: Told" in shown
    assert "ann:" not in shown
    app.text_input[0].set_value("cleo").run()
    app.radio[0].set_value("omitted").run()
    button(app, "Settle it, and the next")
    assert "Nothing is left to decide" in app.success[0].value
    decided = read_story(folder).labels[-1]
    assert (decided.kind, decided.coder, decided.value) == ("decision", "cleo", "omitted")
    # What is settled can be settled anew, by whoever asks for it.
    next(one for one in app.toggle if "settled" in one.label).set_value(True).run()
    assert any("Settled as" in one.value for one in app.markdown)
    app.text_input[0].set_value("dora").run()
    app.radio[0].set_value("carried").run()
    button(app, "Settle it, and the next")
    kept = [one for one in read_story(folder).labels if one.kind == "decision"]
    assert [(one.coder, one.value) for one in kept] == [("dora", "carried")]


def test_a_name_that_would_be_mistaken_is_refused(
    opened: Callable[..., AppTest], tmp_path: Path
) -> None:
    folder = ward(tmp_path)
    (folder / "labels.csv").write_text(
        "outlet,sentence,column,value,coder\nArgus,1,hedged,0,Ann\n", "utf-8"
    )
    app = named(opened(folder), "ann")
    app.radio[0].set_value("omitted").run()
    button(app, "Keep, and the next")
    assert "mistaken for Ann" in app.error[0].value.replace("\\", "")
    assert len(read_story(folder).labels) == 1


@pytest.mark.parametrize("what", ["facts", "roles", "cues"])
def test_hostile_texts_are_shown_as_they_are(
    opened: Callable[..., AppTest], tmp_path: Path, what: str
) -> None:
    app = named(opened(hostile(tmp_path)), "ann")
    choose(app, "Facts", what)
    assert not app.exception
    shown = " ".join(one.value for one in app.markdown)
    assert "<img" not in shown.replace("\\<", "")


@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="no Chromium is found on this machine")
def test_everybody_can_use_it_on_a_phone_too(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "log.txt", ward(tmp_path / "stories")) as address:
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.goto(f"{address}/code?story=ward")
        page.get_by_label("Your name").fill("ann")
        page.keyboard.press("Enter")
        # By the keyboard alone.
        page.get_by_role("radio", name="Not found").focus()
        page.keyboard.press("Space")
        settled(page)
        page.get_by_role("button", name="Keep, and the next").focus()
        page.keyboard.press("Enter")
        page.get_by_text("1 of ").wait_for()
        settled(page)
        found = [
            (one["id"], [node["html"][:140] for node in one["nodes"]][:3])
            for one in Axe().run(page)["violations"]
            if one["impact"] in {"serious", "critical"}
        ]
        assert found == []
        wide = "document.querySelector('[data-testid=stMain]').scrollWidth > innerWidth + 1"
        assert not page.evaluate(wide)
        page.close()


def test_what_answers_do_is_said_first_and_a_copy_leaves_the_numbers_alone(
    opened: Callable[..., AppTest], tmp_path: Path
) -> None:
    folder = ward(tmp_path)
    app = opened(folder)
    assert any("count from now on" in one.value for one in app.markdown)
    button(app, "Make a copy to code")
    (copy,) = (one for one in (tmp_path / "library").iterdir() if one.is_dir())
    assert read_story(copy).title == "A ward closes (coding)"
    assert [one.text for one in read_story(copy).versions] == [
        one.text for one in read_story(folder).versions
    ]
    assert not (folder / "labels.csv").exists()


def test_roles_are_asked_with_the_list_and_nothing_is_a_reports_without_one(
    opened: Callable[..., AppTest], tmp_path: Path
) -> None:
    def voices(app: AppTest) -> list[str]:
        choose(named(app, "ann"), "Roles and voices", "roles")
        return next(one for one in app.radio if one.label.startswith("Whose")).options

    folder = ward(tmp_path)
    app = opened(folder)
    assert "The source report" in voices(app)
    assert any(one.label == "The list of facts" for one in app.expander)
    settings = (folder / "story.toml").read_text("utf-8")
    for name in ("Marlbury Evening Post", "Evening Post", "the Post"):
        for text in folder.glob("*.txt"):
            text.write_text(text.read_text("utf-8").replace(name, "clerk"), "utf-8")
    (folder / "story.toml").write_text(
        "\n".join(
            line
            for line in settings.splitlines()
            if not line.startswith(("[source", "name", "alias"))
        ),
        "utf-8",
    )
    assert "The source report" not in voices(opened(folder))
