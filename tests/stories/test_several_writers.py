"""Several writers of one story: none loses what another wrote, and a person's file stays theirs."""

from __future__ import annotations

import subprocess
import sys
import threading
import tomllib
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import FramingError
from framing.ingest import read_story
from framing.ingest.folder_entries import adding_mark
from framing.ingest.story_toml import read_settings
from framing.stories import Draft, pasted, save_article
from framing.stories.edit_story_toml import new_story_toml, with_file_replaced, with_version_added
from framing.stories.folder_lock import locked

if TYPE_CHECKING:
    from datetime import date

TEXT = "The mill burnt down on Monday, the Harbour Gazette reported.\n"
OTHERS = [f"Paper {number}" for number in range(8)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mill"
    folder.mkdir()
    for name in ("ansel", "borough"):
        (folder / f"{name}.txt").write_text(f"A mill {name}\n\n{TEXT}", encoding="utf-8")
    return folder


def outlets(folder: Path) -> set[str]:
    return {version.outlet for version in read_story(folder).versions}


def test_windows_of_one_app_lose_nothing(folder: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: save_article(folder, pasted(name, "Mill", TEXT)), OTHERS))
    assert outlets(folder) == {"ansel", "borough", *OTHERS}
    assert not list(folder.glob(".*"))


def test_processes_lose_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(f"Mill gone\n\n{TEXT}", "utf-8")
    command = [sys.executable, "-m", "framing", "add", "new.txt", "--to", "mill", "--outlet"]
    runs = [
        subprocess.Popen([*command, name], cwd=tmp_path, stdout=subprocess.DEVNULL)
        for name in OTHERS[:3]
    ]
    save_article(folder, pasted("Ours", "Mill", TEXT))
    assert [run.wait(60) for run in runs] == [0, 0, 0]
    assert outlets(folder) == {"ansel", "borough", "Ours", *OTHERS[:3]}


def test_a_writer_waits_until_another_is_done(folder: Path) -> None:
    order: list[str] = []

    def other() -> None:
        with locked(folder):
            order.append("other")

    with locked(folder):
        waiting = threading.Thread(target=other)
        waiting.start()
        waiting.join(0.1)
        order.append("first")
    waiting.join(10)
    assert order == ["first", "other"]


def test_what_a_killed_run_left_goes_and_what_a_person_put_there_stays(folder: Path) -> None:
    old, own = folder / "calder.txt", folder / "dale.txt"
    old.write_text("left behind", "utf-8")
    own.write_text("A mill, says Dale\n\n" + TEXT, "utf-8")
    adding_mark(own).write_text(sha256(b"another text").hexdigest(), "ascii")
    adding_mark(old).write_text(sha256(b"left behind").hexdigest(), "ascii")
    assert outlets(folder) == {"ansel", "borough"}
    save_article(folder, pasted("Eske", "Mill", TEXT))
    assert not old.exists()
    assert own.exists()
    assert not list(folder.glob(".*"))


SETTINGS = """\
# ours\r
title = "Mill"   # as we call it
[[ version ]] # first
file = "ansel.txt"
outlet = "Ansel"    # keep
published = 2025-03-04

[source]
name = "Harbour Gazette"
aliases = ['''
[[version]]
''']

[[version]]
file = "borough.txt"
# the end"""


def test_all_else_in_story_toml_stays_to_the_letter() -> None:
    draft = Draft('Calder "Post"', b"", ".txt", "https://news.example/a")
    text = with_version_added(SETTINGS, draft, "calder.txt")
    assert text.startswith(SETTINGS)
    read = read_settings(Path("story.toml"), text.encode())
    assert [one.outlet for one in read.version] == ["Ansel", None, 'Calder "Post"']
    assert read.version[-1].url == "https://news.example/a"


def test_a_version_gets_another_file_and_nothing_else_changes() -> None:
    before = SETTINGS.replace("\r", "").replace("aliases = ['''\n[[version]]\n''']\n", "")
    draft = Draft("Ansel", b"", ".md", "https://news.example/a")
    after = before.replace(
        'file = "ansel.txt"\n', 'file = "ansel-2.md"\nurl = "https://news.example/a"\n'
    ).replace("published = 2025-03-04\n", "")
    assert with_file_replaced(before, 0, draft, "ansel-2.md") == f"{after}\n"
    with pytest.raises(FramingError):
        with_file_replaced(SETTINGS, 0, draft, "ansel-2.md")


@pytest.mark.parametrize(
    "settings",
    ['version = [{file = "ansel.txt"}]', 'title = "a', "[version]\nfile = 'a'"],
)
def test_a_story_toml_that_cannot_be_added_to_is_left_alone(folder: Path, settings: str) -> None:
    (folder / "story.toml").write_text(settings, "utf-8")
    with pytest.raises(FramingError, match=r"story\.toml"):
        save_article(folder, pasted("Calder", "", TEXT))
    assert (folder / "story.toml").read_text("utf-8") == settings
    assert sorted(path.name for path in folder.iterdir()) == [
        "ansel.txt", "borough.txt", "story.toml"
    ]  # fmt: skip


def test_an_outlet_that_is_in_the_story_is_replaced_only_when_asked(folder: Path) -> None:
    draft = pasted("Ansel", "A mill is no more", TEXT)
    with pytest.raises(FramingError, match="--force"):
        save_article(folder, draft)
    path = save_article(folder, draft, replace=True)
    story = read_story(folder)
    assert [version.outlet for version in story.versions] == ["ansel", "borough"]
    assert story.versions[0].title == "A mill is no more"
    assert story.warnings == ()
    assert sorted(one.name for one in folder.iterdir()) == [path.name, "borough.txt", "story.toml"]


@given(st.text(), st.text(), st.text(), st.dates() | st.none())
def test_any_words_can_be_written(
    title: str, outlet: str, url: str, published: date | None
) -> None:
    draft = Draft(outlet, b"", ".txt", url, published)
    text = new_story_toml(title, outlet, [(draft, "a.txt")])
    assert with_version_added(text, draft, "b.txt").startswith(text)
    tomllib.loads(with_file_replaced(text, 0, draft, "c.txt"))
