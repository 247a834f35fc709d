"""Articles kept in a story folder, and folders made or copied: whole, or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import FramingError
from framing.ingest import read_story
from framing.stories import Draft, copy_story, make_story, pasted, save_article, slug

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The mill burnt down on Monday, the Harbour Gazette reported.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mill"
    folder.mkdir()
    for name in ("ansel", "borough"):
        (folder / f"{name}.txt").write_text(f"A mill {name}\n\n{TEXT}", encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_kept_article_is_a_version_under_its_name(folder: Path) -> None:
    before = read_story(folder)
    save_article(folder, pasted('The "Calder" Post', "Mill gone", TEXT))
    after = read_story(folder)
    assert [version.outlet for version in after.versions] == [
        "ansel",
        "borough",
        'The "Calder" Post',
    ]
    assert after.title == before.title
    assert after.versions[-1].title == "Mill gone"
    save_article(folder, Draft("Dale", b"# Mill\n\n" + TEXT.encode(), ".md"))
    assert [version.outlet for version in read_story(folder).versions][-1] == "Dale"


def test_what_stands_in_story_toml_stays(folder: Path) -> None:
    (folder / "story.toml").write_text(
        '# ours\ntitle = "Mill"\n[source]\nname = "Harbour Gazette"\n', encoding="utf-8"
    )
    save_article(folder, pasted("Calder", "", TEXT))
    text = (folder / "story.toml").read_text("utf-8")
    assert text.startswith('# ours\ntitle = "Mill"\n[source]\nname = "Harbour Gazette"\n')
    story = read_story(folder)
    assert (len(story.versions), story.source is not None) == (3, True)


def test_an_article_of_a_name_that_is_taken_changes_nothing(folder: Path) -> None:
    before = contents(folder)
    with pytest.raises(FramingError):
        save_article(folder, pasted("Ansel", "", TEXT))
    assert contents(folder) == before


def test_no_file_is_written_over(folder: Path) -> None:
    old = contents(folder)["ansel.txt"]
    path = save_article(folder, pasted("Ansel!", "", TEXT))
    assert path.name == "ansel-2.txt"
    assert contents(folder)["ansel.txt"] == old


def test_a_new_story_is_read_as_it_was_given(tmp_path: Path) -> None:
    drafts = [pasted("Ansel", "A mill burns", TEXT), pasted("ansel", "", TEXT.upper())]
    with pytest.raises(FramingError):
        make_story(tmp_path / "new", "A mill", "", drafts)
    assert list(tmp_path.iterdir()) == []
    drafts[1] = pasted("Borough", "", TEXT)
    make_story(tmp_path / "new", "A mill", "Harbour Gazette", drafts)
    story = read_story(tmp_path / "new")
    assert story.title == "A mill"
    assert [version.outlet for version in story.versions] == ["Ansel", "Borough"]
    assert story.source is not None
    with pytest.raises(FramingError, match="already"):
        make_story(tmp_path / "new", "A mill", "", drafts)


def test_a_copy_is_the_same_and_replaces_nothing(folder: Path, tmp_path: Path) -> None:
    copy_story(folder, tmp_path / "copy")
    assert contents(tmp_path / "copy") == contents(folder)
    with pytest.raises(FramingError, match="already"):
        copy_story(folder, tmp_path / "copy")


def test_what_killed_runs_left_goes_once_it_is_old(folder: Path, tmp_path: Path) -> None:
    left = [tmp_path / ".new.framing-new-1", folder / ".a.txt.framing-new-2"]
    fresh = [tmp_path / ".new.framing-new-3", folder / ".b.txt.framing-new-4"]
    for path in (*left, *fresh):
        path.mkdir()
    for path in left:
        os.utime(path, (0, 0))
    save_article(folder, pasted("Calder", "", TEXT))
    make_story(tmp_path / "new", "A mill", "", [pasted("Ansel", "", TEXT)])
    assert not any(path.exists() for path in left)
    assert all(path.exists() for path in fresh)


@given(st.text())
def test_every_outlet_has_a_plain_file_name(outlet: str) -> None:
    name = slug(outlet)
    assert name
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(name) <= 60
