"""Outlets over many stories, on the page of data."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers.app_stories import written
from helpers.profiles import HOSTILE, collection
from shared.outlet_profile import profile_html
from streamlit.testing.v1 import AppTest

from framing.config import default
from framing.profile.outlet_profile import outlet_profile
from framing.stories.library import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable

FRAME = Path(__file__).parents[2] / "ui" / "frame.py"


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[Path], AppTest]:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "library"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def opened(folder: Path) -> AppTest:
        monkeypatch.setattr(sys, "argv", [str(FRAME), str(folder)])
        shown = AppTest.from_file(FRAME, default_timeout=120)
        return shown.run().switch_page("app_pages/data.py").run()

    return opened


def tales(folder: Path, number: int) -> Path:
    for story in range(number):
        wards = [f"ward {story}{place}" for place in range(6)]
        ansel = [
            f"The council of Quill will close {ward}, the Evening Post said." for ward in wards
        ]
        borough = [f"Quill is to lose {ward}, according to the Evening Post." for ward in wards]
        texts = {
            "Ansel": "\n\n".join(("A ward closes", *ansel)),
            "Borough": "\n\n".join(("Wards to go", *borough[:5], "It is a shameful betrayal.")),
        }
        written(folder / f"tale-{story}", f"Ward {story}", texts)
    return folder


def test_with_few_stories_the_page_says_how_many_are_needed(
    page: Callable[[Path], AppTest], tmp_path: Path
) -> None:
    shown = page(tales(tmp_path / "few", 2))
    assert not shown.exception
    assert "profile_start" not in [button.key for button in shown.button]
    assert any("20 stories are needed" in text.value for text in shown.markdown)


def test_with_enough_stories_every_outlet_has_a_row(
    page: Callable[[Path], AppTest], tmp_path: Path
) -> None:
    shown = page(tales(tmp_path / "many", 20))
    shown.button(key="profile_start").click().run()
    assert not shown.exception
    assert not shown.error
    said = " ".join(text.value.replace("\\", "") for text in shown.markdown)
    assert "Outlets over 21 stories" in said  # with the sample
    assert any("alphabetical" in text.value for text in shown.caption)


def test_what_outlets_are_called_is_text() -> None:
    html = profile_html(outlet_profile(collection(), default().profile))
    assert HOSTILE not in html
    assert "&lt;script&gt;" in html
    assert set(re.findall(r"</?([\w!]+)", html)) == {
        "div",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "br",
    }
