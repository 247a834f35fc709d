"""Articles of a story that is being made, without a browser: nothing is kept by halves."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from shared.article_input import from_paste
from shared.library import own_folder, sample_name, story_folders
from shared.story_articles import add, rows
from shared.story_cards import Summary, card, find_summary, kept_summary, left_to_check, title_of

import framing
from framing.errors import FramingError
from framing.stories.library import VARIABLE

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "A mill burns\n\nThe mill burnt down on Monday, the Harbour Gazette reported.\n"


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "library"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("sys.argv", ["app"])
    return tmp_path / "library"


def test_the_first_article_makes_the_folder_and_a_full_disk_leaves_none(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.write_bytes", full)
        with pytest.raises(FramingError, match="make room"):
            add(None, from_paste("Ansel", "", TEXT))
    assert not library.exists() or not [path for path in library.iterdir() if path.is_dir()]
    folder = add(None, from_paste("Ansel", "", TEXT)).folder
    assert folder == library / "a-mill-burns"
    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.write_bytes", full)
        with pytest.raises(FramingError, match="make room"):
            add(folder, from_paste("Borough", "", f"Another {TEXT}"))
    assert [row.outlet for row in rows(folder)] == ["Ansel"]
    add(folder, from_paste("Borough", "", f"Another {TEXT}"))
    assert [row.outlet for row in rows(folder)] == ["Ansel", "Borough"]
    assert story_folders()["a-mill-burns"] == folder


def test_a_folder_that_is_gone_takes_no_article(library: Path) -> None:
    with pytest.raises(FramingError, match="moved or deleted"):
        add(library / "gone", from_paste("Ansel", "", TEXT))


def test_the_sample_is_written_into_as_a_copy(library: Path) -> None:
    sample = framing.sample_story()
    assert story_folders()[sample_name()] == sample
    copy = own_folder(sample)
    assert copy == library / sample_name()
    assert own_folder(sample) == copy
    assert own_folder(copy) == copy
    assert story_folders()[sample_name()] == copy


def test_a_card_is_there_whatever_is_wrong(library: Path) -> None:
    folder = add(None, from_paste("Ansel", "", TEXT)).folder
    made = card("mill", folder)
    assert (made["title"], made["outlets"], made["summary"]) == ("A mill burns", ["Ansel"], None)
    assert kept_summary(folder) is None
    found = find_summary(folder)
    assert "needs two articles" in found["wrong"]
    assert kept_summary(folder) == found
    (folder / "story.toml").write_text("title = 3\n", "utf-8")
    assert "title must be text" in card("mill", folder)["wrong"]
    assert card("gone", library / "gone")["title"] == "gone"
    assert title_of(library / "gone") == "gone"


def test_what_is_left_to_check_is_said() -> None:
    made = card("sample", framing.sample_story())
    found = find_summary(framing.sample_story())
    made["summary"] = found
    assert all("not checked" not in line for line in left_to_check(made))
    few: Summary = {**found, "facts": 3, "to_check": 1}
    todo = left_to_check({**made, "sample": False, "summary": few})
    assert todo == ["1 note on how it was read", "Too few facts for percentages", todo[-1]]
    assert "not checked" in todo[-1]
