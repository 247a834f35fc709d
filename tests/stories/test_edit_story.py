"""What a person says about a story, written into ``story.toml``."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from framing.errors import FramingError
from framing.ingest import read_story
from framing.pipeline import compare
from framing.stories.edit_story import (
    remove_article,
    set_checked,
    set_source,
    set_title,
    set_version,
    story_entries,
)

if TYPE_CHECKING:
    from pathlib import Path

TOML = """# Kept by the desk.
title = "A mill burns"  # ours

[source]
# asked on Monday
name = "Harbour Gazette"
aliases = [
  "the Gazette",
]
published = 2025-03-02

[[version]]
outlet = "Ansel"
file = "ansel.txt"
# found late
published = 2025-03-03

[[version]]
outlet = "Borough"
file = "borough.txt"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("ansel", "borough", "calder"):
        text = "The mill burnt down on Monday night, the Harbour Gazette reported. It is old."
        (tmp_path / f"{name}.txt").write_text(f"Mill burns, says {name}\n\n{text}\n", "utf-8")
    (tmp_path / "story.toml").write_text(TOML, "utf-8")
    return tmp_path


def said(folder: Path) -> dict[str, object]:
    return tomllib.loads((folder / "story.toml").read_text("utf-8"))


def test_a_source_is_named_and_what_else_is_said_stays(folder: Path) -> None:
    before = said(folder)
    set_source(folder, "Dale Times", ["the Times", " "])
    table = {"name": "Dale Times", "aliases": ["the Times"], "published": date(2025, 3, 2)}
    assert said(folder) == before | {"source": table}
    text = (folder / "story.toml").read_text("utf-8")
    assert "# asked on Monday" in text
    assert "# found late" in text


def test_none_is_a_source_that_is_not_looked_for(folder: Path) -> None:
    set_source(folder, "")
    story = read_story(folder)
    assert story.source is not None
    assert story.source.name == ""
    made = compare(story)
    assert made.source is None
    assert made.baseline == "consensus"
    assert any("says story.toml" in line for line in made.warnings)
    set_source(folder, "Harbour Gazette", ["the Gazette"])
    assert compare(read_story(folder)).baseline == "cited"


def test_title_and_day_are_set_and_taken_back(folder: Path) -> None:
    set_checked(folder, date(2025, 4, 1))
    set_title(folder, "Another")
    assert said(folder)["checked"] == date(2025, 4, 1)
    assert said(folder)["title"] == "Another"
    set_checked(folder, None)
    set_title(folder, "")
    assert not {"checked", "title"} & set(said(folder))


def test_a_story_without_a_file_of_its_own_gets_one(folder: Path) -> None:
    (folder / "story.toml").unlink()
    set_source(folder, "Harbour Gazette")
    assert len(read_story(folder).versions) == 3


def test_an_article_is_renamed_dated_and_removed(folder: Path) -> None:
    set_version(folder, "ansel.txt", outlet="Ansel Post", published=date(2025, 3, 4))
    first = story_entries(folder)[0]
    assert (first.outlet, first.published) == ("Ansel Post", date(2025, 3, 4))
    with pytest.raises(FramingError, match="give each outlet one file"):
        set_version(folder, "ansel.txt", outlet="Borough", published=None)
    remove_article(folder, "ansel.txt")
    assert [entry.outlet for entry in story_entries(folder)] == ["Borough"]
    assert not (folder / "ansel.txt").exists()


def test_what_cannot_be_changed_safely_stays(folder: Path) -> None:
    (folder / "story.toml").write_text('source = {name = "A"}\n', "utf-8")
    with pytest.raises(FramingError, match="cannot be added to safely"):
        set_source(folder, "B")
    assert (folder / "story.toml").read_text("utf-8") == 'source = {name = "A"}\n'
    with pytest.raises(FramingError, match="moved or deleted"):
        set_source(folder / "gone", "B")


@pytest.mark.parametrize("text", ["[source]\nnone = true\nname = 'A'\n", "[source]\nnone = 1\n"])
def test_a_source_is_named_or_none(folder: Path, text: str) -> None:
    (folder / "story.toml").write_text(text, "utf-8")
    with pytest.raises(FramingError, match="source, n"):
        read_story(folder)
