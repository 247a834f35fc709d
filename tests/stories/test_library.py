"""The folder that stories are kept in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing.errors import FramingError
from framing.stories import library

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(library.VARIABLE, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))


def story(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "ansel.txt").write_text("A mill burns\n", "utf-8")
    return folder


def test_it_lies_among_the_documents_till_another_is_chosen(tmp_path: Path) -> None:
    assert library.library_folder().name == "framing"
    library.choose_library(tmp_path / "mine")
    assert library.library_folder() == tmp_path / "mine"
    assert (tmp_path / "mine").is_dir()


def test_the_variable_holds_and_is_not_overruled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(library.VARIABLE, str(tmp_path / "named"))
    assert library.library_folder() == tmp_path / "named"
    with pytest.raises(FramingError, match=library.VARIABLE):
        library.choose_library(tmp_path / "mine")


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(FramingError):
        library.choose_library(tmp_path / "file" / "below")
    assert library.library_folder() != tmp_path / "file" / "below"


def test_stories_are_found_in_a_folder_and_named_apart(tmp_path: Path) -> None:
    first, second = story(tmp_path / "a" / "mill"), story(tmp_path / "b" / "mill")
    (tmp_path / "a" / "empty").mkdir()
    story(tmp_path / "a" / ".hidden")
    assert library.stories_in(tmp_path / "a") == [first]
    assert library.stories_in(first) == [first]
    assert library.stories_in(tmp_path / "missing") == []
    named = library.named_stories([first, second, first])
    assert named == {"mill": first, "mill-2": second}


def test_a_new_folder_is_one_that_is_not_there(tmp_path: Path) -> None:
    assert library.new_story_folder(tmp_path, "A mill burns").name == "a-mill-burns"
    story(tmp_path / "a-mill-burns")
    assert library.new_story_folder(tmp_path, "A mill burns").name == "a-mill-burns-2"
    assert library.changed_on(tmp_path / "a-mill-burns") is not None
    assert library.changed_on(tmp_path / "missing") is None
