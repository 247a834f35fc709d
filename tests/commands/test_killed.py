"""A run that is killed leaves the old state or the new: never half a story, article or report."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from framing.cli import main
from framing.errors import FramingError
from framing.ingest import read_story

if sys.platform == "win32":
    pytest.skip("needs fork and signals", allow_module_level=True)

pytestmark = pytest.mark.kill

TEXT = "The mill burnt down on Monday, the Harbour Gazette reported.\n\nNobody was hurt, it said.\n"
MOMENTS = 20


@pytest.fixture
def start(tmp_path: Path) -> Path:
    """Make a folder with a story and an article that is not in it."""
    story = tmp_path / "start" / "mill"
    story.mkdir(parents=True)
    for name in ("ansel", "borough"):
        (story / f"{name}.txt").write_text(f"A mill {name}\n\n{TEXT}", "utf-8")
    (story.parent / "calder.txt").write_text(f"Mill gone\n\n{TEXT}", "utf-8")
    return story.parent


def killed(start: Path, tmp_path: Path, command: list[str], *, step: bool) -> list[Path]:
    """Run the command, each time killed at another moment; return the folders that are left."""
    work = tmp_path / "work"
    work.mkdir()
    runs = 0 if step else MOMENTS
    asked = {"command": command, "start": str(start), "work": str(work), "runs": runs}
    run = subprocess.run(
        [sys.executable, str(Path(__file__).parents[1] / "helpers" / "killed.py")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        timeout=300,
    )
    count = int(run.stderr.split()[-1])
    assert count >= (4 if step else MOMENTS)
    return [work / str(number) for number in range(count)]


def story_state(folder: Path) -> object:
    """Return what a reader of the story gets; nothing when there is no folder."""
    if not folder.exists():
        return None
    try:
        story = read_story(folder)
    except FramingError as error:
        return str(error)
    versions = [(one.outlet, one.text, one.url, one.published) for one in story.versions]
    return story.title, versions, story.warnings


def whole(start: Path, tmp_path: Path, command: list[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which the command came to its end."""
    done = Path(shutil.copytree(start, tmp_path / "done"))
    monkeypatch.chdir(done)
    assert main(command) == 0
    monkeypatch.chdir(tmp_path)
    return done


@pytest.mark.parametrize(
    ("settings", "step"),
    [("", True), ("", False), ('title = "Mill"\n[[version]]\nfile = "ansel.txt"\n', True)],
)
def test_adding_an_article(
    start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, *, step: bool
) -> None:
    if settings:
        listed = settings + '[[version]]\nfile = "borough.txt"\n'
        (start / "mill" / "story.toml").write_text(listed, "utf-8")
    command = ["add", "calder.txt", "--to", "mill"]
    old = story_state(start / "mill")
    new = story_state(whole(start, tmp_path, command, monkeypatch) / "mill")
    left = killed(start, tmp_path, command, step=step)
    states = [story_state(folder / "mill") for folder in left]
    assert all(state in (old, new) for state in states)
    if step:
        assert (states[0], states[-1]) == (old, new)
    for folder in left:
        # Whatever was left behind is in nobody's way and goes.
        monkeypatch.chdir(folder)
        main(command)
        assert story_state(folder / "mill") == new
        assert not list((folder / "mill").glob(".*.framing-adding"))
    monkeypatch.chdir(tmp_path)


def test_replacing_an_article(start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = ["add", "calder.txt", "--to", "mill", "--outlet", "Ansel", "--force"]
    old = story_state(start / "mill")
    new = story_state(whole(start, tmp_path, command, monkeypatch) / "mill")
    left = killed(start, tmp_path, command, step=True)
    states = [story_state(folder / "mill") for folder in left]
    assert all(state in (old, new) for state in states)
    assert (states[0], states[-1]) == (old, new)


@pytest.mark.parametrize("step", [True, False])
def test_making_a_story(
    start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, step: bool
) -> None:
    command = ["new", "made", "calder.txt", "mill/ansel.txt"]
    new = story_state(whole(start, tmp_path, command, monkeypatch) / "made")
    left = killed(start, tmp_path, command, step=step)
    assert all(story_state(folder / "made") in (None, new) for folder in left)
    assert story_state(left[-1] / "made") == new or not step


def report_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a report, wherever a run that was killed left the whole of it."""
    aside = folder.with_name(f".{folder.name}.framing-old")
    found = folder if folder.exists() else aside
    return {path.name: path.read_bytes() for path in found.iterdir()} if found.exists() else {}


def test_writing_a_report(start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = ["compare", "mill", "--out", "out"]
    monkeypatch.chdir(start)
    (start / "mill" / "story.toml").write_text('title = "An older title"', "utf-8")
    assert main(command) == 0
    (start / "mill" / "story.toml").unlink()
    old = report_in(start / "out")
    new = report_in(whole(start, tmp_path, command, monkeypatch) / "out")
    assert new != old
    left = killed(start, tmp_path, command, step=False)
    assert all(report_in(folder / "out") in (old, new) for folder in left)
